import PlatenCore
import Testing

@Suite struct ParallelLayoutTests {
  static let first = Block.paragraph(Paragraph([.text("今天很冷。")]))
  static let second = Block.paragraph(Paragraph([.text("It is cold.")]))

  static let document: Document = {
    var document = Document(body: [
      .parallel(Parallel(languages: [.simplifiedChinese, .english], rows: [Parallel.Row([[first], [second]])]))
    ])
    document.metadata.languages = [.simplifiedChinese, .english]
    document.metadata.titles = [Title("冷天", alternates: [Title.Alternate("A Cold Day", language: .english)])]
    return document
  }()

  @Test(arguments: [ParallelLayout.automatic, .interleaved, .sideBySide]) func passagesStay(layout: ParallelLayout) {
    #expect(Self.document.arranged(layout) == Self.document)
  }

  @Test func originalStandsAlone() {
    #expect(Self.document.arranged(.originalOnly).body == [Self.first])
  }

  @Test func translationStandsAlone() {
    let result = Self.document.arranged(.translationOnly)
    #expect(result.body == [Self.second])
    #expect(result.primaryLanguage == .english)
    #expect(result.metadata.titles.map(\.text) == ["A Cold Day"])
  }

  @Test func translationIsANote() {
    let note = Note([.division(Division([Self.second], attributes: Attributes(language: .english)))])
    #expect(
      Self.document.arranged(.translationAsNotes).body == [
        .paragraph(Paragraph([.text("今天很冷。"), .note(note)]))
      ])
  }

  @Test func translationIsFolded() {
    let summary = Paragraph([.text("English")], attributes: Attributes(classes: ["summary"]))
    #expect(
      Self.document.arranged(.accordion).body == [
        Self.first,
        .division(
          Division(
            [.paragraph(summary), Self.second], attributes: Attributes(classes: ["details"], language: .english))),
      ])
  }
}
