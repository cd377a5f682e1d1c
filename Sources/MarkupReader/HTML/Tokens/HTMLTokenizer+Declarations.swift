/// Comments and document types (HTML §13.2.5.41–68).
extension HTMLTokenizer {
  /// Reads what `<!` begins.
  mutating func readDeclaration(_ token: inout HTMLToken) -> Bool {
    if has("--", at: offset + 2) { return readComment(&token) }
    if has("doctype", at: offset + 2) { return readDoctype(&token) }
    if allowsCDATA, input[offset...].starts(with: "<![CDATA[".utf8) {
      offset += 9
      state = .cdata
      return false
    }
    return readBogusComment(&token, from: offset + 2)
  }

  mutating func readBogusComment(_ token: inout HTMLToken, from start: Int) -> Bool {
    var end = start
    while end < input.count, input[end] != UInt8(ascii: ">") { end += 1 }
    finishComment(&token, from: start, to: end)
    offset = min(end + 1, input.count)
    return true
  }

  private mutating func finishComment(_ token: inout HTMLToken, from start: Int, to end: Int) {
    token.kind = .comment
    token.start = text.count
    appendReplacingNulls(from: start, to: end)
    token.end = text.count
  }

  private mutating func readComment(_ token: inout HTMLToken) -> Bool {
    let start = offset + 4
    for (word, count) in [(">" as StaticString, 1), ("->", 2)] where has(word, at: start) {
      finishComment(&token, from: start, to: start)
      offset = start + count
      return true
    }
    var end = start
    while end < input.count {
      if input[end] == UInt8(ascii: "-"), byte(end + 1) == UInt8(ascii: "-") {
        let isPlain = byte(end + 2) == UInt8(ascii: ">")
        if isPlain || (byte(end + 2) == UInt8(ascii: "!") && byte(end + 3) == UInt8(ascii: ">")) {
          finishComment(&token, from: start, to: end)
          offset = end + (isPlain ? 3 : 4)
          return true
        }
      }
      end += 1
    }
    offset = input.count
    // What might have been the beginning of its end is no content.
    for word in ["--!" as StaticString, "--", "-"] where has(word, at: max(start, end - word.utf8CodeUnitCount)) {
      guard end - word.utf8CodeUnitCount >= start else { continue }
      end -= word.utf8CodeUnitCount
      break
    }
    finishComment(&token, from: start, to: end)
    return true
  }

  // MARK: - Document types

  private mutating func readDoctype(_ token: inout HTMLToken) -> Bool {
    token.kind = .doctype
    token.doctype = HTMLDoctype()
    offset += 9
    skipDoctypeSpace()
    guard offset < input.count else {
      token.doctype.forcesQuirks = true
      return true
    }
    let start = offset
    while offset < input.count, !input[offset].isHTMLSpace, input[offset] != UInt8(ascii: ">") { offset += 1 }
    if offset > start { token.doctype.name = lowercased(from: start, to: offset) }
    skipDoctypeSpace()
    if byte(offset) != UInt8(ascii: ">") || token.doctype.name == nil || offset >= input.count {
      token.doctype.forcesQuirks = !readIdentifiers(&token.doctype)
    }
    skipDoctypeSpace()
    if offset >= input.count { token.doctype.forcesQuirks = true }
    // Whatever else stands there is passed over.
    while offset < input.count, input[offset] != UInt8(ascii: ">") { offset += 1 }
    offset = min(offset + 1, input.count)
    return true
  }

  private mutating func skipDoctypeSpace() {
    while offset < input.count, input[offset].isHTMLSpace { offset += 1 }
  }

  /// Reads public and system identifier; `false` if they are not as they should be.
  private mutating func readIdentifiers(_ doctype: inout HTMLDoctype) -> Bool {
    guard doctype.name != nil else { return false }
    let isPublic = has("public", at: offset)
    guard isPublic || has("system", at: offset) else { return false }
    offset += 6
    skipDoctypeSpace()
    guard let (first, isWhole) = readIdentifier() else { return false }
    if isPublic { doctype.publicID = first } else { doctype.systemID = first }
    guard isWhole else { return false }
    guard isPublic else { return true }
    skipDoctypeSpace()
    if byte(offset) == UInt8(ascii: ">") { return true }
    guard let (second, isWhole) = readIdentifier() else { return false }
    doctype.systemID = second
    return isWhole
  }

  /// Reads a quoted identifier; a `>` within ends it, and the declaration.
  private mutating func readIdentifier() -> (String, isWhole: Bool)? {
    let quote = byte(offset)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    offset += 1
    let start = offset
    while offset < input.count, input[offset] != quote, input[offset] != UInt8(ascii: ">") { offset += 1 }
    let bytes = input[start..<offset].flatMap { $0 == 0 ? UInt8.replacementCharacter : [$0] }
    let isWhole = byte(offset) == quote
    if isWhole { offset += 1 }
    return (String(decoding: bytes, as: UTF8.self), isWhole)
  }
}
