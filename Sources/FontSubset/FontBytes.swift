/// A stretch of a font file, read as big-endian numbers; every access is checked.
struct FontBytes: Sendable {
  /// The tag of the table that the stretch belongs to, for errors.
  let tag: String
  private let file: [UInt8]
  private let start: Int
  /// How many bytes the stretch has.
  let count: Int

  init(file: [UInt8], tag: String) {
    self.init(tag: tag, file: file, start: 0, count: file.count)
  }

  private init(tag: String, file: [UInt8], start: Int, count: Int) {
    self.tag = tag
    self.file = file
    self.start = start
    self.count = count
  }

  /// The bytes themselves.
  var bytes: ArraySlice<UInt8> { file[start..<start + count] }

  /// A part of the stretch.
  func part(at offset: Int, count length: Int, tag: String? = nil) throws(FontError) -> FontBytes {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { throw .damaged(self.tag) }
    return FontBytes(tag: tag ?? self.tag, file: file, start: start + offset, count: length)
  }

  /// The stretch from an offset to its end.
  func part(from offset: Int) throws(FontError) -> FontBytes { try part(at: offset, count: count - offset) }

  func byte(_ offset: Int) throws(FontError) -> Int {
    guard offset >= 0, offset < count else { throw .damaged(tag) }
    return Int(file[start + offset])
  }

  func unsigned16(_ offset: Int) throws(FontError) -> Int {
    guard offset >= 0, offset < count - 1 else { throw .damaged(tag) }
    return Int(file[start + offset]) << 8 | Int(file[start + offset + 1])
  }

  func signed16(_ offset: Int) throws(FontError) -> Int {
    let value = try unsigned16(offset)
    return value < 0x8000 ? value : value - 0x10000
  }

  func unsigned24(_ offset: Int) throws(FontError) -> Int { try unsigned16(offset) << 8 | byte(offset + 2) }

  func unsigned32(_ offset: Int) throws(FontError) -> Int { try unsigned16(offset) << 16 | unsigned16(offset + 2) }

  /// Four characters that name a table or a feature.
  func tag(_ offset: Int) throws(FontError) -> String {
    String(decoding: try part(at: offset, count: 4).bytes, as: UTF8.self)
  }

  /// Finds the last of sorted records whose key is not greater than a value.
  ///
  /// - Parameters:
  ///   - count: How many records there are.
  ///   - key: The key of a record by its number.
  /// - Complexity: O(log *n*), whether the records are sorted or not.
  func lastRecord(
    of count: Int, notAbove value: Int, key: (Int) throws(FontError) -> Int
  ) throws(FontError) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if try key(middle) <= value { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

/// Numbers written the way that fonts store them.
struct FontWriter {
  private(set) var bytes: [UInt8] = []

  mutating func unsigned16(_ value: Int) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  mutating func unsigned24(_ value: Int) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    unsigned16(value)
  }

  mutating func unsigned32(_ value: Int) {
    unsigned16(value >> 16)
    unsigned16(value)
  }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(tag: String) { bytes.append(contentsOf: tag.utf8) }

  /// Fills up with zeros to a multiple.
  mutating func pad(to multiple: Int) {
    while bytes.count % multiple != 0 { bytes.append(0) }
  }

  /// Overwrites two bytes that are there.
  mutating func replace16(at offset: Int, with value: Int) {
    guard offset + 1 < bytes.count else { return }
    bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
  }

  /// Overwrites four bytes that are there.
  mutating func replace32(at offset: Int, with value: Int) {
    replace16(at: offset, with: value >> 16)
    replace16(at: offset + 2, with: value)
  }
}
