/// The East_Asian_Width of a character (UAX #11).
public enum EastAsianWidth: String, Hashable, Sendable, CaseIterable {
  /// Not East Asian.
  case neutral = "N"
  /// Narrow, and a wide counterpart exists: ASCII.
  case narrow = "Na"
  /// A compatibility character of half width.
  case halfwidth = "H"
  /// Wide in East Asian surroundings, narrow elsewhere.
  case ambiguous = "A"
  /// Always wide: Han, kana, hangul, most emoji.
  case wide = "W"
  /// A compatibility character of full width.
  case fullwidth = "F"

  /// Looks a character up, in Unicode ``unicodeVersion``.
  public init(of scalar: Unicode.Scalar) {
    let value = Int(UnicodeTables.recordEastAsianWidth.utf8Start[ScalarTable().record(of: scalar.value)])
    self = EastAsianWidth.allCases[value]
  }

  /// The version of the Unicode Character Database that the tables were made from.
  public static var unicodeVersion: String { UnicodeTables.version }
}

/// How wide the characters are that UAX #11 calls ambiguous: `“ ” — … · × ① é`.
public enum AmbiguousWidth: String, Hashable, Sendable, CaseIterable {
  /// One column, but two for dashes, ellipses and quotation marks next to Han characters.
  case automatic = "auto"
  /// One column everywhere.
  case narrow
  /// Two columns everywhere, as on a terminal with a Chinese font.
  case wide
}
