import PlatenCore
import PlatenTesting

/// Documents whose words say where they come from: `3.7` is the seventh word of the third paragraph, `F2` is in note 2.
struct RandomText {
  var generator: SeededGenerator
  private var paragraphs = 0
  private var notes = 0
  private var headings = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func document() -> Document {
    (paragraphs, notes, headings) = (0, 0, 0)
    var metadata = Metadata()
    metadata.titles = [Title("Random")]
    return Document(metadata: metadata, body: blocks(Int.random(in: 1...40, using: &generator), depth: 0))
  }

  private mutating func blocks(_ count: Int, depth: Int) -> [Block] { (0..<count).map { _ in block(depth) } }

  private mutating func block(_ depth: Int) -> Block {
    switch Int.random(in: 0..<(depth < 3 ? 16 : 8), using: &generator) {
    case 0..<7: return .paragraph(paragraph(notes: true))
    case 7: return .code(CodeBlock((0..<Int.random(in: 1...9, using: &generator)).map { "c\($0)\n" }.joined()))
    case 8, 9, 10:
      headings += 1
      return .heading(Int.random(in: 1...4, using: &generator), "Heading\(headings)")
    case 11:
      let items = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        ListItem(blocks(Int.random(in: 0...2, using: &generator), depth: depth + 1))
      }
      return .list(List(.ordered(.init()), isTight: Bool.random(using: &generator), items: items))
    case 12: return .quote(Quote(blocks(Int.random(in: 1...3, using: &generator), depth: depth + 1)))
    case 13:
      let rows = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        Table.Row([Table.Cell([.text("r")]), Table.Cell([.paragraph(paragraph(notes: false, words: 8))])])
      }
      return .table(Table(columns: [.init(), .init()], header: [.init([Table.Cell([.text("HEAD")])])], rows: rows))
    case 14:
      return .parallel(
        Parallel(
          languages: [.english, .chinese],
          rows: [.init([[.paragraph(paragraph(notes: true))], [.paragraph(paragraph(notes: false))]])]))
    default: return .division(Division(role: .tip, blocks(Int.random(in: 1...3, using: &generator), depth: depth + 1)))
    }
  }

  private mutating func paragraph(notes hasNotes: Bool, words: Int = 150) -> Paragraph {
    paragraphs += 1
    var inlines: [Inline] = []
    for word in 0..<Int.random(in: 1...words, using: &generator) {
      inlines.append(.text("\(paragraphs).\(word) "))
      if hasNotes, Int.random(in: 0..<40, using: &generator) == 0 {
        notes += 1
        let text = [String](repeating: "F\(notes)", count: Int.random(in: 1...30, using: &generator))
        inlines.append(.note(Note([.text(text.joined(separator: " "))])))
      }
    }
    return Paragraph(inlines)
  }
}
