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
}
