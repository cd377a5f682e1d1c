extension Picture {
  /// Walks a JPEG's marker segments from SOI to EOI (ITU-T T.81 annex B).
  static func inspectJPEG(_ reader: inout ByteReader) throws(PictureError) -> Facts {
    guard try reader.bigEndian(2) == 0xFFD8 else { throw reader.corrupt("a JPEG begins with SOI") }
    var facts: Facts?
    var hasScan = false
    var orientation = 1
    while true {
      let marker = try jpegMarker(&reader)
      switch marker {
      case 0xD9:
        guard var facts, hasScan else { throw reader.corrupt("there is no picture in the file") }
        facts.orientation = orientation
        return facts
      case 0xD0...0xD7, 0x01:
        continue
      case 0xD8, 0x00, 0x02...0xBF:
        throw reader.corrupt("a marker that may not stand where it does")
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard facts == nil else { throw reader.corrupt("a second frame header") }
        var segment = try jpegSegment(&reader)
        facts = try jpegFrame(&segment)
      case 0xDA:
        guard facts != nil else { throw reader.corrupt("a scan before the frame header") }
        var segment = try jpegSegment(&reader)
        let components = try segment.byte()
        guard (1...4).contains(components), segment.remaining == 2 * components + 3 else {
          throw reader.corrupt("a scan header that cannot be")
        }
        hasScan = true
        try skipEntropyCodedData(&reader)
      case 0xE1:
        let segment = try jpegSegment(&reader)
        if orientation == 1 { orientation = Picture.orientation(ofEXIF: segment) }
      default:
        _ = try jpegSegment(&reader)
      }
    }
  }

  /// The next marker's second byte. Any number of fill bytes may stand before it (B.1.1.2).
  private static func jpegMarker(_ reader: inout ByteReader) throws(PictureError) -> Int {
    guard try reader.byte() == 0xFF else { throw reader.corrupt("a marker is missing") }
    var marker = try reader.byte()
    while marker == 0xFF { marker = try reader.byte() }
    return marker
  }

  private static func jpegSegment(_ reader: inout ByteReader) throws(PictureError) -> ByteReader {
    let length = try reader.bigEndian(2)
    guard length >= 2 else { throw reader.corrupt("a segment shorter than its length") }
    return try reader.part(length - 2)
  }

  /// Reads the frame header (B.2.2). A height of 0, to be told later by DNL, is refused as readers refuse it.
  private static func jpegFrame(_ segment: inout ByteReader) throws(PictureError) -> Facts {
    let precision = try segment.byte()
    let height = try segment.bigEndian(2)
    let width = try segment.bigEndian(2)
    let components = try segment.byte()
    guard width > 0, height > 0 else { throw segment.corrupt("it has no width or no height") }
    guard [8, 12, 16].contains(precision), (1...4).contains(components), segment.remaining == 3 * components else {
      throw segment.corrupt("a frame header that cannot be")
    }
    return Facts(width: width, height: height, isCMYK: components == 4)
  }

  /// Passes over entropy-coded data to the marker that ends it: in it, FF is followed by 00 or a restart marker.
  private static func skipEntropyCodedData(_ reader: inout ByteReader) throws(PictureError) {
    while true {
      try reader.skip(to: 0xFF)
      guard reader.remaining >= 2 else { throw PictureError("the picture is cut off", at: reader.offset) }
      let next = reader.bytes[reader.offset + 1]
      switch next {
      case 0x00, 0xD0...0xD7: try reader.skip(2)
      default: return
      }
    }
  }
}
