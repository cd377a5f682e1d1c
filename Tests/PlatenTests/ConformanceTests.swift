import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: ExporterRegistry.standard.entries.map(\.format.id))
  func builtInExporterConforms(format: String) async throws {
    let entry = try #require(ExporterRegistry.standard[format])
    let isPacked = entry.options.contains { $0.name == "compression" }
    let kit = ConformanceKit(entry: entry, settings: isPacked ? [OptionSetting("compression", "0")] : []) { bytes in
      isPacked
        ? StoredArchive.files(in: bytes).map(\.text).joined(separator: "\n") : String(decoding: bytes, as: UTF8.self)
    }
    let report = await kit.run()
    #expect(report.isPassed, "\(report)")
  }
}
