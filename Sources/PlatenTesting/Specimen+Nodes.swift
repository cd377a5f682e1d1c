import PlatenCore

extension Specimen {
  /// A document of one kind of block.
  init(of kind: BlockKind) {
    var maker = SentinelMaker(stem: "b" + kind.rawValue.lowercased())
    let block = Specimen.block(of: kind, &maker)
    self.init(name: kind.rawValue, body: [block], maker)
  }

  /// A document of a paragraph with one kind of inline.
  init(of kind: InlineKind) {
    var maker = SentinelMaker(stem: "i" + kind.rawValue.lowercased())
    var inlines = maker.text("text before it")
    inlines += [.text(" ")] + Specimen.inlines(of: kind, &maker) + [.text(" ")]
    inlines += maker.text("text after it")
    self.init(name: "inline \(kind.rawValue)", body: [.paragraph(Paragraph(inlines.normalized))], maker)
  }

  private init(name: String, body: [Block], _ maker: SentinelMaker) {
    var metadata = Metadata()
    metadata.languages = [.english]
    metadata.titles = [Title("Specimen")]
    self.init(
      name: name,
      document: Document(
        metadata: metadata, body: body, resources: [SamplePicture.png.resource(path: Specimen.picturePath)]),
      sentinels: maker.sentinels)
  }

  private static func block(of kind: BlockKind, _ maker: inout SentinelMaker) -> Block {
    switch kind {
    case .paragraph: maker.paragraph("text of a paragraph")
    case .heading: .heading(Heading(level: 2, maker.text("title")))
    case .list: list(&maker)
    case .definitionList:
      .definitionList(
        DefinitionList([
          DefinitionList.Item(
            terms: [maker.text("first term"), maker.text("second term")],
            definitions: [[maker.paragraph("first definition")], [maker.paragraph("second definition")]])
        ]))
    case .quote: .quote(Quote([maker.paragraph("what is quoted")]))
    case .code: .code(CodeBlock("\(maker.word("code"))\n", info: maker.word("language of the code", .advisory)))
    case .table: .table(table(&maker))
    case .figure:
      .figure(
        Figure(
          [.paragraph(Paragraph([.image(Image(source: picturePath, alternative: maker.word("alternative")))]))],
          caption: maker.text("caption")))
    case .division:
      .division(
        Division(
          role: .editorsNote,
          [.heading(Heading(level: 1, maker.text("title of the part"))), maker.paragraph("text of the part")]))
    case .parallel:
      .parallel(
        Parallel(
          languages: [.english, .simplifiedChinese],
          rows: ["first", "second"].map { row in
            Parallel.Row([[maker.paragraph("\(row) passage, left")], [maker.paragraph("\(row) passage, right")]])
          }))
    case .math: .math(Math("\\text{\(maker.word("formula"))}"))
    case .raw: .raw(Raw(format: "html", "<p>\(maker.word("markup"))</p>"))
    case .thematicBreak:
      .division(
        Division([
          maker.paragraph("text before a break"), .thematicBreak(ThematicBreak()), maker.paragraph("text after it"),
        ]))
    case .pageBreak:
      .division(
        Division([
          maker.paragraph("text before a page break"), .pageBreak(PageBreak(label: maker.word("label of the page"))),
          maker.paragraph("text after it"),
        ]))
    }
  }

  private static func list(_ maker: inout SentinelMaker) -> Block {
    let nested = List(.ordered(List.Numbering()), items: [ListItem([maker.paragraph("nested, ordered item")])])
    return .list(
      List(
        .bullet, isTight: false,
        items: [
          ListItem([maker.paragraph("bullet item"), .list(nested)]),
          ListItem([maker.paragraph("task that is done")], task: .done),
          ListItem([maker.paragraph("first paragraph of an item"), maker.paragraph("second paragraph of it")]),
        ]))
  }

  private static func table(_ maker: inout SentinelMaker) -> Table {
    Table(
      caption: maker.text("caption"), columns: [Table.Column(), Table.Column(alignment: .trailing)],
      header: [
        Table.Row([Table.Cell(maker.text("first column's title")), Table.Cell(maker.text("second column's title"))])
      ],
      rows: [
        Table.Row([
          Table.Cell([maker.paragraph("cell over two rows")], rowSpan: 2), Table.Cell(maker.text("plain cell")),
        ]),
        Table.Row([Table.Cell([maker.paragraph("first block of a cell"), maker.paragraph("second block of a cell")])]),
        Table.Row([Table.Cell([maker.paragraph("cell over two columns")], columnSpan: 2)]),
      ])
  }

  private static func inlines(of kind: InlineKind, _ maker: inout SentinelMaker) -> [Inline] {
    switch kind {
    case .text: maker.text("plain text")
    case .emphasis: [.emphasis(Styled(maker.text("styled text")))]
    case .strong: [.strong(Styled(maker.text("styled text")))]
    case .strikethrough: [.strikethrough(Styled(maker.text("styled text")))]
    case .subscript: [.subscript(Styled(maker.text("styled text")))]
    case .superscript: [.superscript(Styled(maker.text("styled text")))]
    case .code: [.code(CodeSpan(maker.word("code")))]
    case .link:
      [
        .link(
          Link(
            to: "https://example.org/\(maker.word("destination"))", title: maker.word("title", .advisory),
            maker.text("text of the link")))
      ]
    case .image:
      [
        .image(
          Image(source: picturePath, alternative: maker.word("alternative"), title: maker.word("title", .advisory)))
      ]
    case .span: [.span(TextSpan(maker.word("text of the span"), language: .japanese))]
    case .ruby:
      [
        .ruby(
          Ruby(
            ["first", "second"].map {
              Ruby.Segment(base: maker.word("\($0) base"), annotation: maker.word("\($0) annotation"))
            }, annotationLanguage: .pinyin))
      ]
    case .gloss:
      [
        .gloss(
          Gloss(
            term: maker.text("term"), counterpart: maker.text("counterpart"), counterpartLanguage: .simplifiedChinese))
      ]
    case .note:
      [
        .note(Note(label: "specimen", [maker.paragraph("first block"), maker.paragraph("second block")])),
        .note(Note(label: "specimen", [])),
      ]
    case .math: [.math(Math("\\text{\(maker.word("formula"))}"))]
    case .raw: [.raw(Raw(format: "html", "<b>\(maker.word("markup"))</b>"))]
    case .softBreak: maker.text("text before the break") + [.softBreak]
    case .lineBreak: maker.text("text before the break") + [.lineBreak]
    }
  }
}
