extension Picture {
  /// Walks a PNG's chunks from signature to `IEND` (PNG 3rd edition, §5).
  ///
  /// Every checksum is compared: a chunk whose bytes were changed on the way is found here, not by a reader.
  static func inspectPNG(_ reader: inout ByteReader) throws(PictureError) -> Facts {
    guard try reader.bigEndian(4) == 0x8950_4E47, try reader.bigEndian(4) == 0x0D0A_1A0A else {
      throw reader.corrupt("its PNG signature was changed, as by a transfer as text")
    }
    var facts: Facts?
    var needsPalette = false
    var hasPalette = false
    var dataLength = 0
    while true {
      var chunk = try pngChunk(&reader)
      guard facts != nil || chunk.name == "IHDR" else { throw reader.corrupt("a PNG begins with IHDR") }
      switch chunk.name {
      case "IHDR":
        guard facts == nil else { throw reader.corrupt("a second IHDR") }
        (facts, needsPalette) = try pngHeader(&chunk.data)
      case "PLTE":
        let length = chunk.data.remaining
        guard !hasPalette, dataLength == 0, length > 0, length % 3 == 0, length <= 768 else {
          throw reader.corrupt("a palette that cannot be")
        }
        hasPalette = true
      case "acTL":
        // PNG 3rd edition §11.3.6.1: an animation announces its frames before the picture's data.
        guard dataLength == 0 else { continue }
        facts?.frames = max(1, try chunk.data.bigEndian(4))
      case "eXIf": facts?.orientation = Picture.orientation(ofEXIF: chunk.data)
      case "IDAT":
        guard !needsPalette || hasPalette else { throw reader.corrupt("the palette is missing") }
        dataLength += chunk.data.remaining
      case "IEND":
        guard dataLength > 0, let facts else { throw reader.corrupt("there is no picture in the file") }
        return facts
      default:
        // §5.4: the fifth bit of the first byte says whether a decoder may pass over what it does not know.
        guard chunk.isAncillary else { throw reader.corrupt("a necessary chunk of an unknown kind") }
      }
    }
  }

  private struct PNGChunk {
    var name: String
    var data: ByteReader
    var isAncillary: Bool
  }

  private static func pngChunk(_ reader: inout ByteReader) throws(PictureError) -> PNGChunk {
    let length = try reader.bigEndian(4)
    let start = reader.offset
    let name = try reader.name()
    guard reader.bytes[start..<start + 4].allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else {
      throw reader.corrupt("a chunk without a name")
    }
    let data = try reader.part(length)
    let checksum = try reader.bigEndian(4)
    guard CRC32.checksum(of: reader.bytes, in: start..<reader.offset - 4) == checksum else {
      throw reader.corrupt("a checksum does not fit its chunk")
    }
    return PNGChunk(name: name, data: data, isAncillary: reader.bytes[start] & 0x20 != 0)
  }

  private static func pngHeader(
    _ data: inout ByteReader
  ) throws(PictureError) -> (facts: Facts?, needsPalette: Bool) {
    guard data.remaining == 13 else { throw data.corrupt("its header has another length than 13") }
    let width = try data.bigEndian(4)
    let height = try data.bigEndian(4)
    let depth = try data.byte()
    let color = try data.byte()
    let depths =
      switch color {
      case 0: [1, 2, 4, 8, 16]
      case 3: [1, 2, 4, 8]
      case 2, 4, 6: [8, 16]
      default: [Int]()
      }
    guard (1...0x7FFF_FFFF).contains(width), (1...0x7FFF_FFFF).contains(height) else {
      throw data.corrupt("it has no width or no height")
    }
    guard depths.contains(depth), try data.byte() == 0, try data.byte() == 0, try data.byte() <= 1 else {
      throw data.corrupt("its header names a method that PNG does not have")
    }
    return (Facts(width: width, height: height), color == 3)
  }
}

/// The checksum of PNG and ZIP (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  /// The checksum of a stretch that lies within the bytes.
  static func checksum(of bytes: [UInt8], in range: Range<Int>) -> Int {
    let table = CRC32.table
    var value: UInt32 = 0xFFFF_FFFF
    for index in range { value = table[Int((value ^ UInt32(bytes[index])) & 0xFF)] ^ value >> 8 }
    return Int(value ^ 0xFFFF_FFFF)
  }
}
