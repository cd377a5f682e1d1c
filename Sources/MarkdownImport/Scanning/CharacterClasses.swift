import PlatenCore
import TextScanning

/// What kind of character stands beside a delimiter.
enum CharacterClass {
  /// CommonMark 0.31.2 §2.1: Unicode whitespace character.
  static func isWhitespace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// CommonMark 0.31.2 §2.1: Unicode punctuation character, general categories P and S.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar).isASCIIPunctuation }
    if scalar >= 0x3400 && scalar < 0xA000 && !(0x4DC0...0x4DFF).contains(scalar) { return false }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned:
      return false
    @unknown default: return false
    }
  }

  /// `‘`, `’`, `“`, `”`: all of three bytes.
  static func isQuotation(_ scalar: UInt32) -> Bool {
    (0x2018...0x2019).contains(scalar) || (0x201C...0x201D).contains(scalar)
  }

  /// A variation selector, except the one that makes a character an emoji.
  static func isVariationSelector(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0E).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  /// Punctuation of CJK that can end a sentence or clause, or close it in.
  static func isCJKPunctuation(_ scalar: UInt32) -> Bool {
    CJK.contains(scalar) && isPunctuation(scalar)
  }
}
