import PlatenTesting

/// Bilingual paragraphs with everything that makes breaking lines hard.
struct RandomParagraphs {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let words = [
    "the", "of", "village", "a", "development", "Taobao", "well-known", "don’t", "e.g.", "I", "governance",
    "state-of-the-art", "http://example.com/a/very/long/path?query=1", "café", "naïve", "soft\u{AD}hyphen",
    "Donaudampfschifffahrtsgesellschaft", "3.14", "20%", "$5.00", "¥300", "2024-05-01", "C++", "x\u{A0}y", "—", "…",
    "“quoted", "text”", "(aside)", "[1]", "and/or", "№5",
  ]
  private static let han = Array("农村党建工作总结精华乡振兴经济发展与扶贫攻坚社会服务区参结论淘宝的是不了在有人这他来")
  private static let marks = [
    "，", "。", "、", "；", "：", "！", "？", "——", "……", "·", "～", "－", "／", "％", "“", "”", "‘", "’", "《", "》", "（",
    "）", "【", "】", "「", "」",
  ]
  private static let emoji = ["👍🏽", "👩‍👩‍👧‍👦", "❤️", "🇨🇳", "1️⃣", "e\u{301}", "か\u{3099}", "한국", "ｶﾅ", "\u{200B}", "ー", "ッ"]
  private static let glosses = ["(淘宝村)", "（Taobao）", " (乡村卫生室)", "(a b c)", "（见 图 1）", "(longer than twelve columns)"]

  mutating func width() -> Int { Int.random(in: 20...120, using: &generator) }

  mutating func paragraph() -> String {
    var text = ""
    let count = Int.random(in: 1...60, using: &generator)
    // A paragraph leans to one language, as real ones do.
    let lean = Int.random(in: 0...10, using: &generator)
    for _ in 0..<count {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0: text += RandomParagraphs.emoji.randomElement(using: &generator) ?? ""
      case 1: text += RandomParagraphs.glosses.randomElement(using: &generator) ?? ""
      case 2, 3, 4: text += RandomParagraphs.marks.randomElement(using: &generator) ?? ""
      case 5 where Int.random(in: 0..<20, using: &generator) == 0: text += "\n"
      default:
        if Int.random(in: 0..<10, using: &generator) < lean {
          text += RandomParagraphs.words.randomElement(using: &generator) ?? ""
          if Int.random(in: 0..<8, using: &generator) > 0 { text += " " }
        } else {
          for _ in 0...Int.random(in: 0...6, using: &generator) {
            text.append(RandomParagraphs.han.randomElement(using: &generator) ?? "一")
          }
        }
      }
    }
    return text
  }
}
