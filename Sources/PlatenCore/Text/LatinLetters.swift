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
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= bytes.count {
      let octet = Octet(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      if octet.isPlain, !word.mayBecomeName {
        word.add(octet, &self)
      } else {
        for byte in bytes[offset..<offset + 8] { word.add(byte, &self) }
      }
      offset += 8
    }
    for byte in bytes[offset...] { word.add(byte, &self) }
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

    /// Whether a letter that follows may make it a name.
    @inline(__always)
    var mayBecomeName: Bool { last == 0x2E || last == 0x2F || last == 0x3A || last == 0x3D }

    /// Adds a byte of a text: what is blank, or beyond ASCII, ends the word.
    @inline(__always)
    mutating func add(_ byte: UInt8, _ letters: inout LatinLetters) {
      if byte > 0x20, byte < 0x80 { add(byte) } else { end(&letters) }
    }

    /// Adds eight bytes at once, none of which makes a name of a word.
    @inline(__always)
    mutating func add(_ octet: Octet, _ letters: inout LatinLetters) {
      let (small, capital, blank) = (octet.small, octet.capital, octet.blank)
      last = octet.last
      guard blank != 0 else {
        self.small += Octet.count(small)
        self.capital += Octet.count(capital)
        return
      }
      // What stands before the first blank belongs to this word, what stands behind the last one to the next.
      let head = blank & (0 &- blank) &- 1
      self.small += Octet.count(small & head)
      self.capital += Octet.count(capital & head)
      end(&letters)
      let tail = ~(UInt64.max &>> UInt64(blank.leadingZeroBitCount))
      letters.small += Octet.count(small & ~head & ~tail)
      letters.capital += Octet.count(capital & ~head & ~tail)
      self.small = Octet.count(small & tail)
      self.capital = Octet.count(capital & tail)
      last = octet.last
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
      let isLetter = (byte | 0x20) &- 0x61 < 26
      if isLetter {
        small += byte >= 0x61 ? 1 : 0
        capital += byte < 0x61 ? 1 : 0
        // A dot, a colon, a slash or the like in the middle of a word: `a.md`, `https://a`, `std::move`, `x=y`.
        if mayBecomeName {
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

/// Eight bytes of a text that are looked at together: a question about all of them has an answer with the highest bit of each
/// byte set for which it is true.
private struct Octet {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes, the first one lowest.
  private let bytes: UInt64

  @inline(__always)
  init(_ bytes: UInt64) { self.bytes = UInt64(littleEndian: bytes) }

  /// Whether all are ASCII, and none of them can make a name of a word: a dot, a slash, a colon, an equals sign, an at sign, a
  /// backslash or an underscore.
  @inline(__always)
  var isPlain: Bool {
    guard bytes & Octet.highs == 0 else { return false }
    let marks =
      from(0x2E) & ~from(0x30) | equal(0x3A) | equal(0x3D) | equal(0x40) | equal(0x5C) | equal(0x5F)
    return marks == 0
  }

  /// The small letters.
  @inline(__always)
  var small: UInt64 { from(0x61) & ~from(0x7B) }

  /// The capital letters.
  @inline(__always)
  var capital: UInt64 { from(0x41) & ~from(0x5B) }

  /// The blanks and controls.
  @inline(__always)
  var blank: UInt64 { ~from(0x21) & Octet.highs }

  @inline(__always)
  var last: UInt8 { UInt8(truncatingIfNeeded: bytes &>> 56) }

  /// How many bytes of an answer are set.
  @inline(__always)
  static func count(_ answer: UInt64) -> Int { Int(((answer &>> 7) &* ones) &>> 56) }

  /// The bytes from a value up, where all are ASCII: the sum carries into the highest bit, and never beyond.
  @inline(__always)
  private func from(_ value: UInt64) -> UInt64 { (bytes &+ (0x80 &- value) &* Octet.ones) & Octet.highs }

  @inline(__always)
  private func equal(_ value: UInt64) -> UInt64 {
    let difference = bytes ^ value &* Octet.ones
    return ~(difference &+ 0x7F &* Octet.ones) & Octet.highs
  }
}
