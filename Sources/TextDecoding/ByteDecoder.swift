/// One step of a decoder.
struct DecodedCharacter: Hashable {
  /// The character; `nil` if the bytes are none.
  var scalar: Unicode.Scalar?
  /// A second character, for the few codes that stand for two.
  var second: Unicode.Scalar?
  /// How many bytes were used.
  var length: Int

  init(_ scalar: Unicode.Scalar?, _ second: Unicode.Scalar? = nil, length: Int) {
    self.scalar = scalar
    self.second = second
    self.length = length
  }

  /// One byte that is no character.
  static let undecodable = DecodedCharacter(nil, length: 1)
}

/// An encoding whose bytes below 0x80 are ASCII wherever a character begins.
protocol ByteDecoder {
  /// The character at an offset whose byte is 0x80 or above.
  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter
}

extension ByteDecoder {
  /// Decodes everything from an offset on.
  ///
  /// - Complexity: O(*n*) in bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout TranscodedText) {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        text.append(Unicode.Scalar(bytes[offset]))
        offset += 1
        continue
      }
      let character = character(in: bytes, at: offset)
      if let scalar = character.scalar {
        text.append(scalar)
        if let second = character.second { text.append(second) }
      } else {
        text.appendUndecodable(bytes[offset], at: offset)
      }
      offset += character.length
    }
  }
}
