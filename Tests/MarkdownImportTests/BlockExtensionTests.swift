import MarkdownImport
import PlatenCore
import Testing

@Suite struct BlockExtensionTests {
  private func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  @Test(arguments: [
    ("# A {#x .y lang=zh-Hans}", 1, Attributes(id: "x", classes: ["y"], language: .simplifiedChinese)),
    ("# A # {#x}", 1, Attributes(id: "x")),
    ("# A {#x} #", 1, Attributes(id: "x")),
    ("# A {-}", 1, Attributes(classes: ["unnumbered"])),
    ("A {#x}\n===", 1, Attributes(id: "x")),
    ("A {#x}\n---", 2, Attributes(id: "x")),
  ])
  func headingAttributes(_ text: String, _ level: Int, _ attributes: Attributes) throws {
    #expect(
      try markdown(text).body == [.heading(Heading(level: level, [.text("A")], attributes: attributes))])
  }

  @Test func headingKeepsBracesThatAreNoAttributes() throws {
    #expect(try markdown("# A {b}").body == [.heading(Heading(level: 1, [.text("A {b}")]))])
    #expect(try markdown("# A \\{#b}").body == [.heading(Heading(level: 1, [.text("A {#b}")]))])
  }

  @Test func fencedCodeTakesAttributes() throws {
    #expect(
      try markdown("``` {.swift #x .numbered from=3}\na\n```\n\n~~~ c {.d}\n~~~").body == [
        .code(
          CodeBlock(
            "a\n", info: "swift",
            attributes: Attributes(id: "x", classes: ["numbered"], values: [.init(name: "from", value: "3")]))),
        .code(CodeBlock("", info: "c", attributes: Attributes(classes: ["d"]))),
      ])
  }

  @Test func divisionHasRoleLanguageAndClasses() throws {
    #expect(
      try markdown("::: editors-note\nA\n:::\n\n::: {.chapter .wide lang=zh-Hans #c}\n# B\n:::\n\n::: box\nC\n:::")
        .body == [
          .division(Division(role: .editorsNote, [paragraph("A")])),
          .division(
            Division(
              role: .chapter, [.heading(Heading(level: 1, [.text("B")]))],
              attributes: Attributes(id: "c", classes: ["wide"], language: .simplifiedChinese))),
          .division(Division([paragraph("C")], attributes: Attributes(classes: ["box"]))),
        ])
  }

  @Test func divisionsNestAndEndListsWithin() throws {
    #expect(
      try markdown(":::: part\n::: tip\n- a\n:::\nb\n::::\nc").body == [
        .division(
          Division(
            role: .part,
            [
              .division(Division(role: .tip, [.list(List(.bullet, items: [ListItem([paragraph("a")])]))])),
              paragraph("b"),
            ])),
        paragraph("c"),
      ])
  }

  @Test func divisionsThatAreNotClosedOrNotOpenAreReported() throws {
    let log = ReportLog()
    #expect(
      try markdown("a\n\n:::\n\n::: tip\nb", log: log).body == [
        paragraph("a"), paragraph(":::"), .division(Division(role: .tip, [paragraph("b")])),
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.division-unopened", "markdown.division-unclosed"])
    #expect(log.report.diagnostics.map { $0.location?.description } == ["3:1", "5:1"])
  }

  @Test func parallelDivisionsAreAligned() throws {
    #expect(
      try markdown(
        ":::: parallel\n::: {lang=en}\na\n:::\n::: {lang=zh}\n甲\n:::\n::: {lang=en}\nb\n:::\n::: {lang=zh}\n乙\n:::\n::::"
      ).body == [
        .parallel(
          Parallel(
            languages: [.english, .chinese],
            rows: [
              Parallel.Row([[paragraph("a")], [paragraph("甲")]]),
              Parallel.Row([[paragraph("b")], [paragraph("乙")]]),
            ]))
      ])
  }

  @Test func definitionLists() throws {
    #expect(
      try markdown("A\n: one\n: two\n\nB\n:   three\n\n    more\n\nend").body == [
        .definitionList(
          DefinitionList(
            [
              .init(terms: [[.text("A")]], definitions: [[paragraph("one")], [paragraph("two")]]),
              .init(terms: [[.text("B")]], definitions: [[paragraph("three"), paragraph("more")]]),
            ], isTight: false)), paragraph("end"),
      ])
  }

  @Test func termsShareADefinitionAndBlankLinesMakeItLoose() throws {
    #expect(
      try markdown("A\nB\n~ one\n").body == [
        .definitionList(
          DefinitionList([.init(terms: [[.text("A")], [.text("B")]], definitions: [[paragraph("one")]])]))
      ])
    #expect(
      try markdown("A\n\n: one\n").body == [
        .definitionList(
          DefinitionList([.init(terms: [[.text("A")]], definitions: [[paragraph("one")]])], isTight: false))
      ])
  }

  @Test(arguments: [": a", "- x\n\n: a", "# x\n: a"])
  func colonWithoutATermIsText(_ text: String) throws {
    #expect(try markdown(text).body.last == paragraph(": a"))
  }

  @Test func displayMathAloneIsABlock() throws {
    #expect(try markdown("$$\nx\n$$\n").body == [.math(Math("\nx\n"))])
    #expect(try markdown("$x$").body == [.paragraph(Paragraph([.math(Math("x"))]))])
  }

  @Test func pageBreaks() throws {
    let log = ReportLog()
    #expect(
      try markdown("{page=12}\n\na {page=\"xiv\" #p}b", log: log).body == [
        .pageBreak(PageBreak(label: "12")),
        .pageBreak(PageBreak(label: "xiv", attributes: Attributes(id: "p"))), paragraph("a b"),
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.page-break-moved"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 3, column: 3))
  }

  @Test func pictureAloneIsAFigureWithItsDescriptionAsCaption() throws {
    #expect(
      try markdown("![A *b*](http://x/c.png \"t\"){#f .wide}").body == [
        .figure(
          Figure(
            [
              .paragraph(
                Paragraph([
                  .image(
                    Image(
                      source: "http://x/c.png", alternative: "A b", title: "t",
                      attributes: Attributes(classes: ["wide"])))
                ]))
            ], caption: [.text("A "), .emphasis(Styled([.text("b")]))], attributes: Attributes(id: "f")))
      ])
    #expect(
      try markdown("![](http://x/c.png)").body == [
        .paragraph(Paragraph([.image(Image(source: "http://x/c.png", alternative: ""))]))
      ])
  }

  @Test(arguments: [
    "Table: The *cap*\n\n| a |\n|---|\n| b |", "| a |\n|---|\n| b |\n\n: The *cap*",
    "| a |\n|---|\n| b |\n\nTable: The *cap*",
  ])
  func captionStandsBeforeOrAfterItsTable(_ text: String) throws {
    #expect(
      try markdown(text).body == [
        .table(
          Table(
            caption: [.text("The "), .emphasis(Styled([.text("cap")]))], columns: [Table.Column()],
            header: [Table.Row([Table.Cell([Inline.text("a")])])], rows: [Table.Row([Table.Cell([Inline.text("b")])])]))
      ])
  }

  @Test func cellsBeyondTheHeaderAreReportedAndMissingOnesFilled() throws {
    let log = ReportLog()
    let document = try markdown("|a|b|\n|-|:-:|\n|1|2|3|\n|x|", log: log)
    #expect(
      document.body == [
        .table(
          Table(
            columns: [Table.Column(), Table.Column(alignment: .center)],
            header: [Table.Row([Table.Cell([Inline.text("a")]), Table.Cell([Inline.text("b")])])],
            rows: [
              Table.Row([Table.Cell([Inline.text("1")]), Table.Cell([Inline.text("2")])]),
              Table.Row([Table.Cell([Inline.text("x")]), Table.Cell([Block]())]),
            ]))
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.table-cells-dropped"])
    #expect(log.report.diagnostics.first?.loss == .dropped)
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 3, column: 6))
  }

  @Test func percentEncodedLinksFindTheirHeading() throws {
    #expect(
      try markdown("[a](#%E8%B5%B7%E6%AD%A5)\n\n# 起步").body.last
        == .heading(Heading(level: 1, [.text("起步")], attributes: Attributes(id: "起步"))))
  }

  @Test func linksToHeadingsGiveThemIDs() throws {
    let document = try markdown(
      "[go](#getting-started-1) [x](#own)\n\n# Getting *Started*!\n\n# Getting Started\n\n# O {#own}")
    let ids = document.body.map { block -> String? in
      if case .heading(let heading) = block { heading.attributes.id } else { nil }
    }
    #expect(ids == [nil, nil, "getting-started-1", "own"])
  }
}

