import PandocExport
import PlatenCore
import PlatenTesting
import Testing

@Suite struct ConformanceTests {
  @Test func conforms() async {
    let report = await ConformanceKit(PandocExporter.self).run()
    #expect(report.isPassed, "\(report)")
  }
}
