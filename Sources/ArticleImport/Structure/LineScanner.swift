internal import PlatenCore

/// A line of the text without its end, its indentation and its trailing blanks.
struct Line: Hashable {
  /// The first byte that is no blank.
  var start: Int
  /// After the last byte that is no blank. Equal to ``start`` for a blank line.
  var end: Int
  /// How many columns the line is indented; a fullwidth space is two, a tab goes to the next multiple of four.
  var indentation: Int

  /// Whether there is nothing on the line.
  var isBlank: Bool { start == end }
  /// The bytes of the text.
  var range: Range<Int> { start..<end }
}

/// Finds the lines of clean text, which end with line feeds.
struct LineScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Every line is a paragraph.
  ///
  /// - Complexity: O(*n*) in bytes.
  func lines() -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(bytes.count / 64 + 1)
    var start = 0
    var offset = 0
    let count = bytes.count
    while offset < count {
      guard bytes[offset] == 0x0A else {
        offset += isPlain(at: offset) ? 8 : 1
        continue
      }
      lines.append(trimmed(start..<offset))
      offset += 1
      start = offset
    }
    if start < count { lines.append(trimmed(start..<count)) }
    return lines
  }

  /// Whether the next eight bytes are ASCII above the controls, so that no line ends in them.
  @inline(__always)
  private func isPlain(at offset: Int) -> Bool {
    guard offset + 8 <= bytes.count else { return false }
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
  }

  private func trimmed(_ range: Range<Int>) -> Line {
    var start = range.lowerBound
    var end = range.upperBound
    var indentation = 0
    while start < end {
      let byte = bytes[start]
      if byte > 0x20, byte < 0x80 { break }
      let (scalar, length) = bytes.scalar(at: start)
      guard scalar.isBlank else { break }
      indentation += width(of: scalar, at: indentation)
      start += length
    }
    while end > start {
      var last = end - 1
      while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      guard bytes.scalar(at: last).scalar.isBlank else { break }
      end = last
    }
    return Line(start: start, end: end, indentation: indentation)
  }

  /// The columns of a blank; a byte order mark, where files were put together, has none.
  private func width(of blank: Unicode.Scalar, at column: Int) -> Int {
    switch blank {
    case "\t": 4 - column % 4
    case "\u{FEFF}": 0
    default: blank.isWide ? 2 : 1
    }
  }
}
