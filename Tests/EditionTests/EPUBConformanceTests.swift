import EPUBExport
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

@Suite struct EPUBConformanceTests {
  @Test func exporterPassesTheKit() async {
    let kit = ConformanceKit(EPUBExporter.self, settings: [OptionSetting("compression", "0")]) { bytes in
      StoredArchive.files(in: bytes).map(\.text).joined(separator: "\n")
    }
    let report = await kit.run()
    #expect(report.isPassed, "\(report)")
  }
}
