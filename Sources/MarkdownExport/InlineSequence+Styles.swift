/// Chooses the marks of styles, so that they are read as what they are wherever they stand.
extension InlineSequence {
  /// Brings the pieces into the form that marks can express: line breaks stand outside the edges of styles, styles
  /// that say nothing are gone, and equal styles side by side that have only one mark are one.
  mutating func tidy() {
    guard
      !styles.isEmpty || pieces.first?.kind == .softBreak || pieces.last?.kind == .softBreak
        || pieces.last?.kind == .lineBreak
    else { return }
    var result: [Piece] = []
    result.reserveCapacity(pieces.count)
    var aliases = Array(styles.indices)
    for var piece in pieces {
      if piece.style >= 0 { piece.style = aliases[piece.style] }
      switch piece.kind {
      case .text: InlineSequence.appendText(piece, to: &result)
      case .markup: result.append(piece)
      case .softBreak, .lineBreak: InlineSequence.insertBreak(piece, in: &result)
      case .open:
        if let last = result.last, last.kind == .close, styles[last.style].kind == styles[piece.style].kind,
          styles[piece.style].kind.delimiters.count == 1
        {
          result.removeLast()
          aliases[piece.style] = last.style
        } else {
          result.append(piece)
        }
      case .close:
        var held: [Piece] = []
        while let last = result.last, last.kind == .softBreak || last.kind == .lineBreak {
          held.append(result.removeLast())
        }
        if let last = result.last, last.kind == .open, last.style == piece.style {
          result.removeLast()
        } else {
          result.append(piece)
        }
        for piece in held.reversed() { InlineSequence.insertBreak(piece, in: &result) }
      }
    }
    while let last = result.last, last.kind == .softBreak || last.kind == .lineBreak { result.removeLast() }
    while let first = result.first, first.kind == .softBreak { result.removeFirst() }
    pieces = result
    index()
  }

  /// Backticks side by side would be one mark, so something that is not seen comes between code and code.
  ///
  /// - Parameter separator: what that is, as markup.
  mutating func separateCode(with separator: String) {
    guard usesBackticks else { return }
    let tick = UInt8(ascii: "`")
    let places = pieces.indices.dropFirst().filter { place in
      let (left, right) = (pieces[place - 1], pieces[place])
      return left.kind == .markup && right.kind == .markup && left.end > left.start && right.end > right.start
        && bytes[left.end - 1] == tick && bytes[right.start] == tick
    }
    guard !places.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: separator.utf8)
    let old = pieces
    pieces.removeAll(keepingCapacity: true)
    var next = places[...]
    for place in old.indices {
      if next.first == place {
        next.removeFirst()
        pieces.append(Piece(kind: .markup, start: start, end: bytes.count))
      }
      pieces.append(old[place])
    }
    index()
  }

  /// A digit behind a formula would keep the dollar from ending it, so it is written as a reference.
  mutating func separateFormulas() {
    guard usesDollars, pieces.count > 1 else { return }
    for place in pieces.indices.dropFirst() where pieces[place].kind == .text && pieces[place - 1].kind == .markup {
      if bytes[pieces[place].start].isASCIIDigit, bytes[pieces[place - 1].end - 1] == UInt8(ascii: "$") {
        pieces[place].encodesFirst = true
      }
    }
  }

  private static func appendText(_ piece: Piece, to pieces: inout [Piece]) {
    if let last = pieces.indices.last, pieces[last].isContinued(by: piece) {
      pieces[last].end = piece.end
    } else {
      pieces.append(piece)
    }
  }

  private static func insertBreak(_ piece: Piece, in pieces: inout [Piece]) {
    var place = pieces.count
    // A line break begins with a backslash, which may follow a mark; the end of a line may not.
    if piece.kind == .softBreak { while place > 0, pieces[place - 1].kind == .open { place -= 1 } }
    let before = place > 0 ? pieces[place - 1].kind : .softBreak
    // A line without text would end the paragraph.
    if piece.kind == .softBreak, before == .softBreak || before == .lineBreak { return }
    pieces.insert(piece, at: place)
  }

  /// Finds where the styles begin and end, and what is around them.
  private mutating func index() {
    var open: [Int] = []
    for (place, piece) in pieces.enumerated() where piece.style >= 0 {
      if piece.kind == .open {
        styles[piece.style].open = place
        styles[piece.style].parent = open.last ?? -1
        open.append(piece.style)
      } else {
        styles[piece.style].close = place
        if open.last == piece.style { open.removeLast() }
      }
    }
  }

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

// MARK: Neighbours

extension InlineSequence {
  /// The piece before one by which a mark there is judged: cmark-gfm looks beyond tildes.
  private func neighbour(before place: Int, of delimiter: UInt8) -> Int {
    var place = place - 1
    while delimiter != UInt8(ascii: "~"), place >= 0, isTilde(place) { place -= 1 }
    return place
  }

  /// The piece after one by which a mark there is judged.
  private func neighbour(after place: Int, of delimiter: UInt8) -> Int {
    var place = place + 1
    while delimiter != UInt8(ascii: "~"), place < pieces.count, isTilde(place) { place += 1 }
    return place
  }

  private func isTilde(_ place: Int) -> Bool {
    pieces[place].style >= 0 && styles[pieces[place].style].kind.delimiters[0] == UInt8(ascii: "~")
  }

  /// What kind of character ends the piece before one, for a mark that stands there.
  func characterClass(before place: Int, of delimiter: UInt8) -> CharacterClass {
    let place = neighbour(before: place, of: delimiter)
    guard place >= 0 else { return .space }
    let piece = pieces[place]
    switch piece.kind {
    case .softBreak, .lineBreak: return .space
    case .markup, .open, .close: return .punctuation
    case .text:
      if piece.encodesLast || (piece.encodesFirst && scalarLength(at: piece.start) == piece.end - piece.start) {
        return .punctuation
      }
      return CharacterClass(scalar(before: piece.end))
    }
  }

  /// What kind of character begins the piece after one, for a mark that stands there.
  func characterClass(after place: Int, of delimiter: UInt8) -> CharacterClass {
    let place = neighbour(after: place, of: delimiter)
    guard place < pieces.count else { return .space }
    let piece = pieces[place]
    switch piece.kind {
    case .softBreak: return .space
    // A line break is written as a backslash.
    case .markup, .open, .close, .lineBreak: return .punctuation
    case .text:
      if piece.encodesFirst || (piece.encodesLast && scalarLength(at: piece.start) == piece.end - piece.start) {
        return .punctuation
      }
      return CharacterClass(scalar(at: piece.start))
    }
  }

  /// The character that begins at an offset.
  func scalar(at offset: Int) -> UInt32 {
    let length = scalarLength(at: offset)
    let first = UInt32(bytes[offset])
    guard length > 1 else { return first }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return value
  }

  /// The character that ends before an offset.
  func scalar(before offset: Int) -> UInt32 {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let last = scalar(at: start)
    // A variation selector only says how the character before it looks.
    guard last >= 0xFE00, start > 0, (0xFE00...0xFE0E).contains(last) || (0xE0100...0xE01EF).contains(last) else {
      return last
    }
    start -= 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// How many bytes the character at an offset takes; text is well-formed UTF-8.
  func scalarLength(at offset: Int) -> Int {
    switch bytes[offset] {
    case 0..<0x80: 1
    case 0x80..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
  }
}
