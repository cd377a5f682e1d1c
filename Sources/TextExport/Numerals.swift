import PlatenCore

extension List.Numbering {
  /// The marker of an item: `1.`, `b)`, `iv.`, `三、`.
  ///
  /// - Parameters:
  ///   - number: the item's number, 0 or more.
  ///   - ascii: whether Han numerals are printed as decimal ones.
  func marker(_ number: Int, ascii: Bool) -> String {
    if kind == .chinese, !ascii {
      return Numerals.chinese(number) + (delimiter == .period ? "、" : "）")
    }
    let numeral =
      switch kind {
      case .decimal, .chinese: String(number)
      case .lowerAlpha: Numerals.alphabetic(number, first: 0x61)
      case .upperAlpha: Numerals.alphabetic(number, first: 0x41)
      case .lowerRoman: Numerals.roman(number).lowercased()
      case .upperRoman: Numerals.roman(number)
      }
    return numeral + (delimiter == .period ? "." : ")")
  }
}

/// Numbers in letters, Roman and Chinese numerals. What a system cannot say is said in decimal.
enum Numerals {
  /// `a` to `z`, `aa`, `ab` and so on (bijective base 26).
  static func alphabetic(_ number: Int, first: UInt8) -> String {
    guard number > 0 else { return String(number) }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(first + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// `I` to `MMMCMXCIX`.
  static func roman(_ number: Int) -> String {
    guard (1...3_999).contains(number) else { return String(number) }
    let values = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, letters) in values {
      while rest >= value {
        result += letters
        rest -= value
      }
    }
    return result
  }

  /// `〇` to `九千九百九十九`, in the form of ordinals: `十二`, `二十`, `一百零五`.
  static func chinese(_ number: Int) -> String {
    guard (1...9_999).contains(number) else { return number == 0 ? "〇" : String(number) }
    let digits = Array("零一二三四五六七八九")
    let units = ["", "十", "百", "千"]
    var result = ""
    var needsZero = false
    for place in stride(from: 3, through: 0, by: -1) {
      let power = [1, 10, 100, 1_000][place]
      let digit = number / power % 10
      guard digit > 0 else {
        needsZero = !result.isEmpty
        continue
      }
      if needsZero { result.append(digits[0]) }
      needsZero = false
      // Ten to nineteen are said without the one.
      if !(place == 1 && digit == 1 && result.isEmpty) { result.append(digits[digit]) }
      result += units[place]
    }
    return result
  }
}
