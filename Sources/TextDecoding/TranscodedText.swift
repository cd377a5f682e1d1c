internal import PlatenCore

/// A byte that is no character.
struct Undecodable: Hashable {
  /// Where U+FFFD stands for it, in the UTF-8.
  var offset: Int
  var byte: UInt8
  /// Where it stood in the file.
  var byteOffset: Int
}

/// UTF-8 that decoders of other encodings write character by character.
struct TranscodedText {
  private(set) var bytes: [UInt8] = []
  /// The first bytes that were no characters.
  private(set) var undecodable: [Undecodable] = []
  /// How many bytes, or maximal parts of a character, were none.
  private(set) var undecodableCount = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Decodes bytes from an offset on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, as encoding: TextEncoding) {
    self.init(capacity: bytes.count + bytes.count / 2)
    func decode(_ decoder: some ByteDecoder) { decoder.decode(bytes, from: start, into: &self) }
    func wide(_ unitSize: Int, _ isLittleEndian: Bool?) {
      let body = UnsafeBufferPointer(rebasing: bytes[start...])
      let order = isLittleEndian ?? WideGuess.isLittleEndian(body, unitSize: unitSize)
      WideDecoder(unitSize: unitSize, isLittleEndian: order).decode(bytes, from: start, into: &self)
    }
    switch encoding {
    case .auto, .utf8: self.bytes.append(contentsOf: bytes[start...])
    case .utf16: wide(2, nil)
    case .utf16LittleEndian: wide(2, true)
    case .utf16BigEndian: wide(2, false)
    case .utf32: wide(4, nil)
    case .gb18030: decode(GB18030Decoder())
    case .big5: decode(Big5Decoder())
    case .shiftJIS: decode(ShiftJISDecoder())
    case .eucJP: decode(EUCJPDecoder())
    case .iso2022JP: ISO2022JPDecoder().decode(bytes, from: start, into: &self)
    case .eucKR: decode(EUCKRDecoder())
    case .windows1250: decode(OneByteDecoder.windows1250)
    case .windows1251: decode(OneByteDecoder.windows1251)
    case .windows1252: decode(OneByteDecoder.windows1252)
    case .koi8R: decode(OneByteDecoder.koi8R)
    }
  }

  /// Adds a character.
  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }

  /// Adds the replacement for bytes that are not a character.
  mutating func appendUndecodable(_ byte: UInt8, at byteOffset: Int) {
    undecodableCount += 1
    if undecodable.count < ReportLog.maximumPerID {
      undecodable.append(Undecodable(offset: bytes.count, byte: byte, byteOffset: byteOffset))
    }
    append("\u{FFFD}")
  }
}
