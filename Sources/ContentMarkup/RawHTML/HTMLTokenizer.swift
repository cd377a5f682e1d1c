/// Cuts a fragment of HTML into tags and text. Whatever is not well-formed is text.
///
/// Tags have the form of CommonMark §6.6, which authors of raw HTML know; comments, declarations and processing
/// instructions are passed over, and CDATA sections are text.
///
/// - Complexity: O(*n*) in the fragment for all tokens together, whatever it is: what was looked at in vain is text up to
///   where that showed, and is not looked at again.
struct HTMLTokenizer {
  /// A tag or text.
  enum Token: Hashable, Sendable {
    /// A start tag: its name in lower case, and whether it ends itself, as in `<br/>`.
    case start(name: String, attributes: [Attribute], isEmpty: Bool)
    /// An end tag: its name in lower case.
    case end(name: String)
    /// Text, with its references decoded; never blank.
    case text(String)
  }

  /// An attribute: its name in lower case, and its value, decoded.
  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// Makes a tokenizer.
  init(_ html: String) { bytes = Array(html.utf8) }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    while offset < bytes.count {
      let start = offset
      if bytes[offset] == UInt8(ascii: "<") {
        switch markup() {
        case .token(let token): return token
        case .nothing: continue
        case .malformed(let end): offset = max(end, offset + 1)
        }
      }
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
      return .text(HTMLCharacterReferences.decode(bytes[start..<offset]))
    }
    return nil
  }

  /// Passes over everything before the end tag of an element in which nothing is markup, such as `script`.
  mutating func skipRawText(of name: String) {
    let name = Array(name.utf8)
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/"),
        offset + 2 + name.count <= bytes.count,
        zip(name, bytes[(offset + 2)...]).allSatisfy({ $0 == HTMLTokenizer.lowercased($1) })
      {
        return
      }
      offset += 1
    }
  }

  private enum Markup {
    case token(Token)
    case nothing
    /// Text, up to where that showed.
    case malformed(end: Int)
  }

  /// Reads what begins with `<`. If it is malformed, nothing is passed over.
  private mutating func markup() -> Markup {
    guard offset + 1 < bytes.count else { return .malformed(end: bytes.count) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "!"):
      if starts(with: "<!--") {
        // HTML §13.2.5.43: these two are whole comments.
        if starts(with: "<!-->") { return pass(5) }
        if starts(with: "<!--->") { return pass(6) }
        return skip(past: "-->", from: 4)
      }
      if starts(with: "<![CDATA[") {
        guard let end = find("]]>", from: offset + 9) else { return .malformed(end: bytes.count) }
        let text = String(decoding: bytes[(offset + 9)..<end], as: UTF8.self)
        offset = end + 3
        return text.isEmpty ? .nothing : .token(.text(text))
      }
      guard offset + 2 < bytes.count, HTMLTokenizer.isLetter(bytes[offset + 2]) else {
        return .malformed(end: offset + 2)
      }
      return skip(past: ">", from: 2)
    case UInt8(ascii: "?"): return skip(past: "?>", from: 2)
    case UInt8(ascii: "/"): return endTag()
    default: return startTag()
    }
  }

  private mutating func endTag() -> Markup {
    var index = offset + 2
    guard let name = tagName(&index) else { return .malformed(end: index) }
    skipSpace(&index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return .malformed(end: index) }
    offset = index + 1
    return .token(.end(name: name))
  }

  private mutating func startTag() -> Markup {
    var index = offset + 1
    guard let name = tagName(&index) else { return .malformed(end: index) }
    var attributes: [Attribute] = []
    var names: Set<String> = []
    while true {
      skipSpace(&index)
      guard index < bytes.count else { return .malformed(end: index) }
      switch bytes[index] {
      case UInt8(ascii: ">"):
        offset = index + 1
        return .token(.start(name: name, attributes: attributes, isEmpty: false))
      case UInt8(ascii: "/"):
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { continue }
        offset = index + 1
        return .token(.start(name: name, attributes: attributes, isEmpty: true))
      default:
        guard let attribute = attribute(&index) else { return .malformed(end: index) }
        // HTML §13.2.5.33: of an attribute given twice the first one counts.
        if names.insert(attribute.name).inserted { attributes.append(attribute) }
      }
    }
  }

  private func attribute(_ index: inout Int) -> Attribute? {
    let start = index
    while index < bytes.count, HTMLTokenizer.isAttributeName(bytes[index]) { index += 1 }
    guard index > start else { return nil }
    let name = lowercased(start..<index)
    var ahead = index
    skipSpace(&ahead)
    guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else { return Attribute(name: name, value: "") }
    index = ahead + 1
    skipSpace(&index)
    guard index < bytes.count else { return nil }
    let valueStart: Int
    let valueEnd: Int
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = String(Unicode.Scalar(bytes[index]))
      guard let end = find(quote, from: index + 1) else {
        index = bytes.count
        return nil
      }
      (valueStart, valueEnd) = (index + 1, end)
      index = end + 1
    default:
      valueStart = index
      while index < bytes.count, HTMLTokenizer.isUnquoted(bytes[index]) { index += 1 }
      guard index > valueStart else { return nil }
      valueEnd = index
    }
    return Attribute(name: name, value: HTMLCharacterReferences.decode(bytes[valueStart..<valueEnd]))
  }

  private func tagName(_ index: inout Int) -> String? {
    let start = index
    while index < bytes.count,
      HTMLTokenizer.isLetter(bytes[index])
        || index > start
          && ((0x30...0x39).contains(bytes[index]) || bytes[index] == UInt8(ascii: "-")
            || bytes[index] == UInt8(ascii: ":"))
    {
      index += 1
    }
    return index > start ? lowercased(start..<index) : nil
  }

  private mutating func skip(past mark: String, from start: Int) -> Markup {
    guard let end = find(mark, from: offset + start) else { return .malformed(end: bytes.count) }
    offset = end + mark.utf8.count
    return .nothing
  }

  private mutating func pass(_ count: Int) -> Markup {
    offset += count
    return .nothing
  }

  /// Where a mark stands next.
  private func find(_ mark: String, from start: Int) -> Int? {
    let wanted = Array(mark.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }
}

extension HTMLTokenizer {
  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<min(offset + $0.count, bytes.count)]) }
  }

  private func skipSpace(_ index: inout Int) {
    while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
  }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].map(HTMLTokenizer.lowercased), as: UTF8.self)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isAttributeName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "/"), UInt8(ascii: "="):
      false
    default: true
    }
  }

  private static func isUnquoted(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "`"):
      false
    default: true
    }
  }
}
