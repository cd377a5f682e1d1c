import PlatenCore

/// Finds out how an XML file is encoded, and makes UTF-8 of it (XML 1.0 §4.3.3 and appendix F).
package enum XMLEncoding {
  /// Whether the first bytes can be those of a markup file: white space and `<`, in UTF-8 or UTF-16.
  package static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
    if isUTF16(bytes) { return true }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return body.first { !isSpace($0) } == UInt8(ascii: "<")
  }

  /// A file's text as UTF-8 that was checked, without a byte order mark.
  ///
  /// UTF-8, UTF-16 with a byte order mark or with `<` first, and ISO 8859-1 if the declaration says so.
  static func utf8(_ bytes: [UInt8]) throws(XMLError) -> [UInt8] {
    if isUTF16(bytes) { return try utf8(fromUTF16: bytes) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    switch declaredEncoding(body) {
    case nil, "utf-8", "utf8", "us-ascii", "ascii":
      guard String(validating: body, as: UTF8.self) != nil else {
        throw XMLError("it is not UTF-8; save it as UTF-8", in: body, at: firstInvalidByte(body))
      }
      return body
    case "iso-8859-1", "latin1":
      return Array(String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) })).utf8)
    case .some(let name):
      throw XMLError("its encoding is \(Diagnostic.quoted(name)); save it as UTF-8", in: body, at: 0)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00])
      || bytes.starts(with: [0x00, 0x3C])
  }

  private static func utf8(fromUTF16 bytes: [UInt8]) throws(XMLError) -> [UInt8] {
    let isBigEndian = bytes[0] == 0xFE || bytes[0] == 0x00
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes[0] >= 0xFE ? 2 : 0
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard index == bytes.count, let text = String(validating: units, as: UTF16.self) else {
      throw XMLError("it is not well-formed UTF-16", in: [], at: 0)
    }
    return Array(text.utf8)
  }

  /// The encoding that an XML declaration names, in lower case. The declaration is ASCII and ends within 200 bytes.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard let declaration = head.split(separator: "?>", maxSplits: 1).first,
      let name = declaration.ranges(of: "encoding").first
    else { return nil }
    let rest = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.lowercased()
  }

  /// Where the first byte stands that is not UTF-8: before it, decoding and encoding give back the same bytes.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    let decoded = String(decoding: bytes, as: UTF8.self).utf8
    var offset = 0
    for (left, right) in zip(bytes, decoded) {
      guard left == right else { return offset }
      offset += 1
    }
    return offset
  }
}
