/// The scripts that Platen distinguishes, by single characters (after UAX #24).
public enum Script: UInt8, Hashable, Sendable, CaseIterable {
  /// Latin letters, also fullwidth ones.
  case latin
  /// Han characters, including 々, 〇 and 〆.
  case han
  /// Bopomofo, the phonetic letters of Taiwan.
  case bopomofo
  /// Hiragana and katakana.
  case kana
  /// Hangul.
  case hangul
  /// Greek letters.
  case greek
  /// Cyrillic letters.
  case cyrillic
  /// Hebrew letters.
  case hebrew
  /// Arabic letters.
  case arabic
  /// Devanagari.
  case devanagari
  /// Thai.
  case thai
  /// Tibetan.
  case tibetan
  /// Traditional Mongolian.
  case mongolian
  /// Letters of any other script.
  case other

  /// The script of a scalar; `nil` for digits, punctuation, spaces, combining marks and symbols, which all scripts share.
  @inlinable
  public init?(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      guard (value | 0x20) >= 0x61, (value | 0x20) <= 0x7A else { return nil }
      self = .latin
      return
    }
    guard let script = Script.beyondASCII(scalar) else { return nil }
    self = script
  }

  @usableFromInline
  static func beyondASCII(_ scalar: Unicode.Scalar) -> Script? {
    let value = scalar.value
    // What there is most of comes first.
    if value >= 0x4E00, value <= 0x9FFF { return .han }
    // Punctuation of Chinese and of English.
    if (0x2000..<0x2C00).contains(value) || (0x3008...0x3020).contains(value) || (0xFF01...0xFF20).contains(value) {
      return nil
    }
    switch value {
    case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1D00...0x1D25, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
      0xA722...0xA787, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return .latin
    case 0x3400...0x4DBF, 0x3005...0x3007, 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      return .han
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D:
      return .kana
    case 0x3105...0x312F, 0x31A0...0x31BF: return .bopomofo
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xFFA0...0xFFDC: return .hangul
    case 0x370...0x373, 0x376...0x37D, 0x37F...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFC: return .greek
    case 0x400...0x482, 0x48A...0x52F, 0x1C80...0x1C8A, 0xA640...0xA69D: return .cyrillic
    case 0x5D0...0x5F2, 0xFB1D...0xFB4F: return .hebrew
    case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB,
      0xFE70...0xFEFC:
      return .arabic
    case 0x904...0x939, 0x958...0x961: return .devanagari
    case 0xE01...0xE30, 0xE32...0xE33, 0xE40...0xE46: return .thai
    case 0xF00, 0xF40...0xF6C, 0xF88...0xF8C: return .tibetan
    case 0x1820...0x1878: return .mongolian
    case 0x80..<0x250, 0x2000...0x2BFF, 0x3000...0x3040, 0xFE00...0xFE6F, 0xFF00...0xFFEF, 0x1F000...0x1FAFF: return nil
    default: return scalar.properties.isAlphabetic ? .other : nil
    }
  }

  /// The ISO 15924 code; `Zyyy` for ``other``.
  public var code: String {
    switch self {
    case .latin: "Latn"
    case .han: "Hani"
    case .bopomofo: "Bopo"
    case .kana: "Jpan"
    case .hangul: "Kore"
    case .greek: "Grek"
    case .cyrillic: "Cyrl"
    case .hebrew: "Hebr"
    case .arabic: "Arab"
    case .devanagari: "Deva"
    case .thai: "Thai"
    case .tibetan: "Tibt"
    case .mongolian: "Mong"
    case .other: "Zyyy"
    }
  }

  /// The most frequent script of a text, with Han characters counted twice; `nil` if there is no letter.
  ///
  /// Text that mixes Han and kana is Japanese, and its script is ``kana``.
  ///
  /// - Complexity: O(*n*) in characters.
  public static func dominant(in text: ArraySlice<Unicode.Scalar>) -> Script? {
    var counts = [Int](repeating: 0, count: Script.allCases.count)
    for scalar in text {
      if let script = Script(scalar) { counts[Int(script.rawValue)] += script == .han ? 2 : 1 }
    }
    if counts[Int(Script.kana.rawValue)] > 0, counts[Int(Script.han.rawValue)] > 0 { return .kana }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else { return nil }
    return Script(rawValue: UInt8(most))
  }

  /// The language to assume for text in this script; `nil` for ``other``.
  ///
  /// Han is taken as Chinese and Latin as English, the two languages that this toolkit is made for.
  public var language: Language? {
    switch self {
    case .latin: .english
    case .han: .chinese
    case .bopomofo: .chinese
    case .kana: .japanese
    case .hangul: .korean
    case .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan, .mongolian: Language("und-" + code)
    case .other: nil
    }
  }
}
