import PlatenCore

/// What kind of character stands beside a run of emphasis marks (CommonMark 0.31.2 §2.1 and §6.2).
struct CharacterClass: Equatable {
  /// Unicode white space, or the edge of a line.
  var isSpace = false
  /// Punctuation for every reader.
  var isPunctuation = false
  /// A symbol: punctuation since CommonMark 0.31, a letter before (cmark-gfm is at 0.29).
  var isSymbol = false
  /// Of Chinese, Japanese or Korean.
  var isCJK = false

  static let space = CharacterClass(isSpace: true)
  static let punctuation = CharacterClass(isPunctuation: true)
  static let letter = CharacterClass()

  init(isSpace: Bool = false, isPunctuation: Bool = false, isSymbol: Bool = false, isCJK: Bool = false) {
    self.isSpace = isSpace
    self.isPunctuation = isPunctuation
    self.isSymbol = isSymbol
    self.isCJK = isCJK
  }

  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      isSpace = scalar == 0x20 || (0x09...0x0D).contains(scalar)
      isPunctuation = UInt8(truncatingIfNeeded: scalar).isASCIIPunctuation
      return
    }
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      isSpace = true
      return
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      isCJK = true
      return
    default: break
    }
    isCJK = CJK.contains(scalar)
    guard let scalar = Unicode.Scalar(scalar) else { return }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      isPunctuation = true
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: isSymbol = true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned:
      break
    @unknown default: break
    }
  }
}

extension UInt8 {
  /// CommonMark 0.31.2 §2.1: ASCII punctuation character.
  var isASCIIPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }

  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
}

/// Which sides of a run touch a word (CommonMark 0.31.2 §6.2), for every reader that the output is meant for.
struct Flanks {
  let before: CharacterClass
  let after: CharacterClass
  /// Whether CJK characters beside a run count as letters beside punctuation, as Platen's reader has it.
  let isRelaxed: Bool

  /// Whether a run can begin emphasis, whatever a symbol counts as.
  func canOpen(_ delimiter: UInt8) -> Bool {
    [false, true].allSatisfy { symbols in
      guard isLeft(symbols) else { return false }
      return delimiter != UInt8(ascii: "_") || !isRight(symbols) || punctuation(before, symbols)
    }
  }

  /// Whether a run can end emphasis, whatever a symbol counts as.
  func canClose(_ delimiter: UInt8) -> Bool {
    [false, true].allSatisfy { symbols in
      guard isRight(symbols) else { return false }
      return delimiter != UInt8(ascii: "_") || !isLeft(symbols) || punctuation(after, symbols)
    }
  }

  /// Whether some reader might begin or end emphasis here.
  func mightOpen(_ delimiter: UInt8) -> Bool {
    [false, true].contains { symbols in
      isLeft(symbols) && (delimiter != UInt8(ascii: "_") || !isRight(symbols) || punctuation(before, symbols))
    }
  }

  func mightClose(_ delimiter: UInt8) -> Bool {
    [false, true].contains { symbols in
      isRight(symbols) && (delimiter != UInt8(ascii: "_") || !isLeft(symbols) || punctuation(after, symbols))
    }
  }

  private func punctuation(_ side: CharacterClass, _ symbols: Bool) -> Bool {
    side.isPunctuation || (symbols && side.isSymbol)
  }

  private func isLeft(_ symbols: Bool) -> Bool {
    !after.isSpace
      && (!punctuation(after, symbols) || before.isSpace || punctuation(before, symbols)
        || (isRelaxed && (before.isCJK || after.isCJK)))
  }

  private func isRight(_ symbols: Bool) -> Bool {
    !before.isSpace
      && (!punctuation(before, symbols) || after.isSpace || punctuation(after, symbols)
        || (isRelaxed && (before.isCJK || after.isCJK)))
  }
}
