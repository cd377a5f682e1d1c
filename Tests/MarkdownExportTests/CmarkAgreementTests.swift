import MarkdownExport
import PlatenCore
import PlatenTesting
import Testing

/// What is written, read by cmark-gfm, is the document's own HTML.
@Suite(.enabled(if: Cmark.isThere, "python3 with the package cmarkgfm is needed."))
struct CmarkAgreementTests {
  @Test func randomGFMDocumentsAreReadAsThemselves() throws {
    let cmark = try Cmark(extensions: ["table", "strikethrough", "autolink", "tasklist"])
    for seed in 0..<caseCount(300) {
      var document = Document.random(seed: seed, size: 12, nodes: .gfm)
      document.body = document.body.asCmarkReads()
      let text = try markdown(document, .gfm)
      let (html, expected) = (try cmark.html(text), ExpectedHTML.html(document.withListsAsWritten))
      if html != expected, !html.isEmpty {
        Issue.record("seed \(seed): \(firstDifference(html, expected))\n--- Markdown\n\(text.prefix(4_000))")
      }
    }
    try cmark.end()
  }

  @Test func randomCommonMarkDocumentsAreReadAsThemselves() throws {
    let cmark = try Cmark(extensions: [])
    for seed in 0..<caseCount(300) {
      var document = Document.random(seed: seed, size: 12, nodes: .commonMark)
      document.body = document.body.asCmarkReads()
      let text = try markdown(document, .commonmark)
      let (html, expected) = (try cmark.html(text), ExpectedHTML.html(document.withListsAsWritten))
      if html != expected, !html.isEmpty {
        Issue.record("seed \(seed): \(firstDifference(html, expected))\n--- Markdown\n\(text.prefix(4_000))")
      }
    }
    try cmark.end()
  }
}

/// The first line that differs, with both forms.
func firstDifference(_ left: String, _ right: String) -> String {
  let left = left.split(separator: "\n", omittingEmptySubsequences: false)
  let right = right.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let (first, second) = (index < left.count ? left[index] : "(end)", index < right.count ? right[index] : "(end)")
    if first != second || !first.unicodeScalars.elementsEqual(second.unicodeScalars) {
      let is4 = left.dropFirst(index).prefix(12).joined(separator: "\n")
      let expected4 = right.dropFirst(index).prefix(12).joined(separator: "\n")
      return "line \(index + 1)\nis\n\(is4)\nexpected\n\(expected4)"
    }
  }
  return "(equal)"
}
