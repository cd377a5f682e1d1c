extension Inline {
  /// What is read aloud: the text without markup. Notes are left out; a gloss and a ruby keep both halves.
  public var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  fileprivate func appendPlainText(to text: inout String) {
    switch self {
    case .text(let string): text += string
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.appendPlainText(to: &text)
    case .code(let code): text += code.text
    case .link(let link): link.inlines.appendPlainText(to: &text)
    case .image(let image): text += image.alternative
    case .span(let span): span.inlines.appendPlainText(to: &text)
    case .ruby(let ruby):
      for segment in ruby.segments {
        text += segment.base
        if !segment.annotation.isEmpty { text += "(\(segment.annotation))" }
      }
    case .gloss(let gloss):
      gloss.term.appendPlainText(to: &text)
      text += gloss.form.opening
      gloss.counterpart.appendPlainText(to: &text)
      text += gloss.form.closing
    case .note, .raw: break
    case .math(let math): text += math.source
    case .softBreak, .lineBreak: text += " "
    }
  }
}

extension [Inline] {
  /// What is read aloud: the text without markup, see ``Inline/plainText``.
  public var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  fileprivate func appendPlainText(to text: inout String) {
    for inline in self { inline.appendPlainText(to: &text) }
  }
}
