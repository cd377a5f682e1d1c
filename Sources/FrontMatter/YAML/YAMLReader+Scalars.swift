import TextScanning

// The five ways to write text (YAML 1.2.2 §7.3, §8.1).

extension YAMLReader {
  /// A scalar as it was written.
  struct Scalar {
    var text: String
    var isPlain: Bool

    /// Without quotation marks, a few words mean that there is no value (§10.3.2, core schema).
    var content: FrontMatterValue.Content {
      isPlain && ["", "~", "null", "Null", "NULL"].contains(text) ? .null : .text(text)
    }
  }

  /// Reads a plain or quoted scalar.
  ///
  /// - Parameter parent: further lines of a plain scalar are indented more than this; `.max` keeps it to one line.
  mutating func scalar(under parent: Int, inFlow: Bool) throws(FrontMatterError) -> Scalar {
    switch byte {
    case ASCII.quotation: Scalar(text: try doubleQuoted(), isPlain: false)
    case ASCII.apostrophe: Scalar(text: try singleQuoted(), isPlain: false)
    default: Scalar(text: try plain(under: parent, inFlow: inFlow), isPlain: true)
    }
  }

  // MARK: - Plain

  private mutating func plain(under parent: Int, inFlow: Bool) throws(FrontMatterError) -> String {
    try checkPlainStart(inFlow: inFlow)
    var lines = Folding()
    while true {
      let start = position
      var end = position
      let isFirst = lines.isEmpty
      while !isPlainEnd(inFlow: inFlow) || takesColon(isFirst: isFirst, inFlow: inFlow, under: parent) {
        position += 1
        if !text[position - 1].isSpaceOrTab { end = position }
      }
      lines.append(text, start, end)
      let stop = (end, lineStart)
      guard byte == ASCII.lineFeed, parent < .max else {
        position = end
        break
      }
      let breaks = skipLineEnds()
      let isContinued =
        !isAtEnd && byte != ASCII.number && (inFlow || position - lineStart > parent) && !isPlainEnd(inFlow: inFlow)
      guard isContinued else {
        (position, lineStart) = stop
        break
      }
      lines.fold(breaks)
    }
    return lines.text
  }

  /// Whether a colon that would be a key's is meant as text, as in `title: Foo: a bar`: a value has no key on its own line.
  private mutating func takesColon(isFirst: Bool, inFlow: Bool, under parent: Int) -> Bool {
    guard isFirst, !inFlow, parent >= 0, parent < .max, byte == ASCII.colon, text[position + 1] == ASCII.space else {
      return false
    }
    colons.append(position)
    return true
  }

  private func checkPlainStart(inFlow: Bool) throws(FrontMatterError) {
    let next = text[position + 1]
    switch byte {
    case ASCII.hyphen, ASCII.question, ASCII.colon:
      if isBlank(position + 1) || (inFlow && next.isFlowIndicator) { throw error("here should be a value") }
    case ASCII.comma, ASCII.rightBracket, ASCII.rightBrace, ASCII.number: throw error("here should be a value")
    case ASCII.percent, ASCII.at, ASCII.backtick, ASCII.pipe, ASCII.greater, ASCII.ampersand, ASCII.exclamation,
      ASCII.asterisk, ASCII.leftBracket, ASCII.leftBrace:
      throw error("a value that begins with “\(Unicode.Scalar(byte))” needs quotation marks around it")
    default: break
    }
  }

  private func isPlainEnd(inFlow: Bool) -> Bool {
    switch byte {
    case 0, ASCII.lineFeed: true
    case ASCII.colon: isBlank(position + 1) || (inFlow && text[position + 1].isFlowIndicator)
    case ASCII.number: text[position - 1].isSpaceOrTab
    default: inFlow && byte.isFlowIndicator
    }
  }

  /// Moves over line ends and the spaces after them.
  ///
  /// - Returns: how many line ends there were.
  private mutating func skipLineEnds() -> Int {
    var breaks = 0
    while byte == ASCII.lineFeed {
      breaks += 1
      position += 1
      lineStart = position
      while byte == ASCII.space { position += 1 }
      // Tabs are no indentation, but may separate.
      let content = text.skipSpaces(position)
      if text[content] == ASCII.lineFeed || content >= text.count { position = content }
    }
    return breaks
  }

  // MARK: - Quoted

  private mutating func singleQuoted() throws(FrontMatterError) -> String {
    let opening = position
    var lines = Folding()
    position += 1
    var start = position
    while true {
      guard !isAtEnd else { throw error("the quotation mark that opens here is never closed", at: opening) }
      if byte == ASCII.apostrophe {
        lines.append(text, start, position)
        position += 1
        guard byte == ASCII.apostrophe else { return lines.text }
        start = position
        position += 1
      } else if byte == ASCII.lineFeed {
        lines.append(text, start, position)
        foldQuoted(&lines)
        start = position
      } else {
        position += 1
      }
    }
  }

