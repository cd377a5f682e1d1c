/// What other containers than ZIP need of zlib, so that one room alone links it.
package enum ZlibStream {
  /// Compresses bytes to a zlib stream (RFC 1950), as PNG has it.
  ///
  /// - Parameters:
  ///   - content: any bytes.
  ///   - level: 0 (stored) to 9 (small).
  /// - Throws: `ZIPError.zlib` when there is no memory.
  /// - Complexity: O(*n*) in the length of the content.
  package static func compress(_ content: [UInt8], level: Int) throws(ZIPError) -> [UInt8] {
    // RFC 1950 §2.2: deflate with a window of 32 KiB; the second byte makes the two a multiple of 31.
    var stream: [UInt8] = [0x78, 0x9C]
    stream += try deflated(content, level: Int32(min(max(level, 0), 9)))
    let sum = adler32(of: content)
    for shift in stride(from: 24, through: 0, by: -8) { stream.append(UInt8(truncatingIfNeeded: sum >> UInt32(shift))) }
    return stream
  }

  /// The CRC-32 of bytes (ISO 3309), as PNG's chunks end with it.
  package static func crc32(of bytes: [UInt8]) -> UInt32 { checksum(bytes) }

  /// The Adler-32 of bytes (RFC 1950 §9).
  private static func adler32(of bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    var offset = 0
    while offset < bytes.count {
      // As many as 32 bits can take before the sums are reduced.
      let end = min(offset + 5_552, bytes.count)
      for index in offset..<end {
        low &+= UInt32(bytes[index])
        high &+= low
      }
      low %= 65_521
      high %= 65_521
      offset = end
    }
    return high << 16 | low
  }
}
