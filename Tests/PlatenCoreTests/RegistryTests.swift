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
    #expect(throws: RegistryError(name: "echo")) { try exporters.register(Echo.self) }
    #expect(throws: RegistryError(name: "echo")) { try exporters.register(Rival.self) }
    #expect(exporters.entries.map(\.format.id) == ["echo"])
    #expect(RegistryError(name: "echo").description == "the name “echo” is registered already")
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
    let document = try #require(importers["echo"]).document(Source(bytes: Array("村".utf8)), [], ImportContext())
    var exporters = ExporterRegistry()
    try exporters.register(Echo.self)
    let exporter = try #require(exporters["echo"]).make([], NoResources())
    var sink: any ByteSink = MemorySink()
    try await exporter.export(document, to: &sink, context: ExportContext())
    #expect((sink as? MemorySink)?.bytes == Array("村".utf8))
  }
}
