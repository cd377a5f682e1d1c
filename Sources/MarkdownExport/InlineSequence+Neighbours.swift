/// What stands beside a mark, as readers judge it (CommonMark 0.31.2 §6.2).
extension InlineSequence {
  /// The piece before one by which a mark there is judged: cmark-gfm looks beyond tildes.
  func neighbour(before place: Int, of delimiter: UInt8) -> Int {
    var place = place - 1
    while delimiter != UInt8(ascii: "~"), place >= 0, isTilde(place) { place -= 1 }
    return place
  }

  /// The piece after one by which a mark there is judged.
  func neighbour(after place: Int, of delimiter: UInt8) -> Int {
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
