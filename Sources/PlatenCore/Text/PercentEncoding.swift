/// Percent-escapes of URLs (RFC 3986 §2), for links of the model and of raw HTML alike.
package enum PercentEncoding {
  /// What becomes of characters beyond ASCII.
  package enum Form: Hashable, Sendable {
    /// They are escaped.
    case uri
    /// They are kept if they are allowed in IRIs (RFC 3987 §2.2, `ucschar`), which EPUB 3.3 accepts; noncharacters, private-use and
    /// replacement characters, and those that change the direction of text, are escaped.
    case iri
  }

  /// A text with everything escaped that may not stand in a URL. Escapes stay as they are, and the first `#` is a mark.
  ///
  /// Square brackets are escaped: only a host by IPv6 address has them.
  ///
  /// - Complexity: O(*n*) in bytes.
  package static func encoded(_ text: some StringProtocol, _ form: Form) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var hasFragment = false
    var scalars = text.unicodeScalars.makeIterator()
    var isIRICharacter = false
    for (index, byte) in bytes.enumerated() {
      if byte & 0xC0 != 0x80 { isIRICharacter = scalars.next().map(isInIRI) ?? false }
      let stays =
        switch byte {
        case UInt8(ascii: "#"): !hasFragment
        case UInt8(ascii: "%"): value(in: bytes, at: index) != nil
        case 0x80...: form == .iri && isIRICharacter
        default: isURLByte(byte)
        }
      if byte == UInt8(ascii: "#") { hasFragment = true }
      if stays {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0x0F)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text with its escapes resolved; what is not UTF-8 then becomes U+FFFD.
  package static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(decoding: decoded(Array(text.utf8)), as: UTF8.self)
  }

  /// Bytes with `%41` as `A`; a per cent sign that begins no escape stands for itself.
  package static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let value = value(in: bytes, at: index) {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The byte that an escape at an index stands for; `nil` if there is none.
  private static func value(in bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = value(ofDigit: bytes[index + 1]),
      let low = value(ofDigit: bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }

  /// Whether a character beyond ASCII may stand in an IRI (RFC 3987 §2.2; §4.1 forbids those that format directions).
  package static func isInIRI(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    // The last two of every plane are noncharacters; planes 15 and 16 are for private use.
    case 0x10000...0xEFFFF: scalar.value & 0xFFFF <= 0xFFFD && !(0xE0000...0xE0FFF).contains(scalar.value)
    default: false
    }
  }

  /// Whether a byte stands for itself in a URL (RFC 3986 §2.2 and §2.3), but brackets, `#` and `%`.
  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
      true
    default: false
    }
  }
}
