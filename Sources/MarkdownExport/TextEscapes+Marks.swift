/// What a character of the text could mean, judged by the characters around it.
extension TextEscapes {
  /// A run of characters that could be a mark.
  mutating func findRun(
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
    let spaceBefore = before.isSpace && !piece.isInScript && offset - 1 != piece.start
    let spaceAfter = after.isSpace && !piece.isInScript && end + 1 != piece.end
    if piece.isInScript || (before.isSpace && !spaceBefore) { closes = true }
    if piece.isInScript || (after.isSpace && !spaceAfter) { opens = true }
    let reason: Reason
    switch byte {
    case UInt8(ascii: "*"):
      reason = .star
      stars.add(opens: opens, closes: closes)
    case UInt8(ascii: "_"):
      reason = .underscore
      underscores.add(opens: opens, closes: closes)
    case UInt8(ascii: "~") where end - offset > 1 && (sequence.usesBackticks || place.isJoined):
      // Some readers end a strikethrough within code, and read that as markup.
      for place in offset..<end { mark(place, index, .always) }
      return end
    case UInt8(ascii: "~"):
      guard place.dialect.hasGFM else { return end }
      if place.dialect.isPlaten, end - offset == 1, !piece.isInScript {
        (opens, closes) = (!spaceAfter, !spaceBefore)
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
      var next: UInt8 = end < piece.end ? bytes[end] : 0
      if end == piece.end, index + 1 < sequence.pieces.count, sequence.pieces[index + 1].kind == .markup {
        next = bytes[sequence.pieces[index + 1].start]
      }
      if next == UInt8(ascii: "[") {
        // A note in the line.
        mark(end - 1, index, .always)
      }
      if !piece.isInScript { (opens, closes) = (!spaceAfter, !spaceBefore) }
      reason = .caret
      carets.add(opens: opens, closes: closes)
    }
    if opens || closes { for place in offset..<end { mark(place, index, reason) } }
    return end
  }

  /// The characters next to a run of the text, or beyond the tildes there.
  func classes(
    from offset: Int, to end: Int, _ byte: UInt8, in piece: InlineSequence.Piece, _ index: Int,
    _ sequence: InlineSequence, skipsTildes: Bool
  ) -> (before: CharacterClass, after: CharacterClass) {
    let tilde = UInt8(ascii: "~")
    var (start, end) = (offset, end)
    if skipsTildes {
      while start > piece.start, sequence.bytes[start - 1] == tilde { start -= 1 }
      while end < piece.end, sequence.bytes[end] == tilde { end += 1 }
    }
    // A character that is written as a reference is punctuation.
    let first = piece.encodesFirst ? piece.start + sequence.scalarLength(at: piece.start) : -1
    var last = piece.end - 1
    while last > piece.start, sequence.bytes[last] & 0xC0 == 0x80 { last -= 1 }
    let before =
      start == first
      ? .punctuation
      : start > piece.start
        ? CharacterClass(sequence.scalar(before: start)) : sequence.characterClass(before: index, of: byte)
    let after =
      piece.encodesLast && end == last
      ? .punctuation
      : end < piece.end ? CharacterClass(sequence.scalar(at: end)) : sequence.characterClass(after: index, of: byte)
    return (before, after)
  }

  mutating func findBracket(
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

  mutating func hasGreater(after offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = lastGreater ?? bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    lastGreater = last
    return last > offset
  }

  /// What can follow `<` in markup: tags, comments, and the addresses of autolinks.
  static func canFollowLess(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || Array("/!?.#$%&'*+=^_`{|}~-".utf8).contains(byte)
  }

  /// `http:`, `https:` or `ftp:` before `//`: a bare address is a link (GFM 0.29 §6.9).
  func isAddress(
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

  /// Whether an address of e-mail could be read here: a character of its first part, and a name with a dot (GFM 0.29 §6.9).
  func isEmail(at offset: Int, in piece: InlineSequence.Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      byte.isASCIILetter || byte.isASCIIDigit || Array(".-_+".utf8).contains(byte)
    }
    guard offset > piece.start, isWord(bytes[offset - 1]) else { return false }
    return bytes[(offset + 1)..<piece.end].prefix(while: isWord).contains(UInt8(ascii: "."))
  }

  func isWWW(before offset: Int, in piece: InlineSequence.Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    offset - piece.start >= 3 && bytes[offset - 1] == 0x77 && bytes[offset - 2] == 0x77 && bytes[offset - 3] == 0x77
      && offset + 1 < piece.end && !bytes[offset + 1].isSpaceOrTab
  }

  /// Whether a word in braces stands before a code span, which it would be the role of.
  private func isTextRole(
    at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    piece.end - offset < 42 && bytes[piece.end - 1] == UInt8(ascii: "}") && index + 1 < sequence.pieces.count
      && sequence.pieces[index + 1].start < bytes.count
      && bytes[sequence.pieces[index + 1].start] == UInt8(ascii: "`")
  }

  /// Whether a brace could begin ruby, a page break, or attributes of the node before it.
  mutating func isBrace(
    at offset: Int, in piece: InlineSequence.Piece, _ index: Int, _ sequence: InlineSequence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if offset == piece.start, index > 0, sequence.pieces[index - 1].kind == .markup { return true }
    if offset > piece.start, bytes[offset - 1] == UInt8(ascii: "]") { return true }
    if isTextRole(at: offset, in: piece, index, sequence, bytes) { return true }
    // A brace in between may be escaped, and is text then. What was found for one brace holds for all before the next
    // closing one, so that no byte is looked at twice.
    if offset >= closingBrace.offset {
      closingBrace = (bytes.count, -1)
      for place in offset + 1..<bytes.count {
        if bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: "=") { closingBrace.separator = place }
        if bytes[place] == UInt8(ascii: "}") {
          closingBrace.offset = place
          break
        }
      }
      if closingBrace.offset == bytes.count { closingBrace.separator = -1 }
    }
    return closingBrace.separator > offset
  }
}
