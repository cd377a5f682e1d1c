/// What the beginning of a line could be taken for, if it were not escaped (CommonMark 0.31.2 §4 and §5).
enum LineStart {
  /// Where a backslash must stand so that a line is text.
  ///
  /// - Parameters:
  ///   - line: the text with which the line begins, without markup.
  ///   - endsLine: whether the line ends with it; otherwise markup follows.
  ///   - isFirst: whether it is the first line of its paragraph.
  ///   - isPlaten: whether definitions and divisions could begin.
  /// - Returns: the offset in `line`, or `nil` if it is read as text as it is.
  static func escape(in line: UnsafeBufferPointer<UInt8>, endsLine: Bool, isFirst: Bool, isPlaten: Bool) -> Int? {
    guard let first = line.first else { return nil }
    if isPlaten, isFirst, let offset = fancyMarker(in: line, endsLine) { return offset }
    switch first {
    case UInt8(ascii: "#"):
      let count = line.prefix { $0 == first }.count
      return count <= 6 && isSpace(line, count, endsLine) ? 0 : nil
    case UInt8(ascii: ">"): return 0
    case UInt8(ascii: "%"):
      // As in MyST.
      return isPlaten && isFirst && isSpace(line, 1, endsLine) ? 0 : nil
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      if isPlaten, isFirst, first == UInt8(ascii: "+"), hasThree(line), isSpace(line, 3, endsLine) { return 0 }
      if isSpace(line, 1, endsLine) || isRule(line, first, endsLine) { return 0 }
      if first == UInt8(ascii: "-"), !isFirst, endsLine, line.allSatisfy({ $0 == first || $0.isSpaceOrTab }) {
        return 0
      }
      return isDelimiterRow(line, endsLine, isFirst) ? 0 : nil
    case UInt8(ascii: "_"): return isRule(line, first, endsLine) ? 0 : nil
    case UInt8(ascii: "="):
      if isPlaten, isFirst, hasThree(line), line.count > 3 { return 0 }
      return !isFirst && endsLine && line.allSatisfy { $0 == first || $0.isSpaceOrTab } ? 0 : nil
    case UInt8(ascii: "/"): return isPlaten && isFirst && hasThree(line) && line.count > 3 ? 0 : nil
    case UInt8(ascii: "("):
      // As in MyST.
      return isPlaten && isFirst && endsLine && line.last == UInt8(ascii: "=") ? 0 : nil
    case 0x30...0x39:
      let count = line.prefix { $0.isASCIIDigit }.count
      guard count <= 9, count < line.count, isSpace(line, count + 1, endsLine) else { return nil }
      return line[count] == UInt8(ascii: ".") || line[count] == UInt8(ascii: ")") ? count : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if line.count >= 3, line[1] == first, line[2] == first { return 0 }
      return isPlaten && first == UInt8(ascii: "~") && isSpace(line, 1, endsLine) ? 0 : nil
    case UInt8(ascii: "<"):
      guard line.count > 1 else { return nil }
      return line[1].isASCIILetter || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(line[1])
        ? 0 : nil
    case UInt8(ascii: ":"):
      if isPlaten, isSpace(line, 1, endsLine) || (line.count > 1 && line[1] == first) { return 0 }
      return isDelimiterRow(line, endsLine, isFirst) ? 0 : nil
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      // As in MkDocs.
      return isPlaten && isFirst && hasThree(line) && line.count > 3 ? 0 : nil
    case UInt8(ascii: "|"): return isDelimiterRow(line, endsLine, isFirst) ? 0 : nil
    default: return nil
    }
  }

  /// Whether the line begins with three of one mark.
  private static func hasThree(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count >= 3 && line[1] == line[0] && line[2] == line[0]
  }

  /// The place to escape in `a)`, `iv.`, `(1)`, `#.` or `(@label)`, which would begin an item.
  private static func fancyMarker(in line: UnsafeBufferPointer<UInt8>, _ endsLine: Bool) -> Int? {
    let hasOpening = line[0] == UInt8(ascii: "(")
    let start = hasOpening ? 1 : 0
    guard start < line.count else { return nil }
    var end = start
    switch line[start] {
    case UInt8(ascii: "#"): end += 1
    case UInt8(ascii: "@"):
      end += 1
      while end < line.count,
        line[end].isASCIILetter || line[end].isASCIIDigit || line[end] == 0x2D || line[end] == 0x5F
      {
        end += 1
      }
    case 0x30...0x39 where hasOpening: while end < line.count, line[end].isASCIIDigit { end += 1 }
    case let byte where byte.isASCIILetter: while end < line.count, end < 14, line[end].isASCIILetter { end += 1 }
    default: return nil
    }
    guard end < line.count, line[end] == UInt8(ascii: ")") || (!hasOpening && line[end] == UInt8(ascii: ".")),
      isSpace(line, end + 1, endsLine)
    else { return nil }
    // Letters are a number if they are one, or all roman.
    let letters = line[start..<end]
    guard
      !line[start].isASCIILetter || letters.count == 1
        || letters.allSatisfy({ Array("ivxlcdm".utf8).contains($0 | 0x20) })
    else { return nil }
    return hasOpening || !line[0].isASCIILetter ? 0 : end
  }

  private static func isSpace(_ line: UnsafeBufferPointer<UInt8>, _ offset: Int, _ endsLine: Bool) -> Bool {
    offset < line.count ? line[offset].isSpaceOrTab : endsLine
  }

  /// Three or more of the same mark and nothing else make a thematic break.
  private static func isRule(_ line: UnsafeBufferPointer<UInt8>, _ mark: UInt8, _ endsLine: Bool) -> Bool {
    guard endsLine, mark != UInt8(ascii: "+") else { return false }
    var count = 0
    for byte in line {
      if byte == mark { count += 1 } else if !byte.isSpaceOrTab { return false }
    }
    return count >= 3
  }

  /// A row of dashes below a line with a pipe makes a table of them.
  private static func isDelimiterRow(_ line: UnsafeBufferPointer<UInt8>, _ endsLine: Bool, _ isFirst: Bool) -> Bool {
    !isFirst && endsLine && line.contains(UInt8(ascii: "-"))
      && line.allSatisfy {
        $0.isSpaceOrTab || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
      }
  }
}
