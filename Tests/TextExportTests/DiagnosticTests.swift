import PlatenCore
import Testing
import TextExport

/// Every loss has its name; what is not lost is not reported.
@Suite struct DiagnosticTests {
  private static let cell = Table.Cell([.text("x")])

  @Test(arguments: [
    (
      Block.paragraph(Paragraph([.image(Image(source: "a.png", alternative: "A"))])), "text.image-as-description",
      Diagnostic.Loss.substituted
    ),
    (
      .paragraph(Paragraph([.image(Image(source: "a.png", alternative: "", isDecorative: true))])),
      "text.image-dropped",
      .dropped
    ),
    (.raw(Raw(format: "html", "<hr>")), "text.raw-dropped", .dropped),
    (.paragraph(Paragraph([.raw(Raw(format: "latex", "\\x"))])), "text.raw-dropped", .dropped),
    (.math(Math("x^2")), "text.math-as-source", .simplified),
    (.paragraph(Paragraph([.math(Math("x"))])), "text.math-as-source", .simplified),
    (.paragraph(Paragraph([.link(Link(to: "#a", [.text("a")]))])), "text.internal-link-flattened", .simplified),
    (.text("a\u{1B}b"), "text.control-dropped", .dropped),
    (.code(CodeBlock("x\n", info: "swift")), "text.code-language-dropped", .dropped),
    (.code(CodeBlock(String(repeating: "x", count: 80) + "\n")), "text.code-line-folded", .simplified),
    (
      .table(Table(columns: [.init()], rows: [.init([Table.Cell([.text("x")], rowSpan: 2)]), .init([])])),
      "text.table-span-flattened", .simplified
    ),
    (
      .table(
        Table(
          columns: [Table.Column](repeating: .init(), count: 9), rows: [.init([Table.Cell](repeating: cell, count: 9))])
      ),
      "text.table-as-list", .simplified
    ),
    (
      .parallel(
        Parallel(languages: [.english, .chinese, .japanese], rows: [.init([[.text("a")], [.text("b")], []])])),
      "text.parallel-stacked", .simplified
    ),
  ])
  func lossesAreReported(block: Block, id: String, loss: Diagnostic.Loss) async throws {
    let report = try await printed(Document(body: [block])).report
    #expect(report.diagnostics.map(\.id) == [id])
    #expect(report.diagnostics.map(\.loss) == [loss])
  }

  @Test func charactersBeyondASCIIAreReported() async throws {
    let (text, report) = try await printed(Document(body: [.text("é汉")])) { $0.ascii = true }
    #expect(text == "e?\n")
    #expect(report.diagnostics.map(\.id) == ["text.character-substituted"])
    #expect(report.diagnostics[0].message == "ASCII has nothing like “汉”: question marks stand there.")
  }

  @Test func metadataThatIsNotPrintedIsReported() async throws {
    var document = Document(body: [.text("x")])
    document.metadata.subjects = [Subject("villages")]
    document.metadata.source = "a page"
    let report = try await printed(document).report
    #expect(report.diagnostics.map(\.id) == ["text.metadata-dropped"])
    #expect(report.diagnostics[0].message.hasSuffix("subjects, source."))
  }

  @Test func countingPagesFirstReportsNothingTwice() async throws {
    let document = Document(body: [.heading(1, "H"), .math(Math("x"))])
    let report = try await printed(document) { options in
      options.pageLength = 30
      options.contents = true
    }.report
    #expect(report.diagnostics.map(\.id) == ["text.math-as-source"])
  }

  @Test func cellsAreReportedOnce() async throws {
    let table = Table(columns: [.init()], rows: [.init([Table.Cell([.math(Math("x"))])])])
    #expect(try await printed(Document(body: [.table(table)])).report.diagnostics.count == 1)
  }

  @Test func proseLosesNothing() async throws {
    let blocks: [Block] = [
      .heading(1, "H"), .text("“汉字”"), .quote(Quote([.text("q")])), .code(CodeBlock("c\n")),
      .list(List(.bullet, items: [ListItem([.text("a")], task: .done)])),
      .paragraph(Paragraph([.emphasis(Styled([.text("e")])), .link(Link(to: "https://a/", [.text("a")]))])),
    ]
    #expect(try await printed(Document(body: blocks)).report.diagnostics.isEmpty)
  }
}

extension Table.Cell {
  fileprivate init(_ inlines: [Inline], rowSpan: Int) { self.init([.paragraph(Paragraph(inlines))], rowSpan: rowSpan) }
}
