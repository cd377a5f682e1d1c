import Testing
import Typesetting

@Suite struct ConformanceTests {
  @Test(.enabled(if: UnicodeDatabase.isHere("auxiliary/LineBreakTest.txt"), "unicode-data is not installed"))
  func everyCaseOfLineBreakTestPassesUntailored() throws {
    let breaker = LineBreaker(.unicode)
    var count = 0
    for line in try UnicodeDatabase.lines("auxiliary/LineBreakTest.txt") {
      var text = ""
      var expected: [Int] = []
      for part in line.split(whereSeparator: \.isWhitespace) {
        if part == "÷" {
          expected.append(text.utf8.count)
        } else if part != "×" {
          text.unicodeScalars.append(try #require(UInt32(part, radix: 16).flatMap(Unicode.Scalar.init)))
        }
      }
      count += 1
      #expect(breaker.opportunities(in: text).map(\.offset) == expected, "\(line)")
    }
    #expect(count == 7_654)
  }

  @Test(.enabled(if: UnicodeDatabase.isHere("EastAsianWidth.txt"), "unicode-data is not installed"))
  func everyCodePointHasItsEastAsianWidth() throws {
    #expect(try UnicodeDatabase.version("EastAsianWidth.txt") == EastAsianWidth.unicodeVersion)
    // Defaults as the head of the file gives them.
    var expected = [EastAsianWidth](repeating: .neutral, count: 0x110000)
    for range in [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD] {
      for code in range { expected[code] = .wide }
    }
    for line in try UnicodeDatabase.lines("EastAsianWidth.txt") {
      let fields = line.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      let ends = fields[0].split(separator: ".").compactMap { Int($0, radix: 16) }
      let value = try #require(EastAsianWidth(rawValue: fields[1]))
      for code in try #require(ends.first)...(try #require(ends.last)) { expected[code] = value }
    }
    var wrong: [String] = []
    for code in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let found = EastAsianWidth(of: scalar)
      if found != expected[Int(code)] { wrong.append("U+\(String(code, radix: 16)): \(found)") }
    }
    #expect(wrong.isEmpty)
  }

  @Test(.enabled(if: UnicodeDatabase.isHere("EastAsianWidth.txt"), "unicode-data is not installed"))
  func everyCodePointTakesTheColumnsOfItsWidth() throws {
    let narrow = DisplayWidth(ambiguous: .narrow)
    let wide = DisplayWidth(ambiguous: .wide)
    var wrong: [String] = []
    for code in UInt32(0x20)..<0x110000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      // The standard library may know characters that the tables do not.
      guard let age = scalar.properties.age, age.major <= 15, age.minor == 0 || age.major < 15 else { continue }
      let columns = narrow.width(of: String(scalar))
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .control, .lineSeparator, .paragraphSeparator:
        if columns != 0 { wrong.append("U+\(String(code, radix: 16)): \(columns)") }
      case .format: if columns > 1 { wrong.append("U+\(String(code, radix: 16)): \(columns)") }
      default:
        // Hangul vowels and final consonants stand in the square of the initial.
        if (0x1160...0x11FF).contains(code) || (0xD7B0...0xD7FF).contains(code) { continue }
        let isWide = [.wide, .fullwidth].contains(EastAsianWidth(of: scalar))
        let isAmbiguous = EastAsianWidth(of: scalar) == .ambiguous
        if columns != (isWide ? 2 : 1) || wide.width(of: String(scalar)) != (isWide || isAmbiguous ? 2 : 1) {
          wrong.append("U+\(String(code, radix: 16)): \(columns)")
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(.enabled(if: UnicodeDatabase.isHere("emoji/emoji-test.txt"), "unicode-data is not installed"))
  func everyEmojiIsOneClusterOfTwoColumns() throws {
    var count = 0
    for line in try UnicodeDatabase.lines("emoji/emoji-test.txt") {
      let fields = line.split(separator: ";").map { $0.split(separator: " ") }
      guard fields[1] == ["fully-qualified"] else { continue }
      var emoji = ""
      for code in fields[0] {
        emoji.unicodeScalars.append(try #require(UInt32(code, radix: 16).flatMap(Unicode.Scalar.init)))
      }
      count += 1
      #expect(emoji.count == 1, "\(line)")
      #expect(DisplayWidth().width(of: emoji) == 2, "\(line)")
      #expect(DisplayWidth(ambiguous: .wide).width(of: emoji) == 2, "\(line)")
    }
    #expect(count > 3_000)
  }
}
