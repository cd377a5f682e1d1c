// The Swift in the comments of the sources. `CommentTests` looks for it here and in the other tests.

import JSONExport
import JSONImport
import Platen
import PlatenCore
import PlatenFiles
import PlatenTesting
import PluginHost
import Testing

@Suite struct CommentSnippets {
  @Test func editionIsMadeInMemory() async throws {
    let bytes = Array("A Village\n1. Markets\nSelling.\n".utf8)
    let edition = try await Edition(reading: Source(name: "article.txt", bytes: bytes))
      .applying(Toolkit.standard.transforms.defaults)
    var sink = MemorySink()
    let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &sink)
    #expect(result.byteCount == sink.bytes.count)
  }

  @Test func recipeIsMadeOnce() async throws {
    let bytes = Array("# A Village\n".utf8)
    var sink = MemorySink()
    let recipe = try EditionRecipe(formats: ["epub"], settings: [OptionSetting("split-level", "2")])
    let edition = try await recipe.edition(of: Source(name: "article.md", bytes: bytes))
    let made = try await edition.export(recipe.exporters[0], to: &sink)
    #expect(made.byteCount == sink.bytes.count)
  }

  struct PosterOptions: FormatOptions {
    var columns = 2
    static let schema = OptionSchema<PosterOptions>([
      .integer("columns", \.columns, in: 1...8, help: "How many columns the text is set in.")
    ])
  }

  @Test func optionsAreTakenByTheirNames() throws {
    let options = try PosterOptions.schema.options(
      from: [OptionSetting("columns", "3")], format: "poster", resources: NoResources())
    #expect(options.columns == 3)
  }

  func write(_ document: Document, with exporter: some Exporter, in context: ExportContext) async throws {
    var sink = try FileSink(path: "book.epub")
    try await exporter.export(document, to: &sink, context: context)
    try sink.commit()
  }

  @Test func kitTakesTextOutOfOtherOutput() async {
    let kit = ConformanceKit(PosterExporter.self) { bytes in String(decoding: bytes, as: Unicode.ASCII.self) }
    #expect(!kit.checks.isEmpty)
  }

  @Test func kitTakesTransforms() async {
    let kit = ConformanceKit(
      transform: TransformRegistry.Entry(Dashes.self), writtenBy: ConfiguredExporter(JSONExporter()))
    #expect(!kit.checks.isEmpty)
  }

  func addGemtext(to toolkit: inout Toolkit, coding: DocumentCoding) async throws {
    let plugin = try await Plugin(PluginProgram(named: "./platen-format-gemtext"), coding: coding)
    try toolkit.register(plugin)
  }
}

@Suite struct RegistrySnippet {
  @Test func presetIsRegistered() throws {
    var registry = ImporterRegistry()
    try registry.register(MarkdownImporter.self)
    try registry.register(
      ImporterRegistry.Entry(MarkdownImporter.self).preset(
        "plain-markdown", name: "Markdown without mathematics", settings: [OptionSetting("math", "no")]))
    #expect(registry["plain-markdown"]?.options.first { $0.name == "math" }?.defaultValue == "no")
  }
}

@Suite struct RandomDocumentSnippet {
  private func write(_ document: Document) throws -> [UInt8] {
    var sink = MemorySink()
    try JSONExporter().export(document, to: &sink, context: ExportContext())
    return sink.bytes
  }

  private func read(_ bytes: [UInt8]) throws -> Document {
    try JSONImporter().document(from: Source(bytes: bytes), context: ImportContext())
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func readingBackGivesTheSameDocument(seed: UInt64) throws {
    let document = Document.random(seed: seed, nodes: .gfm)
    #expect(try read(write(document)) == document, "seed \(seed)")
  }
}

/// A format of the smallest kind, for what the comments register.
private struct PosterExporter: Exporter {
  static let format = Format(id: "poster", name: "Poster", fileExtensions: ["poster"], mediaType: "text/plain")

  init(options: NoOptions) {}

  func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try sink.write("poster")
  }
}

/// A transform of the smallest kind.
private struct Dashes: Transform {
  static let name = "dashes"
  static let summary = "Does nothing."

  init(options: NoOptions) {}

  func apply(to document: inout Document, context: TransformContext) {}
}
