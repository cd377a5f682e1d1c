import Foundation
import MarkdownExport
import MarkdownImport
import PlatenCore
import PlatenTesting
import Testing

/// Reading back gives the same document.
@Suite struct RoundTripTests {
  @Test func whateverTheImporterMakesComesBackEqual() throws {
    for seed in 0..<caseCount(2_000) {
      let source = RandomMarkdown.text(seed: seed)
      let document = try read(source).withoutIdleLabels
      let text = try markdown(document)
      let back = try read(text).withoutIdleLabels
      if back != document {
        Issue.record(
          "seed \(seed): \(firstDifference(dump(back), dump(document)))\n--- source\n\(source)\n--- written\n\(text)")
      }
    }
  }
}

extension RoundTripTests {
  @Test(arguments: [
    "::: notice {.notice .large}\na\n:::\n", "{{漢字|かんじ}\n", "a {b {c|d} e\n", "<b>**^ \\\n***（^&\n",
    "- a\n\n    :   b\n\n- c\n",
  ])
  func oddSourceComesBackEqual(source: String) throws {
    let document = try read(source)
    #expect(try read(markdown(document)) == document)
  }

  @Test(arguments: [
    Inline.lineBreak, .softBreak, .strong(Styled([.text("b"), .lineBreak, .text("c")])),
    .link(Link(to: "https://example.org/", [.emphasis(Styled([.text("b"), .lineBreak, .text("c")]))])),
    .gloss(
      Gloss(term: [.text("b"), .lineBreak, .text("c")], counterpart: [.text("d")], counterpartLanguage: .english)),
  ])
  func lineEndsInCellsComeBack(inline: Inline) throws {
    let cell = Table.Cell([.paragraph(Paragraph([.text("a"), inline, .text("e")]))])
    let table = Table(columns: [Table.Column()], header: [Table.Row([cell])], rows: [Table.Row([cell])])
    let document = Document(body: [.table(table)])
    #expect(try read(markdown(document)).body == document.body)
  }

  @Test func listWithADefinitionListAndABlankLineIsLoose() throws {
    guard case .list(let list) = try read("- a\n\n    :   b\n\n- c\n").body.first else {
      Issue.record("no list")
      return
    }
    #expect(!list.isTight)
  }
}

extension RoundTripTests {
  @Test func randomDocumentsComeBackInNormalForm() throws {
    // Notes are by themselves: a random document may refer to one before it comes.
    for seed in 0..<caseCount(200) { try check(seed: seed, size: 10, .all.without(inlines: [.note])) }
  }

  @Test(arguments: BlockKind.allCases)
  func everyKindOfBlockComesBack(kind: BlockKind) throws {
    let nodes = NodeSelection(
      blocks: [.paragraph, kind], inlines: [.text],
      features: [.attributes, .resources, .tasks, .numberings, .complexTables])
    for seed in 0..<caseCount(50) { try check(seed: seed, size: 4, nodes) }
  }

  @Test(arguments: InlineKind.allCases)
  func everyKindOfInlineComesBack(kind: InlineKind) throws {
    let nodes = NodeSelection(
      blocks: [.paragraph, .heading, .list], inlines: [.text, kind], features: [.attributes, .resources])
    for seed in 0..<caseCount(50) { try check(seed: seed, size: 4, nodes) }
  }

  private func check(seed: UInt64, size: Int, _ nodes: NodeSelection) throws {
    let document = Document.random(seed: seed, size: size, nodes: nodes).markdownForm.withoutIdleLabels
    let text = try markdown(document)
    let back = try read(text).markdownForm.withoutIdleLabels
    if back.body != document.body {
      let difference = firstDifference(dump(back), dump(document))
      Issue.record("seed \(seed): \(difference)\n--- Markdown\n\(text.prefix(4_000))")
    }
  }
}

/// A document as text, one value a line.
func dump(_ document: Document) -> String {
  var text = ""
  dump(document.body, to: &text)
  return text
}
