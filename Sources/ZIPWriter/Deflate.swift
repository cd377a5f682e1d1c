internal import CZlib

/// The CRC-32 of bytes (ISO 3309, as in ZIP and PNG).
func checksum(_ bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}

/// Compresses bytes to one stream of raw deflate (RFC 1951).
///
/// The result depends on content, level and zlib's version, and on nothing else.
///
/// - Parameter level: 1 (fast) to 9 (small).
/// - Throws: ``ZIPError/zlib(_:)`` when there is no memory.
/// - Complexity: O(*n*) in the length of the content.
func deflated(_ content: [UInt8], level: Int32) throws(ZIPError) -> [UInt8] {
  // zlib keeps a pointer back to the stream, so it must have one address for as long as it is used.
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  // Negative window bits: raw deflate, no zlib header.
  let bits = windowBits(for: content.count)
  let opened = deflateInit2_(
    stream, level, Z_DEFLATED, -bits, min(8, bits - 6), Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  guard opened == Z_OK else { throw .zlib(opened) }
  defer { deflateEnd(stream) }

  var result: [UInt8] = []
  let failure = content.withUnsafeBufferPointer { run(stream, over: $0, into: &result) }
  guard failure == Z_OK else { throw .zlib(failure) }
  return result
}

/// The smallest window that reaches back over a whole content, 9 to zlib's 15 bits.
///
/// zlib makes and clears about 256 KiB for its default window, which takes longer than to compress a file of a few kilobytes. The
/// memory level goes with it: that many symbols still fit into one block.
private func windowBits(for count: Int) -> Int32 {
  // zlib looks 262 bytes ahead, and cannot refer back over the window's last 262 bytes (`MIN_LOOKAHEAD`).
  var bits: Int32 = 9
  while bits < 15, 1 << Int(bits) < count + 262 { bits += 1 }
  return bits
}

/// Feeds a stream to its end and collects what comes out.
///
/// - Returns: `Z_OK`, or zlib's error.
private func run(
  _ stream: UnsafeMutablePointer<z_stream>, over content: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]
) -> Int32 {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(65_536, content.count + 64)) { buffer in
    var start = 0
    repeat {
      // `avail_in` has 32 bits.
      let end = min(content.count, start + 1 << 30)
      stream.pointee.next_in = content.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
      stream.pointee.avail_in = uInt(end - start)
      let flush = end == content.count ? Z_FINISH : Z_NO_FLUSH
      var status = Z_OK
      repeat {
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = uInt(buffer.count)
        status = deflate(stream, flush)
        // `Z_BUF_ERROR` says that there was nothing left to do, when the output just filled the buffer before.
        guard status >= Z_OK || status == Z_BUF_ERROR else { return status }
        result.append(contentsOf: buffer[..<(buffer.count - Int(stream.pointee.avail_out))])
      } while stream.pointee.avail_out == 0 && status != Z_STREAM_END
      start = end
    } while start < content.count
    return Z_OK
  }
}
