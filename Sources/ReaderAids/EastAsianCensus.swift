internal import PlatenCore

/// The Han characters and kana of a text, and what they say about its language.
struct EastAsianCensus: Sendable {
  /// Han characters.
  private(set) var han = 0
  /// Kana.
  private(set) var kana = 0
  /// Characters that only simplified Chinese uses, or also Japanese.
  private(set) var simplified = 0
  /// Characters that only traditional Chinese uses, or also Japanese.
  private(set) var traditional = 0
  /// Those of the two that Japanese does not write.
  private(set) var onlyChinese = 0
  /// Characters that only Japanese uses.
  private(set) var onlyJapanese = 0

  /// Counts a character.
  ///
  /// - Returns: whether it is a Han character or a kana.
  mutating func add(_ scalar: Unicode.Scalar) -> Bool {
    if let kind = HanKind.table[scalar] {
      add(kind)
      return true
    }
    return add(Script(scalar))
  }

  /// Counts a character beyond U+4E00 to U+9FFF.
  ///
  /// - Returns: whether it is a Han character or a kana.
  mutating func add(_ script: Script?) -> Bool {
    switch script {
    case .kana: kana += 1
    case .han: han += 1
    case .latin, .bopomofo, .hangul, .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan, .mongolian,
      .other, nil:
      return false
    }
    return true
  }

  /// Counts a Han character.
  @inline(__always)
  mutating func add(_ kind: HanKind) {
    han += 1
    if !kind.isEmpty { addSpeaking(kind) }
  }

  /// Counts what a character says about the language.
  private mutating func addSpeaking(_ kind: HanKind) {
    if kind.contains(.simplified) { simplified += 1 }
    if kind.contains(.traditional) { traditional += 1 }
    if kind.contains(.japanese) {
      onlyJapanese += 1
    } else if kind.contains(.chinese) || !kind.contains(.shared) {
      onlyChinese += 1
    }
  }

  /// Counts a text.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    bytes.forEachScalarBeyondASCII { _ = add($0) }
  }

  /// Counts all that another has counted.
  mutating func add(_ other: EastAsianCensus) {
    han += other.han
    kana += other.kana
    simplified += other.simplified
    traditional += other.traditional
    onlyChinese += other.onlyChinese
    onlyJapanese += other.onlyJapanese
  }

  /// What a text with Han characters is, if it can be told from it alone.
  ///
  /// What only Chinese writes is stronger than any share of kana, which may be quoted; without it, one kana to five Han
  /// characters makes Japanese.
  var language: EastAsianLanguage? {
    if onlyChinese > 0, onlyChinese >= onlyJapanese { return .chinese }
    if onlyJapanese > 0 || kana > 0 && kana * 5 >= han { return .japanese }
    return nil
  }

  /// Whether it can only be a sentence of Japanese, and not one of Chinese with a Japanese word in it.
  var isFluentJapanese: Bool { language == .japanese && kana * 2 >= han }

  /// Which Chinese the text is, if it is Chinese: one of the two scripts if its own characters outnumber those of the
  /// other by nine to one.
  var chinese: Language {
    if simplified > 0, simplified >= 9 * traditional { return .simplifiedChinese }
    if traditional > 0, traditional >= 9 * simplified { return .traditionalChinese }
    return .chinese
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Calls a function with every scalar of UTF-8 but the ASCII ones.
  @inline(__always)
  func forEachScalarBeyondASCII(_ body: (Unicode.Scalar) -> Void) {
    var offset = 0
    while offset < count {
      guard self[offset] >= 0x80 else {
        offset += 1
        continue
      }
      let (scalar, length) = scalar(at: offset)
      body(scalar)
      offset += length
    }
  }
}

/// The two languages that are written with Han characters.
enum EastAsianLanguage {
  case chinese
  case japanese
}

/// What a Han character says about the language of its text.
struct HanKind: OptionSet {
  let rawValue: UInt8

  /// Of the two Chinese scripts only the simplified one uses it.
  static let simplified = HanKind(rawValue: 1)
  /// Of the two Chinese scripts only the traditional one uses it.
  static let traditional = HanKind(rawValue: 2)
  /// Japanese uses it as well.
  static let shared = HanKind(rawValue: 4)
  /// Only Japanese uses it.
  static let japanese = HanKind(rawValue: 8)
  /// Words of Chinese that are in no sentence of Japanese, although its character set has them.
  static let chinese = HanKind(rawValue: 16)

  /// The kind of each character from U+4E00 to U+9FFF.
  struct Table: Sendable {
    private var kinds = [HanKind](repeating: [], count: 0x5200)

    init() {
      add(.simplified, ScriptCharacters.simplified)
      add(.traditional, ScriptCharacters.traditional)
      add(.shared, ScriptCharacters.shared)
      add(.japanese, ScriptCharacters.japanese)
      add(.chinese, "你您她們這嗎呢吧哪麼很啊呀啦嘛咱怎")
    }

    private mutating func add(_ kind: HanKind, _ characters: String) {
      for scalar in characters.unicodeScalars { kinds[Int(scalar.value) - 0x4E00].insert(kind) }
    }

    /// The kind of a character; `nil` outside the block.
    subscript(scalar: Unicode.Scalar) -> HanKind? {
      let place = Int(scalar.value) - 0x4E00
      return kinds.indices.contains(place) ? kinds[place] : nil
    }

    /// The kind of the character that begins at an offset; `nil` if it is outside the block.
    @inline(__always)
    func kind(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> HanKind? {
      // U+4000 to U+9FFF take three bytes, and begin with one of these.
      guard (0xE4...0xE9).contains(bytes[offset]) else { return nil }
      let value = Int(bytes[offset] & 0xF) << 12 | Int(bytes[offset + 1] & 0x3F) << 6 | Int(bytes[offset + 2] & 0x3F)
      return value >= 0x4E00 ? kinds[value - 0x4E00] : nil
    }
  }

  static let table = Table()
}
