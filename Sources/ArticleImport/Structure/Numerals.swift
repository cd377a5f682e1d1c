/// Numbers as Chinese writes them: 一 to 九十九, and 百.
enum ChineseNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "百": 100,
    "两": 2, "兩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
    "拾": 10, "廿": 20,
  ]

  /// Whether a number can contain the character.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0x3000 && digits[scalar] != nil }

  /// Reads a number of up to five characters: `十二`, `二十`, `一百零八`, `一二`.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (value: Int, end: Int)? {
    var total = 0
    var current: Int?
    var end = start
    while end < scalars.endIndex, end - start < 5, let digit = digits[scalars[end]] {
      switch digit {
      case 10, 100:
        total += (current ?? 1) * digit
        current = nil
      case 20: total += 20
      default: current = (current ?? 0) * 10 + digit
      }
      end += 1
    }
    return end > start ? (total + (current ?? 0), end) : nil
  }
}

/// Numbers as English headings write them: `One`, `IV`.
enum EnglishNumeral {
  /// The names of units.
  static let units: [String: NamedUnit] = [
    "volume": .volume, "book": .volume, "part": .part, "chapter": .chapter, "lesson": .chapter, "unit": .chapter,
    "section": .section, "article": .article,
  ]

  private static let words: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
  ]

  /// The value of a lower-case word.
  static func read(_ word: (text: String, end: Int)) -> (value: Int, end: Int)? {
    (words[word.text] ?? roman(word.text)).map { ($0, word.end) }
  }

  /// The value of a lower-case roman number below 90, in its usual form only.
  static func roman(_ text: String) -> Int? {
    guard (1...8).contains(text.utf8.count) else { return nil }
    let values: [UInt8: Int] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50]
    var total = 0
    var last = 0
    for byte in text.utf8.reversed() {
      guard let value = values[byte] else { return nil }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total > 0 && spelled(total) == text ? total : nil
  }

  private static func spelled(_ value: Int) -> String {
    var rest = value
    var text = ""
    for (step, sign) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
      while rest >= step {
        text += sign
        rest -= step
      }
    }
    return text
  }
}
