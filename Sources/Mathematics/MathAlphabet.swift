import PlatenCore

/// A style of letters that has a meaning in mathematics.
///
/// MathML Core §2.2.1 knows no variant but `normal`: letters are written as the characters of Unicode's mathematical
/// alphabets, which every reader shows alike.
enum MathAlphabet: Hashable, Sendable {
  case italic, upright, bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace, textItalic

  /// Whether letters that follow each other are one name, as in `\mathrm{min}`.
  var makesWords: Bool {
    switch self {
    case .upright, .sansSerif, .monospace, .textItalic: true
    case .italic, .bold, .boldItalic, .doubleStruck, .script, .fraktur: false
    }
  }

  /// A letter or digit in this style; itself if Unicode has no such character.
  func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = exception(scalar) { return exception }
    guard let starts else { return scalar }
    let value = scalar.value
    let result: UInt32? =
      switch value {
      case 0x41...0x5A: starts.upper + value - 0x41
      case 0x61...0x7A: starts.lower + value - 0x61
      case 0x30...0x39: starts.digits.map { $0 + value - 0x30 }
      case 0x0391...0x03A9: starts.greek.map { $0 + value - 0x0391 }
      case 0x03B1...0x03C9: starts.greek.map { $0 + 26 + value - 0x03B1 }
      default: nil
      }
    return result.flatMap { Unicode.Scalar($0) } ?? scalar
  }

  private struct Starts {
    var upper: UInt32
    var lower: UInt32
    var digits: UInt32?
    var greek: UInt32?
  }

  /// Where the style's letters begin in the block Mathematical Alphanumeric Symbols.
  private var starts: Starts? {
    switch self {
    case .italic, .upright: nil
    case .textItalic: Starts(upper: 0x1D434, lower: 0x1D44E, digits: nil, greek: 0x1D6E2)
    case .bold: Starts(upper: 0x1D400, lower: 0x1D41A, digits: 0x1D7CE, greek: 0x1D6A8)
    case .boldItalic: Starts(upper: 0x1D468, lower: 0x1D482, digits: 0x1D7CE, greek: 0x1D71C)
    case .doubleStruck: Starts(upper: 0x1D538, lower: 0x1D552, digits: 0x1D7D8, greek: nil)
    case .script: Starts(upper: 0x1D49C, lower: 0x1D4B6, digits: nil, greek: nil)
    case .fraktur: Starts(upper: 0x1D504, lower: 0x1D51E, digits: nil, greek: nil)
    case .sansSerif: Starts(upper: 0x1D5A0, lower: 0x1D5BA, digits: 0x1D7E2, greek: nil)
    case .monospace: Starts(upper: 0x1D670, lower: 0x1D68A, digits: 0x1D7F6, greek: nil)
    }
  }

  /// Letters that stood in Unicode before the block did, at other places.
  private func exception(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch (self, scalar) {
    case (.textItalic, "h"): "ℎ"
    case (.doubleStruck, "C"): "ℂ"
    case (.doubleStruck, "H"): "ℍ"
    case (.doubleStruck, "N"): "ℕ"
    case (.doubleStruck, "P"): "ℙ"
    case (.doubleStruck, "Q"): "ℚ"
    case (.doubleStruck, "R"): "ℝ"
    case (.doubleStruck, "Z"): "ℤ"
    case (.script, "B"): "ℬ"
    case (.script, "E"): "ℰ"
    case (.script, "F"): "ℱ"
    case (.script, "H"): "ℋ"
    case (.script, "I"): "ℐ"
    case (.script, "L"): "ℒ"
    case (.script, "M"): "ℳ"
    case (.script, "R"): "ℛ"
    case (.script, "e"): "ℯ"
    case (.script, "g"): "ℊ"
    case (.script, "o"): "ℴ"
    case (.fraktur, "C"): "ℭ"
    case (.fraktur, "H"): "ℌ"
    case (.fraktur, "I"): "ℑ"
    case (.fraktur, "R"): "ℜ"
    case (.fraktur, "Z"): "ℨ"
    default: nil
    }
  }
}
