import MarkdownImport
import PlatenCore
import Testing

@Suite struct FrontMatterTests {
  private func metadata(_ yaml: String, log: ReportLog = ReportLog()) throws -> Metadata {
    try markdown("---\n\(yaml)\n---\n\ntext\n", log: log).metadata
  }

  @Test func allFields() throws {
    let log = ReportLog()
    let metadata = try metadata(
      """
      title: 乡村 (The Village)
      subtitle: A subtitle
      author:
        - 李明
        - name: Jane Doe
          role: editor
          sort: Doe, Jane
      translator: John Roe
      lang: [zh-Hans, en]
      date: 2024-05
      modified: 2024-05-01T12:00:00Z
      identifier: urn:isbn:978-7-04-050694-5
      doi: 10.1000/182
      publisher: Press
      source: Somewhere
      rights: CC BY 4.0
      description: |
        Two
        lines
      subject: Villages
      keywords: a, b
      series: {name: Readers, position: 2.1}
      accessibility:
        conforms-to: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
        hazards: [none]
      """, log: log)
    var expected = Metadata()
    expected.titles = [
      Title("乡村", alternates: [.init("The Village", language: .english)]), Title("A subtitle", kind: .subtitle),
    ]
    expected.creators = [Contributor("李明"), Contributor("Jane Doe", role: "edt", sortKey: "Doe, Jane")]
    expected.contributors = [Contributor("John Roe", role: "trl")]
    expected.languages = [.simplifiedChinese, .english]
    expected.published = PublicationDate(year: 2024, month: 5)
    expected.modified = Timestamp("2024-05-01T12:00:00Z")
    expected.identifiers = [Identifier("978-7-04-050694-5", scheme: .isbn), Identifier("10.1000/182", scheme: .doi)]
    expected.publisher = "Press"
    expected.source = "Somewhere"
    expected.rights = "CC BY 4.0"
    expected.summary = "Two\nlines"
    expected.subjects = [Subject("Villages"), Subject("a"), Subject("b")]
    expected.series = Series("Readers", position: "2.1")
    expected.accessibility.conformsTo = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    expected.accessibility.hazards = ["none"]
    #expect(metadata == expected)
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: [
    "terms: {淘宝村: Taobao Village, GDP: 国内生产总值}", "terms:\n  淘宝村: Taobao Village\n  GDP: 国内生产总值",
    "terms:\n- 淘宝村: Taobao Village\n- {term: GDP, counterpart: 国内生产总值}",
  ])
  func termsAreRead(yaml: String) throws {
    let log = ReportLog()
    let metadata = try metadata(yaml, log: log)
    #expect(
      metadata.terms == [
        GlossaryTerm("淘宝村", counterpart: "Taobao Village"), GlossaryTerm("GDP", counterpart: "国内生产总值"),
      ])
    #expect(log.report.diagnostics == [])
  }

  @Test func termWithoutCounterpartIsReported() throws {
    let log = ReportLog()
    let metadata = try metadata("terms: [淘宝村]", log: log)
    #expect(metadata.terms == [])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.metadata-invalid"])
  }

  @Test(arguments: [
    ("乡村 (The Village)", "[zh, en]", Title("乡村", alternates: [.init("The Village", language: .english)])),
    (
      "The Village（乡村）", "[en, zh-Hant]",
      Title(
        "The Village", alternates: [.init("乡村", language: .traditionalChinese)], form: .fullwidthParentheses)
    ),
    (
      "乡村 (The Village)", "en",
      Title("乡村", language: .chinese, alternates: [.init("The Village", language: .english)])
    ),
    ("The Village (a novel)", "en", Title("The Village (a novel)")),
    ("乡村 (上)", "zh", Title("乡村 (上)")),
    ("(The Village)", "en", Title("(The Village)")),
  ])
  func titleInTwoScriptsIsTakenApart(_ text: String, _ languages: String, _ title: Title) throws {
    #expect(try metadata("title: '\(text)'\nlang: \(languages)").titles == [title])
  }

  @Test func unknownAndInvalidFieldsAreReportedWithTheirPlace() throws {
    let log = ReportLog()
    let metadata = try metadata("title: A\ncolour: red\ndate: someday\nlang: 中文\npublisher: [x]", log: log)
    #expect(metadata.titles == [Title("A")])
    #expect(metadata.published == nil)
    #expect(metadata.languages == [])
    let found = log.report.diagnostics.map { "\($0.id) \($0.location?.description ?? "")" }.sorted()
    #expect(
      found == [
        "markdown.metadata-invalid 4:7", "markdown.metadata-invalid 5:7", "markdown.metadata-invalid 6:12",
        "markdown.metadata-unknown 3:9",
      ])
    #expect(log.report.diagnostics.allSatisfy { $0.loss == .dropped })
  }

  @Test func malformedYAMLStaysTextAndIsReported() throws {
    let log = ReportLog()
    let document = try markdown("---\ntitle: [a\n---\nb", log: log)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.front-matter-invalid"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 2, column: 8))
    #expect(
      document.body == [
        .thematicBreak(ThematicBreak()), .heading(Heading(level: 2, [.text("title: [a")])),
        .paragraph(Paragraph([.text("b")])),
      ])
  }

  @Test(arguments: ["---\n\ntext\n\n---\n", "---\njust text\n---\n", "text\n---\na: b\n---\n", "---\na: b\n"])
  func thematicBreaksAreNoFrontMatter(_ text: String) throws {
    let log = ReportLog()
    let document = try markdown(text, log: log)
    #expect(document.metadata == Metadata())
    #expect(!document.body.isEmpty)
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: [
    String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000),
    (0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    "k0: &k0 [x, x]\n" + (1..<40).map { "k\($0): &k\($0) [*k\($0 - 1), *k\($0 - 1), *k\($0 - 1)]\n" }.joined(),
    String(repeating: "x", count: 70_000),
  ])
  func expensiveYAMLIsRefused(_ yaml: String) throws {
    let log = ReportLog()
    _ = try metadata(yaml, log: log)
    #expect(log.report.diagnostics.map(\.id).contains("markdown.front-matter-invalid"))
  }

  @Test(arguments: [
    ("# A *b*\n\nc", "A b"), ("# 乡村 (The Village)\n", "乡村"), ("a\n\n# B", nil), ("# A\n\n# B", nil), ("## A", nil),
  ])
  func theOnlyFirstHeadingIsTheTitle(_ text: String, _ title: String?) throws {
    let document = try markdown(text)
    #expect(document.metadata.title?.text == title)
    #expect(document.body.first != nil)
  }

  @Test func positionsCountTheFrontMatter() throws {
    let log = ReportLog()
    _ = try markdown("---\ntitle: A\n---\n\n<b>", log: log)
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 5, column: 1))
  }
}
