internal import PlatenCore

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
  /// The encoding's name in messages.
  static var name: String { get }
  /// The character at an offset whose byte is 0x80 or above.
  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter
}

extension ByteDecoder {
  /// Decodes everything from an offset on.
  ///
  /// - Complexity: O(*n*) in bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout CleanText) {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        text.append(Unicode.Scalar(bytes[offset]), at: offset)
        offset += 1
        continue
      }
      let character = character(in: bytes, at: offset)
      if let scalar = character.scalar {
        text.append(scalar, at: offset)
        if let second = character.second { text.append(second, at: offset) }
      } else {
        text.appendUndecodable(bytes[offset], at: offset)
      }
      offset += character.length
    }
  }
}

/// Decodes UTF-8 and puts up with what is none.
struct UTF8Decoder: ByteDecoder {
  static let name = "UTF-8"

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let length = UTF8Check.length(in: bytes, at: offset)
    guard length > 0 else { return DecodedCharacter(nil, length: UTF8Check.illFormedLength(in: bytes, at: offset)) }
    return DecodedCharacter(bytes.scalar(at: offset).scalar, length: length)
  }
}

/// Decodes UTF-16 of either byte order.
struct UTF16Decoder {
  let isLittleEndian: Bool

  /// Decodes everything from an offset on. A lone surrogate and a last odd byte are no characters.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout CleanText) {
    var offset = start
    while offset + 1 < bytes.count {
      let unit = unit(bytes, at: offset)
      if let scalar = Unicode.Scalar(unit) {
        text.append(scalar, at: offset)
        offset += 2
        continue
      }
      if unit < 0xDC00, offset + 3 < bytes.count {
        let low = self.unit(bytes, at: offset + 2)
        if (0xDC00...0xDFFF).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        {
          text.append(scalar, at: offset)
          offset += 4
          continue
        }
      }
      text.appendUndecodable(bytes[offset], at: offset)
      offset += 2
    }
    if offset < bytes.count { text.appendUndecodable(bytes[offset], at: offset) }
  }

  private func unit(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
    let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    return isLittleEndian ? second << 8 | first : first << 8 | second
  }
}
