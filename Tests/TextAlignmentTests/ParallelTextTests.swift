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

  private func passages(_ body: [Block]) async throws -> [[String]] {
    try await paired(body).document.body.flatMap { block -> [[String]] in
      guard case .parallel(let parallel) = block else { return [] }
      return parallel.rows.map { $0.passages.map { [Block].text($0) } }
    }
  }

  @Test(arguments: [Inline.softBreak, .lineBreak]) func linesInTurnArePaired(lineEnd: Inline) async throws {
    let lines = [("今天很冷。", "It is cold today."), ("我走了。", "I left.")]
    let body = lines.map { Block.paragraph(Paragraph([.text($0.0), lineEnd, .text($0.1)])) }
    #expect(try await passages(body) == lines.map { [$0.0, $0.1] })
  }

  @Test func oneLineInAnotherLanguageIsNoTranslation() async throws {
    let body: [Block] = [
      .paragraph(Paragraph([.text("他喊道："), .softBreak, .text("Good morning!")])), paragraph("我走了。"),
      paragraph("今天很冷。"),
    ]
    #expect(try await paired(body).document.body == body)
  }

  @Test func textAndThenItsTranslationIsAligned() async throws {
    let body: [Block] = [
      .heading(Heading(level: 1, [.text("春天")])), paragraph("今天是一九四九年十月一日。"), paragraph("我走了，他没有来。"),
      .heading(Heading(level: 1, [.text("Spring")])), paragraph("Today is 1 October 1949."),
      paragraph("I left, and he did not come."),
    ]
    #expect(
      try await passages(body) == [
        ["春天", "Spring"], ["今天是一九四九年十月一日。", "Today is 1 October 1949."], ["我走了，他没有来。", "I left, and he did not come."],
      ])
  }

  @Test func paragraphWithoutCounterpartDoesNotShiftTheOthers() async throws {
    let body = [
      "The translator thanks all who have read these pages before they were printed.", "柳树在1980年种下。",
      "The willows were planted in 1980.", "孩子们在田野里放风筝。",
      "The children are flying kites in the fields.",
      "老人坐在门口晒太阳。", "The old man sits at his door in the sun.",
    ].map(paragraph)
    let rows = try await passages(body)
    #expect(rows.contains(["The willows were planted in 1980.", "柳树在1980年种下。"]))
    #expect(rows.contains(["The old man sits at his door in the sun.", "老人坐在门口晒太阳。"]))
  }

  @Test func itemsInTwoLanguagesAreTwoLists() async throws {
    let items = ["种树", "播种", "Plant trees", "Sow seeds"].map { ListItem([paragraph($0)]) }
    let body: [Block] = [
      paragraph("今天很冷。"), paragraph("It is cold today."), .list(List(.bullet, items: items)),
      paragraph("我走了。"), paragraph("I left."),
    ]
    let rows = try await passages(body)
    #expect(rows.count == 3)
    #expect(rows[1].map { $0.contains("Plant") } == [false, true])
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

extension [Block] {
  /// The texts of paragraphs, headings and items.
  fileprivate static func text(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block {
      case .paragraph(let paragraph): paragraph.inlines.plainText
      case .heading(let heading): heading.inlines.plainText
      case .list(let list): list.items.map { text($0.blocks) }.joined(separator: "|")
      case .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        ""
      }
    }.joined(separator: "|")
  }
}
