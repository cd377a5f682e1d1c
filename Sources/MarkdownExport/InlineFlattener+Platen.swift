import PlatenCore

/// Inlines that only Platen's own Markdown has marks for.
///
/// What has no mark of its own is a span or code span with a reserved class: `.inner` gives its attributes to the one
/// node within it, `.gloss` and `.ruby` make those nodes, `.raw` is markup or a formula, verbatim.
extension InlineFlattener {
  mutating func append(_ ruby: Ruby) {
    guard options.dialect.isPlaten else {
      report("markdown.ruby-simplified", "Annotations above text stand in parentheses behind it.", .simplified)
      for segment in ruby.segments {
        appendText(segment.base)
        if !segment.annotation.isEmpty { appendText("(\(segment.annotation))") }
      }
      return
    }
    var values: [(name: String, value: String)] = []
    if let language = ruby.annotationLanguage { values.append(("annotation-lang", language.tag)) }
    if let markup = RubySyntax.markup(ruby.segments) {
      let attributes = ruby.attributes.withoutSource
      guard !attributes.isEmpty || !values.isEmpty else { return sequence.appendMarkup(markup) }
      let list = AttributeSyntax.list(attributes, classes: ["inner"], values: values)
      return schedule(.openBracket, .markup(markup), .closeBracket(list, attributes))
    }
    let list = AttributeSyntax.list(ruby.attributes, classes: ["ruby"], values: values)
    schedule(.closeBracket(list, ruby.attributes))
    for segment in ruby.segments.reversed() {
      let annotation = AttributeSyntax.list(.none, values: [("rt", segment.annotation)])
      schedule(.openBracket, .text(segment.base), .closeBracket(annotation, .none))
    }
    schedule(.openBracket)
  }

  mutating func append(_ gloss: Gloss) {
    guard options.dialect.isPlaten else {
      report("markdown.gloss-simplified", "A term and its counterpart stand as plain text.", .simplified)
      return schedule(
        .inlines(gloss.term[...]), .text(gloss.form.opening), .inlines(gloss.counterpart[...]),
        .text(gloss.form.closing))
    }
    let language = Attributes(language: gloss.counterpartLanguage)
    schedule(
      .openBracket, .inlines(gloss.term[...]), .text(gloss.form.opening), .openBracket,
      .inlines(gloss.counterpart[...]), .closeBracket(AttributeSyntax.list(language), .none),
      .text(gloss.form.closing),
      .closeBracket(AttributeSyntax.list(gloss.attributes, classes: ["gloss"]), gloss.attributes))
  }

  mutating func append(_ note: Note) {
    let label = notes.label(for: note)
    let attributes = note.attributes.withoutSource
    if !attributes.isEmpty, options.dialect.isPlaten {
      let list = AttributeSyntax.list(attributes, classes: ["inner"])
      return schedule(.openBracket, .markup("[^\(label)]"), .closeBracket(list, attributes))
    }
    reportAttributes(attributes)
    if options.dialect.hasGFM { return sequence.appendMarkup("[^\(label)]") }
    report("markdown.note-simplified", "Notes are a list at the end; numbers in brackets refer to it.", .simplified)
    appendText("[\(label)]")
  }

  mutating func append(_ math: Math) {
    let attributes = math.attributes.withoutSource
    guard options.dialect.isPlaten else {
      report("markdown.math-simplified", "A formula is written as code.", .simplified)
      return math.source.isEmpty ? () : appendCode(math.source)
    }
    if math.notation == .tex, MathSyntax.isInline(math.source) {
      let markup = "$" + math.source + "$"
      guard !attributes.isEmpty else { return sequence.appendMarkup(markup) }
      let list = AttributeSyntax.list(attributes, classes: ["inner"])
      return schedule(.openBracket, .markup(markup), .closeBracket(list, attributes))
    }
    appendVerbatim(math.source, name: "math", value: math.notation.rawValue, attributes)
  }

  mutating func append(_ raw: Raw) {
    if raw.format == MarkdownExporter.format.id { return sequence.appendMarkup(raw.text) }
    guard options.dialect.isPlaten else {
      return report(
        "markdown.raw-dropped", "Markup of the format \(Diagnostic.quoted(raw.format)) is left out.", .dropped)
    }
    appendVerbatim(raw.text, name: "format", value: raw.format, .none)
  }

  /// Code with the class `raw`, a span for each line: `more` says that another one follows.
  private mutating func appendVerbatim(_ text: String, name: String, value: String, _ attributes: Attributes) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() {
      var values = [(name: name, value: value)]
      // A code span has at least one character, and no line end of any kind.
      let isPlain = !line.isEmpty && !line.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
      if !isPlain { values.append(("text", line)) }
      if index + 1 < lines.count { values.append(("more", "line")) }
      appendCode(isPlain ? line : name)
      sequence.appendMarkup(
        AttributeSyntax.list(index == 0 ? attributes : .none, classes: ["raw"], values: values))
    }
  }
}

/// `{汉字|hàn|zì}`
enum RubySyntax {
  /// The markup, if these segments are what would be read from it.
  static func markup(_ segments: [Ruby.Segment]) -> String? {
    guard let first = segments.first, let last = segments.last else { return nil }
    let bases = segments.map(\.base)
    let hasCJK = bases.contains { $0.unicodeScalars.contains { CharacterClass($0.value).isCJK } }
    let isPlain = segments.allSatisfy { segment in
      let text = segment.base + segment.annotation
      // Readers that know no ruby would see an address, with the backslash before a tag as a part of it.
      return !segment.base.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
        && !text.contains("://") && !text.contains("www.") && !text.contains("@")
    }
    guard hasCJK, isPlain else { return nil }
    if segments.count == 1 {
      let words = first.annotation.split(separator: " ")
      guard !first.annotation.isEmpty, words.count == 1 || words.count != first.base.count else { return nil }
    } else {
      guard segments.allSatisfy({ $0.base.count == 1 }), bases.joined().count == segments.count,
        !(first.annotation.isEmpty && last.annotation.isEmpty && segments.count == 2)
      else { return nil }
    }
    let markup =
      "{" + escaped(bases.joined()) + "|" + segments.map { escaped($0.annotation) }.joined(separator: "|") + "}"
    return markup.utf8.count < 4_000 ? markup : nil
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "|\\{}<[]`*_~^$&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// `$x$` and `$$x$$`, as pandoc has them.
enum MathSyntax {
  /// Whether a formula can stand between single dollars.
  static func isInline(_ source: String) -> Bool {
    guard let first = source.utf8.first, let last = source.utf8.last else { return false }
    return first > 0x20 && last > 0x20 && first != UInt8(ascii: "$") && hasNoEnd(source)
  }

  /// Whether a formula can stand between double dollars on a line.
  static func isDisplay(_ source: String) -> Bool {
    guard let first = source.utf8.first, let last = source.utf8.last else { return false }
    return first > 0x20 && last > 0x20 && hasNoEnd(source)
  }

  private static func hasNoEnd(_ source: String) -> Bool {
    var isEscaped = false
    // Readers that know no formulas would see tags and links.
    if source.contains("](")
      || zip(source.utf8, source.utf8.dropFirst()).contains(where: {
        $0 == UInt8(ascii: "<") && TextEscapes.canFollowLess($1)
      })
    {
      return false
    }
    for byte in source.utf8 {
      if byte < 0x20 || (byte == UInt8(ascii: "$") && !isEscaped) { return false }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return !isEscaped
  }
}
