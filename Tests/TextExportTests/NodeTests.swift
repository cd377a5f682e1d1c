import PlatenCore
import Testing
import TextExport
import Typesetting

/// How each node looks without pages, at a width of 40.
@Suite struct NodeTests {
  private func text(_ blocks: [Block], _ change: (inout TextOptions) -> Void = { _ in }) async throws -> String {
    try await printed(blocks) { options in
      options.width = 40
      change(&options)
    }
  }

  private func line(_ inlines: [Inline]) async throws -> String {
    try await printed([.paragraph(Paragraph(inlines))]) { $0.width = 200 }
  }

  @Test func paragraphsAreFilledAsAWhole() async throws {
    expect(
      try await text([.text("The quick brown fox jumps over the lazy dog and runs away."), .text("乡村振兴，关键在人。")]),
      is: """
        The quick brown fox jumps over the lazy
        dog and runs away.

        乡村振兴，关键在人。

        """)
  }

  @Test func greedyParagraphsAreFilledLineByLine() async throws {
    expect(
      try await text([.text("aaa bbb ccccccccccccccccccccccccccccccc ddd eeee f")]) { $0.breaking = .greedy },
      is: """
        aaa bbb ccccccccccccccccccccccccccccccc
        ddd eeee f

        """)
  }

  @Test func justifiedLinesEndAtTheSameColumn() async throws {
    expect(
      try await text([.text("The quick brown fox jumps over the lazy dog and 中文 runs away quickly today.")]) {
        $0.justify = true
        $0.width = 30
      },
      is: """
        The quick brown fox jumps over
        the  lazy  dog  and  中文 runs
        away quickly today.

        """)
  }

  @Test func headingsAreUnderlinedByRank() async throws {
    expect(
      try await text([.heading(1, "One"), .heading(2, "二"), .heading(3, "Three"), .heading(4, "Four"), .text("Text.")]),
      is: """
        One
        ===


        二
        --

        Three
        ~~~~~

        Four

        Text.

        """)
  }

  @Test func bilingualHeadingsThatAreTooLongAreBrokenBetweenTheirLanguages() async throws {
    expect(
      try await text([
        .heading(2, "Strengthening Leadership (强化领导和组织建设)"), .heading(3, "强化领导和组织建设以及更多的内容（Strengthening Leadership）"),
      ]),
      is: """
        Strengthening Leadership
        (强化领导和组织建设)
        ------------------------

        强化领导和组织建设以及更多的内容
        （Strengthening Leadership）
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test func bulletedItemsHang() async throws {
    expect(
      try await text([
        .list(
          List(
            .bullet,
            items: [
              ListItem([.text("An item that is longer than one line can hold.")]),
              ListItem([.text("Two"), .list(List(.bullet, items: [ListItem([.text("Inner")])]))]), ListItem([]),
            ])), .text("After."),
      ]),
      is: """
        - An item that is longer than one line
          can hold.
        - Two
          - Inner
        -

        After.

        """)
  }

  @Test func numbersAreFlushRight() async throws {
    expect(
      try await text([
        .list(
          List(
            .ordered(.init(start: 9, delimiter: .parenthesis)), isTight: false,
            items: [ListItem([.text("a")]), ListItem([.text("b"), .text("c")])]))
      ]),
      is: """
         9) a

        10) b

            c

        """)
  }

  @Test(arguments: [
    (List.Numbering.Kind.lowerAlpha, 27, "aa. x\n"), (.upperAlpha, 2, "B. x\n"), (.lowerRoman, 4, "iv. x\n"),
    (.upperRoman, 1_999, "MCMXCIX. x\n"), (.chinese, 12, "十二、x\n"), (.chinese, 105, "一百零五、x\n"),
    (.chinese, 20, "二十、x\n"),
    (.decimal, 0, "0. x\n"), (.lowerRoman, 5_000, "5000. x\n"),
  ])
  func numbersAreOfTheirKind(kind: List.Numbering.Kind, start: Int, expected: String) async throws {
    let list = List(.ordered(.init(start: start, kind: kind)), items: [ListItem([.text("x")])])
    expect(try await text([.list(list)]), is: expected)
  }

  @Test func tasksHaveBoxes() async throws {
    expect(
      try await text([
        .list(List(.bullet, items: [ListItem([.text("to do")], task: .open), ListItem([.text("done")], task: .done)])),
        .list(List(.ordered(.init()), items: [ListItem([.text("first")], task: .done)])),
      ]),
      is: """
        [ ] to do
        [x] done

