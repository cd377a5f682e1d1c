internal import PlatenCore

/// Tells encodings without a byte order mark from each other.
///
/// UTF-8 if four in five of its longer sequences are well-formed. Otherwise the encoding in which the bytes are the likeliest text,
/// measured in bits (``EncodingCost``); UTF-8 again if none of them makes sense.
struct EncodingGuess {
  /// The most likely encoding.
  var encoding: TextEncoding
  /// Whether another one is nearly as likely.
  var isUncertain: Bool

  /// How many bytes are looked at.
  private static let sample = 40_000
  /// By how many bits the best must be ahead of the second to be certain.
  private static let margin = 24

  /// The most likely encoding of bytes that are not UTF-8 all through.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(encoding: .utf8, isUncertain: false)
    if ISO2022JPDecoder.isLikely(bytes), !bytes.contains(where: { $0 >= 0x80 }) {
      encoding = .iso2022JP
      return
    }
    if Self.isMostlyUTF8(bytes) || Self.hasManyControls(bytes) { return }
    let costs = Self.costs(of: bytes).sorted { $0.bits < $1.bits }
    guard let best = costs.first else { return }
    encoding = best.encoding
    isUncertain = costs.count > 1 && costs[1].bits - best.bits < EncodingGuess.margin
  }

  /// What is known by other means.
  init(certain encoding: TextEncoding) { self.init(encoding: encoding, isUncertain: false) }

  private init(encoding: TextEncoding, isUncertain: Bool) {
    self.encoding = encoding
    self.isUncertain = isUncertain
  }

  /// Whether more than one byte in twenty is a control that no text has: then it is none in any encoding of bytes.
  private static func hasManyControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes.prefix(sample)
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B }
    return controls >= 4 && controls * 20 > head.count
  }

  private static func isMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = 0
    var right = 0
    var wrong = 0
    while offset < min(bytes.count, sample) {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let (length, valid) = UTF8Sequence.lengths(in: bytes, at: offset)
      if valid == length { right += 1 } else { wrong += 1 }
      offset += valid
    }
    return right > 0 && right >= 4 * wrong
  }

  /// The encodings that make sense of the bytes, and how many bits they need for them.
  private static func costs(of bytes: UnsafeBufferPointer<UInt8>) -> [(encoding: TextEncoding, bits: Int)] {
    let costs: [(TextEncoding, Fit)] = [
      (.gb18030, fit(GB18030Decoder(), EncodingCost(.chinese, commonLeads: 0xA1...0xD7, leastTrail: 0xA1), bytes)),
      (.big5, fit(Big5Decoder(), EncodingCost(.chinese, commonLeads: 0xA4...0xC6), bytes)),
      (.shiftJIS, fit(ShiftJISDecoder(), EncodingCost(.japanese, commonLeads: 0x81...0x98), bytes)),
      (.eucJP, fit(EUCJPDecoder(), EncodingCost(.japanese, commonLeads: 0xA1...0xCF), bytes)),
      (.eucKR, fit(EUCKRDecoder(), EncodingCost(.korean, commonLeads: 0xB0...0xC8, leastTrail: 0xA1), bytes)),
      (.windows1252, fit(OneByteDecoder.windows1252, EncodingCost(.western), bytes)),
      (.windows1250, fit(OneByteDecoder.windows1250, EncodingCost(.central), bytes)),
      (.windows1251, fit(OneByteDecoder.windows1251, EncodingCost(.cyrillic), bytes)),
      (.koi8R, fit(OneByteDecoder.koi8R, EncodingCost(.cyrillic), bytes)),
    ]
    var likely = costs.enumerated().filter { $0.element.1.isAcceptable(asBytes: $0.offset > 4) }
      .map { (encoding: $0.element.0, bits: $0.element.1.bits) }
    for isLittleEndian in [true, false] where WideGuess.isLikely(bytes, isLittleEndian: isLittleEndian) {
      // As many bits as characters of which none is unlikely need.
      likely.append((isLittleEndian ? .utf16LittleEndian : .utf16BigEndian, min(bytes.count, sample) * 9 / 2))
    }
    return likely
  }

  private struct Fit {
    var bits = 0
    /// Those of characters beyond ASCII.
    var wideBits = 0
    var characters = 0
    var errors = 0

    /// Whether it may be text at all. A few characters that each fit are evidence, a few odd ones are not.
    func isAcceptable(asBytes: Bool) -> Bool {
      guard characters > 0, errors * 20 < characters + errors else { return false }
      let limit = asBytes && characters < 8 ? 9 : 13
      return wideBits <= limit * characters
    }
  }

  private static func fit(
    _ decoder: some ByteDecoder, _ cost: EncodingCost, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Fit {
    var fit = Fit()
    var offset = 0
    let end = min(bytes.count, sample)
    while offset < end {
      if bytes[offset] < 0x80 {
        // Counted, as some encodings have ASCII bytes in characters.
        fit.bits += 5
        offset += 1
        continue
      }
      let character = decoder.character(in: bytes, at: offset)
      if let scalar = character.scalar {
        fit.characters += 1
        fit.wideBits += cost.bits(scalar, bytes, at: offset, length: character.length)
      } else {
        fit.errors += 1
        fit.bits += EncodingCost.error
      }
      offset += character.length
    }
    fit.bits += fit.wideBits
    return fit
  }
}
