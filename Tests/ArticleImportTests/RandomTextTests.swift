import ArticleImport
import PlatenCore
import Testing

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

@Suite struct RandomTextTests {
  private static let pieces = [
    "1. ", "2. ", "3. ", "1.1 ", "一、", "二、", "（一）", "第一章 ", "第二节", "篇一：", "Chapter 1", "Part II: ", "I. ", "II. ",
    "Editor's Note: ", "编者按：", "【摘要】", "结语", "Conclusion (结论)", "Appendix A", "References", "前言：", "①", "1) ", "(2) ",
    "the village", "Taobao Village (淘宝村)", "淘宝村（Taobao）", "农村党建。", "工作，", "People say so.", "What?", "。", "，", " ",
    "  ", "\u{3000}\u{3000}",
    "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\t", "\u{2028}", "“quoted”", "《书》", "2024年", "3.5", "word-", "é", "😀",
    "\u{301}", "が", "한국",
    "a long line of words that goes on and on for a while so that it may be wrapped somewhere",
  ]

  /// What a list, a rule, a quotation or a byline takes out of the text is in no piece; list numbers are made again.
  private static func text(seed: UInt64) -> String {
    var generator = SeededGenerator(state: seed)
    let count = Int.random(in: 1...60, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// The seeds come in blocks, so that a failure names one of few.
  @Test(arguments: 0..<20)
  func nothingIsLost(block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      let source = RandomTextTests.text(seed: seed)
      let expected = SourceText.squeezed(source)
      for mode in ArticleImportOptions.Paragraphs.allCases {
        var options = ArticleImportOptions()
        options.paragraphs = mode
        let importer = ArticleImporter(options: options)
        guard !expected.isEmpty else { continue }
        let log = ReportLog()
        let document = try importer.document(from: Source(bytes: Array(source.utf8)), context: ImportContext(log: log))
        var actual = SourceText.of(document)
        var wanted = SourceText.squeezed(SourceText.without(log.report.diagnostics, source))
        if log.report.diagnostics.contains(where: { $0.id == "article.list-mark" }) {
          // Marks were written anew, and that was reported: compare all but marks.
          actual = SourceText.withoutMarks(actual)
          wanted = SourceText.withoutMarks(wanted)
        }
        #expect(actual == wanted, "seed \(seed), \(mode), \(source.debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<10)
  func randomBytesNeverCrash(block: Int) {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      var generator = SeededGenerator(state: seed)
      let high = [0x7F, 0xFF, 0xFF, 0xFE].randomElement(using: &generator) ?? 0xFF
      let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8(Int.random(in: 0...high, using: &generator))
      }
      for encoding in TextEncoding.allCases {
        var options = ArticleImportOptions()
        options.encoding = encoding
        do throws(ImportError) {
          let document = try ArticleImporter(options: options).document(
            from: Source(bytes: bytes), context: ImportContext())
          #expect(!document.body.isEmpty || !document.metadata.titles.isEmpty, "seed \(seed)")
        } catch {
          #expect(error.message.hasPrefix("the input is"), "seed \(seed)")
        }
      }
    }
  }

  @Test func mutatedTextNeverCrashes() {
    let base = Array(RandomTextTests.pieces.joined(separator: "\n").utf8)
    for seed in UInt64(0)..<500 {
      var generator = SeededGenerator(state: seed)
      var bytes = base
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      let document = try? ArticleImporter().document(from: Source(bytes: bytes), context: ImportContext())
      #expect(document != nil, "seed \(seed)")
    }
  }
}
