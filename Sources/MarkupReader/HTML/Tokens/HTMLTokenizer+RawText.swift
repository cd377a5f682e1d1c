/// Text in which only one end tag is markup (HTML §13.2.5.2–4 and 9–31).
extension HTMLTokenizer {
  /// Reads all up to the end tag, or the end tag.
  mutating func readRawText(_ token: inout HTMLToken) -> Bool {
    if isAppropriateEndTag(at: offset) {
      state = .data
      return readTag(&token, kind: .endTag)
    }
    token.kind = .characters
    token.start = text.count
    if state == .rcdata { readRCDATA() } else { readVerbatim(isScript: state == .scriptData) }
    token.end = text.count
    return true
  }

  /// Whether the end tag of the element that is being read begins here.
  private func isAppropriateEndTag(at offset: Int) -> Bool {
    guard byte(offset) == UInt8(ascii: "<"), byte(offset + 1) == UInt8(ascii: "/") else { return false }
    let end = offset + 2 + lastStartTag.count
    guard !lastStartTag.isEmpty, end < input.count else { return false }
    for index in 0..<lastStartTag.count where input[offset + 2 + index].asciiLowercase != lastStartTag[index] {
      return false
    }
    return isEndOfName(at: end)
  }

  private func isEndOfName(at offset: Int) -> Bool {
    guard offset < input.count else { return false }
    return input[offset].isHTMLSpace || input[offset] == UInt8(ascii: "/") || input[offset] == UInt8(ascii: ">")
  }

  private mutating func readRCDATA() {
    while offset < input.count, !isAppropriateEndTag(at: offset) {
      let start = offset
      if input[offset] == UInt8(ascii: "&"),
        let reference = CharacterReference(input, at: offset, isInAttribute: false)
      {
        text += reference.bytes
        offset = reference.end
        continue
      }
      offset += 1
      while offset < input.count, input[offset] != UInt8(ascii: "<"), input[offset] != UInt8(ascii: "&") { offset += 1 }
      appendReplacingNulls(from: start, to: offset)
    }
  }

  private mutating func readVerbatim(isScript: Bool) {
    let start = offset
    var comment = ScriptComment.none
    while offset < input.count {
      if comment != .doublyEscaped, isAppropriateEndTag(at: offset) { break }
      if isScript { step(&comment) } else { offset += 1 }
    }
    appendReplacingNulls(from: start, to: offset)
  }

  /// HTML §13.2.5.15–31: within `<!--` a `<script>` hides the end tag that ends it.
  private enum ScriptComment { case none, escaped, doublyEscaped }

  private mutating func step(_ comment: inout ScriptComment) {
    switch comment {
    case .none:
      guard has("<!--", at: offset) else {
        offset += 1
        return
      }
      comment = .escaped
      // The dashes may belong to the end, too: `<!-->`.
      offset += 2
    case .escaped, .doublyEscaped:
      if has("-->", at: offset) {
        comment = .none
        offset += 3
      } else if comment == .escaped, byte(offset) == UInt8(ascii: "<"), byte(offset + 1).isASCIILetter {
        if has("script", at: offset + 1), isEndOfName(at: offset + 7) { comment = .doublyEscaped }
        offset += 1
      } else if comment == .doublyEscaped, has("</script", at: offset), isEndOfName(at: offset + 8) {
        comment = .escaped
        offset += 8
      } else {
        offset += 1
      }
    }
  }
}
