/// Chooses the marks of styles, so that they are read as what they are wherever they stand.
extension InlineSequence {
  /// Chooses a mark for every style, and writes characters beside marks as references where that makes the marks work.
  ///
  /// - Parameter isPlaten: whether the reader takes CJK punctuation beside marks as letters, and a style that cannot be
  ///   marked where it stands can be set in brackets: `[*x*]{.inner}`, `[x y]{.superscript}`.
  /// - Returns: the styles that cannot be marked where they stand.
  mutating func resolveStyles(isPlaten: Bool) -> [StyleKind] {
    guard !styles.isEmpty else { return [] }
    var dropped: [StyleKind] = []
    var open: [Int] = []
    // Styles in brackets, and how many were open around them: marks do not reach across brackets.
    var isolated: [(style: Int, outer: Int)] = []
    for place in pieces.indices {
      let piece = pieces[place]
      if piece.kind == .open {
        if let delimiter = delimiter(
          for: piece.style, within: open[(isolated.last?.outer ?? 0)...], isRelaxed: isPlaten)
        {
          styles[piece.style].delimiter = delimiter
          open.append(piece.style)
        } else if isPlaten {
          let kind = styles[piece.style].kind
          if !kind.isScript { styles[piece.style].delimiter = kind.delimiters[0] }
          styles[piece.style].isBracketed = true
          isolated.append((piece.style, open.count))
          open.append(piece.style)
        } else {
          dropped.append(styles[piece.style].kind)
        }
      } else if piece.kind == .close, open.last == piece.style {
        open.removeLast()
        if isolated.last?.style == piece.style { isolated.removeLast() }
      }
    }
    if !dropped.isEmpty || styles.contains(where: \.isBracketed) { rebuild() }
    // A reference that one mark needs can make another mark need one; each round only adds references.
    for _ in 0..<8 where !encodeNeighbours(isRelaxed: isPlaten) { break }
    return dropped
  }

  /// Takes out the marks of dropped styles, and sets others in brackets.
  private mutating func rebuild() {
    let old = pieces
    pieces.removeAll(keepingCapacity: true)
    var brackets = 0
    var scripts = 0
    for var piece in old {
      let style = piece.style >= 0 ? styles[piece.style] : nil
      if let style, style.delimiter == 0, !style.isBracketed { continue }
      if let style, style.kind.isScript, style.delimiter != 0 { scripts += piece.kind == .open ? 1 : -1 }
      if let style, style.isBracketed, piece.kind == .open {
        appendMarkup("[")
        brackets += 1
      }
      if piece.kind == .text {
        piece.isInBrackets = piece.isInBrackets || brackets > 0
        piece.isInScript = scripts > 0
        InlineSequence.appendText(piece, to: &pieces)
      } else if style?.delimiter != 0 {
        pieces.append(piece)
      }
      if let style, style.isBracketed, piece.kind == .close {
        appendMarkup("]{.\(style.kind.spanClass)}")
        brackets -= 1
      }
    }
    index()
  }

  private func delimiter(for style: Int, within open: ArraySlice<Int>, isRelaxed: Bool) -> UInt8? {
    let kind = styles[style].kind
    guard !kind.isScript || scriptIsPossible(style) else { return nil }
    var best: (delimiter: UInt8, cost: Int)?
    for delimiter in kind.delimiters {
      guard isFree(delimiter, for: style, within: open) else { continue }
      let cost = kind.isScript ? 0 : cost(of: delimiter, for: style, isRelaxed: isRelaxed)
      if cost < (best?.cost ?? .max) { best = (delimiter, cost) }
    }
    return best?.delimiter
  }

  /// Whether no other mark of the same character touches the marks of a style, and none around it would be taken for its own.
  private func isFree(_ delimiter: UInt8, for style: Int, within open: ArraySlice<Int>) -> Bool {
    let (first, last, kind) = (styles[style].open, styles[style].close, styles[style].kind)
    if first > 0, mark(at: first - 1) == delimiter { return false }
    if last + 1 < pieces.count, pieces[last + 1].kind == .close, mark(at: last + 1) == delimiter { return false }
    for other in open where styles[other].delimiter == delimiter {
      switch kind {
      case .emphasis, .strong:
        // The mark could end the style around it if it follows a word.
        if styles[other].kind == kind, !characterClass(before: first, of: delimiter).isSpace { return false }
      case .strikethrough, .subscript, .superscript:
        if styles[other].kind == kind { return false }
      }
    }
    return true
  }

  private func mark(at place: Int) -> UInt8? {
    pieces[place].style >= 0 ? styles[pieces[place].style].delimiter : nil
  }

  private func cost(of delimiter: UInt8, for style: Int, isRelaxed: Bool) -> Int {
    let (opening, closing) = flanks(of: style, delimiter, isRelaxed: isRelaxed)
    return (opening.canOpen(delimiter) ? 0 : 1) + (closing.canClose(delimiter) ? 0 : 1)
  }

