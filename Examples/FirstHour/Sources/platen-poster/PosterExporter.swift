// snippet: format
import PlatenCore

/// Writes each paragraph on a line of its own, in capitals on request.
struct PosterExporter: Exporter {
  static let format = Format(
    id: "poster", name: "Poster", fileExtensions: ["poster"], mediaType: "text/plain")

  struct Options: FormatOptions {
    var capitals = false
    static let schema = OptionSchema<Options>([
      .boolean("capitals", \.capitals, help: "Whether all letters are capitals.")
    ])
  }

  let options: Options

  func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try document.checkDepth()
    for block in document.body {
      guard case .paragraph(let paragraph) = block else {
        context.log.report(
          Diagnostic("poster.left-out", .warning, "Only paragraphs are on posters.", loss: .dropped))
        continue
      }
      let text = paragraph.inlines.plainText
      try sink.write((options.capitals ? text.uppercased() : text) + "\n")
    }
  }
}
// end of snippet
