/// A character reference as HTML reads it (HTML §13.2.5.72–80): `&amp;`, `&amp`, `&#38;`, `&#x26`.
struct CharacterReference {
  /// The characters in UTF-8.
  var bytes: [UInt8]
  /// The offset after the reference.
  var end: Int

  /// Reads the reference that begins with the `&` at an offset; `nil` if it is none.
  ///
  /// - Parameter isInAttribute: whether a name without a semicolon is text before `=`, letters and digits.
  init?(_ input: [UInt8], at start: Int, isInAttribute: Bool) {
    guard start + 1 < input.count else { return nil }
    if input[start + 1] == UInt8(ascii: "#") {
      self.init(numeric: input, at: start)
    } else {
      self.init(named: input, at: start, isInAttribute: isInAttribute)
    }
  }

  private init?(named input: [UInt8], at start: Int, isInAttribute: Bool) {
    let first = start + 1
    var end = first
    while end < input.count, input[end].isASCIIAlphanumeric, end - first < NamedCharacterReferences.maximumNameLength {
      end += 1
    }
    guard end > first else { return nil }
    let whole = end
    let scalars: [UInt32]? = input.withUnsafeBufferPointer { buffer in
      if whole < buffer.count, buffer[whole] == UInt8(ascii: ";"),
        let scalars = NamedCharacterReferences.scalars(named: UnsafeBufferPointer(rebasing: buffer[first..<whole]))
      {
        end = whole + 1
        return scalars
      }
      end = min(whole, first + NamedCharacterReferences.maximumBareLength)
      while end > first + 1 {
        let name = UnsafeBufferPointer(rebasing: buffer[first..<end])
        if let scalars = NamedCharacterReferences.scalars(named: name, bare: true) { return scalars }
        end -= 1
      }
      return nil
    }
    guard let scalars else { return nil }
    if isInAttribute, input[end - 1] != UInt8(ascii: ";"), end < input.count,
      input[end] == UInt8(ascii: "=") || input[end].isASCIIAlphanumeric
    {
      return nil
    }
    self.bytes = scalars.flatMap(CharacterReference.utf8)
    self.end = end
  }

  private init?(numeric input: [UInt8], at start: Int) {
    var offset = start + 2
    let isHexadecimal = offset < input.count && input[offset] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { offset += 1 }
    let first = offset
    var value: UInt32 = 0
    while offset < input.count, let digit = CharacterReference.digit(input[offset], isHexadecimal) {
      // Too large stays too large.
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      offset += 1
    }
    guard offset > first else { return nil }
    if offset < input.count, input[offset] == UInt8(ascii: ";") { offset += 1 }
    if (0x80...0x9F).contains(value) { value = CharacterReference.windows1252[Int(value - 0x80)] }
    bytes = CharacterReference.utf8(value)
    end = offset
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    guard isHexadecimal, (0x61...0x66).contains(byte | 0x20) else { return nil }
    return UInt32((byte | 0x20) - 0x61 + 10)
  }

  /// A code point in UTF-8; U+FFFD for 0 and for what is none.
  private static func utf8(_ value: UInt32) -> [UInt8] {
    guard value > 0, let scalar = Unicode.Scalar(value) else { return UInt8.replacementCharacter }
    return Array(String(scalar).utf8)
  }

  /// What numbers of C1 controls mean (HTML §13.2.5.80).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
