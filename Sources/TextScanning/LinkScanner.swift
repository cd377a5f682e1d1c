/// The parts of links and link reference definitions (CommonMark 0.31.2 §4.7 and §6.3).
package enum LinkScanner {
  /// How many characters a label may have.
  package static let maximumLabelLength = 999
  /// How deep unescaped parentheses in a destination may be nested, as in cmark.
  package static let maximumParentheses = 32

  /// A part of the source without its delimiters.
  package struct Part {
    package var start: Int
    package var end: Int
    /// The offset after the closing delimiter.
    package var next: Int

    package init(start: Int, end: Int, next: Int) {
      self.start = start
      self.end = end
      self.next = next
    }
  }

  /// The label that begins with the `[` at an offset. It may be blank.
  package static func label(_ view: ByteView, at start: Int) -> Part? {
    guard view[start] == ASCII.leftBracket else { return nil }
    var offset = start + 1
    while offset < view.count {
      switch view[offset] {
      case ASCII.backslash:
        offset += view[offset + 1].isASCIIPunctuation ? 2 : 1
      case ASCII.leftBracket: return nil
      case ASCII.rightBracket: return Part(start: start + 1, end: offset, next: offset + 1)
      default: offset += 1
      }
      if offset - start > maximumLabelLength + 1 { return nil }
    }
    return nil
  }

  /// The destination at an offset, still with its escapes.
  package static func destination(_ view: ByteView, at start: Int) -> Part? {
    var offset = start
    if view[start] == ASCII.less {
      offset += 1
      while offset < view.count {
        switch view[offset] {
        case ASCII.backslash: offset += view[offset + 1].isASCIIPunctuation ? 2 : 1
        case ASCII.lineFeed, ASCII.less: return nil
        case ASCII.greater: return Part(start: start + 1, end: offset, next: offset + 1)
        default: offset += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while offset < view.count {
      switch view[offset] {
      case ASCII.backslash: offset += view[offset + 1].isASCIIPunctuation ? 2 : 1
      case ASCII.leftParenthesis:
        depth += 1
        if depth > maximumParentheses { return nil }
        offset += 1
      case ASCII.rightParenthesis:
        if depth == 0 { break scan }
        depth -= 1
        offset += 1
      case let byte where byte <= ASCII.space || byte == 0x7F: break scan
      default: offset += 1
      }
    }
    guard offset > start, depth == 0 else { return nil }
    return Part(start: start, end: offset, next: offset)
  }

  /// The title at an offset, in quotation marks, apostrophes or parentheses; it holds no blank line.
  package static func title(_ view: ByteView, at start: Int) -> Part? {
    let closing: UInt8
    switch view[start] {
    case ASCII.quotation, ASCII.apostrophe: closing = view[start]
    case ASCII.leftParenthesis: closing = ASCII.rightParenthesis
    default: return nil
    }
    var offset = start + 1
    while offset < view.count {
      switch view[offset] {
      case closing: return Part(start: start + 1, end: offset, next: offset + 1)
      case ASCII.backslash: offset += view[offset + 1].isASCIIPunctuation ? 2 : 1
      case ASCII.leftParenthesis where closing == ASCII.rightParenthesis: return nil
      default: offset += 1
      }
    }
    return nil
  }

  /// The form in which labels are compared: case folded, outer whitespace removed, inner whitespace one space.
  ///
  /// - Returns: `nil` if the label is blank.
  package static func normalizedLabel(_ view: ByteView, _ part: Part) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part.end - part.start)
    var isASCII = true
    var pendingSpace = false
    var offset = part.start
    while offset < part.end {
      let byte = view[offset]
      offset += 1
      if byte.isASCIIWhitespace {
        pendingSpace = !bytes.isEmpty
        continue
      }
      if pendingSpace { bytes.append(ASCII.space) }
      pendingSpace = false
      if byte >= 0x80 { isASCII = false }
      bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    guard !bytes.isEmpty else { return nil }
    let label = String(decoding: bytes, as: UTF8.self)
    return isASCII ? label : folded(label)
  }

  /// Unicode case folding. The standard library has none; lower case of upper case of lower case comes to the same
  /// for what distinguishes labels (`ẞ` and `SS` are one).
  private static func folded(_ text: String) -> String { text.lowercased().uppercased().lowercased() }
}
