import PlatenCore
import PlatenTesting
import Testing

/// An exporter that lists one thing of a document in the order of a `Set` or a `Dictionary`.
private struct UnorderedExporter: Exporter {
  struct Options: FormatOptions {
    static let schema = OptionSchema<Options>([])
  }

  /// What it lists.
  enum Fault: String, CaseIterable, Sendable {
    case creators, contributors, subjects, identifiers, languages, classes, attributeValues, notes, resources, headings
  }

  static let format = Format(id: "unordered", name: "Unordered", fileExtensions: ["txt"], mediaType: "text/plain")
  let options: Options
  var fault = Fault.creators

  init(options: Options) { self.options = options }

  func export(_ document: Document, to sink: inout some ByteSink, context: ExportContext) throws(ExportError) {
    try document.checkDepth()
    try sink.write(words(document).joined(separator: "\n"))
  }

  private func words(_ document: Document) -> [String] {
    let metadata = document.metadata
    switch fault {
    case .creators: return Array(Set(metadata.creators.map(\.name)))
    case .contributors: return Dictionary(grouping: metadata.contributors.map(\.name)) { $0 }.map(\.key)
    case .subjects: return Array(Set(metadata.subjects.map(\.text)))
    case .identifiers: return Set(metadata.identifiers).map(\.value)
    case .languages: return Set(metadata.languages).map { "\($0)" }
    case .classes: return Array(Set(spans(document).flatMap(\.classes)))
    case .attributeValues:
      return Dictionary(spans(document).flatMap(\.values).map { ($0.name, $0.value) }) { a, _ in a }.map { "\($0)" }
    case .notes:
      return Array(Set(inlines(document).compactMap { if case .note(let note) = $0 { note.label } else { nil } }))
    case .resources: return Dictionary(document.resources.map { ($0.path, 1) }) { a, _ in a }.map(\.key)
    case .headings:
      return Set(
        document.body.compactMap { if case .heading(let heading) = $0 { heading.attributes.id } else { nil } }
      ).map { $0 }
    }
  }

  private func inlines(_ document: Document) -> [Inline] {
    document.body.flatMap { if case .paragraph(let paragraph) = $0 { paragraph.inlines } else { [Inline]() } }
  }

  private func spans(_ document: Document) -> [Attributes] {
    inlines(document).compactMap { if case .span(let span) = $0 { span.attributes } else { nil } }
  }
}

@Suite struct UnorderedOutputTests {
  /// Ten times of ten, since a check that finds a fault now and then is worse than none.
  @Test(arguments: UnorderedExporter.Fault.allCases, [false, true])
  fileprivate func orderOfASetIsFoundEveryTime(fault: UnorderedExporter.Fault, isBrief: Bool) async {
    let good = ExporterRegistry.Entry(UnorderedExporter.self)
    let entry = ExporterRegistry.Entry(format: good.format, options: []) { _, _ in
      var exporter = UnorderedExporter(options: UnorderedExporter.Options())
      exporter.fault = fault
      return ConfiguredExporter(exporter)
    }
    var kit = ConformanceKit(entry: entry)
    kit.isBrief = isBrief
    kit.seeds = []
    for time in 1...10 {
      let report = await kit.run([.sameBytes])
      #expect(report.description.contains("a dozen of everything"), "time \(time): \(report)")
    }
  }

  @Test(arguments: ["text/plain", "application/epub+zip", "text/markdown; charset=utf-8", "application/vnd.x-y.z+json"])
  func mediaTypesAreTaken(_ mediaType: String) async {
    #expect(await report(mediaType).isPassed)
  }

  @Test(arguments: [
    "", "text", "text/", "/plain", "texts/plain", "text/plain/x", "text/pl ain", "text/-x", "text/x; y",
  ])
  func whatIsNoMediaTypeIsFound(_ mediaType: String) async {
    #expect(await report(mediaType).description.contains("is not a media type"))
  }

  private func report(_ mediaType: String) async -> ConformanceReport {
    var entry = ExporterRegistry.Entry(DumpExporter.self)
    entry.format.mediaType = mediaType
    return await ConformanceKit(entry: entry).run([.format])
  }
}
