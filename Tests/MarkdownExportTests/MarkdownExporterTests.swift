import MarkdownExport
import PlatenCore
import Testing

@Suite struct MarkdownExporterTests {
  @Test(arguments: [
    // Prose stays as it is.
    ("e.g. this, i.e. that. 3.14!", "e.g. this, i.e. that. 3.14!"), ("snake_case and 2 * 3", "snake_case and 2 * 3"),
    ("a < b > c & d; R&D", "a < b > c & d; R&D"), ("costs $5 [sic] #1 (a)", "costs $5 [sic] #1 (a)"),
    ("C:\\dir and a\\b", "C:\\dir and a\\b"), ("5*3 is 15", "5*3 is 15"), ("a `tick", "a `tick"),
    ("wow! really?", "wow! really?"),
    ("乡村（Village）是：“好”。", "乡村（Village）是：“好”。"), ("about ~ 10 and x^2", "about ~ 10 and x^2"), ("~ 10", "\\~ 10"),
    ("{x} and |y|", "{x} and |y|"),
    ("1.5 m", "1.5 m"), ("-5 °C", "-5 °C"), ("#tag", "#tag"), ("+1", "+1"), ("[x]", "[x]"),
    // What would be markup is not.
    ("*a*", "\\*a\\*"), ("_a_", "\\_a\\_"), ("a*b*c", "a\\*b\\*c"), ("`a` b", "\\`a\\` b"), ("[a](b)", "[a\\](b)"),
    ("<b>x</b>", "\\<b>x\\</b>"), ("&amp; &#1;", "\\&amp; \\&#1;"), ("# a", "\\# a"), ("- a", "\\- a"),
    ("1. a", "1\\. a"),
    ("1) a", "1\\) a"), ("> a", "\\> a"), ("+ a", "\\+ a"), ("***", "\\***"), ("---", "\\---"), ("```", "\\```"),
    ("[a]: b", "\\[a\\]: b"), ("a\\", "a\\\\"), ("\\*", "\\\\*"), (" a ", "&#32;a&#32;"), ("\ta", "&#9;a"),
    ("$a$ b", "\\$a\\$ b"), ("~~a~~", "\\~\\~a\\~\\~"), ("x^2^", "x\\^2\\^"), ("{汉|hàn}", "\\{汉|hàn}"),
    ("{page=12}", "\\{page=12}"), (": a", "\\: a"), ("::: a", "\\::: a"), ("http://a.b", "http\\://a.b"),
    ("www.a.b", "www\\.a.b"),
    ("a\nb", "a&#10;b"), ("\0", "\u{FFFD}"), ("<!-- -->", "\\<!-- -->"), ("<a@b.c>", "\\<a\\@b.c>"),
  ])
  func textIsEscapedOnlyWhereItMustBe(text: String, expected: String) throws {
    #expect(try markdown(.text(text)) == expected)
  }

  @Test func textBesideMarkupIsEscaped() throws {
    let link = Inline.link(Link(to: "u", [.text("[a] *b*")]))
    #expect(try markdown(.text("wow!"), link) == "wow\\![\\[a\\] \\*b\\*](u)")
    #expect(try markdown(.text("2 ` 3 "), .code(CodeSpan("x`"))) == "2 \\` 3 `` x` ``")
    #expect(try markdown(.emphasis(Styled([.text("a")])), .text(" 2*3")) == "*a* 2\\*3")
  }

  // mistune ends a strikethrough within code, and reads what is in the code as markup.
  @Test(arguments: MarkdownOptions.Dialect.allCases) func tildesBesideCodeBeginNoStrikethrough(
    _ dialect: MarkdownOptions.Dialect
  ) throws {
    let link = Inline.link(Link(to: "/~~a", title: "~~~", [.text("b")]))
    let markdown = try markdown(.text("~~~~a"), link, .code(CodeSpan("~~<b>")), dialect: dialect)
    #expect(markdown == "\\~\\~\\~\\~a[b](/&#126;&#126;a \"&#126;&#126;&#126;\")`~~<b>`")
  }

  @Test(arguments: [
    ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``", "` `` `"), (" x ", "`  x  `"), (" ", "` `"), ("a\\", "`a\\`"),
  ])
  func codeIsSetBetweenEnoughBackticks(code: String, expected: String) throws {
    #expect(try markdown(.code(CodeSpan(code))) == expected)
  }

