extension Block {
  /// The attributes of the block, whatever its kind.
  ///
  /// Raw markup has no attributes: reading them returns empty attributes, and setting them has no effect.
  public var attributes: Attributes {
    get {
      switch self {
      case .paragraph(let block): block.attributes
      case .heading(let block): block.attributes
      case .list(let block): block.attributes
      case .definitionList(let block): block.attributes
      case .quote(let block): block.attributes
      case .code(let block): block.attributes
      case .table(let block): block.attributes
      case .figure(let block): block.attributes
      case .division(let block): block.attributes
      case .parallel(let block): block.attributes
      case .math(let block): block.attributes
      case .thematicBreak(let block): block.attributes
      case .pageBreak(let block): block.attributes
      case .raw: .none
      }
    }
    set {
      switch self {
      case .paragraph(var block):
        block.attributes = newValue
        self = .paragraph(block)
      case .heading(var block):
        block.attributes = newValue
        self = .heading(block)
      case .list(var block):
        block.attributes = newValue
        self = .list(block)
      case .definitionList(var block):
        block.attributes = newValue
        self = .definitionList(block)
      case .quote(var block):
        block.attributes = newValue
        self = .quote(block)
      case .code(var block):
        block.attributes = newValue
        self = .code(block)
      case .table(var block):
        block.attributes = newValue
        self = .table(block)
      case .figure(var block):
        block.attributes = newValue
        self = .figure(block)
      case .division(var block):
        block.attributes = newValue
        self = .division(block)
      case .parallel(var block):
        block.attributes = newValue
        self = .parallel(block)
      case .math(var block):
        block.attributes = newValue
        self = .math(block)
      case .thematicBreak(var block):
        block.attributes = newValue
        self = .thematicBreak(block)
      case .pageBreak(var block):
        block.attributes = newValue
        self = .pageBreak(block)
      case .raw: return
      }
    }
  }
}
