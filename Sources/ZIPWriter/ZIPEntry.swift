internal import CZlib

/// One file of an archive: its path, and its bytes as they will stand there.
public struct ZIPEntry: Sendable {
  /// How the payload is encoded (APPNOTE §4.4.5).
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  /// The path relative to the archive's root.
  public let path: String
  /// The CRC-32 of the content.
  public let crc32: UInt32
  /// The length of the content in bytes.
  public let size: UInt64
  /// The length of the payload in bytes.
  public let compressedSize: UInt64
  /// What follows the local header, piece by piece, in order.
  public let payload: [[UInt8]]
  /// Whether the payload is deflated; otherwise it is the content itself.
  public var isDeflated: Bool { method == .deflated }

  let method: Method
  let pathBytes: [UInt8]

  /// Makes an entry that is stored as it is (method 0).
  ///
  /// - Parameter path: 1–65,535 bytes of UTF-8, relative, with `/` between its components; no component is empty, `.` or
  ///   `..`; no backslash, NUL or drive letter.
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``.
  public init(path: String, stored content: [UInt8]) throws(ZIPError) {
    self.init(
      path: path, pathBytes: try ZIPPath.utf8(of: path), method: .stored, crc32: checksum(content[...]),
      size: UInt64(content.count), payload: [content])
  }

  /// Makes an entry of compressed blocks (method 8), or of blocks made at level 0 (method 0).
  ///
  /// - Parameters:
  ///   - path: as in ``init(path:stored:)``.
  ///   - blocks: all blocks of the content in order, the last of them and no other made with `isLast`, each primed with
  ///     the content before it.
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``, ``ZIPError/invalidBlocks(_:)``.
  public init(path: String, blocks: [DeflateBlock]) throws(ZIPError) {
    let pathBytes = try ZIPPath.utf8(of: path)
    guard let last = blocks.last else { throw .invalidBlocks("there are none") }
    guard last.isLast, blocks.dropLast().allSatisfy({ !$0.isLast }) else {
      throw .invalidBlocks("the last block, and only the last, must be made as the last")
    }
    guard blocks.allSatisfy({ $0.isStored == last.isStored }) else {
      throw .invalidBlocks("some are compressed and some are not")
    }
    var crc: UInt32 = 0
    var size: UInt64 = 0
    for block in blocks {
      crc = UInt32(crc32_combine(uLong(crc), uLong(block.crc32), block.count))
      size += UInt64(block.count)
    }
    self.init(
      path: path, pathBytes: pathBytes, method: last.isStored ? .stored : .deflated, crc32: crc, size: size,
      payload: blocks.map(\.compressed))
  }

  /// Compresses content on the calling thread, to the same bytes as blocks cut by ``DeflateBlock/ranges(ofCount:)``.
  ///
  /// - Parameters:
  ///   - path: as in ``init(path:stored:)``.
  ///   - level: 0 (stored) or 1 (fast) to 9 (small).
  /// - Throws: ``ZIPError/invalidPath(_:rule:)``, ``ZIPError/invalidLevel(_:)``, ``ZIPError/zlib(_:)``.
  /// - Complexity: O(*n*) in the length of the content.
  public init(path: String, deflating content: [UInt8], level: Int) throws(ZIPError) {
    guard level != 0 else {
      try self.init(path: path, stored: content)
      return
    }
    _ = try ZIPPath.utf8(of: path)
    var blocks: [DeflateBlock] = []
    for range in DeflateBlock.ranges(ofCount: content.count) {
      blocks.append(try DeflateBlock(content, range: range, level: level))
    }
    try self.init(path: path, blocks: blocks)
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
