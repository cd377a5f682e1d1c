/// Decodes an encoding of one byte for each character (WHATWG Encoding Standard §9).
struct OneByteDecoder: ByteDecoder {
  static let windows1250 = OneByteDecoder(table: CharacterTable(OneByteTables.windows1250, count: 128))
  static let windows1251 = OneByteDecoder(table: CharacterTable(OneByteTables.windows1251, count: 128))
  static let windows1252 = OneByteDecoder(table: CharacterTable(OneByteTables.windows1252, count: 128))
  static let koi8R = OneByteDecoder(table: CharacterTable(OneByteTables.koi8R, count: 128))

  private let table: CharacterTable

  private init(table: CharacterTable) { self.table = table }

  func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedCharacter {
    DecodedCharacter(table[Int(bytes[offset]) - 0x80], length: 1)
  }
}