        1. [x] first

        """)
  }

  @Test func definitionsAreIndentedBelowTheirTerms() async throws {
    expect(
      try await text([
        .definitionList(
          DefinitionList([
            .init(terms: [[.text("干部")], [.text("cadre")]], definitions: [[.text("One.")], [.text("Two.")]]),
            .init(terms: [[.text("村")]], definitions: [[.text("Village.")]]),
          ]))
      ]),
      is: """
        干部
        cadre
            One.
            Two.

        村
            Village.

        """)
  }

  @Test func quotationsAreMarked() async throws {
    expect(
      try await text([
        .text("Before."), .quote(Quote([.text("One."), .quote(Quote([.text("Inner.")])), .text("Two.")])),
        .text("After."),
      ]),
      is: """
        Before.

        > One.
        >
        > > Inner.
        >
        > Two.

        After.

        """)
  }

  @Test func codeIsIndentedAndFolded() async throws {
    expect(
      try await text([.code(CodeBlock("if  x {\n\treturn\n\n" + String(repeating: "0123456789", count: 5) + "\n"))]),
      is: """
            if  x {
                    return

            01234567890123456789012345678901234\\
            567890123456789

        """)
  }

  @Test func tablesHaveBordersAndAlignment() async throws {
    let table = Table(
      caption: [.text("Caption")], columns: [.init(), .init(alignment: .trailing), .init(alignment: .center)],
      header: [.init([.init([.text("名称")]), .init([.text("n")]), .init([.text("mid")])])],
      rows: [
        .init([.init([.text("甲")]), .init([.text("100")]), .init([.text("x")])]),
        .init([.init([.paragraph(Paragraph([.text("both")]))], columnSpan: 2), .init([.text("y")])]),
      ])
    expect(
      try await text([.table(table)]),
      is: """
        Caption
        +------+-----+-----+
        | 名称 |   n | mid |
        +======+=====+=====+
        | 甲   | 100 |  x  |
        | both       |  y  |
        +------------+-----+

        """)
  }

  @Test func narrowTablesAreDrawnWithLines() async throws {
    let table = Table(
      caption: [.text("Caption")], columns: [.init(), .init(alignment: .trailing), .init(alignment: .center)],
      header: [.init([.init([.text("名称")]), .init([.text("n")]), .init([.text("mid")])])],
      rows: [
        .init([.init([.text("甲")]), .init([.text("100")]), .init([.text("x")])]),
        .init([.init([.paragraph(Paragraph([.text("both")]))], columnSpan: 2), .init([.text("y")])]),
      ])
    expect(
      try await text([.table(table)]) { $0.ambiguousWidth = .narrow },
      is: """
        Caption
        ┌──────┬─────┬─────┐
        │ 名称 │   n │ mid │
        ├──────┼─────┼─────┤
        │ 甲   │ 100 │  x  │
        │ both       │  y  │
        └────────────┴─────┘

        """)
  }

  @Test func cellsWrapUntilTheTableFits() async throws {
    let table = Table(
      columns: [.init(), .init()],
      rows: [
        .init([.init([.text("short")]), .init([.text("a cell with many words that must be wrapped")])]),
        .init([.init([.text("汉字")]), .init([.text("农村党建工作总结农村党建工作总结")])]),
      ])
    expect(
      try await text([.table(table)]),
      is: """
        +-------+------------------------------+
        | short | a cell with many words that  |
        |       | must be wrapped              |
        +-------+------------------------------+
        | 汉字  | 农村党建工作总结农村党建工作 |
        |       | 总结                         |
        +-------+------------------------------+

        """)
  }

  @Test func rowsOfTablesThatAreMuchTooWideAreLists() async throws {
    let cells = (1...6).map { Table.Cell([.text("v\($0)")]) }
    let table = Table(
      columns: [Table.Column](repeating: .init(), count: 6),
      header: [.init((1...6).map { Table.Cell([.text("h\($0)")]) })], rows: [.init(cells)])
    expect(
      try await text([.table(table)]),
      is: """
        - h1: v1
          h2: v2
          h3: v3
          h4: v4
          h5: v5
          h6: v6

        """)
  }

  @Test func figuresHaveTheirDescriptionAndCaption() async throws {
    expect(
      try await text([
        .figure(
          Figure(
            [.paragraph(Paragraph([.image(Image(source: "a.png", alternative: "A road"))]))],
            caption: [.text("Figure 1. Road.")]))
      ]),
      is: """
            [Image: A road]
            Figure 1. Road.

        """)
  }

  @Test func asidesStandBetweenRules() async throws {
    expect(
      try await text([.division(Division(role: .tip, [.text("One."), .text("Two.")]))]),
      is: """
        -- Tip ---------------------------------
        One.

        Two.
        ----------------------------------------

        """)
  }

  @Test func epigraphsAreIndented() async throws {
    expect(
      try await text([.division(Division(role: .epigraph, [.text("路漫漫其修远兮。")]))]), is: "          路漫漫其修远兮。\n")
  }

  @Test func passagesStandSideBySide() async throws {
    let parallel = Parallel(
      languages: [.english, .chinese],
      rows: [.init([[.text("The village is small and far away.")], [.text("村子小而偏远。")]]), .init([[], [.text("短。")]])])
    expect(
      try await text([.parallel(parallel)]) { $0.width = 52 },
      is: """
        The village is small and   村子小而偏远。
        far away.

                                   短。

        """)
    expect(
      try await text([.parallel(parallel)]),
      is: """
        The village is small and far away.

            村子小而偏远。

            短。

        """)
  }

  @Test func breaksAndPageNumbersAreShown() async throws {
    expect(
      try await text([.thematicBreak(ThematicBreak()), .pageBreak(PageBreak(label: "xiv")), .text("x")]),
      is: """
                       *   *   *

                                        [p. xiv]

        x

        """)
  }

  @Test func formulasAreTheirSource() async throws {
    expect(try await text([.math(Math("a^2\n+ b"))]), is: "    a^2\n    + b\n")
    expect(
      try await text([.math(Math("<math><mi>a</mi><mo>&lt;</mo><mn>1</mn></math>", notation: .mathML))]),
      is: "    a < 1\n")
  }

  @Test func rawTextIsPrintedAndOtherMarkupIsNot() async throws {
    expect(try await text([.raw(Raw(format: "text", "a  b\n")), .raw(Raw(format: "html", "<hr>"))]), is: "a  b\n")
  }

  @Test(arguments: [
    ([Inline.emphasis(Styled([.text("a")])), .strong(Styled([.text("重")]))], "_a_*重*\n"),
    ([.strikethrough(Styled([.text("a b")]))], "~a b~\n"),
    ([.text("H"), .subscript(Styled([.text("2")])), .text("O")], "H_2O\n"),
    ([.text("x"), .superscript(Styled([.text("n+1")]))], "x^(n+1)\n"),
    ([.code(CodeSpan("a  b"))], "`a  b`\n"), ([.image(Image(source: "a.png", alternative: "A"))], "[Image: A]\n"),
    ([.image(Image(source: "a.png", alternative: "", title: "T"))], "[Image: a.png – T]\n"),
    ([.image(Image(source: "a.png", alternative: "", isDecorative: true)), .text("x")], "x\n"),
    ([.span(TextSpan("汉", language: .chinese))], "汉\n"),
    (
      [
        .ruby(
          Ruby([
            .init(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì"), .init(base: "的", annotation: ""),
          ]))
      ],
      "汉字(hàn zì)的\n"
    ),
    (
      [
        .gloss(
          Gloss(
            term: [.text("淘宝村")], counterpart: [.text("Taobao")], counterpartLanguage: nil, form: .fullwidthParentheses)
        )
      ],
      "淘宝村（Taobao）\n"
    ),
    ([.math(Math("x^2"))], "x^2\n"), ([.text("a"), .softBreak, .text("b")], "a b\n"),
    ([.text("汉"), .softBreak, .text("字")], "汉字\n"), ([.text("汉"), .softBreak, .text("a")], "汉 a\n"),
    ([.text("好，”"), .softBreak, .text("他")], "好，”他\n"), ([.text("a "), .lineBreak, .text(" b")], "a\nb\n"),
    ([.text("a \t\n  b")], "a b\n"), ([.text("a\u{1B}[0mb\u{85}\u{7}")], "a[0mb\n"),
    ([.link(Link(to: "https://a.b/", [.text("https://a.b/")]))], "https://a.b/\n"),
    ([.link(Link(to: "#x", [.text("there")]))], "there\n"), ([.link(Link(to: "https://a.b/", []))], "<https://a.b/>\n"),
    ([.raw(Raw(format: "html", "<b>")), .text("x")], "x\n"),
  ])
  func inlinesHaveTheirLook(inlines: [Inline], expected: String) async throws {
    expect(try await line(inlines), is: expected)
  }

  @Test func shortRubyStaysWhole() async throws {
    let ruby = Ruby([.init(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì")])
    expect(
      try await text([.paragraph(Paragraph([.text("农村党建工作总结"), .ruby(ruby), .text("的")]))]) { $0.width = 20 },
      is: """
        农村党建工作总结
        汉字(hàn zì)的

        """)
  }

  @Test func linksAreNumberedReferences() async throws {
    let swift = Link(to: "https://swift.org/", title: "The language", [.text("Swift")])
    expect(
      try await line([.link(swift), .text(" and "), .link(Link(to: "b.html", [.text("b")])), .text(", "), .link(swift)]
      ),
      is: """
        Swift[L1] and b[L2], Swift[L1]


        Links
        -----

        [L1] https://swift.org/ (The language)
        [L2] b.html

        """)
  }

  @Test func addressesNeedNoReferenceButForTheirTitle() async throws {
    expect(
      try await line([
        .link(Link(to: "mailto:a@b.c", [.text("a@b.c")])), .text(" "),
        .link(Link(to: "u:x", title: "T", [.text("u:x")])),
      ]),
      is: """
        a@b.c u:x[L1]


        Links
        -----

        [L1] u:x (T)

        """)
  }

  @Test func notesAreAtTheEndAndMayHaveNotes() async throws {
    let inner = Note([.text("Inner.")])
    let outer = Note(label: "n", [.paragraph(Paragraph([.text("Outer."), .note(inner)])), .text("More.")])
    expect(
      try await line([.text("a"), .note(outer), .text(" b"), .note(Note(label: "n", []))]),
      is: """
        a[1] b[1]


        Notes
        -----

        [1] Outer.[2]

            More.
        [2] Inner.

        """)
  }

  @Test func labelsAreInTheLanguageOfTheDocument() async throws {
    var document = Document(body: [
      .paragraph(
        Paragraph([.image(Image(source: "a", alternative: "路")), .link(Link(to: "https://a.b/", [.text("链")]))]))
    ])
    document.metadata.languages = [.traditionalChinese]
    expect(
      try await printed(document).text,
      is: """
        [圖: 路]链[L1]


        連結
        ----

        [L1] https://a.b/

        """)
  }

  @Test func asciiPrintsNothingElse() async throws {
    let text = try await text([
      .text("“Café” — naïve… ①汉 ×２——"), .heading(2, "Ünder"),
      .table(Table(columns: [.init()], rows: [.init([.init([.text("ā")])])])),
    ]) { $0.ascii = true }
    #expect(
      text == """
        "Cafe" -- naive... ?? x2--


        Under
        -----

        +---+
        | a |
        +---+

        """)
  }
}
