import PlatenCore

/// The parts of links and pictures as Markdown.
enum LinkSyntax {
  /// A destination, bare where it can be and in angle brackets where it must be.
  static func destination(_ destination: String) -> [UInt8] {
    guard !destination.isEmpty else { return [] }
    let bytes = Array(destination.utf8)
    var depth = 0
    var isBare = bytes[0] != UInt8(ascii: "<")
    for byte in bytes {
      switch byte {
      case 0...0x20, 0x7F: isBare = false
      case UInt8(ascii: "("):
        depth += 1
        if depth > 30 { isBare = false }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth < 0 { isBare = false }
      default: break
      }
    }
    isBare = isBare && depth == 0
    var result: [UInt8] = isBare ? [] : [UInt8(ascii: "<")]
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<") where !isBare && !beginsTag(at: index, of: bytes), UInt8(ascii: ">") where !isBare:
        result += [UInt8(ascii: "\\"), byte]
      default: appendEscaped(byte, at: index, of: bytes, to: &result)
      }
    }
    if !isBare { result.append(UInt8(ascii: ">")) }
    return result
  }

  /// A title in quotation marks.
  static func title(_ title: String) -> [UInt8] {
    let bytes = Array(title.utf8)
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") {
        result += [UInt8(ascii: "\\"), byte]
      } else if byte == UInt8(ascii: "\\"), index + 1 == bytes.count {
        // cmark would go on to a later quotation mark.
        result += Array("&#92;".utf8)
      } else {
        appendEscaped(byte, at: index, of: bytes, to: &result)
      }
    }
    result.append(UInt8(ascii: "\""))
    return result
  }

  /// A byte of a destination, title or info string: only what would be read as an escape or a reference is escaped.
  static func appendEscaped(_ byte: UInt8, at index: Int, of bytes: [UInt8], to result: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"):
      let isEscape = index + 1 == bytes.count || bytes[index + 1].isASCIIPunctuation || bytes[index + 1] < 0x20
      result += isEscape ? [byte, byte] : [byte]
    case UInt8(ascii: "&"):
      // Not with a backslash: cmark resolves references here before it looks at backslashes.
      let isReference = bytes.withUnsafeBufferPointer { TextEscapes.isReference($0, at: index, end: bytes.count) }
      result += Array((isReference ? "&amp;" : "&").utf8)
    // Readers that see no link here would see a tag.
    case UInt8(ascii: "<") where beginsTag(at: index, of: bytes): result += Array("&lt;".utf8)
    // Where no link is seen, a strikethrough might begin; some readers end it within code, and read that as markup.
    case UInt8(ascii: "~") where isDoubled(at: index, of: bytes):
      result += Array("&#126;".utf8)
    // CommonMark 0.31.2 §2.3: NUL is replaced.
    case 0: result += Array("\u{FFFD}".utf8)
    case 1..<0x20, 0x7F: result += Array("&#\(byte);".utf8)
    case 0xC2, 0xE2, 0xEF:
      let scalar = bytes.withUnsafeBufferPointer { $0.scalar(at: index).scalar.value }
      result += TextEscapes.isUnreadable(scalar) ? Array("&#\(scalar);".utf8) : [byte]
    case 0x80...0xBF where isRestOfUnreadable(index, bytes): break
    default: result.append(byte)
    }
  }

  /// Whether a tag, comment or the like may begin at an angle bracket.
  private static func beginsTag(at index: Int, of bytes: [UInt8]) -> Bool {
    guard index + 1 < bytes.count else { return false }
    return bytes[index + 1].isASCIILetter || Array("/!?".utf8).contains(bytes[index + 1])
  }

  /// Whether the same byte stands before or after one.
  private static func isDoubled(at index: Int, of bytes: [UInt8]) -> Bool {
    (index > 0 && bytes[index - 1] == bytes[index]) || (index + 1 < bytes.count && bytes[index + 1] == bytes[index])
  }

  /// Whether a byte belongs to a character that its first byte has written as a reference.
  private static func isRestOfUnreadable(_ index: Int, _ bytes: [UInt8]) -> Bool {
    var start = index
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard [0xC2, 0xE2, 0xEF].contains(bytes[start]) else { return false }
    return bytes.withUnsafeBufferPointer { TextEscapes.isUnreadable($0.scalar(at: start).scalar.value) }
  }

  /// The address within angle brackets, if a link can be written so.
  static func autolink(_ link: Link) -> String? {
    guard link.title == nil, link.attributes.withoutSource.isEmpty, link.inlines.count == 1,
      case .text(let text) = link.inlines[0]
    else { return nil }
    if link.destination == "mailto:" + text { return isAddress(text) ? text : nil }
    guard text == link.destination, text.hasPrefix("http://") || text.hasPrefix("https://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }),
      !text.unicodeScalars.contains(where: { TextEscapes.isUnreadable($0.value) }),
      !hasReference(text)
    else { return nil }
    return text
  }

  private static func hasReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.indices.contains { index in
        buffer[index] == UInt8(ascii: "&") && TextEscapes.isReference(buffer, at: index, end: buffer.count)
      }
    }
  }

  /// CommonMark 0.31.2 §6.5: an email address.
  private static func isAddress(_ text: String) -> Bool {
    let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty else { return false }
    let isLocal = halves[0].allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || Array(".+-_".utf8).contains($0) }
    let labels = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return isLocal && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      }
  }

  /// A code span, with as many backticks around it as it needs.
  static func codeSpan(_ text: String) -> [UInt8] {
    let code = text.utf8.map { $0 == 0x0A || $0 == 0x0D ? UInt8(0x20) : $0 }
    let tick = UInt8(ascii: "`")
    var lengths: Set<Int> = []
    var run = 0
    for byte in code + [0] {
      if byte == tick {
        run += 1
      } else if run > 0 {
        lengths.insert(run)
        run = 0
      }
    }
    var length = 1
    while lengths.contains(length) { length += 1 }
    let fence = [UInt8](repeating: tick, count: length)
    // One space is stripped from both ends, unless there are only spaces.
    let isPadded =
      code.first == tick || code.last == tick
      || (code.first == 0x20 && code.last == 0x20 && code.contains { $0 != 0x20 })
    let pad: [UInt8] = isPadded ? [0x20] : []
    return fence + pad + code + pad + fence
  }
}

extension Attributes {
  /// The same without the place in a source, which is not content.
  var withoutSource: Attributes {
    guard !isEmpty else { return self }
    var result = self
    result.source = nil
    return result
  }
}
