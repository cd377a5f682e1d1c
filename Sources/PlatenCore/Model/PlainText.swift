extension Inline {
  /// The text without markup, as it would be read aloud. Notes are omitted; glosses and ruby keep both parts.
  public var plainText: String {
    var text = ""
    appendPlainText(to: &text, PlainTextParts())
    return text
  }

  fileprivate func appendPlainText(to text: inout String, _ parts: PlainTextParts) {
    switch self {
    case .text(let string): text += string
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.appendPlainText(to: &text, parts)
    case .code(let code): text += code.text
    case .link(let link): link.inlines.appendPlainText(to: &text, parts)
    case .image(let image): if parts.alternatives { text += image.alternative }
    case .span(let span): span.inlines.appendPlainText(to: &text, parts)
    case .ruby(let ruby):
      for segment in ruby.segments {
        text += segment.base
        if parts.annotations, !segment.annotation.isEmpty { text += "(\(segment.annotation))" }
      }
    case .gloss(let gloss):
      var counterpart = ""
      gloss.term.appendPlainText(to: &text, parts)
      gloss.counterpart.appendPlainText(to: &counterpart, parts)
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

  /// The text without markup, as ``plainText`` or with less.
  ///
  /// - Parameters:
  ///   - alternatives: whether the descriptions of pictures belong to it.
  ///   - annotations: whether what stands above ruby follows it in brackets. Names of things, as in a menu, are without.
  package func plainText(alternatives: Bool = true, annotations: Bool = true) -> String {
    var text = ""
    appendPlainText(to: &text, PlainTextParts(alternatives: alternatives, annotations: annotations))
    return text
  }

  fileprivate func appendPlainText(to text: inout String, _ parts: PlainTextParts) {
    for inline in self { inline.appendPlainText(to: &text, parts) }
  }
}

/// What belongs to a text without markup.
private struct PlainTextParts {
  var alternatives = true
  var annotations = true
}
