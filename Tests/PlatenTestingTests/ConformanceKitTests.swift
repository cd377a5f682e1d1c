import PlatenCore
import PlatenTesting
import Testing

@Suite struct ConformanceKitTests {
  @Test func obedientExporterPassesEveryCheck() async {
    let report = await ConformanceKit(DumpExporter.self).run()
    #expect(report.isPassed, "\(report)")
    #expect(report.description == "dump: 8 checks passed")
  }

  @Test(arguments: [
    (DumpExporter.Fault.dropsNotes, ConformanceKit.Check.everyNode, "inline note: the first block"),
    (.reportsOnlySimplified, .everyNode, "inline note: the first block"),
    (.callsDiagnosticsWrongly, .everyNode, "is not of the form room.what-happened"),
    (.changesWithTime, .sameBytes, "the bytes differ from offset"),
    (.changesWithParallelism, .sameBytes, "parallelism 8, the bytes differ"),
    (.reportsDifferently, .sameBytes, "the report differs"),
    (.hidesSinkErrors, .failingSink, "after 0 of"),
    (.wrapsSinkErrors, .failingSink, "of kind “limit” and not “sink”"),
    (.forgetsTheReason, .failingSink, "does not say what the sink said"),
    (.writesAgain, .failingSink, "written to again"),
    (.refusesEmpty, .depth, "the empty document: the export failed"),
    (.refusesDeepest, .depth, "nested 100 deep: the export failed"),
    (.takesTooDeep, .depth, "nested 101 deep: the export succeeded"),
    (.choosesOptionFails, .options, "copies=“3”: the export failed"),
    (.refusesHostileText, .hostileText, "“]]>” in every place: the export failed"),
    (.printsControls, .hostileText, "has control characters"),
    (.ignoresWhatCancelledMeans, .cancellation, "of kind “limit” and not “cancelled”"),
  ])
  func faultIsFound(fault: DumpExporter.Fault, check: ConformanceKit.Check, detail: String) async {
    let report = await kit(breaking: fault).run([check])
    #expect(!report.isPassed)
    #expect(report.findings.allSatisfy { $0.check == check })
    #expect(report.findings.contains { $0.detail.contains(detail) }, "\(report)")
  }

  @Test(arguments: [
    ("Poster", "poster", "application/x", "the name “Poster” is not lower-case"),
    ("poster", ".poster", "application/x", "the file extension “.poster”"),
    ("poster", "poster", "poster", "“poster” is not a media type"),
  ])
  func faultyNameTagIsFound(id: String, fileExtension: String, mediaType: String, detail: String) async {
    var entry = ExporterRegistry.Entry(DumpExporter.self)
    entry.format = Format(id: id, name: "Poster", fileExtensions: [fileExtension], mediaType: mediaType)
    let report = await ConformanceKit(entry: entry).run([.format])
    #expect(report.findings.count == 1)
    #expect(report.description.contains(detail), "\(report)")
  }

  @Test func optionsThatTakeAnythingAreFound() async {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    let careless = ExporterRegistry.Entry(format: good.format, options: good.options) { _, _ in
      ConfiguredExporter(DumpExporter(options: DumpExporter.Options()))
    }
    let details = await ConformanceKit(entry: careless).run([.options]).description
    for refused in [
      "copies=“0”", "copies=“4”", "limit=“10”", "trailer=“no-such-word”", "loud=“maybe”", "ending=“”",
      "stylesheet=“no-such-file”",
    ] {
      #expect(details.contains("\(refused): the value is taken"), "\(details)")
    }
    #expect(details.contains("no-such-option-at-all=“1”: the name is taken"))
  }

  @Test func errorsWithoutAdviceAreFound() async {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    let terse = ExporterRegistry.Entry(format: good.format, options: good.options) {
      settings, resources throws(OptionError) in
      do throws(OptionError) { return try good.make(settings, resources) } catch { throw OptionError("no") }
    }
    let details = await ConformanceKit(entry: terse).run([.options]).description
    #expect(details.contains("copies=“0”: the error has no advice"))
    #expect(details.contains("copiesx: the error does not name copies"))
  }

  @Test func defaultThatIsNotTheDefaultIsFound() async {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    var described = good.options
    described[0].defaultValue = "2"
    let options = described
    let make = good.make
    let wrong = ExporterRegistry.Entry(format: good.format, options: options) {
      settings, resources throws(OptionError) in
      try make(settings, resources)
    }
    let details = await ConformanceKit(entry: wrong).run([.options]).description
    #expect(details.contains("copies: its default “2”, when it is given, changes the output"))
  }

  @Test func packedOutputIsUnpackedByTheCaller() async {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    let make = good.make
    let packed = ExporterRegistry.Entry(format: good.format, options: []) { settings, resources throws(OptionError) in
      let inner = try make(settings, resources)
      return ConfiguredExporter(format: inner.format) { document, sink, context throws(ExportError) in
        var memory: any ByteSink = MemorySink()
        try await inner.export(document, to: &memory, context: context)
        let bytes = (memory as? MemorySink)?.bytes ?? []
        try sink.write(bytes.map { $0 ^ 0xFF })
      }
    }
    #expect(await !ConformanceKit(entry: packed).run([.everyNode]).isPassed)
    let kit = ConformanceKit(entry: packed) { String(decoding: $0.map { $0 ^ 0xFF }, as: UTF8.self) }
    #expect(await kit.run([.everyNode]).isPassed)
  }

  @Test func advisoryTextIsCheckedOnDemand() async {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    let make = good.make
    let careless = ExporterRegistry.Entry(format: good.format, options: []) { settings, resources throws(OptionError) in
      let inner = try make(settings, resources)
      return ConfiguredExporter(format: inner.format) { document, sink, context throws(ExportError) in
        var document = document
        document.metadata.publisher = nil
        try await inner.export(document, to: &sink, context: context)
      }
    }
    var kit = ConformanceKit(entry: careless)
    #expect(await kit.run([.everyNode]).isPassed)
    kit.checksAdvisoryText = true
    #expect(await kit.run([.everyNode]).description.contains("metadata: the publisher"))
  }

  @Test func specimensHaveEveryKindOfNodeAndNoWordIsPartOfAnother() {
    let census = NodeCensus(Specimen.everything.document)
    #expect(Set(census.blocks.keys) == Set(BlockKind.allCases))
    #expect(Set(census.inlines.keys) == Set(InlineKind.allCases))
    let words = Specimen.all.flatMap(\.sentinels).map(\.word)
    for word in words { #expect(words.filter { $0.contains(word) } == [word]) }
  }

  @Test(arguments: DeepDocument.allCases)
  func deepDocumentsAreAsDeepAsTheySay(shape: DeepDocument) {
    for depth in [2, 3, 50, 99, 100, 101] { #expect(NodeCensus(shape.document(depth: depth)).depth == depth) }
  }

  private func kit(breaking fault: DumpExporter.Fault) -> ConformanceKit {
    let good = ExporterRegistry.Entry(DumpExporter.self)
    let entry = ExporterRegistry.Entry(format: good.format, options: good.options) {
      settings, resources throws(OptionError) in
      var exporter = DumpExporter(
        options: try DumpExporter.Options.schema.options(from: settings, format: "dump", resources: resources))
      exporter.fault = fault
      return ConfiguredExporter(exporter)
    }
    return ConformanceKit(entry: entry)
  }
}
