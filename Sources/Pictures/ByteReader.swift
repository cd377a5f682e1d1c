/// Reads numbers and stretches of a file from front to back, and never outside of it.
struct ByteReader {
  /// The file.
  let bytes: [UInt8]
  /// Where the next read begins, 0 to the file's size.
  private(set) var offset = 0
  /// Where reading ends: the file's size, or less for a part of it.
  private(set) var limit: Int

  /// Makes a reader of a whole file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    limit = bytes.count
  }

  /// How many bytes are left.
  var remaining: Int { limit - offset }

  /// The next byte.
  mutating func byte() throws(PictureError) -> Int {
    guard offset < limit else { throw PictureError("the picture is cut off", at: offset) }
    defer { offset += 1 }
    return Int(bytes[offset])
  }

  /// The next bytes as a number, the most significant byte first; 1 to 4 bytes.
  mutating func bigEndian(_ count: Int) throws(PictureError) -> Int {
    var value = 0
    for _ in 0..<count { value = try value << 8 | byte() }
    return value
  }

  /// The next bytes as a number, the least significant byte first; 1 to 4 bytes.
  mutating func littleEndian(_ count: Int) throws(PictureError) -> Int {
    var value = 0
    for index in 0..<count { value |= try byte() << (8 * index) }
    return value
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int) throws(PictureError) {
    guard count >= 0, count <= remaining else { throw PictureError("the picture is cut off", at: limit) }
    offset += count
  }

  /// Takes the next bytes as a reader of their own, and passes over them.
  mutating func part(_ count: Int) throws(PictureError) -> ByteReader {
    let start = offset
    try skip(count)
    var part = self
    part.offset = start
    part.limit = start + count
    return part
  }

  /// Takes four bytes that name a chunk.
  mutating func name() throws(PictureError) -> String {
    let start = offset
    try skip(4)
    return String(decoding: bytes[start..<start + 4], as: UTF8.self)
  }

  /// Passes over bytes up to the next byte of a value, which is left to be read.
  mutating func skip(to value: UInt8) throws(PictureError) {
    while offset < limit, bytes[offset] != value { offset += 1 }
    guard offset < limit else { throw PictureError("the picture is cut off", at: offset) }
  }

  /// An error about what was just read.
  func corrupt(_ message: String) -> PictureError { PictureError("the picture is broken: " + message, at: offset) }
}
