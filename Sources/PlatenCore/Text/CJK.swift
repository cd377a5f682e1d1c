/// Characters of Chinese, Japanese and Korean, by their code points.
///
/// ``Script`` tells what writing system a letter belongs to; this tells how text is set around a character, punctuation included.
package enum CJK {
  /// Whether a character is a letter, mark or punctuation of Chinese, Japanese or Korean: wide or fullwidth in UAX #11, emoji aside.
  @inlinable
  package static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x2E80...0x303F, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFFEE, 0x1AFF0...0x1B16F, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a character belongs to text that is set without spaces between words: all of ``contains(_:)`` but Korean.
  @inlinable
  package static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x3130...0x318F, 0x3200...0x321E, 0x3260...0x327F, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xFFA0...0xFFDC:
      false
    default: contains(scalar)
    }
  }

  /// Whether a character is punctuation that Chinese shares with other scripts: quotation marks, dashes, ellipsis, middle dot.
  @inlinable
  package static func isSharedPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2027: true
    default: false
    }
  }

  /// Whether a line end between two characters is removed instead of becoming a space (CSS Text 3 §4.1.3).
  @inlinable
  package static func joinsLines(_ left: UInt32, _ right: UInt32) -> Bool {
    (isUnspaced(left) && (isUnspaced(right) || isSharedPunctuation(right)))
      || (isSharedPunctuation(left) && isUnspaced(right))
  }
}
