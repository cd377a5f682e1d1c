import PlatenCore

/// Finds what may need an escape.
extension TextEscapes {
  mutating func find(in sequence: InlineSequence) {
    sequence.bytes.withUnsafeBufferPointer { bytes in
      for style in sequence.styles where style.delimiter != 0 {
        // In cmark-gfm a lone `~~` within a style keeps the style from ending.
        tildes.needsEscape = true
        switch style.delimiter {
        case UInt8(ascii: "*"): stars.needsEscape = true
        case UInt8(ascii: "_"): underscores.needsEscape = true
        case UInt8(ascii: "~"): tildes.needsEscape = true
        default: carets.needsEscape = true
        }
      }
      var startsLine = place.beginsLine
      var isFirstLine = true
      for (index, piece) in sequence.pieces.enumerated() {
        switch piece.kind {
        case .text:
          findLineEdges(of: piece, index, sequence, bytes, startsLine, isFirstLine)
          find(in: piece, index, sequence, bytes)
          startsLine = false
        case .softBreak, .lineBreak:
          startsLine = true
          isFirstLine = false
        case .markup, .open, .close: startsLine = false
        }
      }
    }
    if sequence.usesDollars { dollars.needsEscape = true }
    if sequence.usesBackticks { backtickRuns += 2 }
    // A reference before a backslash at the same place: it is the stronger.
    marks.sort { ($0.offset, $0.reason == .reference ? 0 : 1) < ($1.offset, $1.reason == .reference ? 0 : 1) }
  }

  mutating func mark(_ offset: Int, _ piece: Int, _ reason: Reason) {
    marks.append(Mark(offset: offset, piece: piece, reason: reason))
  }

  /// White space at the edges of lines would be stripped, and some beginnings would be read as blocks.
  mutating func findLineEdges(
    of piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence, _ bytes: UnsafeBufferPointer<UInt8>,
    _ startsLine: Bool, _ isFirstLine: Bool
  ) {
    let next = index + 1 < sequence.pieces.count ? sequence.pieces[index + 1].kind : .lineBreak
    let endsLine = next == .softBreak || next == .lineBreak
    let previous = index > 0 ? sequence.pieces[index - 1].kind : .lineBreak
    if piece.encodesFirst || ((previous == .softBreak || previous == .lineBreak) && bytes[piece.start].isSpaceOrTab) {
      mark(piece.start, index, .reference)
    }
    if endsLine, bytes[piece.end - 1].isSpaceOrTab { mark(piece.end - 1, index, .reference) }
    if previous == .markup, bytes[piece.start] == UInt8(ascii: "("),
      bytes[sequence.pieces[index - 1].end - 1] == UInt8(ascii: "]")
    {
      // The reference to a note would be read as a link.
      mark(piece.start, index, .always)
    }
    if piece.encodesLast {
      var last = piece.end - 1
      while last > piece.start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      mark(last, index, .reference)
    }
    guard startsLine else {
      if place.isHeading, endsLine { findHeadingEnd(of: piece, index, bytes) }
      return
    }
    let line = UnsafeBufferPointer(rebasing: bytes[piece.start..<piece.end])
    if let offset = LineStart.escape(
      in: line, endsLine: endsLine, isFirst: isFirstLine, isPlaten: place.dialect.isPlaten)
    {
      mark(piece.start + offset, index, .always)
    }
    guard isFirstLine else { return }
    if line[0] == UInt8(ascii: "["), beginsDefinition(sequence, index) || isTask(line) || isAlert(line) {
      mark(piece.start, index, .always)
    }
    if place.isBesideTable, let colon = captionMark(line) { mark(piece.start + colon, index, .always) }
    if place.isHeading, endsLine { findHeadingEnd(of: piece, index, bytes) }
  }

  /// `[label]: ` at the start of a paragraph defines a link.
  func beginsDefinition(_ sequence: InlineSequence, _ index: Int) -> Bool {
    for piece in sequence.pieces[index...] where piece.kind == .text || piece.kind == .markup {
      let bytes = sequence.bytes[piece.start..<piece.end]
      var offset = bytes.startIndex
      while offset < bytes.endIndex {
        if bytes[offset] == UInt8(ascii: "]"), offset + 1 < bytes.endIndex, bytes[offset + 1] == UInt8(ascii: ":") {
          return true
        }
        offset += 1
      }
    }
    return false
  }

