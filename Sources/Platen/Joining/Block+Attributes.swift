import PlatenCore

extension Block {
  /// What is said about the node; `nil` for raw markup, about which nothing can be.
  var attributes: Attributes? {
    switch self {
    case .paragraph(let paragraph): paragraph.attributes
    case .heading(let heading): heading.attributes
    case .list(let list): list.attributes
    case .definitionList(let list): list.attributes
    case .quote(let quote): quote.attributes
    case .code(let code): code.attributes
    case .table(let table): table.attributes
    case .figure(let figure): figure.attributes
    case .division(let division): division.attributes
    case .parallel(let parallel): parallel.attributes
    case .math(let math): math.attributes
    case .raw: nil
    case .thematicBreak(let thematicBreak): thematicBreak.attributes
    case .pageBreak(let pageBreak): pageBreak.attributes
    }
  }

  /// Says something else about the node; nothing about raw markup.
  mutating func set(_ attributes: Attributes) {
    switch self {
    case .paragraph(var paragraph):
      paragraph.attributes = attributes
      self = .paragraph(paragraph)
    case .heading(var heading):
      heading.attributes = attributes
      self = .heading(heading)
    case .list(var list):
      list.attributes = attributes
      self = .list(list)
    case .definitionList(var list):
      list.attributes = attributes
      self = .definitionList(list)
    case .quote(var quote):
      quote.attributes = attributes
      self = .quote(quote)
    case .code(var code):
      code.attributes = attributes
      self = .code(code)
    case .table(var table):
      table.attributes = attributes
      self = .table(table)
    case .figure(var figure):
      figure.attributes = attributes
      self = .figure(figure)
    case .division(var division):
      division.attributes = attributes
      self = .division(division)
    case .parallel(var parallel):
      parallel.attributes = attributes
      self = .parallel(parallel)
    case .math(var math):
      math.attributes = attributes
      self = .math(math)
    case .raw: break
    case .thematicBreak(var thematicBreak):
      thematicBreak.attributes = attributes
      self = .thematicBreak(thematicBreak)
    case .pageBreak(var pageBreak):
      pageBreak.attributes = attributes
      self = .pageBreak(pageBreak)
    }
  }
}
