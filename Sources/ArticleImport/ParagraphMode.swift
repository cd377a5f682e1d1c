/// What makes a paragraph in a text, found out from the whole of it.
///
/// 1. A line is *full* when the first word of the next line would not have fitted on it: the text was wrapped at the
///    width of its longest line that has at most 120 columns. Wide characters count as two columns; in Han text the next
///    word is one character and the punctuation that must follow it.
/// 2. If at least two thirds of the lines that have a neighbour below (no blank line between) are full, and lines above
///    120 columns are rare (less than one in twenty), the text is ``wrapped``.
/// 3. Otherwise, if there are at least two groups of lines between blank lines, no line is longer than 60 columns, and half
///    of the groups have several lines, it is verse or the like: ``blankLines``.
/// 4. Otherwise every line is a paragraph: ``lines``.
enum ParagraphMode: Hashable {
  case lines
  case blankLines
  case wrapped
}

struct ParagraphModeDetector {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]

  private static let widest = 120

  /// The mode of the whole text.
  ///
  /// - Complexity: O(*n*) in bytes.
  func mode() -> ParagraphMode {
    var widths: [Int] = []
    widths.reserveCapacity(lines.count)
    var longLines = 0
    var textLines = 0
    var longest = 0
    var width = 0
    for line in lines {
      let columns = self.columns(of: line)
      widths.append(columns)
      guard !line.isBlank else { continue }
      textLines += 1
      longest = max(longest, columns)
      if columns > ParagraphModeDetector.widest { longLines += 1 } else { width = max(width, columns) }
    }
    guard textLines > 1 else { return .lines }
    if longLines * 20 < textLines, isWrapped(widths, at: width) { return .wrapped }
    return longest <= 60 && isStanzas() ? .blankLines : .lines
  }

  private func isWrapped(_ widths: [Int], at width: Int) -> Bool {
    // Shorter lines than this are no prose: addresses, verse, lists.
    guard width >= 30 else { return false }
    var neighbours = 0
    var full = 0
    for index in lines.indices.dropLast() where !lines[index].isBlank && !lines[index + 1].isBlank {
      neighbours += 1
      let next = firstWord(of: lines[index + 1])
      if widths[index] + next > width, widths[index] <= ParagraphModeDetector.widest { full += 1 }
    }
    return full >= 2 && full * 3 >= neighbours * 2
  }

  private func isStanzas() -> Bool {
    var groups = 0
    var several = 0
    var size = 0
    for line in lines + [Line(start: 0, end: 0, indentation: 0)] {
      if !line.isBlank {
        size += 1
        continue
      }
      if size > 0 { groups += 1 }
      if size > 1 { several += 1 }
      size = 0
    }
    return groups >= 2 && several * 2 >= groups
  }

  /// The width with indentation; lines above the widest are not measured to their end.
  private func columns(of line: Line) -> Int {
    if line.end - line.start > ParagraphModeDetector.widest * 3 { return .max }
    var columns = line.indentation
    for offset in line.range {
      let byte = bytes[offset]
      // Lead bytes of three (from U+1100, but for general punctuation) and four bytes begin wide characters.
      if byte & 0xC0 != 0x80 { columns += byte >= 0xE3 || byte == 0xE1 ? 2 : 1 }
    }
    return columns
  }

  /// The columns that must fit on a line for the first word of another, with the space before it.
  private func firstWord(of line: Line) -> Int {
    var columns = 0
    var offset = line.start
    while offset < line.end, columns < 40 {
      let (scalar, length) = bytes.scalar(at: offset)
      if scalar.isBlank { break }
      if scalar.isWide { return columns == 0 ? closers(from: offset + length, in: line) + 2 : columns + 1 }
      columns += 1
      offset += length
    }
    return columns + 1
  }

  /// The columns of the punctuation that may not begin a line.
  private func closers(from start: Int, in line: Line) -> Int {
    guard start < line.end else { return 0 }
    return "，。、；：？！）》」』”’".unicodeScalars.contains(bytes.scalar(at: start).scalar) ? 2 : 0
  }
}
