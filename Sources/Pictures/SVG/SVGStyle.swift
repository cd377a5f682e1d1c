import MarkupReader

/// Keeps of style sheets and values what draws: known properties, and references only within the picture.
enum SVGStyle {
  /// A declaration: a property and its value.
  struct Declaration: Hashable, Sendable {
    var property: String
    var value: String
    /// Identifiers that the value refers to.
    var references: [String]
  }

  /// What was kept, and short names of what was not.
  struct Result<Value> {
    var kept: Value
    var dropped: [String] = []
  }

  /// Rules with at least one declaration.
  struct Rule: Hashable, Sendable {
    var selector: String
    var declarations: [Declaration]
  }

  /// Reads a style sheet. At-rules are left out, because they load files, or apply to what is not there.
  ///
  /// - Complexity: O(*n*) in the text.
  static func rules(of sheet: String) -> Result<[Rule]> {
    var result = Result<[Rule]>(kept: [])
    let text = withoutComments(sheet)
    var index = text.startIndex
    while true {
      while index < text.endIndex, isSpace(text[index]) || text[index] == UInt8(ascii: ";") { index += 1 }
      guard index < text.endIndex else { return result }
      let start = index
      let opening = scan(text, from: &index, to: [UInt8(ascii: "{"), UInt8(ascii: ";")])
      let head = trimmed(text[start..<index])
      guard opening == UInt8(ascii: "{") else {
        // A statement without a block, such as @import, or a rule that is cut off.
        result.dropped.append(head.hasPrefix("@") ? name(ofAtRule: head) : "style rule")
        index = min(index + 1, text.endIndex)
        continue
      }
      index += 1
      let bodyStart = index
      let isNested = skipBlock(text, from: &index)
      let body = text[bodyStart..<index]
      index = min(index + 1, text.endIndex)
      if head.hasPrefix("@") {
        result.dropped.append(name(ofAtRule: head))
      } else if isNested || !isSelector(head) {
        result.dropped.append("style rule")
      } else {
        let declarations = self.declarations(of: body)
        result.dropped += declarations.dropped
        if !declarations.kept.isEmpty { result.kept.append(Rule(selector: head, declarations: declarations.kept)) }
      }
    }
  }

  /// Reads a `style` attribute.
  static func declarations(of text: String) -> Result<[Declaration]> { declarations(of: withoutComments(text)[...]) }

  /// The identifiers that a value refers to by `url(#…)`; `nil` if it refers elsewhere, calls a function that is not
  /// known, or is written so that it may come to mean something else.
  static func references(in value: String) -> [String]? {
    let bytes = Array(value.utf8)
    var references: [String] = []
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "@"), UInt8(ascii: "{"), UInt8(ascii: "}"): return nil
      case UInt8(ascii: "("):
        var start = index
        while start > 0, index - start < 20, isWord(bytes[start - 1]) { start -= 1 }
        let function = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        guard function.isEmpty || SVGVocabulary.functions.contains(function) else { return nil }
        if function == "url" {
          guard let id = fragment(in: bytes[(index + 1)...]) else { return nil }
          references.append(id)
        }
      default: continue
      }
    }
    return references
  }
}

