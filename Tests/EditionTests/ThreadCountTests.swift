import MarkdownExport
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// Nothing that is written or said depends on the number of threads.
@Suite struct ThreadCountTests {
  /// A long document of random parts: long enough that every exporter works on several of them at once.
  private static func document(seed: UInt64) -> Document {
    var document = Document.random(seed: seed, size: 40)
    var part = seed &* 1_000
    while document.body.count < 600 {
      part += 1
      document.body += Document.random(seed: part, size: 12).body
    }
    return document
  }

  private static func written(
    _ document: Document, by exporter: ConfiguredExporter, threads: Int
  ) async -> (bytes: [UInt8], diagnostics: [Diagnostic], failure: String?) {
    let log = ReportLog()
    var sink: any ByteSink = MemorySink()
    var failure: String?
    do {
      try await exporter.export(document, to: &sink, context: ExportContext(log: log, parallelism: threads))
    } catch { failure = error.message }
    return ((sink as? MemorySink)?.bytes ?? [], log.report.diagnostics, failure)
  }

  @Test(arguments: EveryExporter.allCases, Effort.seeds(2))
  func exportsAreTheSame(_ exporter: EveryExporter, seed: UInt64) async {
    let document = Self.document(seed: seed)
    let one = await Self.written(document, by: exporter.exporter, threads: 1)
    for threads in [2, 8] {
      let more = await Self.written(document, by: exporter.exporter, threads: threads)
      // Whole files in a message say nothing.
      #expect(one.bytes == more.bytes as [UInt8], "seed \(seed), \(threads) threads")
      #expect(one.diagnostics == more.diagnostics, "seed \(seed), \(threads) threads")
      #expect(one.failure == more.failure, "seed \(seed), \(threads) threads")
    }
  }

  @Test(arguments: Effort.seeds(4))
  func transformsAreTheSame(seed: UInt64) async throws {
    var edition = Edition(Self.document(seed: seed))
    edition.document.metadata.languages = seed.isMultiple(of: 2) ? [] : edition.document.metadata.languages
    var one = edition
    try await one.transform(by: Toolkit.standard.transforms.defaults, parallelism: 1)
    for threads in [2, 8] {
      var more = edition
      try await more.transform(by: Toolkit.standard.transforms.defaults, parallelism: threads)
      #expect(one.document == more.document, "seed \(seed), \(threads) threads")
      #expect(one.report == more.report, "seed \(seed), \(threads) threads")
    }
  }

  /// Markdown is written from heading to heading: with notes here and there, lists of one kind on both sides of a heading, a
  /// heading in a list and blocks that leave nothing.
  @Test(arguments: MarkdownOptions.Dialect.allCases)
  func markdownIsTheSameWhereRunsMeet(_ dialect: MarkdownOptions.Dialect) async {
    var document = Document()
    for number in 0..<1_200 {
      let list = Block.list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text("item \(number)")]))])]))
      switch number % 8 {
      case 0: document.body.append(.heading(Heading(level: 2, [.text(number.isMultiple(of: 16) ? "Part" : "")])))
      case 1, 7: document.body.append(list)
      case 2: document.body.append(.paragraph(Paragraph([])))
      case 3 where number % 400 == 3:
        document.body.append(
          .paragraph(Paragraph([.text("with a note"), .note(Note([.paragraph(Paragraph([.text("\(number)")]))]))])))
      case 4: document.body.append(.quote(Quote([list, .paragraph(Paragraph([.text("> quoted")]))])))
      default: document.body.append(.paragraph(Paragraph([.text("*\(number)* [text]")])))
      }
    }
    let exporter = ConfiguredExporter.markdown { $0.dialect = dialect }
    let one = await Self.written(document, by: exporter, threads: 1)
    #expect(one.bytes.count > 10_000)
    for threads in [2, 8] {
      let more = await Self.written(document, by: exporter, threads: threads)
      #expect(one.bytes == more.bytes as [UInt8], "\(threads) threads")
      #expect(one.diagnostics == more.diagnostics, "\(threads) threads")
    }
  }

  /// The limit on what stands before lines ends an export whatever the number of threads.
  @Test(arguments: ["markdown", "text", "pages"])
  func whatIsOutOfProportionIsTheSame(_ name: String) async {
    let exporter: ConfiguredExporter =
      name == "markdown"
      ? .markdown()
      : .text { options in
        options.width = 200
        options.pageLength = name == "pages" ? 60 : 0
      }
    var quoted = Block.paragraph(Paragraph([.text("a")]))
    for _ in 0..<60 { quoted = .quote(Quote([quoted])) }
    for count in [300, 20_000] {
      var document = Document()
      for number in 0..<count { document.body.append(number % 64 == 0 ? .heading(Heading(level: 1, [])) : quoted) }
      let one = await Self.written(document, by: exporter, threads: 1)
      let two = await Self.written(document, by: exporter, threads: 2)
      #expect(one.failure == two.failure, "\(count) blocks")
      #expect((one.failure == nil) == (count == 300), "\(count) blocks")
      if one.failure == nil { #expect(one.bytes == two.bytes as [UInt8]) }
    }
  }
}
