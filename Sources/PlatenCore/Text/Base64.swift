/// Base64 with the standard alphabet and padding (RFC 4648 §4).
package enum Base64 {
  /// How many bytes to encode at a time: a multiple of three, so that chunks join without padding between.
  package static let chunkSize = 3 * 8_192

  /// Appends the base64 of some bytes, padded and without line ends.
  ///
  /// - Complexity: O(*n*) in the bytes.
  package static func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      alphabet.withUTF8Buffer { alphabet in
        var position = 0
        while position + 3 <= bytes.count {
          let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
          buffer.append(alphabet[Int(group >> 18)])
          buffer.append(alphabet[Int(group >> 12 & 63)])
          buffer.append(alphabet[Int(group >> 6 & 63)])
          buffer.append(alphabet[Int(group & 63)])
          position += 3
        }
        let pad = UInt8(ascii: "=")
        switch bytes.count - position {
        case 1:
          let group = UInt32(bytes[position]) << 16
          buffer.append(contentsOf: [alphabet[Int(group >> 18)], alphabet[Int(group >> 12 & 63)], pad, pad])
        case 2:
          let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8
          buffer.append(contentsOf: [
            alphabet[Int(group >> 18)], alphabet[Int(group >> 12 & 63)], alphabet[Int(group >> 6 & 63)], pad,
          ])
        default: break
        }
      }
    }
  }

  /// The base64 of some bytes, padded and without line ends.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    append(bytes[...], to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// What a decoder accepts besides what an encoder writes.
  package enum Leniency: Hashable, Sendable {
    /// Strict: the text is padded, has no white space, and its unused bits are zero.
    case none
    /// Lenient: white space, missing padding and unused bits that are not zero are allowed, as in addresses written by hand.
    case whiteSpace
  }

  /// The bytes that a text stands for; `nil` if it is not base64.
  ///
  /// - Complexity: O(*n*) in the text.
  package static func decode(_ text: [UInt8], accepting leniency: Leniency = .none) -> [UInt8]? {
    text.withUnsafeBufferPointer { decode($0, accepting: leniency) }
  }

  /// The bytes that a text stands for; `nil` if it is not base64.
  ///
  /// - Complexity: O(*n*) in the text.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>, accepting leniency: Leniency = .none) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      if leniency == .whiteSpace, byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
      guard padding == 0, let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 1
      if count == 4 {
        result.append(UInt8(truncatingIfNeeded: bits >> 16))
        result.append(UInt8(truncatingIfNeeded: bits >> 8))
        result.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      }
    }
    if leniency == .whiteSpace, padding == 0, count > 1 { padding = 4 - count }
    switch (count, padding) {
    case (0, 0): return result
    case (2, 2):
      guard leniency == .whiteSpace || bits & 0xF == 0 else { return nil }
      result.append(UInt8(truncatingIfNeeded: bits >> 4))
    case (3, 1):
      guard leniency == .whiteSpace || bits & 0x3 == 0 else { return nil }
      result.append(UInt8(truncatingIfNeeded: bits >> 10))
      result.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return nil
    }
    return result
  }

  private static var alphabet: StaticString { "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x47
    case 0x30...0x39: UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
