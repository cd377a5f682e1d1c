import PlatenCore

/// Puts a star before every paragraph, unless it is switched off.
struct Stars: Transform {
  static let name = "stars"
  static let summary = "Puts a star before every paragraph."

  init(options: NoOptions) {}

  func apply(to document: inout Document, log: ReportLog) throws(TransformError) {
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

  func apply(to document: inout Document, log: ReportLog) throws(TransformError) { document.body.reverse() }
}

/// Cannot do its work.
struct Refusal: Transform {
  static let name = "refusal"
  static let summary = "Never works."

  init(options: NoOptions) {}

  func apply(to document: inout Document, log: ReportLog) throws(TransformError) {
    throw TransformError("the document cannot be refused")
  }
}
