/// Writes the pieces of a sequence as Markdown: text is escaped where it would be read as markup, and nowhere else.
///
/// One pass over the text finds the characters that can mean something; what they would mean is decided by what
/// stands beside them and by what else is in the paragraph, such as a second asterisk.
struct TextEscapes {
  /// Where the text stands.
  struct Place {
    var dialect: MarkdownExportOptions.Dialect
    /// Whether its first line begins a line of the file, so that it must not look like a block.
    var beginsLine = true
    /// Whether it is the title of a heading of one line, at the end of which `#` and braces mean something.
    var isHeading = false
    /// Whether it stands first in an item, where `[x]` would be a task.
    var isFirstInItem = false
    /// Whether a table stands beside it, so that `Table:` would make it the caption.
    var isBesideTable = false
  }

  /// Something that may need an escape.
  private struct Mark {
    var offset: Int
    var piece: Int
    /// What decides: see ``Reason``.
    var reason: Reason
  }

  /// Why a character is escaped.
  private enum Reason: UInt8 {
    case always, reference
    case star, underscore, tilde, caret, backtick, dollar
  }

  /// What the paragraph has of a kind of mark.
  private struct Partners {
    var canOpen = false
    var needsEscape = false

    mutating func add(opens: Bool, closes: Bool) {
      if closes, canOpen { needsEscape = true }
      if opens { canOpen = true }
    }
  }

  let place: Place
  private var marks: [Mark] = []
  private var stars = Partners()
  private var underscores = Partners()
  private var tildes = Partners()
  private var carets = Partners()
  private var dollars = Partners()
  private var backtickRuns = 0
  /// Where the last `>` stands, as an offset in the sequence's bytes; `nil` before anybody has asked.
  private var lastGreater: Int?
  /// Square brackets of the text that are open.
  private var openBrackets = 0

  init(place: Place) { self.place = place }

  /// Writes a sequence.
  ///
  /// - Parameters:
  ///   - output: gets the Markdown, with line feeds between lines.
  ///   - points: gets where lines may be wrapped; then soft breaks are spaces. `nil` if nobody wraps.
  static func write(
    _ sequence: InlineSequence, place: Place, to output: inout [UInt8], points: inout WrapPoints?
  ) {
    var escapes = TextEscapes(place: place)
    escapes.find(in: sequence)
    escapes.emit(sequence, to: &output, points: &points)
  }

  /// Whether a character reference begins at an ampersand (CommonMark 0.31.2 §2.5). Every name counts as known.
  static func isReference(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Bool {
    var offset = start + 1
    guard offset < end else { return false }
    let isNumber = bytes[offset] == UInt8(ascii: "#")
    if isNumber {
      offset += 1
      if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "x") { offset += 1 }
    }
    let first = offset
    while offset < end, offset - first < 40, bytes[offset].isASCIILetter || bytes[offset].isASCIIDigit { offset += 1 }
    return offset > first && offset < end && bytes[offset] == UInt8(ascii: ";")
  }
}

// MARK: Finding

