import PlatenCore
import Testing

@testable import Platen

/// What is in a document.
@Suite struct SummaryTests {
  @Test(arguments: [
    ("", 0, 0), ("one two", 2, 0), ("it’s well-known", 2, 0), ("3.14 and 1,000", 3, 0), ("a - b", 2, 0), ("乡村", 0, 2),
    ("Taobao村is", 2, 1), ("café e\u{301}a", 2, 0), ("ひらがな漢字", 0, 2), ("Привет мир", 2, 0), ("—…，。（）", 0, 0),
    ("end. Next", 2, 0), ("a--b", 2, 0),
  ])
  func wordsAndHanCharactersAreCounted(_ text: String, _ words: Int, _ hanCharacters: Int) {
    let measure = TextMeasure(text)
    #expect(measure.words == words)
    #expect(measure.hanCharacters == hanCharacters)
  }

  @Test func everyKindIsCounted() {
    let gloss = Inline.gloss(
      Gloss(term: [.text("village")], counterpart: [.text("乡村")], counterpartLanguage: .simplifiedChinese))
    let note = Inline.note(Note(label: "1", [.paragraph(Paragraph([.text("noted")]))]))
    var document = Document(
      body: [
        .heading(Heading(level: 1, [.text("Title "), gloss])),
        .paragraph(
          Paragraph([
            gloss, note, .note(Note(label: "1", [])), .link(Link(to: "#x", [.text("in")])),
            .link(Link(to: "y", [.text("out")])), .image(Image(source: "p", alternative: " ")),
            .image(Image(source: "p", alternative: "", isDecorative: true)), .math(Math("x")),
            .ruby(Ruby([.init(base: "汉", annotation: "hàn")])), .raw(Raw(format: "html", "<b>")),
          ])),
        .list(List(.bullet, items: [ListItem([.quote(Quote([.code(CodeBlock("x\n"))]))])])),
        .table(Table(columns: [.init()], rows: [.init([.init([.text("cell")])])])),
        .parallel(
          Parallel(
            languages: [.english, .japanese],
            rows: [.init([[.paragraph(Paragraph([.text("a")]))], [.paragraph(Paragraph([.text("か字")]))]])])),
      ],
      resources: [Resource(path: "p", bytes: [1, 2, 3])])
    document.metadata.languages = [.english]
    let summary = DocumentSummary(of: document)
    #expect(
      summary.counts
        == .init(
          words: 8, hanCharacters: 6, paragraphs: 5, headings: 1, lists: 1, quotations: 1, tables: 1, codeBlocks: 1,
          formulas: 1, pictures: 2, undescribedPictures: 1, internalLinks: 1, externalLinks: 1, notes: 1, glosses: 2,
          rubies: 1, rawPieces: 1, resources: 1, resourceBytes: 3))
    #expect(
      summary.glosses == [
        .init(term: "village", counterpart: "乡村", counterpartLanguage: .simplifiedChinese, count: 2)
      ])
    #expect(
      summary.languages == [
        .init(language: .english, words: 8, hanCharacters: 1),
        .init(language: .simplifiedChinese, words: 0, hanCharacters: 4),
        .init(language: .japanese, words: 0, hanCharacters: 1),
      ])
    #expect(summary.outline == document.outline)
  }
}
