extension Inline {
  /// The attributes of the inline, whatever its kind.
  ///
  /// Text, raw markup and the ends of lines have no attributes: reading them returns empty attributes, and setting them has no effect.
  package var attributes: Attributes {
    get {
      switch self {
      case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
        .superscript(let styled):
        styled.attributes
      case .code(let inline): inline.attributes
      case .link(let inline): inline.attributes
      case .image(let inline): inline.attributes
      case .span(let inline): inline.attributes
      case .ruby(let inline): inline.attributes
      case .gloss(let inline): inline.attributes
      case .note(let inline): inline.attributes
      case .math(let inline): inline.attributes
      case .text, .raw, .softBreak, .lineBreak: .none
      }
    }
    set {
      switch self {
      case .emphasis(let styled): self = .emphasis(Styled(styled.inlines, attributes: newValue))
      case .strong(let styled): self = .strong(Styled(styled.inlines, attributes: newValue))
      case .strikethrough(let styled): self = .strikethrough(Styled(styled.inlines, attributes: newValue))
      case .subscript(let styled): self = .subscript(Styled(styled.inlines, attributes: newValue))
      case .superscript(let styled): self = .superscript(Styled(styled.inlines, attributes: newValue))
      case .code(var inline):
        inline.attributes = newValue
        self = .code(inline)
      case .link(var inline):
        inline.attributes = newValue
        self = .link(inline)
      case .image(var inline):
        inline.attributes = newValue
        self = .image(inline)
      case .span(var inline):
        inline.attributes = newValue
        self = .span(inline)
      case .ruby(var inline):
        inline.attributes = newValue
        self = .ruby(inline)
      case .gloss(var inline):
        inline.attributes = newValue
        self = .gloss(inline)
      case .note(var inline):
        inline.attributes = newValue
        self = .note(inline)
      case .math(var inline):
        inline.attributes = newValue
        self = .math(inline)
      case .text, .raw, .softBreak, .lineBreak: return
      }
    }
  }
}
