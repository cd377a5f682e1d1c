public import PlatenCore

/// Small, valid pictures made by code, so that tests need no files.
public enum SamplePicture: String, Hashable, Sendable, CaseIterable {
  /// PNG, 8-bit RGB, stored deflate block.
  case png
  /// GIF87a of one colour.
  case gif
  /// Baseline JPEG, 8 × 8 pixels, grey.
  case jpeg
  /// SVG 1.1 with a title.
  case svg

  /// The usual file extension.
  public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  /// The media type.
  public var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }

  /// The picture as a resource.
  ///
  /// - Parameters:
  ///   - path: the path by which nodes refer to it.
  ///   - shade: 0 to 255; each shade gives different bytes.
  public func resource(path: String, shade: UInt8 = 128) -> Resource {
    Resource(path: path, mediaType: mediaType, bytes: bytes(shade: shade))
  }

  /// The picture's bytes.
  public func bytes(shade: UInt8 = 128) -> [UInt8] {
    switch self {
    case .png: SamplePicture.png(width: 4, height: 3, shade: shade)
    case .gif: SamplePicture.gif(shade: shade)
    case .jpeg: SamplePicture.jpeg(shade: shade)
    case .svg:
      Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"><title>A grey box</title>\
        <rect width="40" height="30" fill="rgb(\(shade),\(shade),\(shade))"/></svg>
        """.utf8)
    }
  }

  /// PNG (ISO/IEC 15948): signature, IHDR, IDAT with one stored deflate block, IEND.
  static func png(width: Int, height: Int, shade: UInt8) -> [UInt8] {
    let row: [UInt8] = [0] + (0..<width).flatMap { [shade, UInt8(truncatingIfNeeded: $0 * 40), 255 - shade] }
    let pixels = Array(repeatElement(row, count: height).joined())
    let length = UInt16(pixels.count)
    var stream: [UInt8] = [0x78, 0x01, 0x01]
    stream += [UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
    stream += pixels + bigEndian(adler32(pixels))
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 2, 0, 0, 0])
    bytes += chunk("IDAT", stream) + chunk("IEND", [])
    return bytes
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
  }

  /// GIF87a: one pixel; minimum code size 2; the codes are clear, 0, end.
  private static func gif(shade: UInt8) -> [UInt8] {
    Array("GIF87a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, shade, shade, shade, 255, 255, 255]
      + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0, 0x3B]
  }

  /// Baseline JPEG (ITU-T T.81) of one block, whose AC coefficients are all zero.
  ///
  /// The tables hold only the codes that are used: DC categories 0 (`00`) and 7 (`01`), AC end of block (`0`).
  private static func jpeg(shade: UInt8) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
    bytes += [0xFF, 0xDB, 0, 67, 0] + Array(repeating: 8, count: 64)
    bytes += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
    bytes += [0xFF, 0xC4, 0, 21, 0x00, 0, 2] + Array(repeating: 0, count: 14) + [0, 7]
    bytes += [0xFF, 0xC4, 0, 20, 0x10, 1] + Array(repeating: 0, count: 15) + [0x00]
    bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
    // Category 7 holds 64...127 as they are, and -127...-64 as 0...63: what is nearer to mid-grey than 64 becomes 64.
    let level = Int(shade) - 128
    let magnitude = level < 0 ? max(level, -127) : level
    let bits = magnitude < 0 ? min(magnitude + 127, 63) : max(magnitude, 64)
    // 01, seven bits, 0 for the end of the block, ones up to the byte's end.
    let code = (0b01 << 14) | (bits << 7) | 0b0_111_111
    bytes += [UInt8(code >> 8), UInt8(code & 0xFF), 0xFF, 0xD9]
    return bytes
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB8_8320 }
    }
    return ~remainder
  }
}
