import TextScanning

// What names a value: keys, and anchors with their aliases (YAML 1.2.2 §3.2.2.2, §6.9, §7.4).

extension YAMLReader {
  /// Whether a key and its colon stand here, on one line.
  func isKey() -> Bool {
    var offset = position
    while text[offset] == ASCII.ampersand || text[offset] == ASCII.exclamation {
      while !isBlank(offset) { offset += 1 }
      offset = text.skipSpaces(offset)
    }
    let end = text.endOfLine(from: offset)
    switch text[offset] {
    case ASCII.quotation:
      offset += 1
      while offset < end, text[offset] != ASCII.quotation { offset += text[offset] == ASCII.backslash ? 2 : 1 }
      offset = text.skipSpaces(offset + 1)
    case ASCII.apostrophe:
      offset += 1
      while offset < end, text[offset] != ASCII.apostrophe || text[offset + 1] == ASCII.apostrophe {
        offset += text[offset] == ASCII.apostrophe ? 2 : 1
      }
      offset = text.skipSpaces(offset + 1)
    case ASCII.leftBracket, ASCII.leftBrace, ASCII.pipe, ASCII.greater: return false
    case ASCII.question where isBlank(offset + 1): return true
    default:
      while offset < end, text[offset] != ASCII.colon || !isBlank(offset + 1) {
        if text[offset] == ASCII.number, text[offset - 1].isSpaceOrTab { return false }
        offset += 1
      }
    }
    return offset < end && text[offset] == ASCII.colon && isBlank(offset + 1)
  }

  /// Reads a key and its colon.
  mutating func key() throws(FrontMatterError) -> String {
    let before = valuesLeft
    var properties = Properties()
    while byte == ASCII.ampersand || byte == ASCII.exclamation {
      try property(of: &properties)
      position = text.skipSpaces(position)
    }
    let start = position
    let key: String
    if byte == ASCII.asterisk {
      guard let text = try alias().text else { throw error("a key must be text", at: start) }
      key = text
    } else if byte == ASCII.question, isBlank(position + 1) {
      throw error("keys with a question mark before them are not read")
    } else {
      key = try scalar(under: .max, inFlow: false).text
    }
    position = text.skipSpaces(position)
    guard byte == ASCII.colon else { throw error("here should be a colon") }
    position += 1
    if properties.anchor != nil { _ = remember(try make(.text(key), at: start), as: properties.anchor, before) }
    return key
  }

  /// What may stand before a value.
  struct Properties {
    var anchor: String?
    var hasTag = false
  }

  /// Reads an anchor or a tag; a tag says nothing that front matter needs.
  mutating func property(of properties: inout Properties) throws(FrontMatterError) {
    let start = position
    let isAnchor = byte == ASCII.ampersand
    guard isAnchor ? properties.anchor == nil : !properties.hasTag else {
      throw error("a value has one anchor and one tag at most")
    }
    position += 1
    let name = name()
    if !isAnchor { properties.hasTag = true }
    guard isAnchor else { return }
    guard !name.isEmpty else { throw error("an anchor (“&”) needs a name", at: start) }
    properties.anchor = name
  }

  /// Reads an alias: the value of an anchor that came before.
  mutating func alias() throws(FrontMatterError) -> FrontMatterValue {
    let start = position
    position += 1
    let name = name()
    guard !name.isEmpty, let (value, size) = anchors[name] else {
      throw error("an asterisk begins the name of an anchor, and there is none of this name", at: start)
    }
    valuesLeft -= size
    guard valuesLeft >= 0 else { throw error("its aliases stand for too many values", at: start) }
    return value
  }

  private mutating func name() -> String {
    let start = position
    while !isBlank(position), !byte.isFlowIndicator { position += 1 }
    return text.string(start, position)
  }
}

extension UInt8 {
  /// YAML 1.2.2 §7.4: `,[]{}` end a plain scalar in a flow collection.
  var isFlowIndicator: Bool {
    self == ASCII.comma || self == ASCII.leftBracket || self == ASCII.rightBracket || self == ASCII.leftBrace
      || self == ASCII.rightBrace
  }
}
