// The Swift of README.md. Each snippet there is a region of this file; `READMETests` compares them.

// snippet: embed
import Platen

/// Reads an article and writes the reader edition beside it.
func makeEdition(of path: String) async throws {
  let source = Source(name: path, bytes: try InputFile.read(path))
  var edition = try Edition(reading: source)
  try await edition.apply(Toolkit.standard.transforms.defaults)
  var file = try FileSink(path: path + ".epub")
  let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &file)
  for diagnostic in result.report.diagnostics { print(diagnostic) }
  try file.commit()
}
// end of snippet

// snippet: transform
/// Sets dashes between words as the house wants them.
struct Dashes: Transform {
  static let name = "dashes"
  static let summary = "Turns hyphens between spaces into dashes."

  struct Options: FormatOptions {
    enum Style: String, CaseIterable, Sendable { case en, em }
    var style = Style.en
    static let schema = OptionSchema<Options>([
      .choice("style", \.style, help: "Whether dashes are short with spaces, or long without.")
    ])
  }

  let options: Options

  func apply(to document: inout Document, context: TransformContext) {
    document.rewriteInlines { inlines, _ in
      inlines = inlines.map { inline in
        guard case .text(let text) = inline else { return inline }
        return .text(text.replacing(" - ", with: options.style == .en ? " – " : "—"))
      }
    }
  }
}
// end of snippet

// snippet: format
/// One line a paragraph, in capitals if somebody likes them.
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
    for block in document.body {
      guard case .paragraph(let paragraph) = block else {
        context.log.report(
          Diagnostic("poster.left-out", .warning, "only paragraphs are on posters", loss: .dropped))
        continue
      }
      let text = paragraph.inlines.plainText
      try sink.write((options.capitals ? text.uppercased() : text) + "\n")
    }
  }
}
// end of snippet