@Suite struct FootnoteTests {
  @Test func noteStandsWhereItIsReferredToFirst() throws {
    #expect(
      try markdown("a[^1] b[^x] c[^1]\n\n[^1]: One\n\n    two\n\n[^x]: Three").body == [
        .paragraph(
          Paragraph([
            .text("a"),
            .note(Note(label: "1", [.paragraph(Paragraph([.text("One")])), .paragraph(Paragraph([.text("two")]))])),
            .text(" b"), .note(Note([.paragraph(Paragraph([.text("Three")]))])), .text(" c"),
            .note(Note(label: "1", [])),
          ]))
      ])
  }

  @Test func notesThatNothingRefersToAreReported() throws {
    let log = ReportLog()
    #expect(try markdown("a\n\n[^1]: One", log: log).body == [.paragraph(Paragraph([.text("a")]))])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.note-unused"])
    #expect(log.report.diagnostics.first?.loss == .dropped)
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 3, column: 1))
  }

  @Test func referenceInItsOwnDefinitionStaysText() throws {
    let log = ReportLog()
    #expect(
      try markdown("a[^1]\n\n[^1]: b[^1]", log: log).body == [
        .paragraph(Paragraph([.text("a"), .note(Note(label: "1", [.paragraph(Paragraph([.text("b[^1]")]))]))]))
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.note-recursive"])
  }

  @Test func undefinedAndDuplicateNotes() throws {
    let log = ReportLog()
    #expect(
      try markdown("a[^2] b[^1]\n\n[^1]: x\n\n[^1]: y", log: log).body == [
        .paragraph(Paragraph([.text("a[^2] b"), .note(Note([.paragraph(Paragraph([.text("x")]))]))]))
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.note-duplicate"])
  }
}
