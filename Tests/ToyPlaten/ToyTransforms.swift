import PlatenCore

/// Puts a star before every paragraph, unless it is switched off.
struct Stars: Transform {
  static let name = "stars"
  static let summary = "Puts a star before every paragraph."

  init(options: NoOptions) {}

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    document.body = document.body.map { block in
      guard case .paragraph(var paragraph) = block else { return block }
      guard case .text? = paragraph.inlines.first else { return block }
      paragraph.inlines.insert(.text("*"), at: 0)
      return .paragraph(paragraph)
    }
  }
}

/// Turns the order of the blocks round, when asked for.
struct Backwards: Transform {
  static let name = "backwards"
  static let summary =
    "Turns the document round, so that what was last is first; a summary that is too long for one line."

  init(options: NoOptions) {}

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) { document.body.reverse() }
}

/// Options of the transform that repeats.
struct EchoOptions: FormatOptions {
  var times = 1
  var mark = "again"
  static let schema = OptionSchema<EchoOptions>([
    .integer("times", \.times, in: 1...3, help: "How often the document is repeated."),
    .text("mark", \.mark, help: "What stands after a repetition."),
  ])
}

/// Repeats the document, when asked for.
struct Echo: Transform {
  static let name = "echo"
  static let summary = "Repeats the document."

  let options: EchoOptions

  init(options: EchoOptions) { self.options = options }

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    let body = document.body
    for _ in 0..<options.times { document.body += body + [.paragraph(Paragraph([.text(options.mark)]))] }
  }
}

/// Cannot do its work.
struct Refusal: Transform {
  static let name = "refusal"
  static let summary = "Never works."

  init(options: NoOptions) {}

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    throw TransformError(.document, "the document cannot be refused")
  }
}
