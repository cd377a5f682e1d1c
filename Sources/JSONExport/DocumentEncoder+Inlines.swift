import PlatenCore

extension DocumentEncoder {
  mutating func encode(_ inlines: [Inline]) throws(ExportError) {
    json.beginArray()
    for inline in inlines {
      json.element()
      try encode(inline)
    }
    try json.endArray()
  }

  /// Every kind has a function of its own, so that the frames of the recursion stay small: a hundred levels fit in
  /// 512 KiB even without optimisation.
  private mutating func encode(_ inline: Inline) throws(ExportError) {
    switch inline {
    case .text(let text): try encode(text)
    case .emphasis(let styled): try encode(styled, as: "emphasis")
    case .strong(let styled): try encode(styled, as: "strong")
    case .strikethrough(let styled): try encode(styled, as: "strikethrough")
    case .subscript(let styled): try encode(styled, as: "subscript")
    case .superscript(let styled): try encode(styled, as: "superscript")
    case .code(let code): try encode(code)
    case .link(let link): try encode(link)
    case .image(let image): try encode(image)
    case .span(let span): try encode(span)
    case .ruby(let ruby): try encode(ruby)
    case .gloss(let gloss): try encode(gloss)
    case .note(let note): try encode(note)
    case .math(let math): try encode(math)
    case .raw(let raw): try encode(raw)
    case .softBreak: try encodeLineEnd("soft-break")
    case .lineBreak: try encodeLineEnd("line-break")
    }
  }
}

extension DocumentEncoder {
  mutating func encode(_ math: Math) throws(ExportError) {
    begin("math")
    try field("source", math.source)
    try field("notation", math.notation.rawValue)
    try end(math.attributes)
  }

  mutating func encode(_ raw: Raw) throws(ExportError) {
    begin("raw")
    try field("format", raw.format)
    try field("text", raw.text)
    try json.endObject()
  }

  private mutating func encode(_ styled: Styled, as type: StaticString) throws(ExportError) {
    begin(type)
    try field("inlines", styled.inlines)
    try end(styled.attributes)
  }

  private mutating func encode(_ ruby: Ruby) throws(ExportError) {
    begin("ruby")
    json.name("segments")
    json.beginArray()
    for segment in ruby.segments {
      json.element()
      json.beginObject()
      try field("base", segment.base)
      try field("annotation", segment.annotation)
      try json.endObject()
    }
    try json.endArray()
    try field("annotationLanguage", ifAny: ruby.annotationLanguage?.tag)
    try end(ruby.attributes)
  }

  private mutating func encode(_ text: String) throws(ExportError) {
    begin("text")
    try field("text", text)
    try json.endObject()
  }

  private mutating func encode(_ code: CodeSpan) throws(ExportError) {
    begin("code")
    try field("text", code.text)
    try end(code.attributes)
  }

  private mutating func encode(_ link: Link) throws(ExportError) {
    begin("link")
    try field("destination", link.destination)
    try field("title", ifAny: link.title)
    try field("inlines", link.inlines)
    try end(link.attributes)
  }

  private mutating func encode(_ image: Image) throws(ExportError) {
    begin("image")
    try field("source", image.source)
    try field("alternative", image.alternative)
    if image.isDecorative { field("isDecorative", true) }
    try field("title", ifAny: image.title)
    try end(image.attributes)
  }

  private mutating func encode(_ span: TextSpan) throws(ExportError) {
    begin("span")
    try field("inlines", span.inlines)
    try end(span.attributes)
  }

  private mutating func encode(_ gloss: Gloss) throws(ExportError) {
    begin("gloss")
    try field("term", gloss.term)
    try field("counterpart", gloss.counterpart)
    try field("counterpartLanguage", ifAny: gloss.counterpartLanguage?.tag)
    try field("form", gloss.form.rawValue)
    try end(gloss.attributes)
  }

  private mutating func encode(_ note: Note) throws(ExportError) {
    begin("note")
    try field("label", ifAny: note.label)
    try field("blocks", note.blocks)
    try end(note.attributes)
  }

  private mutating func encodeLineEnd(_ type: StaticString) throws(ExportError) {
    begin(type)
    try json.endObject()
  }
}
