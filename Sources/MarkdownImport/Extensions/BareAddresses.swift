import PlatenCore
import TextScanning

/// Addresses without angle brackets (GFM 0.29 §6.9).
enum BareAddress {
  /// Where an address that begins at an offset ends.
  ///
  /// - Parameters:
  ///   - domainStart: the offset of the domain.
  ///   - cjk: whether fullwidth punctuation ends the address.
  /// - Returns: `nil` if there is no valid domain.
  static func end(_ text: ByteView, domainStart: Int, needsPeriod: Bool, cjk: Bool) -> Int? {
    guard hasDomain(text, at: domainStart, needsPeriod: needsPeriod, cjk: cjk) else { return nil }
    var end = domainStart
    while end < text.count, !text[end].isASCIIWhitespace, text[end] != ASCII.less {
      if cjk, text[end] >= 0xE2 {
        let scalar = text.scalar(at: end)
        if CharacterClass.isCJKPunctuation(scalar.value) || CJK.isSharedPunctuation(scalar.value) { break }
      }
      end += 1
    }
    return trimmed(text, from: domainStart, to: end)
  }

  /// Alphanumerics, `-`, `_` and periods; no underscore in the last two parts.
  private static func hasDomain(_ text: ByteView, at start: Int, needsPeriod: Bool, cjk: Bool) -> Bool {
    guard text[start].isAlphanumeric || (text[start] >= 0x80 && !isBoundary(text.scalar(at: start).value)) else {
      return false
    }
    var offset = start
    var periods = 0
    var underscores = (last: 0, beforeLast: 0)
    while offset < text.count {
      let byte = text[offset]
      if byte == ASCII.period {
        underscores = (0, underscores.last)
        periods += 1
      } else if byte == ASCII.underscore {
        underscores.last += 1
      } else if byte >= 0x80 {
        let scalar = text.scalar(at: offset)
        if isBoundary(scalar.value) { break }
        offset += scalar.length - 1
      } else if !byte.isAlphanumeric && byte != ASCII.hyphen {
        break
      }
      offset += 1
    }
    if underscores.last > 0 || underscores.beforeLast > 0, periods <= 10 { return false }
    return periods > 0 || !needsPeriod
  }

  private static func isBoundary(_ scalar: UInt32) -> Bool {
    CharacterClass.isWhitespace(scalar) || CharacterClass.isPunctuation(scalar)
  }

  /// Leaves out punctuation at the end, closing parentheses that none opened, and what looks like a character reference.
  ///
  /// - Complexity: O(*n*): parentheses are counted once.
  private static func trimmed(_ text: ByteView, from start: Int, to end: Int) -> Int {
    var end = end
    var balance = 0
    for offset in start..<end {
      if text[offset] == ASCII.leftParenthesis { balance += 1 }
      if text[offset] == ASCII.rightParenthesis { balance -= 1 }
    }
    while end > start {
      switch text[end - 1] {
      case ASCII.rightParenthesis:
        guard balance < 0 else { return end }
        balance += 1
        end -= 1
      case ASCII.question, ASCII.exclamation, ASCII.period, 0x2C, ASCII.colon, ASCII.asterisk, ASCII.underscore,
        ASCII.tilde, ASCII.apostrophe, ASCII.quotation:
        end -= 1
      case ASCII.semicolon:
        var letters = end - 2
        while letters > start, text[letters].isLetter { letters -= 1 }
        end = letters < end - 2 && text[letters] == ASCII.ampersand ? letters : end - 1
      default: return end
      }
    }
    return end
  }
}

extension InlineParser {
  /// `http://`, `https://` or `ftp://` before and at the colon at an offset.
  mutating func parseBareURL(at offset: Int) -> Int {
    guard brackets.isEmpty, text[offset + 1] == ASCII.slash, text[offset + 2] == ASCII.slash else { return offset + 1 }
    var start = offset
    while start > textStart, text[start - 1].isLetter, offset - start < 6 { start -= 1 }
    let scheme = text.string(start, offset).lowercased()
    guard scheme == "http" || scheme == "https" || scheme == "ftp" else { return offset + 1 }
    guard let end = BareAddress.end(text, domainStart: offset + 3, needsPeriod: false, cjk: options.cjk) else {
      return offset + 1
    }
    return pushAddress("", start, end)
  }

  /// `www.`
  mutating func parseBareWWW(at offset: Int) -> Int {
    guard brackets.isEmpty, text.has("www.", at: offset), text[offset] == 0x77, text[offset + 1] == 0x77,
      text[offset + 2] == 0x77, text[offset + 4].isAlphanumeric || text[offset + 4] >= 0x80
    else { return offset + 1 }
    let before = text.scalar(before: offset).value
    let isAllowed =
      offset == 0 || CharacterClass.isWhitespace(before) || [0x2A, 0x5F, 0x7E, 0x28].contains(before)
      || (options.cjk && CJK.contains(before))
    guard isAllowed, let end = BareAddress.end(text, domainStart: offset, needsPeriod: true, cjk: options.cjk) else {
      return offset + 1
    }
    return pushAddress("http://", offset, end)
  }

  private mutating func pushAddress(_ prefix: String, _ start: Int, _ end: Int) -> Int {
    flushText(to: start)
    targets.append(InlineTarget(kind: .link, destination: prefix + text.string(start, end)))
    push(.autolink, start, end, payload: targets.count - 1)
    textStart = end
    return end
  }
}

/// An e-mail address in running text (GFM 0.29 §6.9).
struct BareEmail {
  let start: Int
  let end: Int

  /// Reads the address around the `@` at an offset.
  ///
  /// - Parameter limit: the offset before which it cannot begin.
  init?(_ text: ByteView, at offset: Int, notBefore limit: Int) {
    var start = offset
    while start > limit, BareEmail.isLocalPart(text[start - 1]) { start -= 1 }
    guard start < offset else { return nil }
    var end = offset + 1
    var periods = 0
    while true {
      let byte = text[end]
      if byte == ASCII.period, text[end + 1].isAlphanumeric {
        periods += 1
      } else if !byte.isAlphanumeric && byte != ASCII.hyphen && byte != ASCII.underscore {
        break
      }
      end += 1
    }
    guard end - offset >= 2, periods > 0, text[end - 1].isLetter, text[end] != ASCII.at else { return nil }
    self.start = start
    self.end = end
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == ASCII.period || byte == ASCII.plus || byte == ASCII.hyphen
      || byte == ASCII.underscore
  }
}
