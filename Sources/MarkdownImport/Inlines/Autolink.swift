import TextScanning

/// An address in angle brackets (CommonMark 0.31.2 §6.5).
struct Autolink {
  /// Where the address begins and ends, without the brackets.
  let start: Int
  let end: Int
  let isEmail: Bool

  /// Reads the autolink whose `<` stands at an offset.
  init?(_ text: ByteView, at offset: Int) {
    start = offset + 1
    if let end = Autolink.endOfURI(text, from: start) {
      self.end = end
      isEmail = false
    } else if let end = Autolink.endOfEmail(text, from: start) {
      self.end = end
      isEmail = true
    } else {
      return nil
    }
  }

  private static func endOfURI(_ text: ByteView, from start: Int) -> Int? {
    guard text[start].isLetter else { return nil }
    var offset = start + 1
    while text[offset].isAlphanumeric || text[offset] == ASCII.plus || text[offset] == ASCII.period
      || text[offset] == ASCII.hyphen
    {
      offset += 1
    }
    guard text[offset] == ASCII.colon, (2...32).contains(offset - start) else { return nil }
    while text[offset] > ASCII.space, text[offset] != 0x7F, text[offset] != ASCII.less, text[offset] != ASCII.greater {
      offset += 1
    }
    return text[offset] == ASCII.greater ? offset : nil
  }

  private static func endOfEmail(_ text: ByteView, from start: Int) -> Int? {
    var offset = start
    while isLocalPart(text[offset]) { offset += 1 }
    guard offset > start, text[offset] == ASCII.at else { return nil }
    repeat {
      // A label has 1 to 63 letters, digits and hyphens; hyphens not at its ends.
      let label = offset + 1
      offset = label
      while text[offset].isAlphanumeric || text[offset] == ASCII.hyphen { offset += 1 }
      guard (1...63).contains(offset - label), text[label] != ASCII.hyphen, text[offset - 1] != ASCII.hyphen else {
        return nil
      }
    } while text[offset] == ASCII.period
    return text[offset] == ASCII.greater ? offset : nil
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    if byte.isAlphanumeric { return true }
    switch byte {
    case ASCII.period, ASCII.exclamation, ASCII.number, ASCII.dollar, 0x25, ASCII.ampersand, ASCII.apostrophe,
      ASCII.asterisk, ASCII.plus, ASCII.slash, ASCII.equals, ASCII.question, ASCII.caret, ASCII.underscore,
      ASCII.backtick, ASCII.leftBrace, ASCII.pipe, ASCII.rightBrace, ASCII.tilde, ASCII.hyphen:
      return true
    default: return false
    }
  }
}
