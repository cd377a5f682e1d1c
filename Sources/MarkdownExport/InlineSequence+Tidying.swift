/// Brings pieces into the form that marks can express, before the marks are chosen.
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

  static func appendText(_ piece: Piece, to pieces: inout [Piece]) {
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
  mutating func index() {
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
}
