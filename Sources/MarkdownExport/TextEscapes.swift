/// Writes the pieces of a sequence as Markdown: text is escaped where it would be read as markup, and nowhere else.
///
/// One pass over the text finds the characters that can mean something; what they would mean is decided by what
/// stands beside them and by what else is in the paragraph, such as a second asterisk.
struct TextEscapes {
  /// Where the text stands.
  struct Place {
    var dialect: MarkdownOptions.Dialect
    /// Whether its first line begins a line of the file, so that it must not look like a block.
    var beginsLine = true
    /// Whether it is the title of a heading of one line, at the end of which `#` and braces mean something.
    var isHeading = false
    /// Whether it stands first in an item, where `[x]` would be a task.
    var isFirstInItem = false
    /// Whether a table stands beside it, so that `Table:` would make it the caption.
    var isBesideTable = false
    /// Whether readers that do not know what it stands in, such as a cell, see one paragraph with other text: then what
    /// would begin or end there must not begin or end here.
    var isJoined = false
  }

  /// Something that may need an escape.
  struct Mark {
    var offset: Int
    var piece: Int
    /// What decides: see ``Reason``.
    var reason: Reason
  }

  /// Why a character is escaped.
  enum Reason: UInt8 {
    case always, reference
    case star, underscore, tilde, caret, backtick, dollar
  }

  /// What the paragraph has of a kind of mark.
  struct Partners {
    var canOpen = false
    var needsEscape = false

    mutating func add(opens: Bool, closes: Bool) {
      if closes, canOpen { needsEscape = true }
      if opens { canOpen = true }
    }
  }

  let place: Place
  var marks: [Mark] = []
  var stars = Partners()
  var underscores = Partners()
  var tildes = Partners()
  var carets = Partners()
  var dollars = Partners()
  var backtickRuns = 0
  /// Where the last `>` stands, as an offset in the sequence's bytes; `nil` before anybody has asked.
  var lastGreater: Int?
  /// Where the next `}` stands, and the last `|` or `=` before it, as offsets in the sequence's bytes; -1 if there is none.
  var closingBrace = (offset: -1, separator: -1)
  /// Square brackets of the text that are open.
  var openBrackets = 0

  init(place: Place) {
    self.place = place
    guard place.isJoined else { return }
    backtickRuns = 1
    lastGreater = .max
    openBrackets = 1
  }

  /// Writes a sequence.
  ///
  /// - Parameters:
  ///   - output: gets the Markdown, with line feeds between lines.
  ///   - points: receives the places where lines may be wrapped; soft breaks are spaces then. `nil` if lines are not wrapped.
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
