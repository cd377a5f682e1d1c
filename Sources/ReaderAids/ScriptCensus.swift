internal import PlatenCore

/// How much of a text is written in which script.
struct ScriptCensus {
  /// Letters by script. Of Latin, only small letters and those beyond ASCII: abbreviations such as WTO belong to any language.
  private(set) var letters: [Script: Int] = [:]
  /// Capital Latin letters.
  private(set) var capitals = 0
  /// Characters that only simplified Chinese uses.
  private(set) var simplified = 0
  /// Characters that only traditional Chinese uses.
  private(set) var traditional = 0

  /// Letters, with a Han character for two: Chinese says in one what English needs about two letters and more for.
  func weight(of script: Script) -> Int { letters[script, default: 0] * (script == .han ? 2 : 1) }

  /// Adds what another counted.
  mutating func add(_ other: ScriptCensus) {
    letters.merge(other.letters, uniquingKeysWith: +)
    capitals += other.capitals
    simplified += other.simplified
    traditional += other.traditional
  }

  /// Counts a text.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func add(_ text: String) {
    text.withUTF8Bytes { add($0) }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    var word = ASCIIWord()
    var small = 0
    var capital = 0
    var han = 0
    // Taken once: each look at the shared table would count a reference.
    let kinds = ChineseScript.kinds
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte > 0x20 {
          word.add(byte)
        } else {
          word.end(&small, &capital)
        }
        offset += 1
        continue
      }
      word.end(&small, &capital)
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      switch kinds[scalar] {
      case .common: han += 1
      case .simplified:
        han += 1
        simplified += 1
      case .traditional:
        han += 1
        traditional += 1
      case nil: if let script = Script(scalar) { letters[script, default: 0] += 1 }
      }
    }
    word.end(&small, &capital)
    if small > 0 { letters[.latin, default: 0] += small }
    if han > 0 { letters[.han, default: 0] += han }
    capitals += capital
  }
}

/// The letters of ASCII between blanks, which count for no language if they are an address, a path, a file name or code.
private struct ASCIIWord {
  private var small = 0
  private var capital = 0
  private var isName = false
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
  mutating func end(_ small: inout Int, _ capital: inout Int) {
    if !isName {
      small += self.small
      capital += self.capital
    }
    self = ASCIIWord()
  }
}

/// Which of the two Chinese scripts a character belongs to.
enum ChineseScript: UInt8 {
  case common
  case simplified
  case traditional

  /// The script of each character from U+4E00 to U+9FFF.
  struct Table: Sendable {
    private var kinds = [ChineseScript](repeating: .common, count: 0x5200)

    init() {
      for scalar in ScriptCharacters.simplified.unicodeScalars { kinds[Int(scalar.value) - 0x4E00] = .simplified }
      for scalar in ScriptCharacters.traditional.unicodeScalars { kinds[Int(scalar.value) - 0x4E00] = .traditional }
    }

    /// The script of a character; `nil` outside the block.
    subscript(scalar: Unicode.Scalar) -> ChineseScript? {
      let place = Int(scalar.value) - 0x4E00
      return place >= 0 && place < kinds.count ? kinds[place] : nil
    }
  }

  static let kinds = Table()
}
