extension Picture {
  /// Walks a GIF's blocks from header to trailer (GIF89a specification, §17–27), and counts its frames.
  static func inspectGIF(_ reader: inout ByteReader) throws(PictureError) -> Facts {
    let magic = try reader.name()
    let version = try reader.bigEndian(2)
    guard magic == "GIF8", version == 0x3761 || version == 0x3961 else {
      throw reader.corrupt("a version of GIF that does not exist")
    }
    var facts = Facts(width: try reader.littleEndian(2), height: try reader.littleEndian(2), frames: 0)
    let flags = try reader.byte()
    try reader.skip(2)
    try skipColorTable(flags, &reader)
    while true {
      switch try reader.byte() {
      case 0x2C:
        try skipFrame(&reader, &facts)
      case 0x21:
        _ = try reader.byte()
        _ = try skipSubBlocks(&reader)
      case 0x3B:
        guard facts.frames > 0 else { throw reader.corrupt("there is no picture in the file") }
        return facts
      default:
        throw reader.corrupt("a block of an unknown kind")
      }
    }
  }

  private static func skipFrame(_ reader: inout ByteReader, _ facts: inout Facts) throws(PictureError) {
    try reader.skip(4)
    let width = try reader.littleEndian(2)
    let height = try reader.littleEndian(2)
    guard width > 0, height > 0 else { throw reader.corrupt("a frame has no width or no height") }
    // Old encoders leave the logical screen at 0; then the first frame is the screen, as in browsers.
    if facts.width == 0 { facts.width = width }
    if facts.height == 0 { facts.height = height }
    try skipColorTable(try reader.byte(), &reader)
    guard (1...11).contains(try reader.byte()) else { throw reader.corrupt("a code size that LZW does not have") }
    guard try skipSubBlocks(&reader) > 0 else { throw reader.corrupt("a frame without data") }
    facts.frames += 1
  }

  private static func skipColorTable(_ flags: Int, _ reader: inout ByteReader) throws(PictureError) {
    if flags & 0x80 != 0 { try reader.skip(3 << (flags & 7 + 1)) }
  }

  /// Passes over sub-blocks and their terminator; returns how many bytes they held.
  private static func skipSubBlocks(_ reader: inout ByteReader) throws(PictureError) -> Int {
    var total = 0
    while true {
      let count = try reader.byte()
      if count == 0 { return total }
      try reader.skip(count)
      total += count
    }
  }
}
