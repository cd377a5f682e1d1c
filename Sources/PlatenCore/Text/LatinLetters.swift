/// The Latin letters of a text that say something about its language: those of words, and not those of addresses, e-mail,
/// paths, file names and code, which are the same in every language. The one rule for all who count letters.
package struct LatinLetters: Hashable, Sendable {
  /// Small letters of ASCII.
  package private(set) var small = 0
  /// Capital letters of ASCII.
  package private(set) var capital = 0

  /// Counts the letters of a text in UTF-8; what is beyond ASCII ends a word.
  ///
  /// - Complexity: O(*n*) in bytes.
  package init(in bytes: UnsafeBufferPointer<UInt8>) {
    var word = Word()
    for byte in bytes {
      if byte > 0x20, byte < 0x80 { word.add(byte) } else { word.end(&self) }
    }
    word.end(&self)
  }

  /// Whether a word is a name that programs gave or take, and no word of a language.
  ///
  /// - Parameter bytes: a stretch of ASCII without blanks.
  package static func isName(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var word = Word()
    for byte in bytes { word.add(byte) }
    return word.isName
  }

  /// The letters between two blanks.
  private struct Word {
    private var small = 0
    private var capital = 0
    private(set) var isName = false
    private var last: UInt8 = 0x20

    @inline(__always)
    mutating func add(_ byte: UInt8) {
      let isLetter = (byte | 0x20) &- 0x61 < 26
      if isLetter {
        small += byte >= 0x61 ? 1 : 0
        capital += byte < 0x61 ? 1 : 0
        // A dot, a colon, a slash or the like in the middle of a word: `a.md`, `https://a`, `std::move`, `x=y`.
        if last == 0x2E || last == 0x2F || last == 0x3A || last == 0x3D {
          isName = isName || small + capital > 1 || last != 0x2E
        }
      } else if byte == 0x40 || byte == 0x5C || byte == 0x5F {
        isName = true
      }
      last = byte
    }

    @inline(__always)
    mutating func end(_ letters: inout LatinLetters) {
      if !isName {
        letters.small += small
        letters.capital += capital
      }
      self = Word()
    }
  }
}
