import PlatenCore
import TextScanning

/// Single quotation marks that may open something, and how many double ones are open.
struct OpenQuotations {
  /// Where in ``InlineParser/extra`` the marks begin that are apostrophes unless something closes them.
  var singles: [Int] = []
  var doubles = 0
}

/// Quotation marks, dashes and ellipses as they are set, of what typewriters have.
extension InlineParser {
  private static let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]

  /// `"` and `'`: whether one opens or closes depends on the characters around it, as for emphasis.
  mutating func parseQuotationMark(at offset: Int) -> Int {
    let (before, after) = (neighbour(before: offset), neighbour(after: offset))
    let isLeft = after != .blank && (after != .punctuation || before != .word)
    let isRight = before != .blank && (before != .punctuation || after != .word)
    let mayOpen =
      isLeft && !isRight && text[offset - 1] != ASCII.rightBracket && text[offset - 1] != ASCII.rightParenthesis
    flushText(to: offset)
    textStart = offset + 1
    let start = extra.count
    if text[offset] == ASCII.quotation {
      // Between letters that are set without spaces only the marks before tell.
      let isBetweenHan = isLeft && isRight && (text[offset - 1] >= 0x80 || text[offset + 1] >= 0x80)
      let opens = mayOpen || isBetweenHan && quotations.doubles == 0
      quotations.doubles = opens ? quotations.doubles + 1 : max(0, quotations.doubles - 1)
      extra += [0xE2, 0x80, opens ? 0x9C : 0x9D]
    } else {
      extra += InlineParser.apostrophe
      if mayOpen {
        quotations.singles.append(start)
      } else if isRight, let opening = quotations.singles.popLast() {
        extra[opening + 2] = 0x98
      }
    }
    push(.extra, start, extra.count)
    return textStart
  }

  private enum Neighbour { case blank, punctuation, word }

  private func neighbour(before offset: Int) -> Neighbour {
    offset == 0 ? .blank : InlineParser.neighbour(text.scalar(before: offset).value)
  }

  private func neighbour(after offset: Int) -> Neighbour {
    offset + 1 >= text.count ? .blank : InlineParser.neighbour(text.scalar(at: offset + 1).value)
  }

  private static func neighbour(_ scalar: UInt32) -> Neighbour {
    if CharacterClass.isWhitespace(scalar) { return .blank }
    return CharacterClass.isPunctuation(scalar) ? .punctuation : .word
  }

  /// A run of hyphens: two are an en dash, three an em dash; of more as few kinds of dashes as can be.
  mutating func parseHyphens(at offset: Int) -> Int {
    var end = offset
    while text[end] == ASCII.hyphen { end += 1 }
    let count = end - offset
    guard count > 1 else { return end }
    let ens =
      switch count % 3 {
      case _ where count % 2 == 0 && count % 3 != 0: count / 2
      case 1: 2
      case 2: 1
      default: 0
      }
    let ems = (count - 2 * ens) / 3
    return replace(offset..<end, String(repeating: "—", count: ems) + String(repeating: "–", count: ens))
  }

  mutating func parsePeriods(at offset: Int) -> Int {
    guard text[offset + 1] == ASCII.period, text[offset + 2] == ASCII.period else { return offset + 1 }
    return replace(offset..<offset + 3, "…")
  }

  private mutating func replace(_ range: Range<Int>, _ replacement: String) -> Int {
    flushText(to: range.lowerBound)
    let start = extra.count
    extra += Array(replacement.utf8)
    push(.extra, start, extra.count)
    textStart = range.upperBound
    return textStart
  }
}
