import MarkupWriter
import Mathematics
package import PlatenCore

extension ContentWriter {
  /// Writes running text.
  package mutating func write(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .text(let text): write(text)
      case .emphasis(let styled): write(styled, "em")
      case .strong(let styled): write(styled, "strong")
      case .strikethrough(let styled): write(styled, "del")
      case .subscript(let styled): write(styled, "sub")
      case .superscript(let styled): write(styled, "sup")
      case .code(let code): write(code)
      case .link(let link): write(link)
      case .image(let image): write(image)
      case .span(let span): write(span)
      case .ruby(let ruby): write(ruby)
      case .gloss(let gloss): write(gloss)
      case .note(let note): write(note)
      case .math(let math): writeInLine(math)
      case .raw(let raw): reportDropped(raw)
      case .softBreak:
        writeSoftBreak(
          before: index + 1 < inlines.count ? inlines[index + 1] : nil, after: index > 0 ? inlines[index - 1] : nil)
      case .lineBreak:
        if isLabel {
          markup.text(" ")
        } else {
          markup.start("br")
          markup.endEmpty()
          markup.newline()
        }
      }
    }
  }

  /// Writes text. In vertical lines of Chinese or Japanese, numbers of one or two figures stand upright, side by side.
  private mutating func write(_ text: String) {
    guard plan.isVertical, language.usesHan else { return markup.text(text) }
    for piece in UprightNumbers.pieces(of: text) {
      if piece.isNumber {
        markup.start("span")
        markup.attribute("class", "upright")
        markup.text(piece.text)
        markup.end()
      } else {
        markup.text(piece.text)
      }
    }
  }

  /// Styles with a meaning have elements of their own; see HTML, text-level semantics.
  private mutating func write(_ styled: Styled, _ element: StaticString) {
    markup.start(element)
    let outer = write(styled.attributes)
    write(styled.inlines)
    markup.end()
    restore(outer)
  }

  private mutating func write(_ code: CodeSpan) {
    markup.start("code")
    let outer = write(code.attributes)
    markup.text(code.text)
    markup.end()
    restore(outer)
  }

  private mutating func write(_ span: TextSpan) {
    // Spans in a navigation document must contain text (EPUB 3.3 §7.2).
    if isLabel, isBlank(span.inlines) { return write(span.inlines) }
    guard let element = SpanElement(span.attributes), !isLabel else {
      markup.start("span")
      let outer = write(span.attributes)
      write(span.inlines)
      markup.end()
      return restore(outer)
    }
    markup.start(element.name)
    var attributes = span.attributes
    attributes.values.removeAll { $0.name == "element" }
    if element.takesTitle { markup.attribute("title", attributes["title"]) }
    let outer = write(attributes)
    write(span.inlines)
    markup.end()
    restore(outer)
  }

  /// Writes what is left of a node whose element cannot be written.
  mutating func writeBare(_ inlines: [Inline], _ attributes: Attributes) {
    guard !isLabel, !attributes.isEmpty else { return write(inlines) }
    markup.start("span")
    let outer = write(attributes)
    write(inlines)
    markup.end()
    restore(outer)
  }

  /// Writes ruby with the parentheses that a reader sees who cannot show it (HTML §4.5.12).
  private mutating func write(_ ruby: Ruby) {
    let segments = ruby.segments.filter { !$0.base.isEmpty || !$0.annotation.isEmpty }
    guard !segments.isEmpty else {
      // HTML §4.5.10: ruby without a base and an annotation is none. Its id may still be a place that links lead to.
      return writeBare([], ruby.attributes)
    }
    evidence.rubies += 1
    markup.start("ruby")
    let outer = write(ruby.attributes)
    for segment in segments {
      markup.text(segment.base)
      markup.element("rp", "(")
      markup.start("rt")
      if let annotation = ruby.annotationLanguage, annotation != language { writeLanguage(annotation) }
      markup.text(segment.annotation)
      markup.end()
      markup.element("rp", ")")
    }
    markup.end()
    restore(outer)
  }

  private mutating func write(_ gloss: Gloss) {
    if isBlank(gloss.counterpart) || (isLabel && isBlank(gloss.term)) {
      // Brackets around nothing are left out; what has no text may still be a picture or a note.
      return writeBare(gloss.term + gloss.counterpart, gloss.attributes)
    }
    markup.start("span")
    var attributes = gloss.attributes
    let termLanguage = attributes.language
    attributes.language = nil
    let outer = write(attributes, classes: "gloss")
    markup.start("span")
    let around = write(.none, classes: "term", language: termLanguage)
    write(gloss.term)
    markup.end()
    restore(around)
    // The brackets belong to the counterpart, so that both can go to a line of their own in a heading.
    let opening = gloss.form.opening
    if opening.first == " " { markup.text(" ") }
    markup.start("span")
    markup.attribute("class", "bracketed")
    markup.text(opening.first == " " ? String(opening.dropFirst()) : opening)
    markup.start("span")
    let inside = write(.none, classes: "counterpart", language: gloss.counterpartLanguage)
    write(gloss.counterpart)
    markup.end()
    restore(inside)
    markup.text(gloss.form.closing)
    markup.end()
    markup.end()
    restore(outer)
  }

  /// A line end of the source is a space, but nothing between two Han characters (CSS Text 3 §4.1.3 leaves it to the browser,
  /// and most keep the space).
  private mutating func writeSoftBreak(before next: Inline?, after last: Inline?) {
    if let end = last?.plainText.unicodeScalars.last, let start = next?.plainText.unicodeScalars.first,
      CJK.joinsLines(end.value, start.value)
    {
      return
    }
    if isLabel { markup.text(" ") } else { markup.newline() }
  }

  private mutating func writeInLine(_ math: Math) {
    guard !isLabel, !math.attributes.isEmpty else { return write(math, isBlock: false) }
    markup.start("span")
    let outer = write(math.attributes)
    write(math, isBlock: false)
    markup.end()
    restore(outer)
  }

  mutating func write(_ math: Math, isBlock: Bool) {
    guard !isLabel else { return markup.text(math.source) }
    if let problem = MathMarkup.write(math, isBlock: isBlock, to: &markup) {
      evidence.formulasAsText += 1
      report(
        "epub.math-as-text", "A formula is shown as its source: \(problem).", loss: .simplified,
        at: math.attributes)
      markup.start("code")
      markup.attribute("class", "math")
      markup.text(math.source)
      markup.end()
    } else {
      evidence.formulas += 1
    }
  }

  /// Raw HTML was read before; what is left is for other formats, or a comment.
  mutating func reportDropped(_ raw: Raw) {
    guard !isLabel, !(raw.isHTML && raw.isComment) else { return }
    report(
      "epub.raw-dropped", "Markup for \(Diagnostic.quoted(raw.format)) was left out of the EPUB.", loss: .dropped)
  }
}
