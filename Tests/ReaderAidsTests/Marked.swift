import PlatenCore

/// Inlines written in one line: `[term|counterpart]` for a gloss, `{zh:text}` for a span, `*text*` for strong text.
enum Marked {
  static func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): return text
      case .strong(let styled): return "*\(text(styled.inlines))*"
      case .emphasis(let styled): return "_\(text(styled.inlines))_"
      case .span(let span): return "{\(span.attributes.language?.tag ?? ""):\(text(span.inlines))}"
      case .gloss(let gloss):
        let language = gloss.attributes.language.map { "\($0):" } ?? ""
        return "[\(language)\(text(gloss.term))|\(gloss.counterpartLanguage?.tag ?? ""):\(text(gloss.counterpart))]"
      case .strikethrough, .subscript, .superscript, .code, .link, .image, .ruby, .note, .math, .raw, .softBreak,
        .lineBreak:
        return "<\(inline.plainText)>"
      }
    }.joined()
  }

  static func document(_ text: String, languages: [String] = []) -> Document {
    var document = Document(body: [.paragraph(Paragraph([.text(text)]))])
    document.metadata.languages = languages.compactMap { Language($0) }
    return document
  }

  static func paragraph(of document: Document) -> [Inline] {
    guard case .paragraph(let paragraph)? = document.body.first else { return [] }
    return paragraph.inlines
  }
}