  func isTask(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    place.isFirstInItem && place.dialect.hasGFM && line.count >= 3 && line[2] == UInt8(ascii: "]")
      && [UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X")].contains(line[1])
  }

  /// `[!NOTE]`, which in a quotation would make it an alert.
  func isAlert(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    place.dialect.hasGFM && line.count > 3 && line[1] == UInt8(ascii: "!") && line.contains(UInt8(ascii: "]"))
  }

  /// The colon of `Table:`.
  func captionMark(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
    let word = Array("table:".utf8)
    guard place.dialect.isPlaten, line.count >= word.count else { return nil }
    for (index, byte) in word.enumerated() where line[index] | 0x20 != byte | 0x20 { return nil }
    return line[5] == UInt8(ascii: ":") ? 5 : nil
  }

  /// CommonMark 0.31.2 §4.2: `#` at the end of a heading is no content; braces there are attributes.
  mutating func findHeadingEnd(
    of piece: InlineSequence.Piece, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    var end = piece.end
    while end > piece.start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    guard end > piece.start else { return }
    let last = bytes[end - 1]
    if last == UInt8(ascii: "#") {
      var start = end
      while start > piece.start, bytes[start - 1] == last { start -= 1 }
      if start == piece.start || bytes[start - 1].isSpaceOrTab { mark(end - 1, index, .always) }
    }
    if last == UInt8(ascii: "}"), place.dialect.isPlaten,
      let brace = bytes[piece.start..<end].lastIndex(of: UInt8(ascii: "{"))
    {
      mark(brace, index, .always)
    }
  }

  mutating func find(
    in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    var offset = piece.start
    while true {
      while offset < piece.end, !TextEscapes.isSpecial(bytes[offset]) { offset += 1 }
      guard offset < piece.end else { break }
      offset = find(bytes[offset], at: offset, in: piece, index, sequence, bytes)
    }
    if piece.isInScript {
      for offset in piece.start..<piece.end where bytes[offset].isSpaceOrTab { mark(offset, index, .reference) }
    }
  }

  /// Whether a character beyond ASCII would not come back from a file if it stood there as it is.
  static func isUnreadable(_ scalar: UInt32) -> Bool {
    (0x80...0x9F).contains(scalar) || scalar == 0x2028 || scalar == 0x2029 || scalar == 0xFEFF
  }

  /// The bytes that ``find(_:at:in:_:_:_:)`` looks at.
  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    // The first bytes of C1 controls, of U+2028 and U+2029, and of U+FEFF, among others.
    guard byte < 0x80 else { return byte == 0xC2 || byte == 0xE2 || byte == 0xEF }
    // !  $ & . : < @  [ \ ] ^ _ `  { ~ and controls
    let low: UInt64 = 0xFFFF_FDFF | 1 << 0x21 | 1 << 0x24 | 1 << 0x26 | 1 << 0x2A | 1 << 0x2E | 1 << 0x3A | 1 << 0x3C
    let high: UInt64 =
      1 | 1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1E | 1 << 0x1F | 1 << 0x20 | 1 << 0x3B | 1 << 0x3E
      | 1 << 0x3F
    return byte < 0x40 ? low >> UInt64(byte) & 1 == 1 : high >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Looks at one special character.
  ///
  /// - Returns: where to go on.
  mutating func find(
    _ byte: UInt8, at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let next: UInt8? = offset + 1 < piece.end ? bytes[offset + 1] : nil
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "^"):
      return findRun(byte, at: offset, in: piece, index, sequence, bytes)
    case UInt8(ascii: "\\"):
      // Before markup and at the end of a line it would be read as an escape or a line break.
      let isBeforeLast = offset + 1 < piece.end && offset + 1 + sequence.scalarLength(at: offset + 1) == piece.end
      if next.map({ $0.isASCIIPunctuation || $0 <= 0x20 }) ?? true || isBeforeLast && piece.encodesLast {
        mark(offset, index, .always)
      }
    case UInt8(ascii: "`"):
      var end = offset
      while end < piece.end, bytes[end] == byte {
        mark(end, index, .backtick)
        end += 1
      }
      backtickRuns += 1
      return end
    case UInt8(ascii: "&"):
      if TextEscapes.isReference(bytes, at: offset, end: piece.end) { mark(offset, index, .always) }
    case UInt8(ascii: "<"):
      if let next, TextEscapes.canFollowLess(next), hasGreater(after: offset, bytes) { mark(offset, index, .always) }
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"):
      findBracket(byte, at: offset, in: piece, index, sequence, bytes)
    case UInt8(ascii: ":"):
      if isAddress(at: offset, in: piece, bytes) { mark(offset, index, .always) }
      // `[^1]: ` would define a note.
      if offset == piece.start, index > 0, sequence.pieces[index - 1].kind == .markup { mark(offset, index, .always) }
    case UInt8(ascii: "@"):
      if place.dialect.isPlaten, !piece.isInLink, isEmail(at: offset, in: piece, bytes) { mark(offset, index, .always) }
    case UInt8(ascii: "."):
      if isWWW(before: offset, in: piece, bytes) { mark(offset, index, .always) }
    case UInt8(ascii: "$"):
      guard place.dialect.isPlaten else { break }
      mark(offset, index, .dollar)
      let previous: UInt8 = offset > piece.start ? bytes[offset - 1] : 0x21
      dollars.add(
        opens: piece.isInScript || !(next ?? 0x21).isSpaceOrTab, closes: piece.isInScript || !previous.isSpaceOrTab)
    case UInt8(ascii: "{"):
      if place.dialect.isPlaten, isBrace(at: offset, in: piece, index, sequence, bytes) { mark(offset, index, .always) }
    case 0x00..<0x20, 0x7F: mark(offset, index, .reference)
    case 0xC2, 0xE2, 0xEF:
      // A reader takes these for line ends, byte order marks or faults of the file.
      let scalar = bytes.scalar(at: offset).scalar.value
      if TextEscapes.isUnreadable(scalar) { mark(offset, index, .reference) }
    default: break
    }
    return offset + 1
  }
}
