import PlatenCore
import PlatenTesting
import ReaderAids
import Testing

@Suite struct RandomSentenceTests {
  private static let pieces = [
    "village", "Taobao Village", "the", " ", " ", " (", "(", ")", "（", "）", "淘宝村", "乡村卫生室", "的", "在", "，", "。", ", ",
    ". ",
    "《", "》", "“", "”", "WTO", "A", "3", "2024年", "すし", "김치", "правда", "é", "e\u{301}", "😀", "\u{3000}", "-", "'", "𠮷",
    "Fei Xiaotong",
  ]

  private static func inlines(_ generator: inout SeededGenerator, depth: Int) -> [Inline] {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
      switch Int.random(in: 0...9, using: &generator) {
      case 0 where depth > 0: return .strong(Styled(inlines(&generator, depth: depth - 1)))
      case 1 where depth > 0: return .emphasis(Styled(inlines(&generator, depth: depth - 1)))
      case 2: return .span(TextSpan(text, language: .chinese))
      case 3: return .code(CodeSpan(text))
      case 4 where depth > 0: return .link(Link(to: "#a", inlines(&generator, depth: depth - 1)))
      case 5: return .softBreak
      default: return .text(text)
      }
    }
  }

  /// The seeds come in blocks, so that a failure names one of few.
  @Test(arguments: 0..<20)
  func textStaysTheSame(block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      var generator = SeededGenerator(seed: seed)
      var document = Document(body: [.paragraph(Paragraph(RandomSentenceTests.inlines(&generator, depth: 3)))])
      document.metadata.languages = [[], [.english], [.chinese], [.japanese]].randomElement(using: &generator) ?? []
      let before = Array(Marked.paragraph(of: document).plainText.unicodeScalars)
      for isGlosses in seed % 2 == 0 ? [true, false] : [false, true] {
        if isGlosses {
          try Glosses().apply(to: &document, context: TransformContext())
        } else {
          try LanguageRuns().apply(to: &document, context: TransformContext())
        }
        #expect(Array(Marked.paragraph(of: document).plainText.unicodeScalars) == before, "seed \(seed)")
      }
    }
  }
}
