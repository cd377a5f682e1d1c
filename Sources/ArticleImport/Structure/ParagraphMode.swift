internal import PlatenCore

/// What makes a paragraph in a text.
enum ParagraphMode: Hashable {
  /// Every line is one.
  case lines
  /// Text between blank lines is a paragraph; its line ends are kept.
  case blankLines
  /// Text between blank lines is a paragraph; its lines, which were wrapped at the width, are joined.
  case wrapped(width: Int)
}

/// Finds out what makes a paragraph, from the whole text.
///
/// 1. A line is *full* when the first word of the next line would not have fitted on it. The text's width is that of its
///    longest line; lines above 120 columns, and the longest two in a hundred, do not count. Wide characters take two
///    columns; in Han text the next word is one character and the punctuation that must follow it.
/// 2. Of the lines that have a neighbour below (no blank line between) and do not end a sentence, at least half, and at least
///    two, are full, and fewer than one line in twenty has more than 120 columns: the text is wrapped.
/// 3. Otherwise, if no line has more than 60 columns and at least half of the groups between blank lines, of which there are two or
///    more, have several lines, it is verse or the like: blank lines make paragraphs. Unless the lines are paragraphs by
///    themselves: four in five are indented with fullwidth spaces, or two in three end a sentence, and they are not of one length.
/// 4. Otherwise every line is a paragraph.
struct ParagraphModeDetector {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]

  private static let widest = 120
  /// Narrower text is no prose: addresses, verse, lists.
  private static let narrowest = 30
  /// The columns of the shortest line of Chinese verse: five characters with their punctuation.
  private static let shortestVerse = 12

  /// The mode of the whole text.
  ///
  /// - Complexity: O(*n*) in bytes.
  func mode() -> ParagraphMode {
    let measure = TextMeasure(bytes: bytes)
    var widths: [Int] = []
    widths.reserveCapacity(lines.count)
    var histogram = [Int](repeating: 0, count: ParagraphModeDetector.widest + 1)
    var longLines = 0
    var textLines = 0
    for line in lines {
      let width = measure.columns(of: line, most: ParagraphModeDetector.widest)
      widths.append(width)
      guard !line.isBlank else { continue }
      textLines += 1
      if width > ParagraphModeDetector.widest { longLines += 1 } else { histogram[width] += 1 }
    }
    guard textLines > 1 else { return .lines }
    let width = self.width(histogram)
    if longLines * 20 < textLines, isWrapped(widths, at: width, measure) { return .wrapped(width: width) }
    let longest = longLines > 0 ? .max : histogram.lastIndex { $0 > 0 } ?? 0
    return longest <= 60 && isStanzas() && !areParagraphs(widths, measure) ? .blankLines : .lines
  }

  /// Wrapped, whatever the text looks like: only blank lines and indentation end a paragraph.
  func wrapped() -> ParagraphMode {
    let detected = mode()
    guard case .wrapped = detected else { return .wrapped(width: 0) }
    return detected
  }

  /// The width at which lines were wrapped, if they were.
  private func width(_ histogram: [Int]) -> Int {
    let total = histogram.reduce(0, +)
    var above = 0
    for width in histogram.indices.reversed() {
      above += histogram[width]
      if above * 50 > total { return width }
    }
    return 0
  }

  private func isWrapped(_ widths: [Int], at width: Int, _ measure: TextMeasure) -> Bool {
    guard width >= ParagraphModeDetector.narrowest else { return false }
    var unfinished = 0
    var full = 0
    for index in lines.indices.dropLast() where !lines[index].isBlank && !lines[index + 1].isBlank {
      guard !measure.endsSentence(lines[index]) else { continue }
      unfinished += 1
      let isLong = widths[index] > ParagraphModeDetector.widest
      if !isLong, widths[index] + measure.firstWord(of: lines[index + 1]) > width { full += 1 }
    }
    return full >= 2 && full * 2 >= unfinished
  }

  /// Whether short lines are paragraphs, not verse.
  private func areParagraphs(_ widths: [Int], _ measure: TextMeasure) -> Bool {
    var count = 0
    var ended = 0
    var wide = 0
    var lengths: [Int: Int] = [:]
    for (index, line) in lines.enumerated() where !line.isBlank {
      // The first of a group may be its heading.
      let isEnded = measure.endsSentence(line)
      if index == 0 || lines[index - 1].isBlank, !isEnded, !isIndentedWide(line) { continue }
      if NumberReader(bytes.scalars(line.range)).number() != nil { continue }
      count += 1
      if isEnded { ended += 1 }
      if isIndentedWide(line) { wide += 1 }
      lengths[widths[index] - line.indentation, default: 0] += 1
    }
    if count > 0, wide * 5 >= count * 4 { return true }
    // Lines of verse are of one length, and longer than an exclamation.
    let isVerse =
      count > 3 && lengths.contains { $0.key >= ParagraphModeDetector.shortestVerse && $0.value * 2 >= count }
    return count > 0 && ended * 3 >= count * 2 && !isVerse
  }

  /// Whether a fullwidth space stands directly before a line's text.
  private func isIndentedWide(_ line: Line) -> Bool {
    line.start >= 3 && bytes[line.start - 3] == 0xE3 && bytes[line.start - 2] == 0x80 && bytes[line.start - 1] == 0x80
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
}

/// Measures lines in columns of a fixed-width font.
struct TextMeasure {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The columns of a line with its indentation; `Int.max / 2` for a line that has more than `most`.
  func columns(of line: Line, most: Int) -> Int {
    if line.end - line.start > most * 3 { return .max / 2 }
    var columns = line.indentation
    for offset in line.range {
      let byte = bytes[offset]
      // Lead bytes from U+1100 on begin wide characters, except those of general punctuation.
      if byte & 0xC0 != 0x80 { columns += byte >= 0xE3 || byte == 0xE1 ? 2 : 1 }
    }
    return columns > most ? .max / 2 : columns
  }

  /// The columns that must be free at the end of a line for the first word of the next, with the space before it.
  func firstWord(of line: Line) -> Int {
    var columns = 0
    var offset = line.start
    while offset < line.end, columns < 120 {
      let (scalar, length) = bytes.scalar(at: offset)
      if scalar.isBlank { break }
      if scalar.isWide { return columns == 0 ? 2 + closer(at: offset + length, in: line) : columns + 1 }
      columns += 1
      offset += length
    }
    return columns + 1
  }

  /// The columns of punctuation that may not begin a line.
  private func closer(at offset: Int, in line: Line) -> Int {
    guard offset < line.end else { return 0 }
    return "，。、；：？！）》」』”’".unicodeScalars.contains(bytes.scalar(at: offset).scalar) ? 2 : 0
  }

  /// Whether a line that was not filled ends a paragraph, though no blank line follows.
  ///
  /// It does if the first word of the next would have fitted with room to spare (a fifth of the width), or at all after
  /// the end of a sentence.
  func endsParagraph(_ line: Line, before next: Line, width: Int) -> Bool {
    guard line.end > line.start else { return true }
    // A word goes on behind a hyphen.
    if bytes[line.end - 1] == 0x2D { return false }
    let used = columns(of: line, most: 240) + firstWord(of: next)
    if used + max(6, width / 5) <= width { return true }
    return used + 2 <= width && endsSentence(line)
  }

  /// Whether a line ends with the end of a sentence, or a colon.
  func endsSentence(_ line: Line) -> Bool {
    switch bytes.scalar(before: line.end, from: line.start)?.scalar {
    case ".", "!", "?", "。", "！", "？", "：", ":", "…", "”", "\"": true
    case .some, nil: false
    }
  }
}
