/// Decodes GB 18030-2022, and with it GBK and GB 2312 (WHATWG Encoding Standard §10.2).
struct GB18030Decoder: ByteDecoder {
  private static let twoBytes = CharacterTable(GB18030Table.twoBytes, count: 23_940)

  /// The ranges of four-byte codes below U+10000: first pointer and first code point, by pointers.
  private static let ranges: [(pointer: Int, code: UInt32)] = GB18030Table.fourBytes.split(separator: " ").compactMap {
    let halves = $0.split(separator: ":")
    guard halves.count == 2, let pointer = Int(halves[0], radix: 16), let code = UInt32(halves[1], radix: 16) else {
      return nil
    }
    return (pointer, code)
  }

  private let table = GB18030Decoder.twoBytes

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let lead = bytes[offset]
    if lead == 0x80 { return DecodedCharacter("€", length: 1) }
    guard lead != 0xFF, offset + 1 < bytes.count else { return .undecodable }
    let second = bytes[offset + 1]
    if (0x30...0x39).contains(second) { return fourBytes(bytes, at: offset) }
    guard second >= 0x40, second != 0x7F, second != 0xFF else { return .undecodable }
    let pointer = (Int(lead) - 0x81) * 190 + Int(second) - (second < 0x7F ? 0x40 : 0x41)
    // A trail byte in ASCII is read again as a character, so that no tag or line end is lost.
    return table[pointer].map { DecodedCharacter($0, length: 2) }
      ?? DecodedCharacter(nil, length: second < 0x80 ? 1 : 2)
  }

  private func fourBytes(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    guard offset + 3 < bytes.count, (0x81...0xFE).contains(bytes[offset + 2]), (0x30...0x39).contains(bytes[offset + 3])
    else { return .undecodable }
    let pointer =
      ((Int(bytes[offset]) - 0x81) * 10 + Int(bytes[offset + 1]) - 0x30) * 1260 + (Int(bytes[offset + 2]) - 0x81) * 10
      + Int(bytes[offset + 3]) - 0x30
    guard let scalar = GB18030Decoder.scalar(pointer: pointer) else { return .undecodable }
    return DecodedCharacter(scalar, length: 4)
  }

  /// The character of a four-byte pointer.
  static func scalar(pointer: Int) -> Unicode.Scalar? {
    if pointer > 39_419 {
      guard pointer >= 189_000, pointer <= 1_237_575 else { return nil }
      return Unicode.Scalar(UInt32(pointer - 189_000 + 0x10000))
    }
    if pointer == 7457 { return "\u{E7C7}" }
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle].pointer <= pointer { low = middle } else { high = middle }
    }
    return Unicode.Scalar(ranges[low].code + UInt32(pointer - ranges[low].pointer))
  }
}
