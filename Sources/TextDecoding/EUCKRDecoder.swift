/// Decodes EUC-KR with the extensions of Windows, which is CP949 (WHATWG Encoding Standard §13.1).
struct EUCKRDecoder: ByteDecoder {
  private static let characters = CharacterTable(EUCKRTable.twoBytes, count: 23_940)

  private let table = EUCKRDecoder.characters

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    let lead = bytes[offset]
    guard lead > 0x80, lead < 0xFF, offset + 1 < bytes.count else { return .undecodable }
    let trail = bytes[offset + 1]
    guard trail > 0x40, trail < 0xFF else { return .undecodable }
    return table[(Int(lead) - 0x81) * 190 + Int(trail) - 0x41].map { DecodedCharacter($0, length: 2) }
      ?? DecodedCharacter(nil, length: trail < 0x80 ? 1 : 2)
  }
}
