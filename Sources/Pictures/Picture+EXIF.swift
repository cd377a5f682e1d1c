extension Picture {
  /// The orientation in a block of EXIF data: a TIFF file, with or without the words that JPEG puts before it (EXIF 2.3
  /// §4.6.4).
  ///
  /// - Returns: 1 to 8; 1 for data that do not say it, or are broken: they do not keep the picture from being shown.
  static func orientation(ofEXIF block: ByteReader) -> Int {
    var reader = block
    do throws(PictureError) {
      if reader.remaining >= 6, reader.bytes[reader.offset..<reader.offset + 6].elementsEqual("Exif\0\0".utf8) {
        try reader.skip(6)
      }
      let tiff = reader
      let order = try reader.bigEndian(2)
      let isLittle = order == 0x4949
      guard isLittle || order == 0x4D4D else { return 1 }
      func number(_ count: Int, _ reader: inout ByteReader) throws(PictureError) -> Int {
        isLittle ? try reader.littleEndian(count) : try reader.bigEndian(count)
      }
      guard try number(2, &reader) == 42 else { return 1 }
      var directory = tiff
      try directory.skip(try number(4, &reader))
      // A directory has at most 65,535 entries of 12 bytes, and all lie within the block.
      for _ in 0..<(try number(2, &directory)) {
        let tag = try number(2, &directory)
        try directory.skip(6)
        let value = try number(2, &directory)
        try directory.skip(2)
        if tag == 0x0112 { return (1...8).contains(value) ? value : 1 }
      }
    } catch {
      return 1
    }
    return 1
  }
}
