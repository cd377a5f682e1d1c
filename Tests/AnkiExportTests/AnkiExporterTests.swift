import AnkiExport
import PlatenCore
import PlatenTesting
import Testing

@Suite struct AnkiExporterTests {
  private func text(_ document: Document, _ options: AnkiOptions = AnkiOptions()) async throws -> String {
    var sink = MemorySink()
    try AnkiExporter(options: options).export(document, to: &sink, context: ExportContext())
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  private func gloss(_ term: [Inline], _ counterpart: String) -> Inline {
    .gloss(
      Gloss(term: term, counterpart: [.text(counterpart)], counterpartLanguage: .english, form: .fullwidthParentheses))
  }

  @Test func termIsWrittenWithItsSentence() async throws {
    var document = Document(body: [
      .paragraph(Paragraph([.text("春天到了。他在"), gloss([.text("银行")], "bank"), .text("工作。很忙。")]))
    ])
    document.metadata.titles = [Title("城里")]
    #expect(
      try await text(document)
        == "#separator:tab\n#html:true\n#columns:Term\tReading\tMeaning\tSentence\tTags\n#tags column:5\n#deck:城里\n"
        + "银行\t\tbank\t他在<b>银行</b>（bank）工作。\t\n")
  }

  @Test func readingIsWhatStandsAbove() async throws {
    let ruby = Ruby([.init(base: "银", annotation: "yín"), .init(base: "行", annotation: "háng")])
    let document = Document(body: [.paragraph(Paragraph([gloss([.ruby(ruby)], "bank")]))])
    #expect(try await text(document).contains("\n银行\tyín háng\tbank\t"))
  }

  @Test func chineseHalfIsTheTerm() async throws {
    let gloss = Gloss(
      term: [.text("Taobao Village")], counterpart: [.text("淘宝村")], counterpartLanguage: .simplifiedChinese)
    let document = Document(body: [.paragraph(Paragraph([.text("A "), .gloss(gloss), .text(" grew. It sold.")]))])
    #expect(try await text(document).contains("\n淘宝村\t\tTaobao Village\tA <b>Taobao Village</b> (淘宝村) grew.\t\n"))
  }

  @Test func separatorsInTextBreakNothing() async throws {
    let document = Document(body: [.paragraph(Paragraph([gloss([.text("#a\t\"b\"\n<c>")], "d & e")]))])
    let options = AnkiOptions {
      $0.deck = "A::B"
      $0.tags = "x y"
    }
    let lines = try await text(document, options).split(separator: "\n")
    #expect(lines.contains("#deck:A::B"))
    #expect(
      lines.last
        == "&#35;a &quot;b&quot; &lt;c&gt;\t\td &amp; e\t<b>&#35;a &quot;b&quot; &lt;c&gt;</b>（d &amp; e）\tx y")
  }

  @Test func eachTermIsThereOnce() async throws {
    let paragraph = Block.paragraph(Paragraph([gloss([.text("村")], "village")]))
    #expect(try await text(Document(body: [paragraph, paragraph])).split(separator: "\n").count == 5)
  }

  @Test func exporterConforms() async {
    let report = await ConformanceKit(AnkiExporter.self).run()
    #expect(report.isPassed, "\(report)")
  }
}
