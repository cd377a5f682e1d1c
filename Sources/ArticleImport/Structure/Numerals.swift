/// Numbers as Chinese writes them: `十二`, `一千零一`, `贰佰壹拾捌`, `廿三`, `一二三`.
enum ChineseNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "兩": 2,
    "壹": 1, "贰": 2, "貳": 2, "弍": 2, "叁": 3, "叄": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
    "十": 10, "拾": 10, "廿": 20, "卅": 30, "卌": 40, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "萬": 10_000,
  ]

  /// A longer run of such characters is no number of a heading.
  private static let longest = 14
  /// No section has a greater number.
  private static let greatest = 99_999_999

  /// Whether a number can begin with the character.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x3000, let value = digits[scalar] else { return false }
    return value < 1000
  }

  /// Reads the number that begins at an index.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (value: Int, end: Int)? {
    guard start < scalars.endIndex, isDigit(scalars[start]) else { return nil }
    var total = 0
    var section = 0
    var current: Int?
    var end = start
    while end < scalars.endIndex, end - start < longest, let digit = digits[scalars[end]] {
      switch digit {
      case 10, 100, 1000:
        section += (current ?? 1) * digit
        current = nil
      case 20, 30, 40:
        section += digit
        current = nil
      case 10_000:
        total = (total + section + (current ?? 0)) * digit
        section = 0
        current = nil
      default: current = (current ?? 0) * 10 + digit
      }
      guard total + section + (current ?? 0) <= greatest else { return nil }
      end += 1
    }
    return (total + section + (current ?? 0), end)
  }
}

/// Numbers in Latin letters: `One`, `Twenty-One`, `the Third`, `XLIV`.
enum EnglishNumeral {
  private static let ones = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
  ]

  /// The values of words; those of ordinals, which end a number, are negative.
  private static let words: [String: Int] = {
    var words = ["hundred": 100]
    for (value, word) in ones.enumerated() { words[word] = value }
    for (place, word) in tens.enumerated() { words[word] = (place + 2) * 10 }
    for (place, word) in ordinals.enumerated() { words[word] = -place - 1 }
    return words
  }()

  /// Reads a number in words: `one hundred and one`, `Twenty-One`, `the Third`.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (value: Int, end: Int)? {
    var place = start
    var word = LatinWord(scalars, from: place)
    if word.text == "the" {
      place = word.end + 1
      word = LatinWord(scalars, from: place)
    }
    var value = 0
    var end: Int?
    for _ in 0..<6 {
      guard let next = words[word.text] else {
        // “one hundred and one”, but not “two and a half”.
        guard word.text == "and", value >= 100, end != nil else { break }
        word = LatinWord(scalars, from: word.end + 1)
        continue
      }
      if next == 100 {
        guard value > 0, value < 100 else { break }
        value *= 100
      } else {
        let isFree = value == 0 && end == nil || value >= 100 && value % 100 == 0
        guard isFree || value % 10 == 0 && value % 100 >= 20 && abs(next) < 10 else { break }
        value += abs(next)
      }
      end = word.end
      guard next >= 0, word.end < scalars.endIndex, scalars[word.end] == "-" || scalars[word.end] == " " else { break }
      word = LatinWord(scalars, from: word.end + 1)
    }
    return end.map { (value, $0) }
  }

  /// Reads a roman number in its usual form, of letters in one case or of the signs that Unicode has for them.
  static func roman(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (value: Int, end: Int)? {
    guard start < scalars.endIndex else { return nil }
    switch scalars[start].value {
    case 0x2160...0x216B: return (Int(scalars[start].value) - 0x215F, start + 1)
    case 0x2170...0x217B: return (Int(scalars[start].value) - 0x216F, start + 1)
    default: break
    }
    let word = LatinWord(scalars, from: start)
    guard word.hasOneCase, let value = roman(word.text) else { return nil }
    return (value, word.end)
  }

  /// The value of a lower-case roman number in its usual form.
  static func roman(_ text: String) -> Int? {
    guard (1...15).contains(text.utf8.count) else { return nil }
    let values: [UInt8: Int] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50, 0x63: 100, 0x64: 500, 0x6D: 1000]
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
    let signs = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    for (step, sign) in signs {
      while rest >= step {
        text += sign
        rest -= step
      }
    }
    return text
  }
}

/// A word of ASCII letters in a line.
struct LatinWord {
  /// The word in lower case; empty if there is none.
  let text: String
  /// Where it ends, in scalars.
  let end: Int
  /// Whether all letters are capitals, or none is.
  let hasOneCase: Bool

  /// A longer word is cut here; no name or number is as long.
  private static let longest = 16

  init(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) {
    var end = start
    var text = String.UnicodeScalarView()
    var capitals = 0
    while end < scalars.endIndex, end - start < LatinWord.longest {
      let scalar = scalars[end]
      guard scalar.isUppercaseASCII || scalar.isLowercaseASCII else { break }
      capitals += scalar.isUppercaseASCII ? 1 : 0
      text.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
      end += 1
    }
    self.text = String(text)
    self.end = end
    hasOneCase = capitals == 0 || capitals == end - start
  }
}

/// A number in a line, in any numerals.
struct Numeral: Hashable {
  /// How it is written.
  enum Kind: UInt8, Hashable, CaseIterable { case digits, han, roman, words, circled }

  /// Its value.
  var value: Int
  /// Where it ends, in scalars.
  var end: Int
  /// How it is written.
  var kind: Kind

  /// Reads the number that begins at an index; numbers in words only where they are asked for.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int, words: Bool = false) -> Numeral? {
    guard start < scalars.endIndex else { return nil }
    if let (value, end) = digits(scalars, from: start) { return Numeral(value: value, end: end, kind: .digits) }
    if let (value, end) = ChineseNumeral.read(scalars, from: start) {
      return Numeral(value: value, end: end, kind: .han)
    }
    if let value = circled(scalars[start]) { return Numeral(value: value, end: start + 1, kind: .circled) }
    if words, let (value, end) = EnglishNumeral.read(scalars, from: start) {
      return Numeral(value: value, end: end, kind: .words)
    }
    if let (value, end) = EnglishNumeral.roman(scalars, from: start) {
      return Numeral(value: value, end: end, kind: .roman)
    }
    return nil
  }

  /// Digits, ASCII or fullwidth, of which there are not more than a number of sections has.
  static func digits(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int, most: Int = 5) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < scalars.endIndex, end - start < most, let digit = scalars[end].digit {
      value = value * 10 + digit
      end += 1
    }
    return end > start && (end == scalars.endIndex || scalars[end].digit == nil) ? (value, end) : nil
  }

  /// `①` to `㊿`, `⑴`, `⒈`, `❶`, `➀`, `➊`.
  static func circled(_ scalar: Unicode.Scalar) -> Int? {
    let value = Int(scalar.value)
    switch value {
    case 0x2460...0x2473: return value - 0x245F
    case 0x2474...0x2487: return value - 0x2473
    case 0x2488...0x249B: return value - 0x2487
    case 0x2776...0x277F: return value - 0x2775
    case 0x2780...0x2789: return value - 0x277F
    case 0x278A...0x2793: return value - 0x2789
    case 0x3251...0x325F: return value - 0x323C
    case 0x32B1...0x32BF: return value - 0x328D
    default: return nil
    }
  }
}
