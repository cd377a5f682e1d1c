import PlatenCore

/// Words and runs of text for random documents: Latin, Han with its punctuation, rare Han outside the basic plane,
/// emoji, combining marks, and characters that mean something to Markdown, HTML or XML.
struct RandomText {
  /// Whether strings of ``HostileStrings`` may come.
  let isHostile: Bool

  static let latin = [
    "village", "rail", "the", "a", "of", "e.g.", "co-operate", "naïve", "Über", "don’t", "x", "in-between", "3.14",
    "ticket", "station", "“quoted”", "student", "ΑΒΓ", "Москва", "platform", "No. 1", "I",
  ]
  static let han = [
    "高铁", "淘宝村", "乡村卫生室", "的", "学生", "車站", "银行", "一", "第二章", "国际化", "留学生", "車票", "こと", "カタカナ",
    "㐂", "𠀀𠮷", "𡃁仔", "鿿",
  ]
  static let hanPunctuation = ["，", "。", "、", "；", "：", "？", "！", "……", "——"]
  static let latinPunctuation = [",", ".", ";", ":", "?", "!", " –", "…"]
  static let hanBrackets = [("（", "）"), ("《", "》"), ("「", "」"), ("“", "”")]
  static let rare = [
    "e\u{301}", "a\u{308}\u{323}", "👩‍👩‍👧‍👦", "🇨🇳", "👍🏽", "❤️", "ﷺ", "שלום", "مرحبا", "가", "ก็", "\u{2060}", "a\u{A0}b",
    "甲\u{3000}乙",
    "ﬁ", "Ａ１", "½", "\u{AD}", "𝒜",
  ]
  static let markup = [
    "*", "_", "**", "`", "[", "]", "<b>", "&", "&amp;", "&#60;", "#", "+", "-", "1.", "|", "~~", "\\", "$", "^", "~",
    "{x}",
    "!", "![", "](", "<!--", "]]>", "\"", "'", "snake_case", "2*3*4", "=", ">", ":", "::",
    "http://example.org/?a=1&b=2", "a@b", "{}", "::: x", "$`", "^[",
  ]

  /// One word, without white space at its edges.
  func word(_ random: inout SeededGenerator) -> String {
    if isHostile, random.oneIn(12), let string = random.pick(HostileStrings.all) { return string }
    let list =
      switch random.below(20) {
      case 0...8: RandomText.latin
      case 9...15: RandomText.han
      case 16, 17: RandomText.rare
      default: RandomText.markup
      }
    return random.pick(list) ?? "word"
  }

  /// A run of words with punctuation; no white space at the edges, no two spaces side by side.
  func phrase(_ random: inout SeededGenerator, words: ClosedRange<Int> = 1...8) -> String {
    var result = word(&random)
    for _ in 1..<max(2, random.number(in: words)) {
      let next = word(&random)
      if endsInHan(result) {
        if random.oneIn(5) { result += random.pick(RandomText.hanPunctuation) ?? "" }
        if random.oneIn(9), let (opening, closing) = random.pick(RandomText.hanBrackets) {
          result += opening + next + closing
          continue
        }
        result += random.oneIn(4) ? " " + next : next
      } else {
        if random.oneIn(6) { result += random.pick(RandomText.latinPunctuation) ?? "" }
        result += random.oneIn(12) ? next : " " + next
      }
    }
    return result
  }

  /// Lines of code: white space, quotes and tabs as they come; each line ends with LF.
  func code(_ random: inout SeededGenerator) -> String {
    var result = ""
    for _ in 0..<random.below(5) {
      result += String(repeating: random.oneIn(6) ? "\t" : "  ", count: random.below(3))
      result += random.pick(RandomText.codeLines) ?? ""
      result += "\n"
    }
    return result
  }

  private static let codeLines = [
    "let x = \"<&>\"", "", "```", "~~~~", "# 注释 comment", "if a < b && c > d { }", "    ", "---", "</pre>", "]]>",
    "$e = `ls`",
    "- not a list", "print('你好，世界')",
  ]

  private func endsInHan(_ text: String) -> Bool {
    guard let value = text.unicodeScalars.last?.value else { return false }
    return CJK.isUnspaced(value)
  }
}
