import Platen
import PlatenCore
import Testing

/// Several documents become one book.
@Suite struct JoiningTests {
  @Test func oneDocumentStaysAsItIs() {
    let document = Document(body: [JoiningTests.heading("One", id: "one"), JoiningTests.link("a.md#one")])
    let log = ReportLog()
    #expect(Document.joining([DocumentPart(document, name: "a.md")], log: log) == document)
    #expect(Document.joining([], log: log) == Document())
    #expect(log.report == Report())
  }

  @Test func firstUserOfAnIDKeepsIt() {
    let log = ReportLog()
    let book = Document.joining(
      [
        part("ch1.md", JoiningTests.heading("Intro", id: "intro"), JoiningTests.link("#intro")),
        part("text/ch 2.md", JoiningTests.heading("Intro", id: "intro"), JoiningTests.link("#intro")),
        part("ch3.md", JoiningTests.heading("Other", id: "ch-2-intro"), JoiningTests.link("#ch-2-intro")),
      ], log: log)
    #expect(
      book.body == [
        JoiningTests.heading("Intro", id: "intro"), JoiningTests.link("#intro"),
        JoiningTests.heading("Intro", id: "ch-2-intro-2"), JoiningTests.link("#ch-2-intro-2"),
        JoiningTests.heading("Other", id: "ch-2-intro"), JoiningTests.link("#ch-2-intro"),
      ])
    #expect(
      log.report.diagnostics.map(\.description) == [
        "text/ch 2.md:1:1: note: The id “intro” is taken by an earlier file; here it becomes “ch-2-intro-2”. [join.id-renamed]"
      ])
  }

  @Test(arguments: [
    ("b.md#x", "#b-x"), ("./b.md#x", "#b-x"), ("../book/b.md#x", "#b-x"), ("b%2Emd#x", "#b-x"), ("b.md#own", "#own"),
    ("b.md#%E4%B8%80", "#一"), ("b.md#一", "#一"), ("#x", "#x"), ("a.md#x", "#x"), ("sub/c.md#x", "#c-x"),
    // Out of the book: left alone.
    ("https://example.org/b.md#x", "https://example.org/b.md#x"), ("//host/b.md", "//host/b.md"),
    ("b.md?y#x", "b.md?y#x"), ("d.md#x", "d.md#x"), ("mailto:b.md", "mailto:b.md"), ("/b.md#x", "#b-x"),
    ("/sub/c.md#x", "#c-x"), ("/d.md", "/d.md"),
    ("#none", "#none"),
    ("", ""),
  ])
  func linksBetweenFilesBecomeLinksWithinTheBook(_ link: String, _ expected: String) {
    let log = ReportLog()
    let book = Document.joining(
      [
        part("book/a.md", JoiningTests.heading("A", id: "x"), JoiningTests.link(link)),
        part(
          "book/b.md", JoiningTests.heading("B", id: "x"), JoiningTests.heading("B", id: "own"),
          JoiningTests.heading("一", id: "一")),
        part("book/sub/c.md", JoiningTests.heading("C", id: "x")),
      ], log: log)
    #expect(book.body[1] == JoiningTests.link(expected))
  }

  @Test func linkToAFileLeadsToItsStart() {
    let book = Document.joining(
      [
        part("a.md", JoiningTests.link("b.md"), JoiningTests.link("c.md"), JoiningTests.link("c.md#")),
        part("b.md", JoiningTests.heading("B", id: "bee"), JoiningTests.text("b")),
        part("c.md", JoiningTests.text("c")),
        part("d.md", JoiningTests.text("d")),
      ], log: ReportLog())
    #expect(
      book.body == [
        JoiningTests.link("#bee"), JoiningTests.link("#c"), JoiningTests.link("#c"),
        JoiningTests.heading("B", id: "bee"), JoiningTests.text("b"),
        .paragraph(Paragraph([.text("c")], attributes: Attributes(id: "c"))), JoiningTests.text("d"),
      ])
  }

  @Test func linkToNothingLeadsToTheFileAndIsReported() {
    let log = ReportLog()
    let book = Document.joining(
      [part("a.md", JoiningTests.link("b.md#gone")), part("b.md", JoiningTests.heading("B", id: "b"))], log: log)
    #expect(book.body[0] == JoiningTests.link("#b"))
    #expect(
      log.report.diagnostics.map(\.description) == [
        "a.md:1:1: warning: Nothing in “b.md” has the id “gone”; the link leads to the start of that file. [join.missing-anchor]"
      ])
  }

  @Test func noteLabelsAreKeptApart() {
    func note(_ label: String?, _ text: String?) -> Inline {
      .note(Note(label: label, text.map { [JoiningTests.text($0)] } ?? []))
    }
    func body(_ first: String, _ label: String) -> Block {
      .paragraph(Paragraph([note(label, first), note(nil, "x"), note(label, nil)]))
    }
    let book = Document.joining([part("a.md", body("one", "1")), part("b.md", body("two", "1"))], log: ReportLog())
    #expect(book.body == [body("one", "1"), body("two", "b-1")])
  }

  @Test func equalResourcesAreStoredOnceAndOthersKeptApart() {
    func pictures(_ sources: String...) -> Block {
      .paragraph(
        Paragraph(sources.map { .image(Image(source: $0, alternative: "x")) } + [.link(Link(to: sources[0], []))]))
    }
    var first = part("a/1.md", pictures("p.png", "q.png"))
    first.document.resources = [resource("p.png", 1), resource("q.png", 2)]
    var second = part("b/2.md", pictures("p.png", "r.png", "s.png"))
    second.document.resources = [resource("p.png", 3), resource("r.png", 1), resource("s.png", 3)]
    second.document.metadata.coverImage = "r.png"
    let book = Document.joining([first, second], log: ReportLog())
    #expect(book.resources == [resource("p.png", 1), resource("q.png", 2), resource("2/p.png", 3)])
    #expect(book.body == [pictures("p.png", "q.png"), pictures("2/p.png", "p.png", "2/p.png")])
    #expect(book.metadata.coverImage == "p.png")
  }

  @Test func firstFileIsHeardFirstAboutTheBook() {
    let log = ReportLog()
    var first = part("a.md", JoiningTests.text("a"))
    first.document.metadata.titles = [Title("Book")]
    first.document.metadata.creators = [Contributor("Li Wei")]
    first.document.metadata.languages = [.english]
    var second = part("b.md", JoiningTests.text("b"))
    second.document.metadata.creators = [Contributor("Wang Fang")]
    second.document.metadata.publisher = "Press"
    second.document.metadata.languages = [.english, .simplifiedChinese]
    let metadata = Document.joining([first, second], log: log).metadata
    #expect(metadata.titles == [Title("Book")])
    #expect(metadata.creators == [Contributor("Li Wei")])
    #expect(metadata.publisher == "Press")
    #expect(metadata.languages == [.english, .simplifiedChinese])
    #expect(
      log.report.diagnostics.map(\.description) == [
        "b.md:1:1: note: Not used, because an earlier file says something else: author. [join.metadata-unused]"
      ])
  }

  @Test func worksWithTitlesOfTheirOwnBecomeChapters() {
    var first = part("a.txt", JoiningTests.heading("1. A", id: nil), JoiningTests.link("b.txt"))
    first.document.metadata.titles = [Title("First")]
    var second = part("b.txt", JoiningTests.heading("1. B", id: nil))
    second.document.metadata.titles = [
      Title("第二", language: .chinese, alternates: [.init("Second", language: .english)])
    ]
    let third = part("c.txt", JoiningTests.text("c"))
    let book = Document.joining([first, second, third], log: ReportLog())
    let gloss = Gloss(
      term: [.text("第二")], counterpart: [.text("Second")], counterpartLanguage: .english,
      attributes: Attributes(language: .chinese))
    #expect(book.metadata.titles == [Title("First")])
    #expect(
      book.body == [
        .division(
          Division(
            role: .chapter,
            [
              .heading(Heading(level: 1, [.text("First")])), .heading(Heading(level: 2, [.text("1. A")])),
              JoiningTests.link("#b"),
            ])),
        .division(
          Division(
            role: .chapter,
            [
              .heading(Heading(level: 1, [.gloss(gloss)], attributes: Attributes(id: "b"))),
              .heading(Heading(level: 2, [.text("1. B")])),
            ])),
        JoiningTests.text("c"),
      ])
    #expect(book.outline.sections.map(\.title.plainText) == ["First", "第二 (Second)"])
    #expect(book.outline.sections.map { $0.children.map(\.title.plainText) } == [["1. A"], ["1. B"]])
  }

  @Test func linkToAChapterLeadsToItsTitle() {
    let log = ReportLog()
    var first = part("a.md", JoiningTests.link("b.md"), JoiningTests.link("b.md#bee"))
    first.document.metadata.titles = [Title("First")]
    var second = part("b.md", JoiningTests.heading("Bee", id: "bee"))
    second.document.metadata.titles = [Title("Second")]
    let book = Document.joining([first, second], log: log)
    guard case .division(let opening) = book.body[0], case .division(let chapter) = book.body[1] else {
      Issue.record("no chapters: \(book.body)")
      return
    }
    #expect(Array(opening.blocks.dropFirst()) == [JoiningTests.link("#b"), JoiningTests.link("#bee")])
    #expect(
      chapter.blocks == [
        .heading(Heading(level: 1, [.text("Second")], attributes: Attributes(id: "b"))),
        .heading(Heading(level: 2, [.text("Bee")], attributes: Attributes(id: "bee"))),
      ])
    #expect(log.report.diagnostics.map(\.id) == ["join.title-assumed"])
  }

  @Test func titleThatIsAHeadingAlreadyIsNotRepeated() {
    var first = part("a.md", JoiningTests.heading("First", id: nil))
    first.document.metadata.titles = [Title("First")]
    var second = part("b.md", JoiningTests.heading("Second", id: nil))
    second.document.metadata.titles = [Title("Second")]
    let book = Document.joining([first, second], log: ReportLog())
    #expect(book.body == [JoiningTests.heading("First", id: nil), JoiningTests.heading("Second", id: nil)])
  }

  @Test func headingsThatCannotMoveDownAreReported() {
    let log = ReportLog()
    var first = part("a.md", JoiningTests.heading("One", id: nil), .heading(Heading(level: 6, [.text("Six")])))
    first.document.metadata.titles = [Title("First")]
    var second = part("b.md", JoiningTests.text("b"))
    second.document.metadata.titles = [Title("Second")]
    _ = Document.joining([first, second], log: log)
    #expect(log.report.diagnostics.map(\.id) == ["join.title-assumed", "join.heading-level"])
    #expect(log.report.hasLosses)
  }

  @Test func partInAnotherLanguageSaysSo() {
    var first = part("a.md", JoiningTests.text("a"))
    first.document.metadata.languages = [.english]
    var second = part("b.md", JoiningTests.text("乙"))
    second.document.metadata.languages = [.simplifiedChinese]
    let book = Document.joining([first, second], log: ReportLog())
    #expect(
      book.body == [
        JoiningTests.text("a"),
        .division(Division([JoiningTests.text("乙")], attributes: Attributes(language: .simplifiedChinese))),
      ])
  }

  @Test func tenThousandEqualIDsStayApart() {
    let parts = (0..<10_000).map { _ in part("a.md", JoiningTests.heading("A", id: "a")) }
    let book = Document.joining(parts, log: ReportLog())
    let ids = Set(
      book.body.compactMap { block -> String? in
        guard case .heading(let heading) = block else { return nil }
        return heading.attributes.id
      })
    #expect(ids.count == 10_000)
  }

  private func part(_ name: String, _ blocks: Block...) -> DocumentPart {
    DocumentPart(Document(body: blocks), name: name)
  }

  private func resource(_ path: String, _ byte: UInt8) -> Resource {
    Resource(path: path, mediaType: "image/png", bytes: [byte])
  }

  private static func heading(_ text: String, id: String?) -> Block {
    .heading(Heading(level: 1, [.text(text)], attributes: Attributes(id: id)))
  }

  private static func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private static func link(_ destination: String) -> Block {
    .paragraph(Paragraph([.link(Link(to: destination, [.text("link")]))]))
  }
}
