import PlatenCore
import Testing

@Suite struct RegistryTests {
  struct Echo: Exporter, Importer {
    static let format = Format(
      id: "echo", aliases: ["repeat"], name: "Echo", fileExtensions: ["echo", "ec"], mediaType: "text/plain")
    init(options: NoOptions) {}
    func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
      try sink.write(document.metadata.publisher ?? "nobody")
    }
    func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
      var document = Document()
      document.metadata.publisher = String(decoding: source.bytes, as: UTF8.self)
      return document
    }
  }

  struct Rival: Exporter {
    static let format = Format(
      id: "rival", aliases: ["echo"], name: "Rival", fileExtensions: ["ec"], mediaType: "text/plain")
    init(options: NoOptions) {}
    func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) {}
  }

  @Test(arguments: ["echo", "ECHO", "repeat", "Repeat"])
  func entriesAreFoundByIDAndAliasInAnyCase(name: String) throws {
    var exporters = ExporterRegistry()
    try exporters.register(Echo.self)
    #expect(exporters[name]?.format == Echo.format)
    var importers = ImporterRegistry()
    try importers.register(Echo.self)
    #expect(importers[name]?.format == Echo.format)
    #expect(exporters["ech"] == nil)
  }

  @Test func entriesAreFoundByEveryExtension() throws {
    var exporters = ExporterRegistry()
    try exporters.register(Echo.self)
    #expect(exporters.entry(forFileExtension: "EC")?.format.id == "echo")
    #expect(exporters.entry(forFileExtension: ".ec") == nil)
  }

  @Test func takenNameIsRefusedAndChangesNothing() throws {
    var exporters = ExporterRegistry()
    try exporters.register(Echo.self)
    #expect(throws: RegistryError(.taken, name: "echo")) { try exporters.register(Echo.self) }
    #expect(throws: RegistryError(.taken, name: "echo")) { try exporters.register(Rival.self) }
    #expect(exporters.entries.map(\.format.id) == ["echo"])
    #expect(RegistryError(.taken, name: "echo").description == "the name “echo” is registered already")
  }

  private struct Nameless: Exporter {
    static let format = Format(id: "nameless", name: "", fileExtensions: ["no"], mediaType: "text/plain")
    init(options: NoOptions) {}
    func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) {}
  }

  @Test(arguments: ["My Format!", "", "Poster", "a_b", "a.b", "plakāt", "two words"])
  func nameThatNobodyCouldGiveIsRefused(name: String) {
    var entry = ExporterRegistry.Entry(Nameless.self)
    entry.format.id = name
    var exporters = ExporterRegistry()
    #expect(throws: RegistryError(.invalid, name: name)) { try exporters.register(entry) }
    entry = ExporterRegistry.Entry(Nameless.self)
    entry.format.aliases = [name]
    #expect(throws: RegistryError(.invalid, name: name)) { try exporters.register(entry) }
    var transforms = TransformRegistry()
    #expect(throws: RegistryError(.invalid, name: name)) {
      try transforms.register(
        TransformRegistry.Entry(name: name, summary: "", options: []) { _, _ in
          ConfiguredTransform(name: name) { _, _ in }
        })
    }
    #expect(exporters.entries.isEmpty && transforms.entries.isEmpty)
  }

  @Test func copyIsExtendedWithoutTheOriginal() throws {
    let empty = ExporterRegistry()
    var copy = empty
    try copy.register(Echo.self)
    #expect(empty.entries.isEmpty)
    #expect(copy.entries.count == 1)
  }

  @Test func entryMakesWhatItsTypeMakes() async throws {
    var importers = ImporterRegistry()
    try importers.register(Echo.self)
    let document = try #require(importers["echo"]).make([], NoResources())
      .document(from: Source(text: "村"), context: ImportContext())
    var exporters = ExporterRegistry()
    try exporters.register(Echo.self)
    let exporter = try #require(exporters["echo"]).make([], NoResources())
    var sink: any ByteSink = MemorySink()
    try await exporter.export(document, to: &sink, context: ExportContext())
    #expect((sink as? MemorySink)?.bytes == Array("村".utf8))
  }
}
