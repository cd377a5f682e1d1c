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
}
