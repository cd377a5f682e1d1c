extension Inline {
  /// The text without markup, as it would be read aloud. Notes are omitted; glosses and ruby keep both parts.
  public var plainText: String {
    var text = ""
    appendPlainText(to: &text, alternatives: true)
    return text
  }

  fileprivate func appendPlainText(to text: inout String, alternatives: Bool) {
    switch self {
    case .text(let string): text += string
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.appendPlainText(to: &text, alternatives: alternatives)
    case .code(let code): text += code.text
    case .link(let link): link.inlines.appendPlainText(to: &text, alternatives: alternatives)
    case .image(let image): if alternatives { text += image.alternative }
    case .span(let span): span.inlines.appendPlainText(to: &text, alternatives: alternatives)
    case .ruby(let ruby):
      for segment in ruby.segments {
        text += segment.base
        if !segment.annotation.isEmpty { text += "(\(segment.annotation))" }
      }
    case .gloss(let gloss):
      var counterpart = ""
      gloss.term.appendPlainText(to: &text, alternatives: alternatives)
      gloss.counterpart.appendPlainText(to: &counterpart, alternatives: alternatives)
      // Brackets around nothing would be taken for text.
      if !counterpart.isBlank { text += gloss.form.opening + counterpart + gloss.form.closing }
    case .note, .raw: break
    case .math(let math): text += math.source
    case .softBreak, .lineBreak: text += " "
    }
  }
}

extension [Inline] {
  /// The text without markup, as it would be read aloud: see ``Inline/plainText``.
  public var plainText: String { plainText(alternatives: true) }

  /// The text without markup, with or without the descriptions of pictures.
  package func plainText(alternatives: Bool) -> String {
    var text = ""
    appendPlainText(to: &text, alternatives: alternatives)
    return text
  }

  fileprivate func appendPlainText(to text: inout String, alternatives: Bool) {
    for inline in self { inline.appendPlainText(to: &text, alternatives: alternatives) }
  }
}