  private func flanks(of style: Int, _ delimiter: UInt8, isRelaxed: Bool) -> (opening: Flanks, closing: Flanks) {
    let (first, last) = (styles[style].open, styles[style].close)
    return (
      Flanks(
        before: characterClass(before: first, of: delimiter), after: characterClass(after: first, of: delimiter),
        isRelaxed: isRelaxed),
      Flanks(
        before: characterClass(before: last, of: delimiter), after: characterClass(after: last, of: delimiter),
        isRelaxed: isRelaxed)
    )
  }

  /// Whether tildes might be taken for those of ranges, as in `3~5天，6~8天`: our reader looks at Han and CJK punctuation between
  /// them, and at numbers on both sides.
  private func readsAsRange(_ first: Int, _ last: Int) -> Bool {
    for piece in pieces[first...last] where piece.kind == .text || piece.kind == .markup {
      if bytes[piece.start..<piece.end].contains(where: { $0 >= 0x80 }) { return true }
    }
    func isDigit(_ place: Int, _ offset: (Piece) -> Int) -> Bool {
      guard pieces.indices.contains(place), pieces[place].kind == .text else { return false }
      return (0x30...0x39).contains(bytes[offset(pieces[place])])
    }
    return isDigit(first - 1) { $0.end - 1 } && isDigit(last + 1) { $0.start }
  }

  /// Scripts hold no white space, and `[^` and `^[` mean notes.
  private func scriptIsPossible(_ style: Int) -> Bool {
    let (first, last, kind) = (styles[style].open, styles[style].close, styles[style].kind)
    for piece in pieces[first...last] {
      switch piece.kind {
      case .softBreak, .lineBreak: return false
      case .markup where bytes[piece.start..<piece.end].contains(where: { $0.isSpaceOrTab || $0 == 0x0A }): return false
      case .text, .markup, .open, .close: break
      }
    }
    if kind == .subscript { return !readsAsRange(first, last) }
    let bracket = UInt8(ascii: "[")
    guard kind == .superscript else { return true }
    if first > 0, pieces[first - 1].kind == .open, styles[pieces[first - 1].style].isBracketed { return false }
    // A script that has to be set in brackets will bring one.
    for place in [first + 1, last + 1] where place < pieces.count && pieces[place].kind == .open {
      if styles[pieces[place].style].kind.isScript, !scriptIsPossible(pieces[place].style) { return false }
    }
    for place in [first - 1, last - 1] where place >= 0 && pieces[place].kind == .markup {
      if bytes[pieces[place].end - 1] == bracket { return false }
    }
    for place in [first + 1, last + 1] where place < pieces.count && pieces[place].kind == .markup {
      if bytes[pieces[place].start] == bracket { return false }
    }
    for place in [first - 1, last - 1] where place >= 0 && pieces[place].kind == .text {
      if bytes[pieces[place].end - 1] == bracket { return false }
    }
    for place in [first + 1, last + 1] where place < pieces.count && pieces[place].kind == .text {
      if bytes[pieces[place].start] == bracket, !pieces[place].isInBrackets { return false }
    }
    return true
  }

  /// Sets references beside the marks that would not work without.
  ///
  /// - Returns: whether any was set.
  private mutating func encodeNeighbours(isRelaxed: Bool) -> Bool {
    var hasChanged = false
    for (index, style) in styles.enumerated() where style.delimiter != 0 {
      guard style.close < pieces.count, pieces[style.open].kind == .open, pieces[style.open].style == index else {
        continue
      }
      let (first, last, mark) = (style.open, style.close, style.delimiter)
      let (afterFirst, beforeLast) = (neighbour(after: first, of: mark), neighbour(before: last, of: mark))
      if characterClass(after: first, of: mark).isSpace { hasChanged = encodeFirst(afterFirst) || hasChanged }
      if characterClass(before: last, of: mark).isSpace { hasChanged = encodeLast(beforeLast) || hasChanged }
      guard !style.kind.isScript else { continue }
      let (opening, closing) = flanks(of: index, mark, isRelaxed: isRelaxed)
      if !opening.canOpen(mark) { hasChanged = encodeLast(neighbour(before: first, of: mark)) || hasChanged }
      if !closing.canClose(mark) { hasChanged = encodeFirst(neighbour(after: last, of: mark)) || hasChanged }
    }
    return hasChanged
  }

  private mutating func encodeFirst(_ place: Int) -> Bool {
    guard pieces.indices.contains(place), pieces[place].kind == .text, !pieces[place].encodesFirst else { return false }
    pieces[place].encodesFirst = true
    return true
  }

  private mutating func encodeLast(_ place: Int) -> Bool {
    guard pieces.indices.contains(place), pieces[place].kind == .text, !pieces[place].encodesLast else { return false }
    pieces[place].encodesLast = true
    return true
  }
}
