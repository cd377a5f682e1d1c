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

/// A document as text, one value a line.
func dump(_ document: Document) -> String {
  var text = ""
  dump(document, to: &text)
  return text
}