  private mutating func doubleQuoted() throws(FrontMatterError) -> String {
    let opening = position
    var lines = Folding()
    position += 1
    var start = position
    while true {
      guard !isAtEnd else { throw error("the quotation mark that opens here is never closed", at: opening) }
      switch byte {
      case ASCII.quotation:
        lines.append(text, start, position)
        position += 1
        return lines.text
      case ASCII.backslash:
        lines.append(text, start, position)
        try escape(into: &lines)
        start = position
      case ASCII.lineFeed:
        lines.append(text, start, position)
        foldQuoted(&lines)
        start = position
      default: position += 1
      }
    }
  }

  private mutating func foldQuoted(_ lines: inout Folding) {
    lines.trim()
    lines.fold(skipLineEnds())
    position = text.skipSpaces(position)
  }

  /// §5.7: escaped characters.
  private mutating func escape(into lines: inout Folding) throws(FrontMatterError) {
    let start = position
    let letter = text[position + 1]
    position += 2
    let digits: Int
    switch letter {
    case ASCII.lineFeed:
      // The line goes on without a space.
      lineStart = position
      position = text.skipSpaces(position)
      return lines.keep()
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      guard let scalar = YAMLReader.escapes[letter] else { throw error("there is no escape of this kind", at: start) }
      return lines.append(scalar)
    }
    let hexadecimal = text.string(position, position + digits)
    guard hexadecimal.utf8.count == digits, hexadecimal.utf8.allSatisfy(\.isHexDigit),
      let scalar = UInt32(hexadecimal, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw error("there is no such character", at: start) }
    position += digits
    // U+0000 is in no text.
    lines.append(scalar == "\0" ? "\u{FFFD}" : scalar)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\u{FFFD}", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "t"): "\t",
    ASCII.tab: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{0B}", UInt8(ascii: "f"): "\u{0C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", ASCII.space: " ", ASCII.quotation: "\"", ASCII.slash: "/",
    ASCII.backslash: "\\", UInt8(ascii: "N"): "\u{85}", ASCII.underscore: "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]

  // MARK: - Block scalars

  /// Reads a literal (`|`) or folded (`>`) scalar. Line ends at its end are no part of a title or description, so they are
  /// left out whatever the header says of them.
  mutating func blockScalar(under parent: Int) throws(FrontMatterError) -> String {
    let isFolded = byte == ASCII.greater
    position += 1
    // §8.1.1: a digit says how much the text is indented, `+` and `-` what becomes of the line ends at its end.
    var column: Int?
    var hasChomping = false
    while true {
      if byte &- 0x31 < 9, column == nil {
        column = max(parent, 0) + Int(byte - ASCII.zero)
      } else if byte == ASCII.plus || byte == ASCII.hyphen, !hasChomping {
        hasChomping = true
      } else {
        break
      }
      position += 1
    }
    try skipBlankOnLine()
    var lines = Folding()
    var breaks = 0
    var wasIndented = false
    while byte == ASCII.lineFeed {
      let start = position + 1
      let end = text.endOfLine(from: start)
      var content = start
      while text[content] == ASCII.space, content - start < column ?? .max { content += 1 }
      let isBlankLine =
        text.skipSpaces(content) >= end && (column.map { content - start < $0 } ?? true || content >= end)
      if isBlankLine || start >= text.count {
        (position, lineStart) = (end, start)
        breaks += 1
        continue
      }
      guard content - start > max(parent, 0), content - start >= column ?? 0 else { break }
      column = column ?? content - start
      let isIndented = text[content].isSpaceOrTab
      if lines.isEmpty {
        lines.append(lineEnds: breaks)
      } else if isFolded, !wasIndented, !isIndented {
        lines.fold(breaks + 1)
      } else {
        lines.append(lineEnds: breaks + 1)
      }
      lines.append(text, content, end)
      (position, lineStart, breaks, wasIndented) = (end, start, 0, isIndented)
    }
    return lines.text
  }

  /// Moves to the end of the line, on which there may be no more than a comment.
  private mutating func skipBlankOnLine() throws(FrontMatterError) {
    let isSeparated = byte.isSpaceOrTab
    position = text.skipSpaces(position)
    if byte == ASCII.number, isSeparated { position = text.endOfLine(from: position) }
    guard isAtEnd || byte == ASCII.lineFeed else { throw error("the text begins on the next line") }
  }
}

/// Text that is put together from lines.
private struct Folding {
  private var bytes: [UInt8] = []
  /// How much of it is not trimmed away at a line end.
  private var kept = 0

  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ view: ByteView, _ start: Int, _ end: Int) {
    bytes.append(contentsOf: view.slice(start, end).buffer)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: String(scalar).utf8)
    keep()
  }

  /// Keeps everything until here.
  mutating func keep() { kept = bytes.count }

  /// Removes spaces and tabs from the end, except those that were escaped.
  mutating func trim() {
    while bytes.count > kept, bytes[bytes.count - 1].isSpaceOrTab { bytes.removeLast() }
  }

  /// One line end is a space; of more, the first is left out (§6.5).
  mutating func fold(_ lineEnds: Int) {
    if lineEnds == 1 { bytes.append(ASCII.space) } else { append(lineEnds: lineEnds - 1) }
    keep()
  }

  mutating func append(lineEnds: Int) {
    bytes.append(contentsOf: repeatElement(ASCII.lineFeed, count: max(0, lineEnds)))
    keep()
  }
}
