internal import PlatenCore

extension UnsafeBufferPointer<UInt8> {
  /// The scalars of a byte range.
  func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(range.count)
    read(range, into: &scalars)
    return scalars
  }

  /// Puts the scalars of a byte range into an array, in place of what is in it.
  func read(_ range: Range<Int>, into scalars: inout [Unicode.Scalar]) {
    scalars.removeAll(keepingCapacity: true)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = scalar(at: offset)
      scalars.append(scalar)
      offset += length
    }
  }
}

extension String {
  /// Makes a text of scalars.
  init(scalars: ArraySlice<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) { buffer in
      var count = 0
      for scalar in scalars {
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          buffer[count] = unit
          count += 1
        }
      }
      return count
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar only keeps words apart within a line: spaces of any width, the tab, and the space without width that byte order
  /// marks are within a text.
  var isBlank: Bool {
    switch value {
    case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Whether the scalar takes two columns in a fixed-width font (roughly UAX #11 W and F).
  var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The value of a decimal digit, ASCII or fullwidth.
  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }

  /// Whether the scalar is an upper-case Latin letter of ASCII.
  var isUppercaseASCII: Bool { (0x41...0x5A).contains(value) }

  /// Whether the scalar is a lower-case Latin letter of ASCII.
  var isLowercaseASCII: Bool { (0x61...0x7A).contains(value) }

  /// Whether the scalar is a Han character.
  var isHan: Bool { Script(self) == .han }
}

/// How wide a text is in a fixed-width font: wide characters take two columns.
func columns(_ scalars: some Sequence<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + ($1.isWide ? 2 : 1) } }
