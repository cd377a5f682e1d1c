import PlatenCore

/// Options of the plain toy exporter.
struct PlainOptions: FormatOptions {
  enum Bullet: String, CaseIterable, Sendable { case dash, star, none }

  var times = 1
  var level: Int? = 2
  var bullet = Bullet.none
  var shout = false
  var opening = ""
  var preamble: Resource?

  static let schema = OptionSchema<PlainOptions>([
    .integer("times", \.times, in: 1...1_000_000, help: "How often the text is written."),
    .integer("level", \.level, in: 1...6, or: "never", help: "A number that nobody uses."),
    .choice("bullet", \.bullet, help: "What stands before a paragraph."),
    .boolean("shout", \.shout, help: "Whether letters are capitals."),
    .text("opening", \.opening, help: "A line at the start."),
    .file("preamble", \.preamble, help: "A file that is put at the start."),
  ])
}

/// Metadata and one line a paragraph.
struct PlainExporter: Exporter {
  static let format = Format(
    id: "plain", aliases: ["pl"], name: "Plain toy text", fileExtensions: ["plain", "pln"], mediaType: "text/plain")

  let options: PlainOptions

  init(options: PlainOptions) { self.options = options }

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
    var text = options.opening.isEmpty ? "" : options.opening + "\n"
    let metadata = document.metadata
    if let title = metadata.title { text += "title: \(title.whole)\n" }
    for creator in metadata.creators { text += "author: \(creator.name)\n" }
    if !metadata.languages.isEmpty { text += "lang: \(metadata.languages.map(\.tag).joined(separator: " "))\n" }
    if let modified = metadata.modified ?? context.modified { text += "modified: \(modified)\n" }
    if let cover = metadata.coverImage { text += "cover: \(cover)\n" }
    for line in document.body.lines { text += bullet + (options.shout ? line.uppercased() : line) + "\n" }
    if let preamble = options.preamble { try sink.write(preamble.bytes) }
    for time in 0..<options.times {
      try sink.write(text)
      context.progress?(WorkProgress(completed: time + 1, total: options.times))
    }
  }

  private var bullet: String {
    switch options.bullet {
    case .dash: "- "
    case .star: "* "
    case .none: ""
    }
  }
}

extension [Block] {
  /// Headings with a number sign, paragraphs as they are, links with their targets.
  var lines: [String] {
    flatMap { block -> [String] in
      switch block {
      case .heading(let heading):
        ["# " + heading.inlines.plainText + (heading.attributes.id.map { " {#\($0)}" } ?? "")]
      case .paragraph(let paragraph):
        if case .link(let link)? = paragraph.inlines.first {
          ["-> " + link.destination]
        } else {
          [paragraph.inlines.plainText]
        }
      case .division(let division): division.blocks.lines
      case .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak, .pageBreak:
        []
      }
    }
  }
}

/// Loses every paragraph, and says so.
struct LossyExporter: Exporter {
  static let format = Format(id: "lossy", name: "Lossy toy", fileExtensions: ["lossy"], mediaType: "text/plain")

  init(options: NoOptions) {}

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
    for line in document.body.lines {
      context.log.report(Diagnostic("lossy.lost", .warning, "\(Diagnostic.quoted(line)) is lost", loss: .dropped))
    }
    context.log.record(Claim(property: "toy:kept", value: "nothing", basis: .computed, evidence: "0 paragraphs"))
    try sink.write("lossy\n")
  }
}

/// Fails when half is written.
struct BrokenExporter: Exporter {
  static let format = Format(id: "broken", name: "Broken toy", fileExtensions: ["broken"], mediaType: "text/plain")

  init(options: NoOptions) {}

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
    try sink.write("half of it\n")
    throw ExportError(.contradiction, "this format cannot be written", advice: "Choose another.")
  }
}

/// Options of the slow toy exporter.
struct SlowOptions: FormatOptions {
  var steps = 10
  static let schema = OptionSchema<SlowOptions>([
    .integer("steps", \.steps, in: 1...10_000, help: "How many steps of a tenth of a second it takes.")
  ])
}

/// Takes its time.
struct SlowExporter: Exporter {
  static let format = Format(id: "slow", name: "Slow toy", fileExtensions: ["slow"], mediaType: "text/plain")

  let options: SlowOptions

  init(options: SlowOptions) { self.options = options }

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) async throws(ExportError) {
    for step in 0..<options.steps {
      try sink.write("step \(step)\n")
      context.progress?(WorkProgress(completed: step + 1, total: options.steps))
      do { try await Task.sleep(for: .milliseconds(100)) } catch { throw ExportError(.cancelled, "it was cancelled") }
    }
  }
}
