/// Names, text and references.
extension XMLReader {
  /// Reads a name, with its prefix (XML 1.0 §2.3).
  mutating func readName() throws(XMLError) -> Range<Int> {
    let start = offset
    while offset < bytes.count, isNameByte(bytes[offset], isFirst: offset == start) { offset += 1 }
    guard offset > start else { throw error("a name is missing") }
    return start..<offset
  }

  /// Bytes beyond ASCII all pass: no name is written as it was read, so nothing depends on them.
  private func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: true
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }

  /// Reads text up to the next tag; `nil` for nothing but white space outside of the root element.
  mutating func readText() throws(XMLError) -> String? {
    var text: [UInt8] = []
    var isBlank = true
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") {
      let byte = bytes[offset]
      if !isSpace(byte) { isBlank = false }
      switch byte {
      case UInt8(ascii: "&"): try readReference(into: &text)
      case UInt8(ascii: "]") where starts(with: "]]>"): throw error("`]]>` in text")
      default: try readCharacterByte(into: &text)
      }
    }
    if depth == 0 {
      guard isBlank else { throw error("text outside of the root element") }
      return nil
    }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// Reads a CDATA section; `nil` for an empty one.
  mutating func readCDATA() throws(XMLError) -> String? {
    guard depth > 0 else { throw error("text outside of the root element") }
    offset += 9
    var text: [UInt8] = []
    while offset < bytes.count, !starts(with: "]]>") { try readCharacterByte(into: &text) }
    guard offset < bytes.count else { throw error("a CDATA section that does not end") }
    offset += 3
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// Reads an attribute's value with its quotation marks; white space becomes spaces (XML 1.0 §3.3.3).
  mutating func readAttributeValue() throws(XMLError) -> String {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") else {
      throw error("an attribute's value without quotation marks")
    }
    let quote = bytes[offset]
    offset += 1
    var value: [UInt8] = []
    while offset < bytes.count, bytes[offset] != quote {
      switch bytes[offset] {
      case UInt8(ascii: "<"): throw error("`<` in an attribute's value")
      case UInt8(ascii: "&"): try readReference(into: &value)
      case 0x09, 0x0A, 0x0D:
        if !starts(with: "\r\n") { value.append(0x20) }
        offset += 1
      default: try readCharacterByte(into: &value)
      }
    }
    guard offset < bytes.count else { throw error("an attribute's value that does not end") }
    offset += 1
    return String(decoding: value, as: UTF8.self)
  }

  /// Takes one byte of a character that XML allows (§2.2), with line ends made one (§2.11).
  private mutating func readCharacterByte(into text: inout [UInt8]) throws(XMLError) {
    let byte = bytes[offset]
    switch byte {
    case 0x0D:
      if !starts(with: "\r\n") { text.append(0x0A) }
    case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: throw error("a control character")
    case 0xEF where starts(with: "\u{FFFE}") || starts(with: "\u{FFFF}"): throw error("a character that XML forbids")
    default: text.append(byte)
    }
    offset += 1
  }

  /// Reads `&…;`: one of the five entities, a number, or a character by its name where names are declared.
  private mutating func readReference(into text: inout [UInt8]) throws(XMLError) {
    let names: [(StaticString, UInt8)] = [
      ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
      ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
    ]
    for (name, byte) in names where starts(with: name) {
      text.append(byte)
      offset += name.utf8CodeUnitCount
      return
    }
    if hasNamedCharacters, !starts(with: "&#"),
      let reference = CharacterReference(bytes, at: offset, isInAttribute: false),
      bytes[reference.end - 1] == UInt8(ascii: ";")
    {
      text.append(contentsOf: reference.bytes)
      offset = reference.end
      return
    }
    guard starts(with: "&#") else { throw error("an entity other than the five of XML") }
    let isHexadecimal = starts(with: "&#x")
    var index = offset + (isHexadecimal ? 3 : 2)
    let start = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = XMLReader.digit(bytes[index], isHexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > start, index < bytes.count, bytes[index] == UInt8(ascii: ";"),
      let scalar = Unicode.Scalar(value), XMLReader.isAllowed(scalar)
    else { throw error("a character reference to nothing") }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    offset = index + 1
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46 where isHexadecimal: UInt32(byte) - 0x37
    case 0x61...0x66 where isHexadecimal: UInt32(byte) - 0x57
    default: nil
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...: true
    default: false
    }
  }
}
