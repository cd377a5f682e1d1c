/// Decodes Big5 with the Hong Kong Supplementary Character Set of 2008 (WHATWG Encoding Standard §12.1).
struct Big5Decoder: ByteDecoder {
  private static let characters = CharacterTable(Big5Table.twoBytes, count: 19_782)

  private let table = Big5Decoder.characters

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let lead = bytes[offset]
    guard lead != 0x80, lead != 0xFF, offset + 1 < bytes.count else { return .undecodable }
    let trail = bytes[offset + 1]
    guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else { return .undecodable }
    switch UInt16(lead) << 8 | UInt16(trail) {
    case 0x8862: return DecodedCharacter("\u{CA}", "\u{304}", length: 2)
    case 0x8864: return DecodedCharacter("\u{CA}", "\u{30C}", length: 2)
    case 0x88A3: return DecodedCharacter("\u{EA}", "\u{304}", length: 2)
    case 0x88A5: return DecodedCharacter("\u{EA}", "\u{30C}", length: 2)
    default: break
    }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    return table[pointer].map { DecodedCharacter($0, length: 2) }
      ?? DecodedCharacter(nil, length: trail < 0x80 ? 1 : 2)
  }
}
