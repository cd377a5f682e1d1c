internal import CZlib

/// One stretch of an entry's content, compressed on its own, so that blocks can be made in parallel.
///
/// Each block is raw deflate (RFC 1951) primed with the 32 KiB before it. All but the last end at a byte boundary
/// (`Z_SYNC_FLUSH`), so that they need only be put one behind the other. The bytes depend on content,
/// level and zlib's version, never on who makes which block when.
///
/// ```swift
/// let blocks = try DeflateBlock.ranges(ofCount: content.count).map { try DeflateBlock(content, range: $0, level: 6) }
/// let entry = try ZIPEntry(path: "EPUB/text.xhtml", blocks: blocks)
/// ```
public struct DeflateBlock: Sendable {
  /// How much content a block takes, in bytes.
  ///
  /// Measured on markup at levels 1, 6 and 9: blocks of 256 KiB are at most 0.1 % larger than one stream, and within 1 % of
  /// its time at level 6; smaller ones cost more of both, larger ones leave threads without work.
  public static let size = 262_144
  /// How much of what precedes a block is of use to it, in bytes: deflate's window.
  public static let dictionarySize = 32_768

  /// The compressed bytes; the content itself at level 0.
  public let compressed: [UInt8]
  /// The length of the content in bytes.
  public let count: Int
  /// The CRC-32 of the content (ISO 3309, as in ZIP and PNG).
  public let crc32: UInt32
  /// Whether it ends its entry.
  public let isLast: Bool
  /// Whether it was made at level 0: an entry of such blocks is stored.
  let isStored: Bool

  /// Compresses a block.
  ///
  /// - Parameters:
  ///   - content: any number of bytes; ``size`` is what pays.
  ///   - dictionary: what precedes the content in its entry; of a longer slice the last 32 KiB are taken.
  ///   - level: 0 (not compressed) or 1 (fast) to 9 (small).
  ///   - isLast: whether the block ends its entry.
  /// - Throws: ``ZIPError/invalidLevel(_:)``, or ``ZIPError/zlib(_:)`` when there is no memory.
  /// - Complexity: O(*n*) in the length of the content.
  public init(
    _ content: ArraySlice<UInt8>, dictionary: ArraySlice<UInt8>, level: Int, isLast: Bool
  ) throws(ZIPError) {
    guard (0...9).contains(level) else { throw .invalidLevel(level) }
    count = content.count
    crc32 = checksum(content)
    self.isLast = isLast
    isStored = level == 0
    compressed =
      isStored
      ? Array(content)
      : try deflated(
        content, dictionary: dictionary.suffix(DeflateBlock.dictionarySize), level: Int32(level), isLast: isLast)
  }

  /// Compresses one of the stretches that ``ranges(ofCount:)`` gives.
  ///
  /// - Parameters:
  ///   - content: the whole content of the entry.
  ///   - range: the block's indices in it, from 0. Indices outside the content are left out.
  ///   - level: 0 (not compressed) or 1 (fast) to 9 (small).
  /// - Throws: as ``init(_:dictionary:level:isLast:)``.
  public init(_ content: [UInt8], range: Range<Int>, level: Int) throws(ZIPError) {
    let range = range.clamped(to: 0..<content.count)
    try self.init(
      content[range], dictionary: content[max(0, range.lowerBound - DeflateBlock.dictionarySize)..<range.lowerBound],
      level: level, isLast: range.upperBound == content.count)
  }

  /// The stretches into which content is cut: of ``size`` bytes each but the last; one for no content at all.
  public static func ranges(ofCount count: Int) -> [Range<Int>] {
    guard count > 0 else { return [0..<0] }
    return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }
}

/// The CRC-32 of bytes.
func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}

/// Compresses with a deflate stream of its own.
///
/// One stream for all blocks of a thread would save 4 % (measured with zlib 1.2.13 at levels 1 and 6): not worth
/// an object that callers would have to hand from block to block.
private func deflated(
  _ content: ArraySlice<UInt8>, dictionary: ArraySlice<UInt8>, level: Int32, isLast: Bool
) throws(ZIPError) -> [UInt8] {
  // zlib keeps a pointer back to the stream, so it must have one address for as long as it is used.
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  // Window bits -15: raw deflate, no zlib header. Memory level 8 is zlib's default.
  let opened = deflateInit2_(
    stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  guard opened == Z_OK else { throw .zlib(opened) }
  defer { deflateEnd(stream) }

  var result: [UInt8] = []
  var failure = Z_OK
  dictionary.withUnsafeBufferPointer { bytes in
    if !bytes.isEmpty { failure = deflateSetDictionary(stream, bytes.baseAddress, uInt(bytes.count)) }
  }
  guard failure == Z_OK else { throw .zlib(failure) }
  content.withUnsafeBufferPointer { bytes in
    failure = run(stream, over: bytes, ending: isLast ? Z_FINISH : Z_SYNC_FLUSH, into: &result)
  }
  guard failure == Z_OK else { throw .zlib(failure) }
  return result
}

/// Feeds a stream and collects what comes out.
///
/// - Returns: `Z_OK`, or zlib's error.
private func run(
  _ stream: UnsafeMutablePointer<z_stream>, over content: UnsafeBufferPointer<UInt8>, ending flush: Int32,
  into result: inout [UInt8]
) -> Int32 {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
    var start = 0
    repeat {
      // `avail_in` has 32 bits.
      let end = min(content.count, start + 1 << 30)
      stream.pointee.next_in = content.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
      stream.pointee.avail_in = uInt(end - start)
      let ending = end == content.count ? flush : Z_NO_FLUSH
      var status = Z_OK
      repeat {
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = uInt(buffer.count)
        status = deflate(stream, ending)
        // `Z_BUF_ERROR` says that there was nothing left to do, when the output just filled the buffer before.
        guard status >= Z_OK || status == Z_BUF_ERROR else { return status }
        result.append(contentsOf: buffer[..<(buffer.count - Int(stream.pointee.avail_out))])
      } while stream.pointee.avail_out == 0 && status != Z_STREAM_END
      start = end
    } while start < content.count
    return Z_OK
  }
}
