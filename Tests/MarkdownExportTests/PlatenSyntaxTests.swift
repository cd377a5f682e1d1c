import DialectNodes
import MarkdownExport
import PlatenCore
import Testing

/// What has no mark of its own in Markdown is written under a reserved class, and read back.
@Suite struct PlatenSyntaxTests {
  private static func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private static let blocks: [(Block, String)] = [
    (
      .paragraph(Paragraph([.text("x")], attributes: Attributes(id: "a", language: .simplifiedChinese))),
      "::: {.inner #a lang=zh-Hans}\nx\n:::"
    ),
    (
      .list(List(.ordered(List.Numbering(start: 4, kind: .upperRoman)), items: [ListItem([paragraph("x")])])),
      "::: {.inner kind=upper-roman}\n4. x\n:::"
    ),
    (.division(Division(role: .editorsNote, [paragraph("x")])), "::: editors-note\nx\n:::"),
    (
      .division(Division([paragraph("x")], attributes: Attributes(classes: ["tip"]))), "::: {.division .tip}\nx\n:::"
    ),
    (
      .parallel(
        Parallel(
          languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[paragraph("x")], [paragraph("汉")]])])),
      "::: {.parallel}\n::: {lang=en}\nx\n:::\n\n::: {lang=zh-Hans}\n汉\n:::\n:::"
    ),
    (
      .figure(Figure([.code(CodeBlock("a\n"))], caption: [.text("c")])),
      "::: {.figure}\n```\na\n```\n\n::: caption\nc\n:::\n:::"
    ),
    (
      .table(
        Table(
          columns: [Table.Column(alignment: .leading), Table.Column()],
          rows: [Table.Row([Table.Cell([paragraph("a")], columnSpan: 2, isRowHeader: true)])])),
      "::: {.table columns=l-}\n::: row\n::: {.cell .row-header columns=2}\na\n:::\n:::\n:::"
    ),
    (.raw(Raw(format: "html", "<hr>")), "```{.raw format=html}\n<hr>\n```"),
    (.math(Math("x^2")), "$$x^2$$"), (.math(Math("<math/>", notation: .mathML)), "```{.raw math=mathml}\n<math/>\n```"),
    (.pageBreak(PageBreak(label: "xiv", attributes: Attributes(id: "p"))), "{#p page=xiv}"),
    (
      .list(List(.bullet, items: [ListItem([paragraph("x")], task: .done, attributes: Attributes(id: "i"))])),
      "- ::: {.item #i task=done}\n  x\n  :::"
    ),
    // A paragraph and a term cannot follow each other without a blank line, which would set the items apart.
    (
      .list(
        List(
          .bullet, isTight: true,
          items: [
            ListItem([paragraph("x")]),
            ListItem([
              paragraph("y"),
              .definitionList(
                DefinitionList([DefinitionList.Item(terms: [[.text("t")]], definitions: [[paragraph("d")]])])),
            ]),
          ])),
      "- x\n- ::: {.item}\n  y\n\n  t\n  :   d\n  :::"
    ),
    (
      .list(List(.bullet, isTight: false, items: [ListItem([paragraph("x")])])),
      "- ::: {.item spacing=loose}\n  x\n  :::"
    ),
    (
      .definitionList(
        DefinitionList([
          DefinitionList.Item(terms: [[.text("t"), .lineBreak, .text("u")]], definitions: [[paragraph("d")]])
        ])), "t<br>u\n:   d"
    ),
    (.heading(Heading(level: 3, [.text("a"), .lineBreak, .text("b")])), "### a<br>b"),
    (
      .paragraph(
        Paragraph([.text("H"), .subscript(Styled([.text("a"), .softBreak, .text("b"), .lineBreak, .text("c")]))])),
      "H[a\nb\\\nc]{.subscript}"
    ),
    (
      .definitionList(
        DefinitionList([DefinitionList.Item(terms: [[.text("t")]], definitions: [[paragraph("d")], []])])),
      "t\n:   d\n:   [//]: #"
    ),
  ]

  /// HTML gives elements such classes, and they mean nothing else there.
  @Test(arguments: ReservedClasses.divisions.sorted())
  func reservedClassOfAnAuthorIsKept(name: String) throws {
    let division = Block.division(
      Division(
        [Self.paragraph("x")], attributes: Attributes(classes: [name], values: [.init(name: "columns", value: "l")])))
    let inner = Block.division(Division([Self.paragraph("y")], attributes: Attributes(classes: [name, "b"])))
    let passages = [Language.english, .simplifiedChinese].map { language in
      Block.division(Division([Self.paragraph("x")], attributes: Attributes(language: language)))
    }
    let bodies: [[Block]] = [
      [division], [.division(Division([inner], attributes: Attributes(classes: [name])))],
      [
        .figure(
          Figure(
            [
              Self.paragraph("x"), inner,
              .division(Division([Self.paragraph("c")], attributes: Attributes(classes: [name]))),
            ], caption: []))
      ],
      [.list(List(.bullet, items: [ListItem([inner])]))],
      [.table(Table(columns: [Table.Column()], rows: [Table.Row([Table.Cell([inner, division])])]))],
      [.division(Division(passages, attributes: Attributes(classes: ["a", name])))],
      [.division(Division(passages, attributes: Attributes(classes: [name])))],
    ]
    for body in bodies {
      let text = try body.map { try markdown($0) }.joined(separator: "\n\n")
      #expect(try read(text).body == body, "\(text)")
    }
  }

  @Test(arguments: ReservedClasses.spans.sorted())
  func reservedClassOfASpanIsKept(name: String) throws {
    let contents: [[Inline]] = [
      [.text("x")], [.emphasis(Styled([.text("x")]))],
      [.text("a ("), .span(TextSpan([.text("b")], attributes: Attributes(language: .japanese))), .text(")")],
      [.span(TextSpan([.text("x")], attributes: Attributes(classes: [name], values: [.init(name: "rt", value: "y")])))],
    ]
    for inlines in contents {
      let inline = Inline.span(TextSpan(inlines, attributes: Attributes(classes: [name, "b"])))
      let text = try markdown(inline)
      #expect(try read(text).body == [.paragraph(Paragraph([inline]))], "\(text)")
    }
  }

  @Test(arguments: [["raw"], ["code"], ["code", "raw"], ["raw", "code"], ["code", "code", "raw"]])
  func reservedClassOfCodeIsKept(classes: [String]) throws {
    let inline = Inline.code(
      CodeSpan("x", attributes: Attributes(classes: classes, values: [.init(name: "format", value: "html")])))
    let text = try markdown(inline)
    #expect(try read(text).body == [.paragraph(Paragraph([inline]))], "\(text)")
  }

  @Test(arguments: blocks.indices)
  func blockIsWrittenAndReadBack(index: Int) throws {
    let (block, expected) = PlatenSyntaxTests.blocks[index]
    #expect(try markdown(block) == expected)
    #expect(try read(expected).body == [block])
  }

  private static let inlines: [(Inline, String)] = [
    (
      .gloss(
        Gloss(
          term: [.text("Taobao Village")], counterpart: [.text("淘宝村")], counterpartLanguage: .simplifiedChinese)),
      "[Taobao Village ([淘宝村]{lang=zh-Hans})]{.gloss}"
    ),
    (.emphasis(Styled([.text("a")], attributes: Attributes(id: "e"))), "[*a*]{.inner #e}"),
    (
      .ruby(Ruby([Ruby.Segment(base: "汉", annotation: "hàn"), Ruby.Segment(base: "字", annotation: "zì")])),
      "{汉字|hàn|zì}"
    ),
    (
      .ruby(Ruby([Ruby.Segment(base: "汉字", annotation: "hàn zì"), Ruby.Segment(base: "a", annotation: "")])),
      "[[汉字]{rt=\"hàn zì\"}[a]{rt=\"\"}]{.ruby}"
    ),
    // Readers that know no ruby would see an address and, behind it, a tag.
    (
      .ruby(Ruby([Ruby.Segment(base: "字", annotation: "http://a\\<b>")])),
      "[[字]{rt=\"http&#58;//a\\\\&lt;b>\"}]{.ruby}"
    ),
    (.raw(Raw(format: "html", "<b>")), "`<b>`{.raw format=html}"), (.math(Math("x^2")), "$x^2$"),
    (.math(Math("a $ b")), "`a $ b`{.raw math=tex}"),
    (.superscript(Styled([.text("a b")])), "^a&#32;b^"),
    (.span(TextSpan("汉", language: .chinese)), "[汉]{lang=zh}"),
    (.code(CodeSpan("x", attributes: Attributes(classes: ["swift"]))), "`x`{.swift}"),
    (
      .image(Image(source: "a.png", alternative: "", isDecorative: true)), "![](a.png){.decorative}"
    ),
  ]

  @Test(arguments: inlines.indices)
  func inlineIsWrittenAndReadBack(index: Int) throws {
    let (inline, expected) = PlatenSyntaxTests.inlines[index]
    #expect(try markdown(inline) == expected)
    #expect(try read(expected).body == [.paragraph(Paragraph([inline]))])
  }

  /// What a title's parentheses do not say again is written in fields.
  @Test(arguments: [
    Title("Git 分支", language: .simplifiedChinese, alternates: [.init("Git Branching", language: .english)]),
    Title("乡村", alternates: [.init("The Village", language: .english), .init("鄉村", language: .traditionalChinese)]),
    Title("中国", alternates: [.init("中國", language: .traditionalChinese)], form: .fullwidthParentheses),
    Title("附录（Appendix）"), Title("GDP (PPP)", sortKey: "gdp"),
    Title("Le Village", language: Language("fr"), alternates: [.init("The Village", language: .english)]),
  ])
  func titleComesBackWithItsAlternates(title: Title) throws {
    var metadata = Metadata()
    metadata.titles = [title]
    metadata.languages = [.simplifiedChinese, .english]
    metadata.creators = [Contributor("费孝通", alternates: [.init("Fei Xiaotong", language: .english)])]
    let document = Document(metadata: metadata, body: [.heading(Heading(level: 1, [.text(title.whole)]))])
    #expect(try read(try markdown(document)).metadata == metadata)
  }

  @Test func termsAreFrontMatter() throws {
    var metadata = Metadata()
    metadata.terms = [GlossaryTerm("淘宝村", counterpart: "Taobao Village"), GlossaryTerm("a: b", counterpart: "\"c\"")]
    let document = Document(metadata: metadata, body: [PlatenSyntaxTests.paragraph("x")])
    #expect(try read(try markdown(document)) == document)
  }

  @Test func metadataIsFrontMatter() throws {
    var metadata = Metadata()
    metadata.titles = [Title("乡村", alternates: [Title.Alternate("The Village", language: .english)])]
    metadata.creators = [Contributor("费孝通", role: "aut", sortKey: "Fei")]
    metadata.languages = [.simplifiedChinese, .english]
    metadata.identifiers = [Identifier("978-7", scheme: .isbn)]
    metadata.published = PublicationDate(year: 2024, month: 5)
    metadata.series = Series("S: \"x\"", position: "2")
    metadata.subjects = [Subject("a"), Subject("b", authority: "BISAC", term: "SOC")]
    let document = Document(metadata: metadata, body: [PlatenSyntaxTests.paragraph("x")])
    let text = try markdown(document)
    #expect(
      text == """
        ---
        title: "乡村 (The Village)"
        author:
        - name: "费孝通"
          role: "aut"
          sort: "Fei"
        lang:
        - "zh-Hans"
        - "en"
        identifier:
        - text: "978-7"
          scheme: "isbn"
        date: "2024-05"
        subject:
        - "a"
        - text: "b"
          authority: "BISAC"
          term: "SOC"
        series: "S: \\"x\\""
        series-position: "2"
        ---

        x

        """)
    #expect(try read(text) == document)
  }
}
