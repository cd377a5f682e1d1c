import PlatenCore
import Testing
import TextAlignment

/// Translations within one document.
@Suite struct ParallelTextTests {
  private func paired(_ body: [Block]) async throws -> (document: Document, report: Report) {
    var document = Document(body: body)
    document.metadata.languages = [.simplifiedChinese]
    let log = ReportLog()
    try await ConfiguredTransform(ParallelText(options: ParallelTextOptions())).apply(
      to: &document, context: TransformContext(log: log))
    return (document, log.report)
  }

  private func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  @Test func paragraphsInTurnArePaired() async throws {
    let body = [paragraph("今天很冷。"), paragraph("It is cold."), paragraph("我走了。"), paragraph("I left.")]
    let document = try await paired(body).document
    #expect(
      document.body == [
        .parallel(
          Parallel(
            languages: [.simplifiedChinese, .english],
            rows: [Parallel.Row([[body[0]], [body[1]]]), Parallel.Row([[body[2]], [body[3]]])]))
      ])
    #expect(document.metadata.languages == [.simplifiedChinese, .english])
  }

  @Test func tableWithALanguageInEachColumnIsPaired() async throws {
    func row(_ cells: String...) -> Table.Row { Table.Row(cells.map { Table.Cell([.text($0)]) }) }
    let table = Table(
      columns: [Table.Column(), Table.Column()],
      rows: [row("今天很冷，他没有来。", "It is cold today, and he has not come."), row("我一个人走了。", "I went away alone.")])
    let document = try await paired([.table(table)]).document
    guard case .parallel(let parallel)? = document.body.first else {
      Issue.record("no passages")
      return
    }
    #expect(parallel.rows.map(\.passages) == table.rows.map { $0.cells.map(\.blocks) })
  }

  @Test func divisionsInDifferentLanguagesAreAligned() async throws {
    let document = try await paired([
      .division(Division([paragraph("今天很冷。"), paragraph("我走了。")], attributes: Attributes(language: .chinese))),
      .division(
        Division([paragraph("It is cold today."), paragraph("I left.")], attributes: Attributes(language: .english))),
    ]).document
    guard case .parallel(let parallel)? = document.body.first else {
      Issue.record("no passages")
      return
    }
    #expect(parallel.rows.count == 2)
  }

  @Test func oneLanguageIsLeftAloneAndSaidSo() async throws {
    let body = [paragraph("今天很冷。"), paragraph("我走了。")]
    let (document, report) = try await paired(body)
    #expect(document.body == body)
    #expect(report.diagnostics.map(\.id) == ["parallel.none-found"])
  }

  @Test func vocabularyStaysATable() async throws {
    func row(_ cells: String...) -> Table.Row { Table.Row(cells.map { Table.Cell([.text($0)]) }) }
    let table = Block.table(
      Table(columns: [Table.Column(), Table.Column()], rows: [row("村", "village"), row("山", "mountain")]))
    #expect(try await paired([table]).document.body == [table])
  }
}
