import PlatenCore
import TestSupport
import Testing

@testable import ContentMarkup
@testable import EPUBExport

/// What e-readers, shops and the law ask for beyond a valid EPUB.
@Suite struct ShelfTests {
  private func table(columns: Int, span: Int = 1) -> Block {
    let row = Table.Row((0..<columns).map { Table.Cell([paragraph("c\($0)")]) })
    let spanned = Table.Row([Table.Cell([paragraph("c")], columnSpan: span)] + row.cells.dropFirst(span))
    return .table(
      Table(columns: Array(repeating: .init(), count: columns), header: [row], rows: [span == 1 ? row : spanned]))
  }

  @Test func narrowTableStaysAsItIs() async throws {
    #expect(try await xhtml([table(columns: 5)]).hasPrefix("<table>"))
  }

  @Test func wideTableNamesTheColumnOfEachCell() async throws {
    let markup = try await xhtml([table(columns: 6)])
    #expect(markup.hasPrefix("<table class=\"stacked\">"))
    #expect(markup.contains("<td data-title=\"c5\">c5</td>"))
  }

  @Test func wideTableWithSpansIsMovedSideways() async throws {
    let markup = try await xhtml([table(columns: 6, span: 2)])
    #expect(
      markup.hasPrefix(
        "<div class=\"scroller\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>"))
  }

  @Test func longTableIsNoted() async throws {
    let row = Table.Row([Table.Cell([paragraph("a")])])
    let table = Table(columns: [.init()], header: [], rows: Array(repeating: row, count: 51))
    #expect(try await rendered([.table(table)]).diagnostics.map(\.id) == ["epub.table-long"])
  }

  @Test(arguments: [
    ("共24人", "共<span class=\"upright\">24</span>人"), ("2024年5月", "2024年<span class=\"upright\">5</span>月"),
    ("20%和A4和1,5", "20%和A4和1,5"), ("12", "<span class=\"upright\">12</span>"), ("", ""),
  ])
  func shortNumbersStandUprightInVerticalChinese(text: String, expected: String) async throws {
    var options = EPUBOptions()
    options.writingMode = .vertical
    let block = paragraph(text)
    #expect(
      try await rendered([block], language: .simplifiedChinese, options: options).markup == "<p>\(expected)</p>\n")
    #expect(try await rendered([block], language: .english, options: options).markup == "<p>\(text)</p>\n")
    #expect(try await rendered([block], language: .simplifiedChinese).markup == "<p>\(text)</p>\n")
  }

  private func package(_ configure: (inout Metadata) -> Void, body: [Block] = [paragraph("x")]) async throws -> String {
    var document = Document(body: body)
    document.metadata.titles = [Title("T")]
    configure(&document.metadata)
    return try #require(try await edition(document).files.last?.text)
  }

  @Test func lawfulStatementsAreWritten() async throws {
    let package = try await package {
      $0.accessibility = AccessibilityStatement(
        conformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", certifiedBy: "Office", summary: "All can read it.",
        furtherConformance: ["EPUB Accessibility 1.2 - WCAG 2.2 Level AA"], certifierCredential: "Master",
        certifierReport: "https://example.org/report", evaluated: PublicationDate("2026-01-02"),
        exemptions: ["eaa-microenterprise"])
      $0.textMining = TextMiningReservation(isReserved: true, policy: "https://example.org/tdm")
    }
    for line in [
      "prefix=\"tdm: http://www.w3.org/ns/tdmrep#\"",
      "<meta property=\"dcterms:conformsTo\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>",
      "<meta property=\"dcterms:conformsTo\">EPUB Accessibility 1.2 - WCAG 2.2 Level AA</meta>",
      "<meta property=\"a11y:exemption\">eaa-microenterprise</meta>",
      "<meta property=\"a11y:certifiedBy\" id=\"certifier\">Office</meta>",
      "<meta refines=\"#certifier\" property=\"a11y:certifierCredential\">Master</meta>",
      "<link rel=\"a11y:certifierReport\" refines=\"#certifier\" href=\"https://example.org/report\"/>",
      "<meta refines=\"#certifier\" property=\"dcterms:date\">2026-01-02</meta>",
      "<meta property=\"tdm:reservation\">1</meta>", "<meta property=\"tdm:policy\">https://example.org/tdm</meta>",
    ] {
      #expect(package.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    AccessibilityStatement(conformsTo: "none", certifiedBy: "Office"),
    AccessibilityStatement(conformsTo: "none", furtherConformance: ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]),
    AccessibilityStatement(conformsTo: "EPUB Accessibility 1.3 - WCAG 2.2 Level AA"),
    AccessibilityStatement(certifierCredential: "Master"),
    AccessibilityStatement(certifiedBy: "Office", certifierReport: "report.html"),
    AccessibilityStatement(exemptions: ["eaa-laziness"]),
  ])
  func statementThatContradictsItselfIsAnError(statement: AccessibilityStatement) async throws {
    await #expect(throws: ExportError.self) { try await package { $0.accessibility = statement } }
  }

  @Test func noConformanceCanBeStated() async throws {
    let package = try await package { $0.accessibility.conformsTo = "none" }
    #expect(package.contains("<meta property=\"dcterms:conformsTo\">none</meta>"))
    #expect(!package.contains("prefix="))
  }

  @Test(arguments: [
    TextMiningReservation(isReserved: false, policy: "https://example.org/"),
    TextMiningReservation(isReserved: true, policy: "policy.html"),
  ])
  func miningPolicyThatCannotBeIsAnError(reservation: TextMiningReservation) async throws {
    await #expect(throws: ExportError.self) { try await package { $0.textMining = reservation } }
  }

  @Test func rubyIsFullOnlyWhenEveryHanCharacterHasIt() async throws {
    let ruby = Block.paragraph(Paragraph([.ruby(Ruby([.init(base: "村", annotation: "cūn")])), .text(" x")]))
    #expect(try await package({ _ in }, body: [ruby]).contains(">fullRubyAnnotations<"))
    let some = try await package({ _ in }, body: [ruby, paragraph("道")])
    #expect(some.contains(">rubyAnnotations<") && !some.contains(">fullRubyAnnotations<"))
    let title = try await package({ $0.titles = [Title("村")] }, body: [ruby])
    #expect(!title.contains(">fullRubyAnnotations<"))
  }

  @Test func coverIsNoPartOfTheReadingOrder() async throws {
    #expect(try await package { _ in }.contains("<itemref idref=\"cover\" linear=\"no\"/>"))
  }

  @Test func smallCoverIsReported() async throws {
    var options = EPUBOptions()
    options.cover = Resource(path: "c.png", bytes: onePixel)
    let report = try await edition(Document(body: [paragraph("x")]), options: options).report
    #expect(report.diagnostics.map(\.id).contains("epub.cover-small"))
  }
}
