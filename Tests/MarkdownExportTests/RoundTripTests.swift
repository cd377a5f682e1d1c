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
  @Test func randomDocumentsOfEveryNodeComeBackInNormalForm() throws {
    for seed in 0..<caseCount(400) {
      let document = Document.random(seed: seed, size: 10).markdownForm.withoutIdleLabels
      let log = ReportLog()
      let text = try markdown(document, log: log)
      let back = try read(text).markdownForm.withoutIdleLabels
      if back.body != document.body {
        Issue.record(
          "seed \(seed): \(firstDifference(dump(back), dump(document)))\n\(log.report.diagnostics)\n--- Markdown\n\(text.prefix(6_000))")
      }
    }
  }
}

/// A document as text, one value a line.
func dump(_ document: Document) -> String {
  var text = ""
  dump(document.body, to: &text)
  return text
}