extension TextEscapes {
  private mutating func find(in sequence: InlineSequence) {
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

  private mutating func mark(_ offset: Int, _ piece: Int, _ reason: Reason) {
    marks.append(Mark(offset: offset, piece: piece, reason: reason))
  }

  /// White space at the edges of lines would be stripped, and some beginnings would be read as blocks.
  private mutating func findLineEdges(
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
    if line[0] == UInt8(ascii: "["), beginsDefinition(sequence, index) || isTask(line) {
      mark(piece.start, index, .always)
    }
    if place.isBesideTable, let colon = captionMark(line) { mark(piece.start + colon, index, .always) }
    if place.isHeading, endsLine { findHeadingEnd(of: piece, index, bytes) }
  }

  /// `[label]: ` at the start of a paragraph defines a link.
  private func beginsDefinition(_ sequence: InlineSequence, _ index: Int) -> Bool {
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

  private func isTask(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    place.isFirstInItem && place.dialect.hasGFM && line.count >= 3 && line[2] == UInt8(ascii: "]")
      && [UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X")].contains(line[1])
  }

  /// The colon of `Table:`.
  private func captionMark(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
    let word = Array("table:".utf8)
    guard place.dialect.isPlaten, line.count >= word.count else { return nil }
    for (index, byte) in word.enumerated() where line[index] | 0x20 != byte | 0x20 { return nil }
    return line[5] == UInt8(ascii: ":") ? 5 : nil
  }

  /// CommonMark 0.31.2 §4.2: `#` at the end of a heading is no content; braces there are attributes.
  private mutating func findHeadingEnd(
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

  private mutating func find(
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

  /// The bytes that ``find(_:at:in:_:_:_:)`` looks at.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    guard byte < 0x80 else { return false }
    // !  $ & . : < @  [ \ ] ^ _ `  { ~ and controls
    let low: UInt64 = 0xFFFF_FDFF | 1 << 0x21 | 1 << 0x24 | 1 << 0x26 | 1 << 0x2A | 1 << 0x2E | 1 << 0x3A | 1 << 0x3C
    let high: UInt64 =
      1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1E | 1 << 0x1F | 1 << 0x20 | 1 << 0x3B | 1 << 0x3E
      | 1 << 0x3F
    return byte < 0x40 ? low >> UInt64(byte) & 1 == 1 : high >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Looks at one special character.
  ///
  /// - Returns: where to go on.
  private mutating func find(
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
    default: break
    }
    return offset + 1
  }

  /// A run of characters that could be a mark.
  private mutating func findRun(
    _ byte: UInt8, at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var end = offset
    while end < piece.end, bytes[end] == byte { end += 1 }
    let (before, after) = classes(from: offset, to: end, byte, in: piece, index, sequence, skipsTildes: false)
    let flanks = Flanks(before: before, after: after, isRelaxed: place.dialect.isPlaten)
    var opens = flanks.mightOpen(byte)
    var closes = flanks.mightClose(byte)
    if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") {
      let (before, after) = classes(from: offset, to: end, byte, in: piece, index, sequence, skipsTildes: true)
      let flanks = Flanks(before: before, after: after, isRelaxed: place.dialect.isPlaten)
      opens = opens || flanks.mightOpen(byte)
      closes = closes || flanks.mightClose(byte)
    }
    // White space in scripts is written as references, at the edges of lines too.
    if piece.isInScript || (before.isSpace && offset - 1 == piece.start) { closes = true }
    if piece.isInScript || (after.isSpace && end + 1 == piece.end) { opens = true }
    let reason: Reason
    switch byte {
    case UInt8(ascii: "*"):
      reason = .star
      stars.add(opens: opens, closes: closes)
    case UInt8(ascii: "_"):
      reason = .underscore
      underscores.add(opens: opens, closes: closes)
    case UInt8(ascii: "~"):
      guard place.dialect.hasGFM else { return end }
      if place.dialect.isPlaten, end - offset == 1, !piece.isInScript {
        (opens, closes) = (!after.isSpace, !before.isSpace)
      }
      reason = .tilde
      tildes.add(opens: opens, closes: closes)
    default:
      if offset == piece.start, piece.isInBrackets {
        // `[^` would refer to a note.
        mark(offset, index, .always)
        return offset + 1
      }
      guard place.dialect.isPlaten else { return end }
      if !piece.isInScript { (opens, closes) = (!after.isSpace, !before.isSpace) }
      reason = .caret
      carets.add(opens: opens, closes: closes)
    }
    if opens || closes { for place in offset..<end { mark(place, index, reason) } }
    return end
  }

  /// What stands beside a run of the text, or beyond the tildes there.
  private func classes(
    from offset: Int, to end: Int, _ byte: UInt8, in piece: InlineSequence.Piece, _ index: Int,
    _ sequence: InlineSequence, skipsTildes: Bool
  ) -> (before: CharacterClass, after: CharacterClass) {
    let tilde = UInt8(ascii: "~")
    var (start, end) = (offset, end)
    if skipsTildes {
      while start > piece.start, sequence.bytes[start - 1] == tilde { start -= 1 }
      while end < piece.end, sequence.bytes[end] == tilde { end += 1 }
    }
    return (
      start > piece.start
        ? CharacterClass(sequence.scalar(before: start)) : sequence.characterClass(before: index, of: byte),
      end < piece.end ? CharacterClass(sequence.scalar(at: end)) : sequence.characterClass(after: index, of: byte)
    )
  }

  private mutating func findBracket(
    _ byte: UInt8, at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let isLast = offset + 1 == piece.end
    switch byte {
    case UInt8(ascii: "!"):
      // Before a link it would make a picture of it.
      if isLast, index + 1 < sequence.pieces.count, sequence.pieces[index + 1].kind == .markup,
        bytes[sequence.pieces[index + 1].start] == UInt8(ascii: "[")
      {
        mark(offset, index, .always)
      }
    case _ where piece.isInBrackets: mark(offset, index, .always)
    case UInt8(ascii: "["):
      openBrackets += 1
      // A note. Readers look at the bracket or at the caret.
      if !isLast, bytes[offset + 1] == UInt8(ascii: "^") {
        mark(offset, index, .always)
        mark(offset + 1, index, .always)
      }
    default:
      guard openBrackets > 0 else { return }
      let next =
        isLast ? (index + 1 < sequence.pieces.count ? bytes[min(piece.end, bytes.count - 1)] : 0x20) : bytes[offset + 1]
      if [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":")].contains(next)
        || isLast && next != 0x20
      {
        mark(offset, index, .always)
      }
    }
  }

  private mutating func hasGreater(after offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = lastGreater ?? bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    lastGreater = last
    return last > offset
  }

  /// What can follow `<` in markup: tags, comments, and the addresses of autolinks.
  static func canFollowLess(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || Array("/!?.#$%&'*+=^_`{|}~-".utf8).contains(byte)
  }

  /// `http:`, `https:` or `ftp:` before `//`: a bare address is a link (GFM 0.29 §6.9).
  private func isAddress(
    at offset: Int, in piece: InlineSequence.Piece, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard offset + 2 < piece.end, bytes[offset + 1] == UInt8(ascii: "/"), bytes[offset + 2] == UInt8(ascii: "/") else {
      return false
    }
    var start = offset
    while start > piece.start, offset - start < 6, bytes[start - 1].isASCIILetter { start -= 1 }
    let scheme = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    return scheme.hasSuffix("http") || scheme.hasSuffix("https") || scheme.hasSuffix("ftp")
  }

  private func isWWW(before offset: Int, in piece: InlineSequence.Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    offset - piece.start >= 3 && bytes[offset - 1] == 0x77 && bytes[offset - 2] == 0x77 && bytes[offset - 3] == 0x77
      && offset + 1 < piece.end && !bytes[offset + 1].isSpaceOrTab
  }

  /// Whether a brace could begin ruby, a page break, or attributes of what stands before it.
  private func isBrace(
    at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if offset == piece.start, index > 0, sequence.pieces[index - 1].kind == .markup { return true }
    if offset > piece.start, bytes[offset - 1] == UInt8(ascii: "]") { return true }
    // Braces hold no braces, so that no byte is looked at twice.
    var hasSeparator = false
    for place in offset + 1..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "|"), UInt8(ascii: "="): hasSeparator = true
      case UInt8(ascii: "{"): return false
      case UInt8(ascii: "}"): return hasSeparator
      default: break
      }
    }
    return false
  }
}

