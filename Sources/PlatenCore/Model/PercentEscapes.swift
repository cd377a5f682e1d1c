/// Percent-escapes in references (RFC 3986 §2.1).
package enum PercentEscapes {
  /// Bytes with `%41` as `A`; a per cent sign that begins no escape stands for itself.
  package static func decoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let encoded = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(encoded.count)
    var index = 0
    while index < encoded.count {
      if encoded[index] == UInt8(ascii: "%"), index + 2 < encoded.count, let high = nibble(encoded[index + 1]),
        let low = nibble(encoded[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(encoded[index])
        index += 1
      }
    }
    return result
  }

  /// Text with its escapes decoded; what they do not make UTF-8 of becomes U+FFFD.
  package static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(decoding: decoded(text.utf8), as: UTF8.self)
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
