import PlatenCore

/// A document in which every node and every field says something.
enum EveryNode {
  static let attributes = Attributes(
    id: "an id", classes: ["a", "b"], language: .simplifiedChinese,
    values: [Attributes.Value(name: "width", value: "50%"), Attributes.Value(name: "width", value: "")],
    source: SourceRange(
      start: SourceLocation(file: "a.md", line: 1, column: 2), end: SourceLocation(line: 3, column: 4)))

  static let text = "“Quotes\" \\ 乡村 \u{0}\u{1F}\u{7F}\u{2028}\n\t\r\u{8}\u{C}👩‍👩‍👧‍👦e\u{301}"

  static var inlines: [Inline] {
    let styled = Styled([.text("x")], attributes: attributes)
    return [
      .text(text), .emphasis(styled), .strong(styled), .strikethrough(styled), .subscript(styled), .superscript(styled),
      .code(CodeSpan("let x", attributes: attributes)),
      .link(Link(to: "#id", title: "Title", [.text("x")], attributes: attributes)),
      .image(Image(source: "a.png", alternative: "A", isDecorative: true, title: "T", attributes: attributes)),
      .span(TextSpan([.text("x")], attributes: attributes)),
      .ruby(
        Ruby(
          [Ruby.Segment(base: "汉", annotation: "hàn"), Ruby.Segment(base: "字", annotation: "")],
          annotationLanguage: .pinyin, attributes: attributes)),
      .gloss(
        Gloss(
          term: [.text("Taobao Village")], counterpart: [.text("淘宝村")], counterpartLanguage: .simplifiedChinese,
          form: .fullwidthParentheses, attributes: attributes)),
      .note(Note(label: "n", [.paragraph(Paragraph([.text("x")]))], attributes: attributes)),
      .math(Math("x^2", notation: .tex, attributes: attributes)),
      .raw(Raw(format: "html", "<b>")), .softBreak, .lineBreak,
    ]
  }

  static var blocks: [Block] {
    let paragraph = Block.paragraph(Paragraph([.text("x")]))
    let cell = Table.Cell([paragraph], columnSpan: 2, rowSpan: 3, isRowHeader: true)
    return [
      .paragraph(Paragraph(inlines, attributes: attributes)),
      .heading(Heading(level: 6, [.text("H")], attributes: attributes)),
      .list(
        List(
          .bullet, isTight: false,
          items: [
            ListItem([paragraph], task: .done, attributes: attributes), ListItem([], task: .open),
            ListItem([paragraph]),
          ], attributes: attributes)),
      .list(
        List(
          .ordered(List.Numbering(start: 3, kind: .chinese, delimiter: .parenthesis)), items: [ListItem([paragraph])])),
      .definitionList(
        DefinitionList(
          [DefinitionList.Item(terms: [[.text("t")], []], definitions: [[paragraph], []])], isTight: false,
          attributes: attributes)),
      .quote(Quote([paragraph], attributes: attributes)),
      .code(CodeBlock("a\n", info: "swift x", attributes: attributes)),
      .table(
        Table(
          caption: [.text("c")], columns: [Table.Column(alignment: .center), Table.Column()],
          header: [Table.Row([cell])],
          rows: [Table.Row([cell, Table.Cell([])]), Table.Row([])], attributes: attributes)),
      .figure(Figure([paragraph], caption: [.text("c")], attributes: attributes)),
      .division(Division(role: .editorsNote, [paragraph], attributes: attributes)),
      .parallel(
        Parallel(
          languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[paragraph], []])], attributes: attributes)),
      .math(Math("<math/>", notation: .mathML, attributes: attributes)),
      .raw(Raw(format: "html", "<hr>\n")),
      .thematicBreak(ThematicBreak(attributes: attributes)),
      .pageBreak(PageBreak(label: "xiv", attributes: attributes)),
      .paragraph(Paragraph([])), .figure(Figure([], caption: [])), .division(Division([])),
      .code(CodeBlock("")), .thematicBreak(ThematicBreak()),
    ]
  }

  static var metadata: Metadata {
    var metadata = Metadata()
    let alternate = Title.Alternate("The Village", language: .english)
    metadata.titles = [
      Title(
        "乡村", language: .simplifiedChinese, kind: .subtitle, alternates: [alternate], form: .fullwidthParentheses,
        sortKey: "xiangcun"), Title(""),
    ]
    metadata.creators = [Contributor("费孝通", role: "aut", sortKey: "Fei", alternates: [alternate]), Contributor("B")]
    metadata.contributors = [Contributor("T", role: "trl")]
    metadata.languages = [.simplifiedChinese, .english]
    metadata.identifiers = Identifier.Scheme.allCases.map { Identifier("1-\($0.rawValue)", scheme: $0) }
    metadata.published = PublicationDate(year: 2024, month: 5)
    metadata.modified = Timestamp(secondsSince1970: 1_700_000_000)
    metadata.publisher = "P"
    metadata.source = "S"
    metadata.rights = "R"
    metadata.summary = "Y"
    metadata.terms = [GlossaryTerm("村", counterpart: "village")]
    metadata.subjects = [Subject("Villages", authority: "BISAC", term: "SOC"), Subject("x")]
    metadata.series = Series("Series", position: "2.1")
    metadata.coverImage = "a.png"
    metadata.accessibility = AccessibilityStatement(
      conformsTo: "C", certifiedBy: "B", summary: "S", features: ["f"], hazards: ["none"])
    return metadata
  }

  static var document: Document {
    Document(
      metadata: metadata, body: blocks,
      resources: [
        Resource(path: "a.png", mediaType: "image/png", bytes: Array(0...255)), Resource(path: "empty", bytes: []),
        Resource(path: "one", bytes: [255]), Resource(path: "two", bytes: [255, 254]),
      ])
  }
}
