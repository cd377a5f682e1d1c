import PlatenCore
import Testing

@Suite struct ReportLogTests {
  private static func note(_ id: String, _ message: String = "m", loss: Diagnostic.Loss? = nil) -> Diagnostic {
    Diagnostic(id, .note, message, loss: loss)
  }

  @Test func diagnosticsAreKeptInOrder() {
    let log = ReportLog()
    log.report(ReportLogTests.note("b", "1"))
    log.report([ReportLogTests.note("a", "2"), ReportLogTests.note("b", "3")])
    #expect(log.report.diagnostics.map(\.message) == ["1", "2", "3"])
    #expect(log.report.omitted.isEmpty)
  }

  @Test func moreThanTheMostOfOneIDAreCounted() {
    let log = ReportLog()
    for index in 0..<ReportLog.maximumPerID + 7 { log.report(ReportLogTests.note("a", "\(index)")) }
    log.report(ReportLogTests.note("b"))
    #expect(log.report.diagnostics.count == ReportLog.maximumPerID + 1)
    #expect(log.report.diagnostics[ReportLog.maximumPerID - 1].message == "\(ReportLog.maximumPerID - 1)")
    #expect(log.report.diagnostics.last?.id == "b")
    #expect(log.report.omitted == [Report.Omission(id: "a", count: 7)])
  }

  @Test func firstLossAndFirstWarningBehindTheMostAreKept() {
    let log = ReportLog()
    for _ in 0..<ReportLog.maximumPerID + 1 { log.report(ReportLogTests.note("a")) }
    #expect(!log.report.hasLosses)
    #expect(!log.report.hasWarnings)
    for _ in 0..<3 { log.report(ReportLogTests.note("a", loss: .dropped)) }
    #expect(log.report.hasLosses)
    #expect(!log.report.hasWarnings)
    log.report(Diagnostic("a", .warning, "m"))
    #expect(log.report.hasWarnings)
    #expect(log.report.diagnostics.count == ReportLog.maximumPerID + 2)
    #expect(log.report.omitted == [Report.Omission(id: "a", count: 3)])
  }

  @Test(arguments: [
    ("村", "“村”"), ("a\nb", "“a\\u{a}b”"), ("\u{202E}x", "“\\u{202e}x”"), ("\u{1B}[31m", "“\\u{1b}[31m”"),
    (String(repeating: "a", count: 60), "“\(String(repeating: "a", count: 60))”"),
    (String(repeating: "a", count: 61), "“\(String(repeating: "a", count: 60))…”"),
  ])
  func untrustedTextIsQuotedCutAndEscaped(text: String, expected: String) {
    #expect(Diagnostic.quoted(text) == expected)
  }

  @Test func descriptionSaysWhereHowBadWhatAndWhich() {
    let diagnostic = Diagnostic(
      "a.b", .warning, "it is odd", at: SourceLocation(file: "x.md", line: 3, column: 4))
    #expect(diagnostic.description == "x.md:3:4: warning: it is odd [a.b]")
    #expect(ReportLogTests.note("a.b", "it is odd").description == "note: it is odd [a.b]")
  }
}
