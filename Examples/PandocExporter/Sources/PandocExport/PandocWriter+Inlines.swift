import PlatenCore

extension PandocWriter {
  /// Writes an array of inlines that are a text of their own: a heading, a caption, a term.
  mutating func writeContent(_ inlines: [Inline]) {
    json.beginArray()
    lastScalar = nil
    write(inlines)
    json.endArray()
  }

  /// Writes inlines into an array that is open.
  mutating func write(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      if case .softBreak = inline {
        writeSoftBreak(before: inlines[(index + 1)...])
      } else {
        write(inline)
      }
    }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): write(text)
    case .emphasis(let styled): write(styled, "Emph")
    case .strong(let styled): write(styled, "Strong")
    case .strikethrough(let styled): write(styled, "Strikeout")
    case .subscript(let styled): write(styled, "Subscript")
    case .superscript(let styled): write(styled, "Superscript")
    case .code(let code): write(code)
    case .link(let link): write(link)
    case .image(let image): write(image)
    case .span(let span): write(span)
    case .ruby(let ruby): write(ruby)
    case .gloss(let gloss): write(gloss)
    case .note(let note): write(note)
    case .math(let math): write(math, type: "InlineMath")
    case .raw(let raw):
      writeRaw(raw, "RawInline")
      lastScalar = nil
    case .softBreak: bare("SoftBreak")
    case .lineBreak:
      bare("LineBreak")
      lastScalar = " "
    }
  }

  private mutating func write(_ styled: Styled, _ tag: StaticString) {
    let isWrapped = beginWrapper("Span", styled.attributes)
    beginList(tag)
    write(styled.inlines)
    endList()
    endWrapper(isWrapped)
  }

  private mutating func write(_ code: CodeSpan) {
    beginList("Code")
    write(code.attributes)
    json.string(code.text)
    endList()
    lastScalar = nil
  }

  private mutating func write(_ link: Link) {
    beginList("Link")
    write(link.attributes)
    json.beginArray()
    write(link.inlines)
    json.endArray()
    json.beginArray()
    json.string(link.destination)
    json.string(link.title ?? "")
    json.endArray()
    endList()
  }

  private mutating func write(_ span: TextSpan) {
    beginContainer("Span", span.attributes)
    write(span.inlines)
    endContainer()
  }

  // snippet: ruby
  /// Writes `银(yín)行(háng)`: pandoc has nothing that stands above the line.
  private mutating func write(_ ruby: Ruby) {
    report(
      "ruby-in-brackets", .simplified, "Pandoc has no annotations above the line; they are set after it in brackets.",
      at: ruby.attributes)
    beginContainer("Span", ruby.attributes, classes: ["ruby"])
    for segment in ruby.segments {
      write(segment.base)
      guard !segment.annotation.isEmpty else { continue }
      beginContainer("Span", classes: ["annotation"], language: ruby.annotationLanguage)
      write("(" + segment.annotation + ")")
      endContainer()
    }
    endContainer()
  }
  // end of snippet

  /// Writes a gloss as it is printed, with both halves marked.
  private mutating func write(_ gloss: Gloss) {
    var attributes = gloss.attributes
    let language = attributes.language
    attributes.language = nil
    beginContainer("Span", attributes, classes: ["gloss"])
    beginContainer("Span", classes: ["term"], language: language)
    write(gloss.term)
    endContainer()
    write(gloss.form.opening)
    beginContainer("Span", classes: ["counterpart"], language: gloss.counterpartLanguage)
    write(gloss.counterpart)
    endContainer()
    write(gloss.form.closing)
    endContainer()
  }

  /// Writes a formula; pandoc's are TeX.
  mutating func write(_ math: Math, type: StaticString) {
    let isWrapped = beginWrapper("Span", math.attributes)
    switch math.notation {
    case .tex:
      beginList("Math")
      bare(type)
      json.string(math.source)
      endList()
    case .mathML where options.raw:
      report(
        "mathml-in-html-only", warning: true, .substituted,
        "Pandoc's formulas are TeX; this one is MathML, and is shown in HTML and EPUB only.", at: math.attributes)
      beginList("RawInline")
      json.word("html")
      json.string(math.source)
      endList()
    case .mathML:
      report(
        "mathml-as-code", warning: true, .substituted,
        "Pandoc's formulas are TeX; this one is MathML, and is shown as code.",
        at: math.attributes)
      beginList("Code")
      write(classes: ["mathml"])
      json.string(math.source)
      endList()
    }
    endWrapper(isWrapped)
    lastScalar = nil
  }
}
