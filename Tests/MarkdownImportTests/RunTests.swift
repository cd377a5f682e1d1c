import MarkdownSamples
import PlatenCore
import Testing

@testable import MarkdownImport

/// A document that is built in runs of blocks is the one that is built from end to end, and so is what is said about it.
@Suite struct RunTests {
  static let sources = [
    "",
    "one\n\ntwo\n\nthree\n\nfour\n",
    // A note stands at its first reference, whatever refers to it further on.
    "a[^n]\n\nb\n\nc[^n]\n\nd\n\n[^n]: note\n",
    "a[^m]\n\nb[^n]\n\n[^n]: note\n\n[^m]: see [^n]\n",
    "[^n]: alone\n\na\n\nb\n",
    // A table and its caption are neighbours.
    "Table: caption\n\n| a | b |\n|---|---|\n| c | d |\n\nx\n\ny\n",
    "x\n\n| a | b |\n|---|---|\n| c | d |\n\n: caption\n\ny\n",
    // A page break within a table goes before the next paragraph.
    "x\n\n| a []{.page-break page=3} |\n|---|\n| c |\n\n> q\n\ny\n",
    "| a |\n|---|\n| {{page: 3}} []{.pagebreak page=3} |\n\ny\n\nz\n",
    // Links lead to headings in other runs, by exact names and others.
    "[a](#Two)\n\n# One\n\n[b](#two)\n\n# Two\n\n[One]\n",
    "[x]\n\n[x]\n\n[x]: https://example.org \"t\"\n\n[x]\n",
    "{{< one >}}\n\n{% two %}\n\n{{< three >}}\n\n{% four %}\n",
    "![a](no.png)\n\n![b](no.png) <b>x</b>\n\n<div>\n\n![c](other.png)\n\n</div>\n",
    "(@a) x\n\ny\n\n(@b) see (@a)\n",
    "::: note\nx\n\ny\n:::\n\n> [!NOTE]\n> x\n\nz\n",
  ]

  @Test(arguments: sources)
  func documentInRunsIsTheSame(_ text: String) async throws {
    try await check(text)
  }

  @Test func randomDocumentsInRunsAreTheSame() async throws {
    for seed in 1...UInt64(1_000) {
      var random = RandomMarkdown(seed: seed)
      var text = ""
      while text.utf8.count < 400 { text += random.tokens().joined() + "\n\n" }
      try await check(text)
    }
  }

  /// Together they would add more than a small document may have, and none by itself.
  @Test func limitsHoldForAllRunsTogether() async throws {
    let title = String(repeating: "t", count: 900)
    let paragraphs = String(repeating: "[x]\n\n", count: 200)
    try await check(paragraphs + "[x]: y '\(title)'\n")
    let row = "| a |\n"
    let columns = String(repeating: "|---", count: 900) + "|\n"
    let head = String(repeating: "| h ", count: 900) + "|\n"
    try await check(String(repeating: head + columns + row + "\ntext\n\n", count: 20))
  }

  @Test func cancelledReadingEnds() async {
    let text = String(repeating: "paragraph *with* words\n\n", count: 1_000)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await MarkdownImporter().document(
        from: Source(text: text), context: ImportContext(), parallelism: 2, smallestRun: 1)
    }
    task.cancel()
    await #expect(throws: ImportError.self) { try await task.value }
  }

  private func check(_ text: String) async throws {
    let importer = MarkdownImporter()
    let source = Source(name: "a.md", text: text)
    let log = ReportLog()
    let whole = try importer.document(from: source, context: ImportContext(log: log))
    for parallelism in [2, 8] {
      let runLog = ReportLog()
      let inRuns = try await importer.document(
        from: source, context: ImportContext(log: runLog), parallelism: parallelism, smallestRun: 1)
      #expect(inRuns == whole, "\(text)")
      #expect(runLog.report == log.report, "\(text)")
    }
  }
}
