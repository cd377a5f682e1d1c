import MarkdownExport
import PlatenCore
import PlatenTesting
import Testing

@Test func probe() throws {
  func run(_ name: String, _ nodes: NodeSelection) throws {
    var failures = 0
    var example: (Int, String)?
    for seed in 0..<UInt64(200) {
      let document = Document.random(seed: seed, size: 3, nodes: nodes, nesting: 5).markdownForm.withoutIdleLabels
      let log = ReportLog()
      let text = try markdown(document, log: log)
      let back = try read(text).markdownForm.withoutIdleLabels
      if back.body != document.body {
        failures += 1
        if text.utf8.count < example?.0 ?? .max { example = (text.utf8.count, "\(firstDifference(dump(back), dump(document)))\n\(log.report.diagnostics.map(\.id))\n\(text.prefix(900))") }
      }
    }
    if let example { print("#### \(name): \(failures)\n\(example.1)\n") } else { print("#### \(name): ok") }
  }
  let feature: Set<NodeSelection.Feature> = [.attributes, .resources, .tasks, .numberings, .complexTables, .nestedNotes]
  for block in BlockKind.allCases { try run("block \(block)", NodeSelection(blocks: [.paragraph, block], inlines: [.text], features: feature)) }
  for inline in InlineKind.allCases { try run("inline \(inline)", NodeSelection(blocks: [.paragraph], inlines: [.text, inline], features: feature)) }
  for inline in InlineKind.allCases { try run("all blocks + \(inline)", NodeSelection(blocks: Set(BlockKind.allCases), inlines: [.text, inline], features: feature)) }
  for inline in InlineKind.allCases { try run("em sub sup link span + \(inline)", NodeSelection(blocks: [.paragraph, .heading], inlines: [.text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .link, .span, inline], features: feature)) }
  try run("all", NodeSelection(blocks: Set(BlockKind.allCases), inlines: Set(InlineKind.allCases), features: feature))
}
