extension Picture {
  /// Walks a WebP's chunks (RFC 9649 §2), the simple forms and the extended one.
  static func inspectWebP(_ reader: inout ByteReader) throws(PictureError) -> Facts {
    try reader.skip(4)
    let size = try reader.littleEndian(4)
    guard size >= 12 else { throw reader.corrupt("its RIFF size is too small") }
    var file = try reader.part(size)
    try file.skip(4)
    var chunk = try webPChunk(&file)
    switch chunk.name {
    case "VP8 ": return try lossyHeader(&chunk.data)
    case "VP8L": return try losslessHeader(&chunk.data)
    case "VP8X": return try extendedFile(&chunk.data, &file)
    default: throw reader.corrupt("a WebP begins with VP8, VP8L or VP8X")
    }
  }

  private static func webPChunk(
    _ reader: inout ByteReader
  ) throws(PictureError) -> (name: String, data: ByteReader) {
    let name = try reader.name()
    let size = try reader.littleEndian(4)
    let data = try reader.part(size)
    // RFC 9649 §2.3: an odd chunk is followed by one byte of padding. Some encoders forget it at the very end.
    if size % 2 == 1, reader.remaining > 0 { try reader.skip(1) }
    return (name, data)
  }

  /// Reads the header of a key frame (RFC 6386 §9.1).
  private static func lossyHeader(_ data: inout ByteReader) throws(PictureError) -> Facts {
    let tag = try data.littleEndian(3)
    guard tag & 1 == 0, try data.bigEndian(3) == 0x9D_012A else { throw data.corrupt("it is not a key frame") }
    let width = try data.littleEndian(2) & 0x3FFF
    let height = try data.littleEndian(2) & 0x3FFF
    guard width > 0, height > 0 else { throw data.corrupt("it has no width or no height") }
    guard tag >> 5 <= data.remaining else { throw data.corrupt("its first partition is cut off") }
    return Facts(width: width, height: height)
  }

  /// Reads the header of a lossless picture (RFC 9649 §3.4).
  private static func losslessHeader(_ data: inout ByteReader) throws(PictureError) -> Facts {
    guard try data.byte() == 0x2F else { throw data.corrupt("its lossless signature is missing") }
    let bits = try data.littleEndian(4)
    guard bits >> 29 == 0, data.remaining > 0 else { throw data.corrupt("a version of VP8L that does not exist") }
    return Facts(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
  }

  /// Reads the extended header and the chunks after it (RFC 9649 §2.7).
  private static func extendedFile(
    _ header: inout ByteReader, _ file: inout ByteReader
  ) throws(PictureError) -> Facts {
    let isAnimated = try header.byte() & 0x02 != 0
    try header.skip(3)
    var facts = Facts(
      width: try header.littleEndian(3) + 1, height: try header.littleEndian(3) + 1, frames: 0)
    while file.remaining > 0 {
      var chunk = try webPChunk(&file)
      switch chunk.name {
      case "VP8 ":
        _ = try lossyHeader(&chunk.data)
        facts.frames += 1
      case "VP8L":
        _ = try losslessHeader(&chunk.data)
        facts.frames += 1
      case "EXIF": facts.orientation = Picture.orientation(ofEXIF: chunk.data)
      case "ANMF":
        guard isAnimated else { throw file.corrupt("a frame in a picture without animation") }
        try animationFrame(&chunk.data)
        facts.frames += 1
      default: continue
      }
    }
    guard facts.frames > 0 else { throw file.corrupt("there is no picture in the file") }
    return facts
  }

  private static func animationFrame(_ frame: inout ByteReader) throws(PictureError) {
    try frame.skip(16)
    while frame.remaining > 0 {
      var chunk = try webPChunk(&frame)
      switch chunk.name {
      case "VP8 ":
        _ = try lossyHeader(&chunk.data)
        return
      case "VP8L":
        _ = try losslessHeader(&chunk.data)
        return
      default: continue
      }
    }
    throw frame.corrupt("a frame without a picture")
  }
}
