import PlatenCore
import Testing

@Suite struct DepthTests {
  /// A way to put blocks into a block, and how many levels that takes.
  static let nestings: [(name: String, levels: Int, wrap: @Sendable ([Block]) -> Block)] = [
    ("quote", 1, { .quote(Quote($0)) }),
    ("division", 1, { .division(Division($0)) }),
    ("list", 1, { .list(List(.bullet, items: [ListItem($0)])) }),
    ("definition", 1, { .definitionList(DefinitionList([.init(terms: [], definitions: [$0])])) }),
    ("figure", 1, { .figure(Figure($0, caption: [])) }),
    ("cell", 1, { .table(Table(columns: [.init()], rows: [.init([.init($0)])])) }),
    ("header cell", 1, { .table(Table(columns: [.init()], header: [.init([.init($0)])], rows: [])) }),
    ("passage", 1, { .parallel(Parallel(languages: [.english], rows: [.init([$0])])) }),
    ("note", 2, { .paragraph(Paragraph([.note(Note($0))])) }),
    (
      "note in a gloss", 3,
      {
        .paragraph(
          Paragraph([.gloss(Gloss(term: [.text("a")], counterpart: [.note(Note($0))], counterpartLanguage: nil))]))
      }
    ),
    ("note in a caption", 2, { .figure(Figure([], caption: [.note(Note($0))])) }),
  ]

  /// A document whose deepest node is at a depth.
  private static func document(
    depth: Int, levels: Int, _ wrap: @Sendable ([Block]) -> Block
  ) -> Document {
    var block = Block.thematicBreak(ThematicBreak())
    var reached = 1
    while reached + levels <= depth {
      block = wrap([block])
      reached += levels
    }
    while reached < depth {
      block = .quote(Quote([block]))
      reached += 1
    }
    return Document(body: [block])
  }

  @Test(arguments: nestings.indices)
  func nodesAtTheLimitAreAcceptedAndBelowItRefused(index: Int) throws {
    let (name, levels, wrap) = DepthTests.nestings[index]
    let limit = Document.maximumDepth
    #expect(throws: Never.self, "\(name)") {
      try DepthTests.document(depth: limit, levels: levels, wrap).checkDepth()
    }
    let error = #expect(throws: ExportError.self, "\(name)") {
      try DepthTests.document(depth: limit + 1, levels: levels, wrap).checkDepth()
    }
    #expect(error?.kind == .tooDeep)
  }

  @Test func breadthIsNoDepth() {
    let wide = Document(body: [Block](repeating: .quote(Quote([.thematicBreak(ThematicBreak())])), count: 10_000))
    #expect(throws: Never.self) { try wide.checkDepth() }
  }
}