  @Test func fenceIsLongerThanWhatItHolds() throws {
    #expect(
      try markdown(.code(CodeBlock("```\nx\n```\n", info: "md"))) == """
        ````md
        ```
        x
        ```
        ````
        """)
    #expect(try markdown(.code(CodeBlock("~\n", info: "a`b"))) == "~~~a`b\n~\n~~~")
  }

  @Test func adjacentListsHaveDifferentMarkers() throws {
    let bullets = Block.list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text("a")]))])]))
    let numbers = Block.list(List(.ordered(List.Numbering()), items: [ListItem([.paragraph(Paragraph([.text("a")]))])]))
    #expect(try markdown(bullets, bullets, bullets) == "- a\n\n* a\n\n- a")
    #expect(try markdown(numbers, numbers) == "1. a\n\n[//]: #\n\n1. a")
  }

  @Test func tablesAreAlignedByDisplayWidth() throws {
    func row(_ cells: String...) -> Table.Row { Table.Row(cells.map { Table.Cell([.text($0)]) }) }
    let table = Table(
      columns: [Table.Column(), Table.Column(alignment: .trailing), Table.Column(alignment: .center)],
      header: [row("词", "number", "x")], rows: [row("淘宝村", "1", "a|b")])
    #expect(
      try markdown(.table(table)) == """
        | 词     | number |  x   |
        | ------ | -----: | :--: |
        | 淘宝村 |      1 | a\\|b |
        """)
  }

  @Test func complexTableIsFlattenedAndReportedInGFM() throws {
    let wide = Table.Cell([.paragraph(Paragraph([.text("a")])), .paragraph(Paragraph([.text("b")]))], columnSpan: 2)
    let table = Table(
      columns: [Table.Column(), Table.Column()], header: [],
      rows: [Table.Row([wide]), Table.Row([Table.Cell([.text("c")]), Table.Cell([.text("d")])])])
    let log = ReportLog()
    #expect(
      try markdown(Document(body: [.table(table)]), .gfm, log: log) == """
        |     |     |
        | --- | --- |
        | a b |     |
        | c   | d   |

        """)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.table-flattened"])
  }

  @Test func wrappedLinesNeverBeginABlock() throws {
    let text = "aaaa bbbb cccc - dd eeee ffff 1. gg hhhh + iiii # jjj > kkk"
    #expect(
      try markdown(Document(body: [.paragraph(Paragraph([.text(text)]))]), .gfm, wrap: 20) == """
        aaaa bbbb cccc - dd
        eeee ffff 1. gg
        hhhh + iiii # jjj >
        kkk

        """)
  }

  @Test func hanIsWrappedBetweenCharactersOnlyWhereLineEndsMeanNothing() throws {
    let document = Document(body: [.paragraph(Paragraph([.text("乡村里有很多人，他们都很忙；没有人回家过年。")]))])
    let text = "乡村里有很多人，他们\n都很忙；没有人回家过\n年。\n"
    #expect(try markdown(document, .platen, wrap: 20) == text)
    #expect(try read(text) == document)
    #expect(try markdown(document, .gfm, wrap: 20) == "乡村里有很多人，他们都很忙；没有人回家过年。\n")
  }

  @Test func whatADialectCannotSayIsReported() throws {
    let log = ReportLog()
    let document = Document(body: [
      .division(Division(role: .foreword, [.paragraph(Paragraph([.text("x")], attributes: Attributes(id: "a")))])),
      .pageBreak(PageBreak(label: "1")),
      .paragraph(Paragraph([.subscript(Styled([.text("2")])), .math(Math("x")), .note(Note([]))])),
    ])
    #expect(
      try markdown(document, .commonmark, log: log) == "x\n\n<sub>2</sub>`x`[1]\n\n* * *\n\n[1]\n")
    #expect(
      log.report.diagnostics.map(\.id) == [
        "markdown.division-flattened", "markdown.attributes-dropped", "markdown.page-break-dropped",
        "markdown.style-as-html", "markdown.math-simplified", "markdown.note-simplified",
      ])
  }

  @Test(arguments: [
    (ListItem([.paragraph(Paragraph([.text("a")]))], task: .open), "- ☐ a"),
    (ListItem([.paragraph(Paragraph([.text("a")]))], task: .done), "- ☑ a"),
    (
      ListItem([.paragraph(Paragraph([.emphasis(Styled([.text("a")]))])), .code(CodeBlock("b\n"))], task: .open),
      "- ☐ *a*\n  ```\n  b\n  ```"
    ),
    (ListItem([.code(CodeBlock("b\n"))], task: .done), "- ☑\n  ```\n  b\n  ```"),
    (
      ListItem(
        [.list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text("a")]))], task: .open)]))], task: .done),
      "- ☑\n  - ☐ a"
    ),
    (ListItem([], task: .open), "- ☐"),
  ])
  func taskOfCommonMarkIsTextWithABox(item: ListItem, expected: String) throws {
    #expect(try markdown(.list(List(.bullet, items: [item])), dialect: .commonmark) == expected)
  }

  @Test(arguments: [Int.max, Int.max - 1, 1_000_000_000, 999_999_999, 0, -1, Int.min])
  func listMayStartAnywhere(start: Int) throws {
    let item = ListItem([.paragraph(Paragraph([.text("a")]))])
    for dialect in MarkdownOptions.Dialect.allCases {
      let text = try markdown(
        .list(List(.ordered(List.Numbering(start: start)), items: [item, ListItem([])])), dialect: dialect)
      #expect(text.hasPrefix("\(min(max(start, 0), 999_999_999)). a"))
    }
  }

  @Test func tooDeepDocumentIsRefused() {
    var block = Block.paragraph(Paragraph([]))
    for _ in 0..<Document.maximumDepth { block = .quote(Quote([block])) }
    #expect(throws: ExportError.self) { try markdown(Document(body: [block])) }
  }

  @Test func emptyDocumentIsEmpty() throws {
    #expect(try markdown(Document()) == "")
  }
}
