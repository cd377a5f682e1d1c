import Testing

/// Reads the fields of an archive's records at their offsets, as APPNOTE.TXT has them, and nothing else.
struct RecordReader {
  let bytes: [UInt8]

  func field16(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
  func field32(_ offset: Int) -> Int { field16(offset) | field16(offset + 2) << 16 }
  func field64(_ offset: Int) -> Int { field32(offset) | field32(offset + 4) << 32 }
  func text(_ offset: Int, _ count: Int) -> String { String(decoding: bytes[offset..<offset + count], as: UTF8.self) }

  /// A local or central header, whose common fields begin at `version`.
  struct Header: Equatable {
    var version, flags, method, time, date, crc32, compressedSize, size: Int
    var name: String
    var extra: [UInt8]
  }

  func localHeader(_ offset: Int) throws -> Header {
    try #require(text(offset, 4) == "PK\u{3}\u{4}")
    return header(common: offset + 4, name: offset + 30)
  }

  func centralHeader(_ offset: Int) throws -> Header {
    try #require(text(offset, 4) == "PK\u{1}\u{2}")
    return header(common: offset + 6, name: offset + 46)
  }

  private func header(common: Int, name: Int) -> Header {
    let count = field16(common + 22)
    let extra = field16(common + 24)
    return Header(
      version: field16(common), flags: field16(common + 2), method: field16(common + 4), time: field16(common + 6),
      date: field16(common + 8), crc32: field32(common + 10), compressedSize: field32(common + 14),
      size: field32(common + 18), name: text(name, count), extra: Array(bytes[name + count..<name + count + extra]))
  }

  /// The offset of the end record, which has no comment.
  var endRecord: Int { bytes.count - 22 }
  /// Where the central directory begins, in an archive without ZIP64.
  var directory: Int { field32(endRecord + 16) }
}
