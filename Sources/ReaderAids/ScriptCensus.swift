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

  /// Counts a text.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func add(_ text: String) {
    text.withUTF8Bytes { add($0) }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    var small = 0
    var capital = 0
    var han = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        small += byte &- 0x61 < 26 ? 1 : 0
        capital += byte &- 0x41 < 26 ? 1 : 0
        offset += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      switch ChineseScript.kinds[scalar] {
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
    if small > 0 { letters[.latin, default: 0] += small }
    if han > 0 { letters[.han, default: 0] += han }
    capitals += capital
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
      return kinds.indices.contains(place) ? kinds[place] : nil
    }
  }

  static let kinds = Table()
}
