internal import PlatenCore

/// Numbers in English words: `two hundred and fifty-three`, `third`.
enum EnglishNumeral {
  /// The number that begins at an offset, in the longest form, and where it ends.
  static func number(in scalars: [Unicode.Scalar], from start: Int) -> (value: Int, end: Int)? {
    var total = 0
    var section = 0
    var end = start
    var offset = start
    var isNumber = false
    while let word = word(in: scalars, from: offset) {
      if let value = small[word.text] {
        section += value
      } else if word.text == "hundred", isNumber {
        section = max(section, 1) * 100
      } else if let unit = units[word.text], isNumber {
        let (value, overflow) = max(section, 1).multipliedReportingOverflow(by: unit)
        if overflow || value > 1_000_000_000_000_000 { break }
        total += value
        section = 0
      } else if word.text == "and", isNumber, let next = nextWord(in: scalars, from: word.end),
        small[next.text] != nil, section % 100 == 0, section > 0 || total > 0
      {
        offset = skip(scalars, word.end)
        continue
      } else {
        break
      }
      isNumber = true
      end = word.end
      if section > 100_000 { break }
      offset = skip(scalars, word.end)
    }
    return isNumber ? (total + section, end) : nil
  }

  /// A unit from thousand upwards at an offset.
  static func largeUnit(in scalars: [Unicode.Scalar], from start: Int) -> (value: Int, end: Int)? {
    guard let word = word(in: scalars, from: start), let value = units[word.text] else { return nil }
    return (value, word.end)
  }

  private static func nextWord(in scalars: [Unicode.Scalar], from offset: Int) -> (text: String, end: Int)? {
    word(in: scalars, from: skip(scalars, offset))
  }

  private static func skip(_ scalars: [Unicode.Scalar], _ offset: Int) -> Int {
    offset < scalars.count && (scalars[offset] == " " || scalars[offset] == "-") ? offset + 1 : offset
  }

  private static func word(in scalars: [Unicode.Scalar], from start: Int) -> (text: String, end: Int)? {
    var end = start
    while end < scalars.count, end - start < 12, scalars[end].isASCII, Script.isLetter(scalars[end]) { end += 1 }
    guard end > start, end >= scalars.count || !Script.isLetter(scalars[end]) else { return nil }
    return (String(scalars: scalars[start..<end]).lowercased(), end)
  }

  private static let units: [String: Int] = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  private static let small: [String: Int] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "one": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "dozen": 12,
  ]
}