// MARK: Writing

extension TextEscapes {
  private func isEscaped(_ mark: Mark) -> Bool {
    switch mark.reason {
    case .always, .reference: true
    case .star: stars.needsEscape
    case .underscore: underscores.needsEscape
    case .tilde: tildes.needsEscape
    case .caret: carets.needsEscape
    case .dollar: dollars.needsEscape
    case .backtick: backtickRuns > 1
    }
  }

  private func emit(_ sequence: InlineSequence, to output: inout [UInt8], points: inout WrapPoints?) {
    var next = 0
    sequence.bytes.withUnsafeBufferPointer { bytes in
      for piece in sequence.pieces {
        switch piece.kind {
        case .markup: output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[piece.start..<piece.end]))
        case .softBreak:
          points?.spaces.append(output.count)
          output.append(points == nil ? 0x0A : 0x20)
        case .lineBreak:
          output.append(UInt8(ascii: "\\"))
          output.append(0x0A)
        case .open, .close:
          let style = sequence.styles[piece.style]
          for _ in 0..<style.kind.length { output.append(style.delimiter) }
        case .text: emit(piece, sequence, bytes, &next, to: &output, points: &points)
        }
      }
    }
  }

  private func emit(
    _ piece: InlineSequence.Piece, _ sequence: InlineSequence, _ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int,
    to output: inout [UInt8], points: inout WrapPoints?
  ) {
    var copied = piece.start
    func copy(to end: Int, _ output: inout [UInt8], _ points: inout WrapPoints?) {
      if points != nil {
        for offset in copied..<end where bytes[offset] == 0x20 { points?.spaces.append(output.count + offset - copied) }
        points?.texts.append(output.count..<output.count + end - copied)
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<end]))
      copied = end
    }
    while next < marks.count, marks[next].offset < piece.end {
      let mark = marks[next]
      next += 1
      guard mark.offset >= copied, isEscaped(mark) else { continue }
      copy(to: mark.offset, &output, &points)
      if mark.reason == .reference {
        let scalar = sequence.scalar(at: mark.offset)
        // CommonMark 0.31.2 §2.3: NUL is replaced, as text and as a reference.
        output += Array(scalar == 0 ? "\u{FFFD}".utf8 : "&#\(scalar);".utf8)
        copied = mark.offset + sequence.scalarLength(at: mark.offset)
      } else {
        output.append(UInt8(ascii: "\\"))
        output.append(bytes[mark.offset])
        copied = mark.offset + 1
      }
    }
    copy(to: piece.end, &output, &points)
  }
}
