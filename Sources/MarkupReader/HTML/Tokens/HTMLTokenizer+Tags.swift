/// Tags and their attributes (HTML §13.2.5.6–40).
extension HTMLTokenizer {
  /// Reads what a `<` begins.
  ///
  /// - Returns: `nil` if it is text, `false` if there is no token: `</>`, a section, or a tag that is cut off.
  mutating func readMarkup(_ token: inout HTMLToken) -> Bool? {
    let next = byte(offset + 1)
    if next.isASCIILetter { return readTag(&token, kind: .startTag) }
    switch next {
    case UInt8(ascii: "/"):
      guard offset + 2 < input.count else { return nil }
      if input[offset + 2].isASCIILetter { return readTag(&token, kind: .endTag) }
      if input[offset + 2] == UInt8(ascii: ">") {
        offset += 3
        return false
      }
      return readBogusComment(&token, from: offset + 2)
    case UInt8(ascii: "!"): return readDeclaration(&token)
    case UInt8(ascii: "?"): return readBogusComment(&token, from: offset + 1)
    default: return nil
    }
  }

  /// Reads a tag whose name begins after `<` or `</`.
  mutating func readTag(_ token: inout HTMLToken, kind: HTMLToken.Kind) -> Bool {
    let start = offset
    let nameStart = offset + (kind == .startTag ? 1 : 2)
    var end = nameStart
    while end < input.count, !input[end].endsTagName { end += 1 }
    token.kind = kind
    token.isSelfClosing = false
    token.attributes.removeAll(keepingCapacity: true)
    let name = lowercased(from: nameStart, to: end)
    token.tag = HTMLTag.byName[name] ?? .other
    token.name = token.tag == .other ? name : ""
    offset = end
    guard readAttributes(&token) else { return cutOff(&token, from: start) }
    if kind == .startTag { lastStartTag = Array(name.utf8) }
    return true
  }

  /// The end of the source within a tag.
  private mutating func cutOff(_ token: inout HTMLToken, from start: Int) -> Bool {
    unfinishedTag = start
    offset = input.count
    guard keepsUnfinishedTags else { return false }
    token.kind = .characters
    token.start = text.count
    appendReplacingNulls(from: start, to: input.count)
    token.end = text.count
    return true
  }

  /// Reads up to and with the `>`; `false` if the source ends before.
  private mutating func readAttributes(_ token: inout HTMLToken) -> Bool {
    var names: Set<String> = []
    while true {
      skipSpace()
      guard offset < input.count else { return false }
      switch input[offset] {
      case UInt8(ascii: ">"):
        offset += 1
        return true
      case UInt8(ascii: "/"):
        offset += 1
        if byte(offset) == UInt8(ascii: ">"), offset < input.count {
          token.isSelfClosing = true
          offset += 1
          return true
        }
      default:
        guard let attribute = readAttribute() else { return false }
        // Few attributes are compared; for many there is a set, so that thousands take no longer than they are.
        let isKnown: Bool
        if token.attributes.count < 12 {
          isKnown = token.attributes.contains { $0.name == attribute.name }
        } else {
          if names.isEmpty { names = Set(token.attributes.map(\.name)) }
          isKnown = !names.insert(attribute.name).inserted
        }
        if !isKnown { token.attributes.append(attribute) }
      }
    }
  }

  private mutating func readAttribute() -> HTMLTree.Attribute? {
    let start = offset
    offset += 1
    while offset < input.count, !input[offset].endsAttributeName { offset += 1 }
    let name = lowercased(from: start, to: offset)
    skipSpace()
    guard byte(offset) == UInt8(ascii: "=") else { return HTMLTree.Attribute(name: name, value: "") }
    offset += 1
    skipSpace()
    guard offset < input.count else { return nil }
    let quote = input[offset]
    switch quote {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let valueStart = offset + 1
      var end = valueStart
      while end < input.count, input[end] != quote { end += 1 }
      guard end < input.count else { return nil }
      offset = end + 1
      return HTMLTree.Attribute(name: name, value: value(from: valueStart, to: end))
    case UInt8(ascii: ">"): return HTMLTree.Attribute(name: name, value: "")
    default:
      let valueStart = offset
      while offset < input.count, !input[offset].isHTMLSpace, input[offset] != UInt8(ascii: ">") { offset += 1 }
      return HTMLTree.Attribute(name: name, value: value(from: valueStart, to: offset))
    }
  }

  private mutating func skipSpace() {
    while offset < input.count, input[offset].isHTMLSpace { offset += 1 }
  }

  /// A name in lower case, with U+FFFD for U+0000.
  func lowercased(from start: Int, to end: Int) -> String {
    let bytes = input[start..<end]
    guard bytes.contains(where: { $0 == 0 || (0x41...0x5A).contains($0) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes.flatMap { $0 == 0 ? UInt8.replacementCharacter : [$0.asciiLowercase] }, as: UTF8.self)
  }

  /// The value of an attribute.
  private func value(from start: Int, to end: Int) -> String {
    let bytes = input[start..<end]
    guard bytes.contains(where: { $0 == 0 || $0 == UInt8(ascii: "&") }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = start
    while index < end {
      if input[index] == UInt8(ascii: "&"),
        let reference = CharacterReference(input, at: index, isInAttribute: true), reference.end <= end
      {
        result += reference.bytes
        index = reference.end
      } else {
        if input[index] == 0 { result += UInt8.replacementCharacter } else { result.append(input[index]) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var endsTagName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }

  fileprivate var endsAttributeName: Bool { endsTagName || self == UInt8(ascii: "=") }
}
