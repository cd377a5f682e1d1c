import PlatenCore

/// Reads XML piece by piece: elements, attributes and text, with namespaces resolved. Comments and processing
/// instructions are passed over.
///
/// Of document types only a name and external identifiers are passed over, unread: there is no subset, no entity but
/// the five of XML 1.0 §4.6 and character references, and nothing is fetched. Time and memory are linear.
package struct XMLReader {
  /// A piece of the document.
  package enum Event: Hashable, Sendable {
    /// A start tag; the reader gives an end for each, also for `<a/>`.
    case start(XMLElement)
    /// An end tag.
    case end(XMLName)
    /// Text between tags, never blank; neighbouring texts may come in several pieces.
    case text(String)
  }

  /// The file as UTF-8.
  let bytes: [UInt8]
  /// Where the next piece begins.
  var offset = 0
  /// Up to where lines were counted, and how many there are up to there.
  private var counted = (offset: 0, line: 1)
  private let maximumDepth: Int
  /// Whether the document type declares the names that HTML has for characters.
  let hasNamedCharacters: Bool
  private var open: [Open] = []
  private var namespaces = XMLNamespaces()
  private var isPastRoot = false
  private var pendingEnd = false

  private struct Open {
    var name: XMLName
    /// The name as it was written, which the end tag repeats.
    var written: Range<Int>
  }

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - bytes: the whole file in UTF-8, UTF-16 or ISO 8859-1.
  ///   - maximumDepth: how deep elements may be nested.
  ///   - hasNamedCharacters: whether the names of HTML stand for characters, as `&nbsp;`: those of XHTML’s document types,
  ///     which are not fetched, declare them.
  /// - Throws: ``XMLError`` if the encoding is another one, or the bytes do not fit it.
  package init(_ bytes: [UInt8], maximumDepth: Int = 256, hasNamedCharacters: Bool = false) throws(XMLError) {
    self.hasNamedCharacters = hasNamedCharacters
    self.bytes = try XMLEncoding.utf8(bytes)
    self.maximumDepth = maximumDepth
    if starts(with: "<?xml"), offset + 5 < self.bytes.count, isSpace(self.bytes[offset + 5]) {
      try skip(past: "?>", of: "the XML declaration")
    }
  }

  /// How many elements are open.
  package var depth: Int { open.count }

  /// The line, from 1, at which the last event ended.
  ///
  /// - Complexity: O(*n*) in the bytes since it was asked for last.
  package mutating func currentLine() -> Int {
    let end = min(offset, bytes.count)
    if end > counted.offset {
      counted.line += bytes[counted.offset..<end].count { $0 == 0x0A }
      counted.offset = end
    }
    return counted.line
  }

  /// The next piece, or `nil` at the end of the document.
  ///
  /// - Throws: ``XMLError`` if the document is not well-formed.
  package mutating func next() throws(XMLError) -> Event? {
    if pendingEnd { return end() }
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else {
        if let text = try readText() { return .text(text) }
        continue
      }
      if starts(with: "<!--") {
        try skipComment()
      } else if starts(with: "<?") {
        guard !starts(with: "<?xml ") else { throw error("an XML declaration that is not at the beginning") }
        try skip(past: "?>", of: "a processing instruction")
      } else if starts(with: "<![CDATA[") {
        if let text = try readCDATA() { return .text(text) }
      } else if starts(with: "<!DOCTYPE") {
        guard open.isEmpty, !isPastRoot else { throw error("a document type that is not at the beginning") }
        try skipDocumentType()
      } else if starts(with: "</") {
        return try readEndTag()
      } else {
        return try readStartTag()
      }
    }
    guard open.isEmpty else { throw error("the end tag of an element is missing") }
    guard isPastRoot else { throw error("there is no element") }
    return nil
  }

  /// An error at the place that was reached.
  package func error(_ message: String) -> XMLError { XMLError(message, in: bytes, at: offset) }
}

extension XMLReader {
  /// Whether the text at the place that was reached is a given one.
  func starts(with literal: StaticString) -> Bool {
    guard bytes.count - offset >= literal.utf8CodeUnitCount else { return false }
    return literal.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + $0.count]) }
  }

  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = offset
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    return offset > start
  }

  mutating func skip(past literal: StaticString, of what: String) throws(XMLError) {
    let start = offset
    while offset < bytes.count, !starts(with: literal) { offset += 1 }
    guard offset < bytes.count else {
      throw XMLError("\(what) does not end", in: bytes, at: start)
    }
    offset += literal.utf8CodeUnitCount
  }

  private mutating func skipComment() throws(XMLError) {
    offset += 4
    try skip(past: "--", of: "a comment")
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ">") else { throw error("`--` within a comment") }
    offset += 1
  }

  /// Passes over a document type with at most external identifiers, which are not looked at.
  private mutating func skipDocumentType() throws(XMLError) {
    offset += 9
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: ">"):
        offset += 1
        return
      case UInt8(ascii: "["), UInt8(ascii: "<"):
        throw error("a document type with declarations of its own, which are refused; save it without them")
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        offset += 1
        while offset < bytes.count, bytes[offset] != byte { offset += 1 }
        offset += 1
      default: offset += 1
      }
    }
    throw error("the document type does not end")
  }

  private mutating func end() -> Event? {
    pendingEnd = false
    guard let element = open.popLast() else { return nil }
    namespaces.leave()
    isPastRoot = open.isEmpty
    return .end(element.name)
  }

  private mutating func readEndTag() throws(XMLError) -> Event? {
    offset += 2
    let name = try readName()
    guard let element = open.last, bytes[element.written].elementsEqual(bytes[name]) else {
      throw error("an end tag that does not fit its start tag")
    }
    skipSpace()
    guard starts(with: ">") else { throw error("an end tag that does not end") }
    offset += 1
    return end()
  }

  private mutating func readStartTag() throws(XMLError) -> Event? {
    guard !isPastRoot else { throw error("a second element at the top") }
    guard open.count < maximumDepth else { throw error("elements nested more than \(maximumDepth) deep") }
    offset += 1
    let written = try readName()
    var raw: [(name: Range<Int>, value: String)] = []
    var isEmpty = false
    while true {
      let hasSpace = skipSpace()
      guard offset < bytes.count else { throw error("a tag that does not end") }
      if starts(with: ">") {
        offset += 1
        break
      }
      if starts(with: "/>") {
        offset += 2
        isEmpty = true
        break
      }
      guard hasSpace else { throw error("a space is missing before an attribute") }
      let name = try readName()
      skipSpace()
      guard starts(with: "=") else { throw error("an attribute without a value") }
      offset += 1
      skipSpace()
      raw.append((name, try readAttributeValue()))
    }
    let attributes = raw.map { (name: string(in: $0.name), value: $0.value) }
    guard let element = namespaces.enter(string(in: written), attributes) else {
      throw error("a prefix that is not declared, or an attribute given twice")
    }
    open.append(Open(name: element.name, written: written))
    pendingEnd = isEmpty
    return .start(element)
  }

  private func string(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
