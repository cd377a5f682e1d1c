internal import PlatenCore

/// Decodes UTF-16 and UTF-32 of either byte order.
struct WideDecoder {
  /// 2 or 4 bytes.
  let unitSize: Int
  let isLittleEndian: Bool

  /// The name of the encoding.
  var encoding: TextEncoding { unitSize == 4 ? .utf32 : isLittleEndian ? .utf16LittleEndian : .utf16BigEndian }

  /// Decodes everything from an offset on. A lone surrogate and last odd bytes are no characters.
  ///
  /// - Complexity: O(*n*) in bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into text: inout TranscodedText) {
    var offset = start
    while offset + unitSize <= bytes.count {
      let (scalar, length) = character(in: bytes, at: offset)
      if let scalar { text.append(scalar) } else { text.appendUndecodable(bytes[offset], at: offset) }
      offset += length
    }
    if offset < bytes.count { text.appendUndecodable(bytes[offset], at: offset) }
  }

  /// The character at an offset behind which there is at least one unit.
  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let unit = unit(bytes, at: offset)
    if let scalar = Unicode.Scalar(unit) { return (scalar, unitSize) }
    if unitSize == 2, unit < 0xDC00, offset + 4 <= bytes.count {
      let low = self.unit(bytes, at: offset + 2)
      if low >= 0xDC00, low <= 0xDFFF { return (Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)), 4) }
    }
    return (nil, unitSize)
  }

  private func unit(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in 0..<unitSize {
      value = value << 8 | UInt32(bytes[offset + (isLittleEndian ? unitSize - 1 - index : index)])
    }
    return value
  }
}

/// Finds UTF-16 and UTF-32 without a byte order mark.
enum WideGuess {
  /// How many bytes are looked at.
  private static let sample = 4_000

  /// The form of bytes that hold NUL as such text does; `nil` if it is none.
  static func decoder(of bytes: UnsafeBufferPointer<UInt8>) -> WideDecoder? {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(sample))
    guard bytes.count > 1, head.contains(0) else { return nil }
    let forms = [(4, true), (4, false), (2, true), (2, false)].map { WideDecoder(unitSize: $0.0, isLittleEndian: $0.1) }
    return forms.filter { bytes.count % $0.unitSize == 0 || bytes.count > sample }
      .map { (decoder: $0, share: share(of: head, as: $0)) }
      .filter { $0.share > 0.95 }.max { $0.share < $1.share }?.decoder
  }

  /// Whether bytes without NUL make sense as UTF-16: Han and its punctuation, nearly all through, and the commonest among them.
  static func isLikely(_ bytes: UnsafeBufferPointer<UInt8>, isLittleEndian: Bool) -> Bool {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(sample))
    guard bytes.count % 2 == 0 || bytes.count > sample else { return false }
    let decoder = WideDecoder(unitSize: 2, isLittleEndian: isLittleEndian)
    guard share(of: head, as: decoder) > 0.98 else { return false }
    var marks = 0
    var offset = 0
    while offset + 2 <= head.count {
      let (scalar, length) = decoder.character(in: head, at: offset)
      offset += length
      if let scalar, "，。、的一是不了在人有の。".unicodeScalars.contains(scalar) { marks += 1 }
    }
    return marks * 2 * 20 > head.count
  }

  /// The byte order of what is known to be UTF-16 or UTF-32.
  static func isLittleEndian(_ bytes: UnsafeBufferPointer<UInt8>, unitSize: Int) -> Bool {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(sample))
    return share(of: head, as: WideDecoder(unitSize: unitSize, isLittleEndian: true))
      >= share(of: head, as: WideDecoder(unitSize: unitSize, isLittleEndian: false))
  }

  /// The share of characters that texts are made of: of ASCII, Latin-1 and Han, kana, Hangul and their punctuation, and other
  /// letters for half as much.
  static func share(of bytes: UnsafeBufferPointer<UInt8>, as decoder: WideDecoder) -> Double {
    var offset = 0
    var count = 0
    var likely = 0.0
    while offset + decoder.unitSize <= bytes.count {
      let (scalar, length) = decoder.character(in: bytes, at: offset)
      offset += length
      count += 1
      switch scalar?.value ?? 0 {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E, 0xA0...0xFF, 0x2010...0x2027, 0x3000...0x3017, 0x3041...0x30FF,
        0x4E00...0x9FA5, 0xAC00...0xD7A3, 0xFF01...0xFF5E:
        likely += 1
      case 0x100...0x17F, 0x370...0x5EA, 0x620...0x6FF, 0x900...0xDFF, 0xE01...0xE5B, 0x1E00...0x1EFF, 0x3400...0x4DBF,
        0x1F300...0x1FAFF, 0x20000...0x2FFFF:
        likely += 0.97
      default: break
      }
    }
    return count == 0 ? 0 : likely / Double(count)
  }
}
