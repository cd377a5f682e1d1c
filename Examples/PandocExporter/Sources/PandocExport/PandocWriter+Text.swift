import PlatenCore

extension PandocWriter {
  // snippet: text
  /// Writes text as pandoc has it: words as `Str`, what is between them as `Space`.
  mutating func write(_ text: String) {
    var text = text
    var skipsSpace = lastScalar == " "
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        let start = position
        let isSpace = isSpace(bytes[start])
        while position < bytes.count, self.isSpace(bytes[position]) == isSpace { position += 1 }
        if isSpace {
          if !skipsSpace { bare("Space") }
        } else {
          begin("Str")
          json.string(UnsafeBufferPointer(rebasing: bytes[start..<position]))
          end()
        }
        skipsSpace = false
      }
    }
    if let last = text.unicodeScalars.last { lastScalar = last.properties.isWhitespace ? " " : last }
  }

  /// White space that may be a line's end. Others, such as the no-break space, are characters like any other.
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  // end of snippet

  /// Writes a line end of the source: a `SoftBreak`, which pandoc makes a space, or nothing between two Han characters.
  mutating func writeSoftBreak(before rest: ArraySlice<Inline>) {
    if let lastScalar, lastScalar.isWide, let next = rest.firstScalar, next.isWide { return }
    if lastScalar != " " { bare("SoftBreak") }
    lastScalar = " "
  }
}

extension Collection<Inline> {
  /// The first character that is shown; a space for what is none.
  fileprivate var firstScalar: Unicode.Scalar? {
    for inline in self {
      if let scalar = inline.firstScalar { return scalar }
    }
    return nil
  }
}

extension Inline {
  fileprivate var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.first
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.firstScalar
    case .link(let link): link.inlines.firstScalar
    case .span(let span): span.inlines.firstScalar
    case .ruby(let ruby): ruby.segments.lazy.compactMap { $0.base.unicodeScalars.first }.first
    case .gloss(let gloss): gloss.term.firstScalar
    case .code, .image, .note, .math, .raw, .softBreak, .lineBreak: " "
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character is as wide as a Han character, and no space stands beside it: Han, kana, their punctuation
  /// (UAX #11, W and F, without Hangul).
  var isWide: Bool {
    switch value {
    case 0x3130...0x318F: false
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0x1_B000...0x1_B2FF, 0x2_0000...0x3_FFFD:
      true
    default: false
    }
  }
}
