/// The Japanese character sets.
enum JapaneseCharacters {
  static let jis0208 = CharacterTable(JISTable.jis0208, count: 11_280)
  static let jis0212 = CharacterTable(JISTable.jis0212, count: 8_836)

  /// A half-width katakana of JIS X 0201: 0xA1 to 0xDF.
  static func halfwidth(_ byte: UInt8) -> Unicode.Scalar? {
    (0xA1...0xDF).contains(byte) ? Unicode.Scalar(0xFF61 + UInt32(byte) - 0xA1) : nil
  }
}

/// Decodes Shift_JIS with the extensions of Windows, which is CP932 (WHATWG Encoding Standard §12.3).
struct ShiftJISDecoder: ByteDecoder {
  private let table = JapaneseCharacters.jis0208

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let lead = bytes[offset]
    if let scalar = JapaneseCharacters.halfwidth(lead) { return DecodedCharacter(scalar, length: 1) }
    guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), offset + 1 < bytes.count else {
      return .undecodable
    }
    let trail = bytes[offset + 1]
    guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return .undecodable }
    let pointer =
      (Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    // User-defined characters.
    if (8_836..<10_716).contains(pointer) {
      return DecodedCharacter(Unicode.Scalar(0xE000 + UInt32(pointer - 8_836)), length: 2)
    }
    return table[pointer].map { DecodedCharacter($0, length: 2) }
      ?? DecodedCharacter(nil, length: trail < 0x80 ? 1 : 2)
  }
}

/// Decodes EUC-JP (WHATWG Encoding Standard §12.1).
struct EUCJPDecoder: ByteDecoder {
  private let jis0208 = JapaneseCharacters.jis0208
  private let jis0212 = JapaneseCharacters.jis0212

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let lead = bytes[offset]
    guard offset + 1 < bytes.count else { return .undecodable }
    let trail = bytes[offset + 1]
    if lead == 0x8E {
      return JapaneseCharacters.halfwidth(trail).map { DecodedCharacter($0, length: 2) } ?? .undecodable
    }
    if lead == 0x8F {
      guard offset + 2 < bytes.count, (0xA1...0xFE).contains(trail), (0xA1...0xFE).contains(bytes[offset + 2])
      else { return .undecodable }
      let pointer = (Int(trail) - 0xA1) * 94 + Int(bytes[offset + 2]) - 0xA1
      return DecodedCharacter(pointer == 116 ? "~" : jis0212[pointer], length: 3)
    }
    guard (0xA1...0xFE).contains(lead), (0xA1...0xFE).contains(trail) else { return .undecodable }
    return DecodedCharacter(jis0208[(Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1], length: 2)
  }
}

/// Decodes ISO-2022-JP (WHATWG Encoding Standard §12.2), in which escape sequences change what bytes stand for.
struct ISO2022JPDecoder {
  private enum State { case ascii, roman, katakana, jis0208 }

  /// Decodes everything from an offset on.
  ///
  /// - Complexity: O(*n*) in bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout TranscodedText) {
    var state = State.ascii
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x1B, let next = Self.state(bytes, at: offset) {
        state = next
        offset += 3
        continue
      }
      // A line ends in ASCII; text that was cut need not.
      if byte < 0x21 || byte == 0x7F {
        if byte == 0x0A || byte == 0x0D { state = .ascii }
        text.append(Unicode.Scalar(byte))
        offset += 1
        continue
      }
      offset += append(byte, bytes, at: offset, state, to: &text)
    }
  }

  private func append(
    _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ state: State, to text: inout TranscodedText
  ) -> Int {
    var scalar: Unicode.Scalar?
    var length = 1
    switch state {
    case .ascii: scalar = byte < 0x80 ? Unicode.Scalar(byte) : nil
    case .roman: scalar = byte == 0x5C ? "¥" : byte == 0x7E ? "‾" : byte < 0x80 ? Unicode.Scalar(byte) : nil
    case .katakana: scalar = byte < 0x60 ? JapaneseCharacters.halfwidth(byte + 0x80) : nil
    case .jis0208:
      guard byte < 0x7F, offset + 1 < bytes.count, (0x21...0x7E).contains(bytes[offset + 1]) else { break }
      scalar = JapaneseCharacters.jis0208[(Int(byte) - 0x21) * 94 + Int(bytes[offset + 1]) - 0x21]
      length = 2
    }
    if let scalar { text.append(scalar) } else { text.appendUndecodable(byte, at: offset) }
    return length
  }

  private static func state(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> State? {
    guard offset + 2 < bytes.count else { return nil }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .jis0208
    default: return nil
    }
  }

  /// Whether bytes hold an escape sequence that begins Japanese characters.
  static func isLikely(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let escape = bytes.firstIndex(of: 0x1B) else { return false }
    return state(bytes, at: escape) != nil
  }
}
