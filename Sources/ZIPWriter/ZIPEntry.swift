/// One file of an archive: its path, and its bytes as they will stand there.
package struct ZIPEntry: Sendable {
  /// How the payload is encoded (APPNOTE §4.4.5).
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  /// The path relative to the archive's root.
  package let path: String
  /// The CRC-32 of the content.
  package let crc32: UInt32
  /// The length of the content in bytes.
  package let size: UInt64
  /// The length of the payload in bytes.
  package let compressedSize: UInt64
  /// What follows the local header, in order. More than one piece only where it would not fit into memory at once.
  package let payload: [[UInt8]]
  /// Whether the payload is deflated; otherwise it is the content itself.
  package var isDeflated: Bool { method == .deflated }

  let method: Method
  let pathBytes: [UInt8]

  /// Makes an entry that is stored as it is (method 0).
  ///
  /// - Parameter path: 1–65,535 bytes of UTF-8, relative, with `/` between its components; no component is empty, `.` or
  ///   `..`; no backslash, NUL or drive letter.
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``.
  package init(path: String, stored content: [UInt8]) throws(ZIPError) {
    self.init(
      path: path, pathBytes: try ZIPPath.utf8(of: path), method: .stored, crc32: checksum(content),
      size: UInt64(content.count), payload: [content])
  }

  /// Compresses content on the calling thread (method 8). Entries can be made on many threads and written by one.
  ///
  /// - Parameters:
  ///   - path: as in ``init(path:stored:)``.
  ///   - level: 0 (stored, method 0) or 1 (fast) to 9 (small).
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``, ``ZIPError/invalidLevel(_:)``, ``ZIPError/zlib(_:)``.
  /// - Complexity: O(*n*) in the length of the content.
  package init(path: String, deflating content: [UInt8], level: Int) throws(ZIPError) {
    guard level != 0 else {
      try self.init(path: path, stored: content)
      return
    }
    let pathBytes = try ZIPPath.utf8(of: path)
    guard (1...9).contains(level) else { throw .invalidLevel(level) }
    self.init(
      path: path, pathBytes: pathBytes, method: .deflated, crc32: checksum(content), size: UInt64(content.count),
      payload: [try deflated(content, level: Int32(level))])
  }

  /// Makes an entry from its parts. For tests `compressedSize` may differ from the payload's length.
  init(
    path: String, pathBytes: [UInt8], method: Method, crc32: UInt32, size: UInt64, compressedSize: UInt64? = nil,
    payload: [[UInt8]]
  ) {
    self.path = path
    self.pathBytes = pathBytes
    self.method = method
    self.crc32 = crc32
    self.size = size
    self.compressedSize = compressedSize ?? payload.reduce(0) { $0 + UInt64($1.count) }
    self.payload = payload
  }
}
