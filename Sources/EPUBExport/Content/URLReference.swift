/// A URL reference as an author wrote it, looked at closely enough to say whether readers may follow it.
enum URLReference: Hashable, Sendable {
  /// A URL of a scheme for readers, with characters that URLs cannot have percent-encoded.
  case absolute(String)
  /// A reference to another file.
  case relative
  /// A URL of a scheme that does not belong into a book.
  case refusedScheme(String)
  /// Not a URL.
  case malformed

  /// The schemes that readers may follow.
  static let schemes = ["http", "https", "mailto", "tel"]

  init(_ text: String) {
    // Browsers pass over these wherever they stand, so `java\nscript:` is a scheme (WHATWG URL §4.4).
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 || $0 == " " }))
      .drop { $0 == " " }
    let scheme = visible.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard !scheme.isEmpty, visible.dropFirst(scheme.count).first == ":", scheme.first?.isLetter == true else {
      self = URLReference.hidesScheme(visible) ? .refusedScheme(String(visible.prefix(20))) : .relative
      return
    }
    guard URLReference.schemes.contains(scheme.lowercased()) else {
      self = .refusedScheme(String(scheme))
      return
    }
    let rest = visible.dropFirst(scheme.count + 1)
    if scheme.lowercased().hasPrefix("http") {
      guard rest.hasPrefix("//"), URLReference.isHost(rest.dropFirst(2)) else {
        self = .malformed
        return
      }
    } else if rest.isEmpty {
      self = .malformed
      return
    }
    self = .absolute(URLReference.percentEncoded(scheme.lowercased() + ":" + rest))
  }

  /// Whether character references or percent-escapes hide a colon after what looks like a scheme.
  private static func hidesScheme(_ text: Substring) -> Bool {
    let start = text.prefix(64).lowercased()
    guard !start.hasPrefix("#"), !start.hasPrefix("/") else { return false }
    return start.contains("script") && (start.contains("&") || start.contains("%3a"))
  }

  private static func isHost(_ rest: Substring) -> Bool {
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let name = host.hasPrefix("[") ? host.dropFirst().prefix { $0 != "]" } : host.prefix { $0 != ":" }
    let port = host.hasPrefix("[") ? "" : host.dropFirst(name.count + 1)
    guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("-"), port.allSatisfy({ $0.isASCII && $0.isNumber }),
      port.count <= 5, port.isEmpty || (Int(port) ?? 65_536) <= 65_535
    else { return false }
    if host.hasPrefix("[") { return name.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0xA0 || scalar == "-" || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic
        || (0x30...0x39).contains(scalar.value)
    }
  }

  /// Escapes what RFC 3986 does not allow, and leaves escapes as they are. Han and other letters stay: they are IRIs, which
  /// EPUB 3.3 accepts.
  private static func percentEncoded(_ text: some StringProtocol) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: result.append(byte)
      case UInt8(ascii: "%") where index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2]):
        result.append(byte)
      case 0x80...: result.append(byte)
      case _ where Array("-._~:/?#[]@!$&'()*+,;=".utf8).contains(byte): result.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Text with percent-escapes resolved.
  static func percentDecoded(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, isHex(bytes[index + 1]), isHex(bytes[index + 2]),
        let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
