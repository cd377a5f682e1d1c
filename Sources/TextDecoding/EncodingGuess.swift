/// Tells encodings without a byte order mark from each other.
///
/// UTF-8 if all of it is well-formed, or if four in five of its longer sequences are. Otherwise GB 18030 or Big5, if fewer than one
/// in twenty of their longer sequences are undecodable: the one in which more characters are among the commonest of Chinese,
/// for GB 18030 decodes nearly everything, but to rare characters. Otherwise UTF-8.
struct EncodingGuess {
  /// The encodings that bytes without a mark can have.
  enum Encoding: Hashable {
    case utf8
    case gb18030
    case big5
  }

  /// How many characters beyond ASCII are looked at.
  private static let sample = 20_000

  /// How well bytes fit an encoding.
  private struct Fit {
    var characters = 0
    var errors = 0
    var common = 0

    var isAcceptable: Bool { characters > 0 && errors * 20 < characters + errors }
  }

  /// The most likely encoding of bytes that are not UTF-8 all through.
  static func encoding(of bytes: UnsafeBufferPointer<UInt8>) -> Encoding {
    let utf8 = fit(UTF8Decoder(), bytes)
    if utf8.characters >= 4 * utf8.errors { return .utf8 }
    let gb18030 = fit(GB18030Decoder(), bytes)
    let big5 = fit(Big5Decoder(), bytes)
    switch (gb18030.isAcceptable, big5.isAcceptable) {
    case (true, true):
      // By shares, since the two cut the same bytes into different numbers of characters.
      return big5.common * gb18030.characters > gb18030.common * big5.characters ? .big5 : .gb18030
    case (true, false): return .gb18030
    case (false, true): return .big5
    case (false, false): return .utf8
    }
  }

  private static func fit(_ decoder: some ByteDecoder, _ bytes: UnsafeBufferPointer<UInt8>) -> Fit {
    var fit = Fit()
    var offset = 0
    while offset < bytes.count, fit.characters + fit.errors < sample {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let character = decoder.character(in: bytes, at: offset)
      offset += character.length
      guard let scalar = character.scalar else {
        fit.errors += 1
        continue
      }
      fit.characters += 1
      if commonest.contains(scalar) { fit.common += 1 }
    }
    return fit
  }

  /// Characters and punctuation marks that make up about a third of any Chinese text, in either script.
  private static let commonest = Set(
    """
    的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡
    用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實
    ，。、：；？！“”「」（）《》　
    """.unicodeScalars.filter { $0 != "\n" })
}
