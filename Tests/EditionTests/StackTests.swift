import PlatenCore
import PlatenTesting
import Testing

/// Every kind of node that holds nodes, as deep as it may be, through every exporter on a stack of 512 KiB.
@Suite struct StackTests {
  private typealias Wrap<Node> = @Sendable (Node) -> Node

  private static let attributes = Attributes(
    id: "a", classes: ["b", "c"], language: .simplifiedChinese, values: [Attributes.Value(name: "d", value: "e")])

  private static let blocks: [Wrap<Block>] = [
    { .quote(Quote([$0], attributes: attributes)) },
    { .list(List(.bullet, items: [ListItem([$0], task: .done, attributes: attributes)])) },
    {
      .list(List(.ordered(List.Numbering(start: 999_999_999, kind: .chinese)), isTight: false, items: [ListItem([$0])]))
    },
    { .list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text("a")])), $0])])) },
    {
      .definitionList(
        DefinitionList([DefinitionList.Item(terms: [[.text("a")]], definitions: [[$0]])], attributes: attributes))
    },
    { .table(Table(columns: [Table.Column()], header: [Table.Row([Table.Cell([$0])])], rows: [])) },
    {
      .table(
        Table(
          caption: [.text("a")], columns: [Table.Column()],
          rows: [Table.Row([Table.Cell([$0], columnSpan: 3, rowSpan: 2)])],
          attributes: attributes))
    },
    { .figure(Figure([$0], caption: [.text("a")], attributes: attributes)) },
    { .division(Division([$0], attributes: attributes)) },
    {
      .division(
        Division([.heading(Heading(level: 1, [.text("a")])), $0], attributes: Attributes(classes: ["details"])))
    },
    { .division(Division([$0], attributes: Attributes(classes: ["details"]))) },
    { .parallel(Parallel(languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[$0], []])])) },
    { .parallel(Parallel(languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[], [$0]])])) },
    { .paragraph(Paragraph([.note(Note([$0], attributes: attributes))])) },
    { .heading(Heading(level: 2, [.text("a"), .note(Note([$0]))])) },
    { .table(Table(caption: [.note(Note([$0]))], columns: [Table.Column()], rows: [])) },
    { .figure(Figure([], caption: [.note(Note([$0]))])) },
    { .definitionList(DefinitionList([DefinitionList.Item(terms: [[.note(Note([$0]))]], definitions: [])])) },
    { .paragraph(Paragraph([.strong(Styled([.note(Note(label: "a", [$0]))], attributes: attributes))])) },
    {
      .table(
        Table(
          columns: [Table.Column()], rows: [Table.Row([Table.Cell([.list(List(.bullet, items: [ListItem([$0])]))])])]))
    },
  ]

  private static let inlines: [Wrap<Inline>] = [
    { .emphasis(Styled([$0])) }, { .emphasis(Styled([$0], attributes: attributes)) }, { .strong(Styled([$0])) },
    { .strong(Styled([.text("a"), $0, .text("b")], attributes: attributes)) }, { .strikethrough(Styled([$0])) },
    { .strikethrough(Styled([$0], attributes: attributes)) }, { .subscript(Styled([$0])) },
    { .subscript(Styled([$0, .softBreak], attributes: attributes)) }, { .superscript(Styled([$0])) },
    { .superscript(Styled([$0], attributes: attributes)) },
    { .link(Link(to: "https://example.org", title: "a", [$0])) },
    { .link(Link(to: "#a", [$0], attributes: attributes)) }, { .span(TextSpan([$0], attributes: .none)) },
    { .span(TextSpan([$0], attributes: attributes)) },
    { .span(TextSpan([$0], attributes: Attributes(classes: ["kbd"]))) },
    { .span(TextSpan([.lineBreak, $0], attributes: Attributes(language: .english))) },
    { .gloss(Gloss(term: [$0], counterpart: [.text("a")], counterpartLanguage: .english)) },
    { .gloss(Gloss(term: [.text("a")], counterpart: [$0], counterpartLanguage: nil, attributes: attributes)) },
    { .gloss(Gloss(term: [$0], counterpart: [], counterpartLanguage: nil)) },
  ]

  /// What an inline may stand in: the depth that its surroundings take, and the surroundings.
  private static let places: [(depth: Int, block: @Sendable (Inline) -> Block)] = [
    (1, { .paragraph(Paragraph([$0])) }), (1, { .heading(Heading(level: 1, [.text("a"), $0])) }),
    (
      3,
      {
        .table(
          Table(
            columns: [Table.Column()], header: [Table.Row([Table.Cell([$0])])], rows: [Table.Row([Table.Cell([$0])])]))
      }
    ),
    (1, { .table(Table(caption: [$0], columns: [Table.Column()], rows: [])) }),
    (1, { .definitionList(DefinitionList([DefinitionList.Item(terms: [[$0]], definitions: [])])) }),
    (1, { .figure(Figure([], caption: [$0])) }),
  ]

  private static func deepest(_ document: (Int) -> Document) -> Document {
    var levels = Document.maximumDepth + 1
    while levels > 0, document(levels).isDeeper(than: Document.maximumDepth) { levels -= 1 }
    return document(levels)
  }

  private static func document(_ body: [Block]) -> Document {
    var metadata = Metadata()
    metadata.titles = [Title("Deep")]
    return Document(metadata: metadata, body: body)
  }

  private static func check(_ document: Document, _ exporter: EveryExporter, _ name: String) {
    let bytes = SmallStack.run { await exporter.bytes(of: document) }
    #expect(bytes??.isEmpty == false, "\(exporter) \(name)")
  }

  @Test(arguments: EveryExporter.allCases)
  func deepBlocksAreWritten(exporter: EveryExporter) {
    for (index, wrap) in StackTests.blocks.enumerated() {
      let document = StackTests.deepest { levels in
        StackTests.document([
          (0..<levels).reduce(Block.paragraph(Paragraph([.text("deepest")]))) { block, _ in wrap(block) }
        ])
      }
      StackTests.check(document, exporter, "block \(index)")
    }
    for role in Role.allCases {
      let document = StackTests.deepest { levels in
        StackTests.document([
          (0..<levels).reduce(Block.paragraph(Paragraph([.text("deepest")]))) { block, _ in
            .division(Division(role: role, [.heading(Heading(level: 2, [.text("a")])), block]))
          }
        ])
      }
      StackTests.check(document, exporter, role.rawValue)
    }
  }

  @Test(arguments: EveryExporter.allCases)
  func deepInlinesAreWritten(exporter: EveryExporter) {
    for (index, wrap) in StackTests.inlines.enumerated() {
      for (place, surroundings) in StackTests.places.enumerated() {
        let document = StackTests.deepest { levels in
          StackTests.document([
            surroundings.block((0..<levels).reduce(Inline.text("deepest")) { inline, _ in wrap(inline) })
          ])
        }
        StackTests.check(document, exporter, "inline \(index) in place \(place)")
      }
    }
  }

  @Test(arguments: EveryExporter.allCases)
  func deepShapesAreWritten(exporter: EveryExporter) {
    for shape in DeepDocument.allCases {
      StackTests.check(shape.document(depth: Document.maximumDepth), exporter, shape.rawValue)
    }
  }

  /// Two kinds in turn: frames of both.
  @Test(arguments: EveryExporter.allCases)
  func deepPairsAreWritten(exporter: EveryExporter) {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<20 {
      let first = random.below(StackTests.blocks.count)
      let second = random.below(StackTests.blocks.count)
      let style = random.below(StackTests.inlines.count)
      let document = StackTests.deepest { levels in
        let inline = (0..<(levels / 2)).reduce(Inline.text("deepest")) { inline, _ in StackTests.inlines[style](inline)
        }
        let block = (0..<(levels - levels / 2)).reduce(Block.paragraph(Paragraph([inline]))) { block, level in
          StackTests.blocks[level % 2 == 0 ? first : second](block)
        }
        return StackTests.document([block])
      }
      StackTests.check(document, exporter, "\(first) \(second) \(style)")
    }
  }
}
