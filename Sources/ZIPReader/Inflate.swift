internal import CZlib

/// The CRC-32 of bytes (ISO 3309).
func crc32(of bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}

/// Expands a stream of raw deflate (RFC 1951).
///
/// - Parameter size: how many bytes it must give.
/// - Returns: `nil` if it is no such stream, or gives another number of bytes; no more than `size` are made.
func inflated(_ content: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  guard content.count <= Int(UInt32.max), size < Int(UInt32.max) else { return nil }
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(stream) }
  // One byte more shows a stream that goes on. It grows with what is really there, and not with what the archive claims.
  var result: [UInt8] = []
  let isWhole = content.withUnsafeBufferPointer { input in
    stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
    stream.pointee.avail_in = uInt(input.count)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
      while true {
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = uInt(buffer.count)
        let status = inflate(stream, Z_NO_FLUSH)
        result.append(contentsOf: buffer[..<(buffer.count - Int(stream.pointee.avail_out))])
        guard result.count <= size else { return false }
        if status == Z_STREAM_END { return stream.pointee.avail_in == 0 }
        guard status == Z_OK, stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0 else { return false }
      }
    }
  }
  return isWhole && result.count == size ? result : nil
}
