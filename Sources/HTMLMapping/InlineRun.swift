import PlatenCore

/// Running text that is being made, with white space as HTML means it (CSS Text 3 §4.1): any number of spaces and line
/// ends is one, and none at the start, at the end, and beside a line break.
struct InlineRun {
  /// White space that is not written before something comes after it.
  private enum Gap { case none, space, lineEnd }

  private(set) var inlines: [Inline] = []
  private var text = ""
  private var gap = Gap.none
  /// Whether white space that comes next is none.
  private var isAfterSpace = true
  /// Whether text is computer code.
  var isCode = false

  /// Makes a run.
  ///
  /// - Parameter keepsStart: whether white space at the start is kept: the run goes on from something.
  init(keepsStart: Bool = false) { isAfterSpace = !keepsStart }

  /// Adds text of the source.
  mutating func append(_ source: String) {
    var start = source.utf8.startIndex
    let bytes = source.utf8
    var index = start
    while index < bytes.endIndex {
      guard bytes[index].isSpace else {
        index = bytes.index(after: index)
        continue
      }
      write(source[start..<index])
      var hasLineEnd = false
      while index < bytes.endIndex, bytes[index].isSpace {
        if bytes[index] == 0x0A { hasLineEnd = true }
        index = bytes.index(after: index)
      }
      if !isAfterSpace, gap == .none { gap = hasLineEnd ? .lineEnd : .space }
      start = index
    }
    write(source[start...])
  }

  private mutating func write(_ piece: Substring) {
    guard !piece.isEmpty else { return }
    writeGap()
    text += piece
    isAfterSpace = false
  }

  /// Writes white space that was waiting.
  mutating func writeGap() {
    switch gap {
    case .none: return
    case .space: text += " "
    case .lineEnd where isCode: text += " "
    case .lineEnd:
      flush()
      inlines.append(.softBreak)
    }
    gap = .none
    isAfterSpace = true
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    if !isCode, case .text(var before)? = inlines.last {
      // Taken out, it is not copied.
      inlines.removeLast()
      before += text
      inlines.append(.text(before))
    } else {
      inlines.append(isCode ? .code(CodeSpan(text)) : .text(text))
    }
    text = ""
  }

  /// Adds something that is no text.
  mutating func append(_ inline: Inline) {
    writeGap()
    flush()
    inlines.append(inline)
    isAfterSpace = false
  }

  /// Adds an anchor: white space beside it is what it was.
  mutating func appendAnchor(_ inline: Inline) {
    flush()
    inlines.append(inline)
  }

  /// Adds inlines that were made elsewhere, with their white space as it is.
  mutating func append(made more: [Inline]) {
    for inline in more {
      switch inline {
      case .text(let piece) where !isCode:
        // Beside HTML one space is enough.
        let piece = isAfterSpace ? piece.drop { $0 == " " } : piece[...]
        guard !piece.isEmpty else { continue }
        writeGap()
        text += piece
        isAfterSpace = piece.utf8.last?.isSpace ?? false
      case .text(let piece): append(piece)
      case .softBreak:
        if isAfterSpace { continue }
        append(inline)
        isAfterSpace = true
      case .lineBreak: appendLineBreak()
      case .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby, .gloss,
        .note, .math, .raw:
        append(inline)
      }
    }
  }

  /// Adds a mark that stands close to what is before it.
  mutating func appendClosing(_ mark: String) {
    gap = .none
    text += mark
    isAfterSpace = false
  }

  mutating func appendLineBreak() {
    gap = .none
    while text.utf8.last == 0x20 { text.removeLast() }
    flush()
    inlines.append(.lineBreak)
    isAfterSpace = true
  }

  /// Says that what comes next does not touch what came before.
  mutating func appendSpace() {
    if !isAfterSpace, gap == .none { gap = .space }
  }

  /// Begins the content of an element; white space goes on through its edges.
  mutating func begin(isCode: Bool) -> InlineRun {
    writeGap()
    flush()
    let outer = self
    inlines = []
    self.isCode = isCode
    return outer
  }

  /// Ends the content of an element.
  mutating func end(_ outer: InlineRun) -> [Inline] {
    flush()
    let content = inlines
    inlines = outer.inlines
    isCode = outer.isCode
    return content
  }

  /// Adds an element whose content was made.
  mutating func appendElement(_ inline: Inline) {
    if case .text(let piece) = inline, !isCode {
      text += piece
    } else {
      flush()
      inlines.append(inline)
    }
  }

  /// Ends a run that goes on in something.
  mutating func finishOpen() -> [Inline] {
    writeGap()
    flush()
    return inlines
  }

  /// Ends the run; white space and line breaks at its end are none.
  mutating func finish() -> [Inline] {
    flush()
    while let last = inlines.last {
      switch last {
      case .lineBreak, .softBreak: inlines.removeLast()
      case .text(let text) where text.utf8.last == 0x20:
        inlines[inlines.count - 1] = .text(String(text.dropLast()))
        if text.utf8.count == 1 { inlines.removeLast() }
      case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby,
        .gloss, .note, .math, .raw:
        let made = inlines
        self = InlineRun()
        return made
      }
    }
    self = InlineRun()
    return []
  }
}

extension UInt8 {
  /// White space of HTML: tab, line feed, form feed, carriage return, space.
  var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0C || self == 0x0D }
}
