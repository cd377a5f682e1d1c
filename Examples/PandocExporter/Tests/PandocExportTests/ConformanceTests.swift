// snippet: conformance
import PandocExport
import PlatenCore
import PlatenTesting
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: [
    [], [OptionSetting("api-version", "1.22"), OptionSetting("parallel", "columns")],
    [OptionSetting("pictures", "link"), OptionSetting("raw", "no")],
  ])
  func exporterConforms(settings: [OptionSetting]) async {
    var kit = ConformanceKit(PandocExporter.self, settings: settings)
    kit.checksAdvisoryText = true
    let report = await kit.run()
    #expect(report.isPassed, "\(report)")
  }
}
// end of snippet
