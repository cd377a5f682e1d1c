import Platen
import PlatenCore
import Testing

/// The way from bytes to editions.
@Suite struct EditionTests {
  @Test func bytesBecomeAnEdition() async throws {
    var edition = try Edition(
      reading: Source(name: "a.toy", bytes: Array("hello".utf8)), settings: [OptionSetting("suffix", "!")],
      using: EditionTests.toolkit)
    try await edition.apply([Doubling()])
    var sink = MemorySink()
    let report = try await edition.export(ToyExporter(options: NoOptions()), to: &sink)
    #expect(String(decoding: sink.bytes, as: UTF8.self) == "hello!hello!")
    #expect(
      report == ExportReport(format: ToyExporter.format, byteCount: 12, report: Report(diagnostics: [ToyExporter.loss]))
    )
    #expect(edition.report.diagnostics.map(\.id) == ["toy.read", "toy.doubled"])
  }

  @Test func sinkKeepsWhatItHadBefore() async throws {
    let edition = Edition(Document(body: [.paragraph(Paragraph([.text("b")]))]))
    var sink = MemorySink()
    try sink.write("a")
    let report = try await edition.export(
      ConfiguredExporter(ToyExporter(options: NoOptions())), to: &sink, modified: nil)
    #expect(sink.bytes == Array("ab".utf8))
    #expect(report.byteCount == 1)
  }

  @Test func failedTransformChangesNothing() async throws {
    var edition = Edition(Document(body: [.paragraph(Paragraph([.text("b")]))]))
    let before = edition.document
    await #expect(throws: EditionError.transform(name: "refusing", TransformError(.document, "no"))) {
      try await edition.apply([Doubling(), Refusing()])
    }
    #expect(edition.document == before)
    #expect(edition.report == Report())
  }

  @Test(arguments: [
    ("tyo", [], "there is no input format “tyo”. Did you mean “toy”?"),
    ("toy", [OptionSetting("sufix", "x")], "toy has no option “sufix”. Did you mean “suffix”?"),
    ("toy", [OptionSetting("suffix", "fail")], "1:2: it cannot be read"),
  ])
  func mistakeInReadingIsTold(_ format: String, _ settings: [OptionSetting], _ message: String) {
    #expect {
      try Edition(reading: Source(bytes: [0x61]), as: format, settings: settings, using: EditionTests.toolkit)
    } throws: {
      "\($0)" == message
    }
  }

  @Test func reportsAddUp() {
    var report = Report(omitted: [.init(id: "a", count: 2)])
    report.append(
      Report(diagnostics: [ToyExporter.loss], omitted: [.init(id: "a", count: 1), .init(id: "b", count: 4)]))
    #expect(
      report
        == Report(diagnostics: [ToyExporter.loss], omitted: [.init(id: "a", count: 3), .init(id: "b", count: 4)]))
  }

  private static var toolkit: Toolkit {
    var toolkit = Toolkit()
    #expect(throws: Never.self) { try toolkit.importers.register(ToyImporter.self) }
    return toolkit
  }
}

/// The registries of transforms, and what is standard.
@Suite struct ToolkitTests {
  @Test func standardNamesAreAllDifferent() {
    let toolkit = Toolkit.standard
    var exporters = ExporterRegistry()
    var importers: Set<String> = []
    for entry in toolkit.exporters.entries { #expect(throws: Never.self) { try exporters.register(entry) } }
    for format in toolkit.importers.entries.map(\.format) {
      for name in [format.id] + format.aliases { #expect(importers.insert(name).inserted, "\(name)") }
    }
    #expect(exporters.entries.count >= 1)
    #expect(importers.count >= 1)
  }

  @Test func defaultsComeFirstThenWhatIsAskedForInThatOrder() throws {
    var registry = TransformRegistry()
    try registry.register(Doubling.self, isDefault: true)
    try registry.register(Refusing.self)
    func names(_ wanted: [String], _ unwanted: [String]) throws -> [String] {
      try registry.entries(adding: wanted, without: unwanted).map(\.name)
    }
    #expect(try names([], []) == ["doubling"])
    #expect(try names(["refusing", "doubling"], []) == ["doubling", "refusing"])
    #expect(try names(["REFUSING"], ["Doubling"]) == ["refusing"])
    for name in ["one", "two"] {
      try registry.register(
        TransformRegistry.Entry(name: name, summary: "Nothing.", options: []) { _, _ in
          ConfiguredTransform(name: name) { _, _ in }
        })
    }
    #expect(try names(["two", "refusing", "one", "two"], []) == ["doubling", "two", "refusing", "one"])
    #expect(throws: OptionError("the transform doubling is both requested and omitted")) {
      try names(["doubling"], ["doubling"])
    }
    #expect(throws: RegistryError(.taken, name: "doubling")) { try registry.register(Doubling.self) }
  }
}

private struct ToyOptions: FormatOptions {
  var suffix = ""
  static let schema = OptionSchema<ToyOptions>([.text("suffix", \.suffix, help: "What follows the text.")])
}

private struct ToyImporter: Importer {
  static let format = Format(id: "toy", name: "Toy", fileExtensions: ["toy"], mediaType: "text/plain")
  let options: ToyOptions

  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    if options.suffix == "fail" {
      throw ImportError("it cannot be read", at: SourceLocation(file: source.name, line: 1, column: 2))
    }
    context.log.report(Diagnostic("toy.read", .note, "it was read"))
    return Document(body: [
      .paragraph(Paragraph([.text(String(decoding: source.bytes, as: UTF8.self) + options.suffix)]))
    ])
  }
}

private struct ToyExporter: Exporter {
  static let format = Format(id: "toy", name: "Toy", fileExtensions: ["toy"], mediaType: "text/plain")
  static let loss = Diagnostic("toy.loss", .warning, "it was lost", loss: .dropped)

  init(options: NoOptions) {}

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
    context.log.report(ToyExporter.loss)
    for block in document.body {
      if case .paragraph(let paragraph) = block { try sink.write(paragraph.inlines.plainText) }
    }
  }
}

private struct Doubling: Transform {
  static let name = "doubling"
  static let summary = "Says everything twice."

  init(options: NoOptions = NoOptions()) {}

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    document.body += document.body
    context.log.report(Diagnostic("toy.doubled", .note, "it was doubled"))
  }
}

private struct Refusing: Transform {
  static let name = "refusing"
  static let summary = "Never works."

  init(options: NoOptions = NoOptions()) {}

  func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    throw TransformError(.document, "no")
  }
}
