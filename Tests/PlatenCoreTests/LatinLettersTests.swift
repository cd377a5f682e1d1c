import PlatenCore
import PlatenTesting
import Testing

/// Letters are counted word by word, however many bytes are looked at together.
@Suite struct LatinLettersTests {
  private static func letters(_ text: String) -> LatinLetters {
    var text = text
    return text.withUTF8 { LatinLetters(in: $0) }
  }

  @Test(arguments: [
    ("Two words", 7, 1), ("a.md is a file name", 11, 0), ("End. Next sentence here.", 17, 2),
    ("see https://example.org/path now", 6, 0), ("mail me@example.org", 4, 0), ("snake_case Word", 3, 1),
    ("end.Next", 0, 0), ("e.g. this", 4, 0), ("WTO", 0, 3), ("", 0, 0), ("ünder zwölf", 8, 0), ("C:\\dir x", 1, 0),
    ("x=y and so on it goes", 13, 0),
  ])
  func lettersOfWordsAreCounted(_ text: String, small: Int, capital: Int) {
    let letters = Self.letters(text)
    #expect(letters.small == small)
    #expect(letters.capital == capital)
  }

  /// Wherever a word begins in the eight bytes, and whatever stands beside it, the count is the sum over the words.
  @Test func countIsTheSumOverWords() {
    var random = SeededGenerator(seed: 20_261_126)
    let signs = Array("abcxyzABCXYZ.:/=@\\_,;()09 \t\n-'é中")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          signs[Int.random(in: 0..<signs.count, using: &random)]
        })
      var (small, capital) = (0, 0)
      for word in text.utf8.split(whereSeparator: { $0 <= 0x20 || $0 >= 0x80 }) {
        let isName = Array(word).withUnsafeBufferPointer { LatinLetters.isName($0[...]) }
        if isName { continue }
        small += word.filter { (0x61...0x7A).contains($0) }.count
        capital += word.filter { (0x41...0x5A).contains($0) }.count
      }
      let letters = Self.letters(text)
      #expect(letters.small == small && letters.capital == capital, "\(text.debugDescription)")
    }
  }
}
