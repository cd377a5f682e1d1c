import MarkdownExport
import PlatenCore
import PlatenTesting
import Testing

/// Emphasis beside any characters is emphasis, and nothing is lost.
@Suite struct EmphasisTests {
  private static let edges = [
    "淘宝村", "（", "）", "，", "。", "“", "”", "「", "」", "《", "》", "——", "……", "、", "：", "word", "a", "1", ".", ",", "(", ")",
    "\"",
    "'", "!", "-", "*", "_", "`", "&", " ", "  ", "é", "한국", "かな", "🏮", "€", "+", "\u{3000}", "\u{A0}",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0...random.below(2)).compactMap { _ in random.pick(edges) }.joined()
  }

  /// A paragraph of text, emphasis and strong text without space between, up to three deep.
  private static func inlines(_ random: inout SeededGenerator, around: Set<InlineKind> = []) -> [Inline] {
    var result: [Inline] = []
    for _ in 0...random.below(3) {
      result.append(.text(text(&random)))
      for kind in [InlineKind.emphasis, .strong] where random.oneIn(2) && !around.contains(kind) {
        let content = Styled(inlines(&random, around: around.union([kind])))
        result.append(kind == .emphasis ? .emphasis(content) : .strong(content))
        result.append(.text(text(&random)))
      }
    }
    return result
  }

  static func document(seed: UInt64) -> Document {
    var random = SeededGenerator(seed: seed)
    return Document(body: [.paragraph(Paragraph([.text("x")] + inlines(&random) + [.text("y")]))]).normalized
  }

  @Test(.enabled(if: Cmark.isThere, "python3 with the package cmarkgfm is needed."))
  func cmarkReadsEveryEmphasis() throws {
    let cmark = try Cmark(extensions: ["strikethrough"])
    for seed in 0..<caseCount(1_000) {
      let document = EmphasisTests.document(seed: seed)
      let log = ReportLog()
      let text = try markdown(document, .gfm, log: log)
      let (html, expected) = (try cmark.html(text), ExpectedHTML.html(document))
      if html != expected || log.report.hasLosses {
        Issue.record("seed \(seed): \(firstDifference(html, expected))\n--- Markdown\n\(text)")
      }
    }
    try cmark.end()
  }

  @Test func platenReadsEveryEmphasis() throws {
    for seed in 0..<caseCount(1_000) {
      let document = EmphasisTests.document(seed: seed)
      let text = try markdown(document)
      let back = try read(text)
      if back != document {
        Issue.record("seed \(seed): \(firstDifference(dump(back), dump(document)))\n--- Markdown\n\(text)")
      }
    }
  }

  @Test(arguments: [
    (MarkdownOptions.Dialect.platen, "淘宝村（Taobao）", "是", "**淘宝村（Taobao）**是"),
    (.gfm, "淘宝村（Taobao）", "是", "**淘宝村（Taobao）**&#26159;"),
    (.gfm, "bold", "ly", "**bold**ly"), (.gfm, "bold", " text", "**bold** text"), (.gfm, "“引”", "，", "**“引”**，"),
  ])
  func formFitsWhatFollows(dialect: MarkdownOptions.Dialect, strong: String, after: String, expected: String)
    throws
  {
    #expect(try markdown(.strong(Styled([.text(strong)])), .text(after), dialect: dialect) == expected)
  }

  @Test func marksThatTouchAreOfDifferentCharacters() throws {
    let both = Inline.emphasis(Styled([.strong(Styled([.text("a")]))]))
    #expect(try markdown(both) == "*__a__*")
    #expect(try markdown(.strong(Styled([.text("a")])), .emphasis(Styled([.text("b")]))) == "**a**_b_")
  }
}