extension SVGStyle {
  private static func declarations(of text: ArraySlice<UInt8>) -> Result<[Declaration]> {
    var result = Result<[Declaration]>(kept: [])
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      _ = scan(text, from: &index, to: [UInt8(ascii: ";")])
      let declaration = text[start..<index]
      index += 1
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else {
        if !trimmed(declaration).isEmpty { result.dropped.append("style declaration") }
        continue
      }
      let property = trimmed(declaration[..<colon]).lowercased()
      var value = trimmed(declaration[(colon + 1)...])
      let isImportant = value.lowercased().hasSuffix("!important")
      if isImportant { value = trimmed(Array(value.utf8.dropLast(10))[...]) }
      guard let literal = SVGVocabulary.property(property) else {
        // The editors' own properties, such as -inkscape-font-specification, draw nothing.
        if !property.hasPrefix("-") { result.dropped.append("style property") }
        continue
      }
      guard isValue(value), let references = references(in: value) else {
        result.dropped.append("style value")
        continue
      }
      result.kept.append(
        Declaration(
          property: literal.description, value: isImportant ? value + " !important" : value, references: references))
    }
    return result
  }

  /// Whether a value is made of the characters that values are made of, with quotation marks and parentheses in pairs.
  private static func isValue(_ value: String) -> Bool {
    var quote: UInt8?
    var depth = 0
    for byte in value.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
        if byte < 0x20 { return false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth < 0 { return false }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., 0x20, 0x09, 0x0A: continue
      case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"):
        continue
      default: return false
      }
    }
    return quote == nil && depth == 0 && !value.isEmpty
  }

  /// Whether a text is a list of selectors: types, classes, identifiers, pseudo-classes and combinators.
  private static func isSelector(_ text: String) -> Bool {
    guard text.utf8.count <= 1000 else { return false }
    return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { selector in
      let parts = selector.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
      var expectsCompound = true
      for part in parts {
        let isCombinator = part == ">" || part == "+" || part == "~"
        guard isCombinator ? !expectsCompound : isCompound(part) else { return false }
        expectsCompound = isCombinator
      }
      return !parts.isEmpty && !expectsCompound
    }
  }

  private static func isCompound(_ text: Substring) -> Bool {
    var rest = text
    var isFirst = true
    while let mark = rest.first {
      if mark == "*", isFirst {
        rest = rest.dropFirst()
      } else {
        let hasMark = mark == "." || mark == "#" || mark == ":"
        guard hasMark || isFirst else { return false }
        if hasMark { rest = rest.dropFirst() }
        let word = rest.prefix { $0 != "." && $0 != "#" && $0 != ":" && $0 != "*" }
        guard XMLName.isASCIIName(word) else { return false }
        rest = rest.dropFirst(word.count)
      }
      isFirst = false
    }
    return !isFirst
  }

  /// The identifier of `#id)` or `"#id")`, with spaces around.
  private static func fragment(in bytes: ArraySlice<UInt8>) -> String? {
    guard let end = bytes.prefix(220).firstIndex(of: UInt8(ascii: ")")) else { return nil }
    var text = trimmed(bytes[..<end])[...]
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard text.count > 1, text.last == quote else { return nil }
      text = text.dropFirst().dropLast()
    }
    guard text.first == "#", XMLName.isASCIIName(text.dropFirst()) else { return nil }
    return String(text.dropFirst())
  }

  /// Goes on to one of some bytes that is not in quotation marks; returns it, or 0 at the end.
  private static func scan(_ text: ArraySlice<UInt8>, from index: inout Int, to stops: [UInt8]) -> UInt8 {
    var quote: UInt8?
    while index < text.endIndex {
      let byte = text[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if stops.contains(byte) {
        return byte
      }
      index += 1
    }
    return 0
  }

  /// Goes on to the brace that closes a block; returns whether there were blocks within it.
  private static func skipBlock(_ text: ArraySlice<UInt8>, from index: inout Int) -> Bool {
    var depth = 0
    var isNested = false
    while true {
      switch scan(text, from: &index, to: [UInt8(ascii: "{"), UInt8(ascii: "}")]) {
      case UInt8(ascii: "{"):
        depth += 1
        isNested = true
      case UInt8(ascii: "}"):
        if depth == 0 { return isNested }
        depth -= 1
      default: return isNested
      }
      index += 1
    }
  }

  private static func name(ofAtRule head: String) -> String {
    let name = head.prefix { $0 == "@" || $0 == "-" || $0.isASCII && $0.isLetter }
    return name.utf8.count <= 20 ? String(name) : "style rule"
  }

  /// The text without comments, and without the marks that hid style sheets from old browsers.
  private static func withoutComments(_ text: String) -> ArraySlice<UInt8> {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    func starts(with literal: StaticString) -> Bool {
      literal.withUTF8Buffer { $0.elementsEqual(bytes[index..<min(index + $0.count, bytes.count)]) }
    }
    while index < bytes.count {
      if starts(with: "/*") {
        index += 2
        while index < bytes.count, !starts(with: "*/") { index += 1 }
        index += 2
        result.append(0x20)
      } else if starts(with: "<!--") {
        index += 4
      } else if starts(with: "-->") {
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result[...]
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
