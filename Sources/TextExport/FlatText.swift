import PlatenCore
import Typesetting

/// The text of one paragraph without markup, clean enough for a printer: no controls, single spaces.
struct FlatText {
  /// The text; lines that must end end with LF.
  private(set) var text = ParagraphText()
  /// The notes that the text refers to: where, and the lines that they take at the foot of a page.
  private(set) var notes: [(offset: Int, lines: [[UInt8]])] = []
  /// Numbers of places that a glossary refers to, and where they are.
  private(set) var places: [(offset: Int, number: Int)] = []
  /// How many control characters were left out.
  private(set) var droppedControls = 0
  /// Characters that were replaced by a question mark, as far as it is worth keeping them.
  private(set) var unprintable: [Unicode.Scalar] = []

  private let ascii: Bool
  private var hasSoftBreak = false

  /// Makes a text without content.
  init(ascii: Bool) { self.ascii = ascii }

  /// Whether there is no text.
  var isEmpty: Bool { text.isEmpty }

  /// Takes out everything and keeps the memory.
  mutating func removeAll() {
    text.removeAll()
    notes.removeAll(keepingCapacity: true)
    places.removeAll()
    droppedControls = 0
    unprintable.removeAll()
    hasSoftBreak = false
  }

  /// Adds text; runs of spaces, tabs and line ends become one space.
  mutating func append(_ string: String) { append(string, keepsSpaces: false) }

  /// Adds text with all its spaces.
  mutating func append(verbatim string: String) {
    let start = text.count
    append(string, keepsSpaces: true)
    text.fixSpaces(in: start..<text.count)
  }

  /// Adds text that no line is broken in.
  mutating func append(whole string: String) {
    if let first = string.unicodeScalars.first, hasSoftBreak { resolveSoftBreak(before: first) }
    let start = text.count
    append(string)
    text.forbidBreaks(in: start..<max(start, text.count))
  }

  /// Adds a sign that is not parted from what follows, such as an opening bracket.
  mutating func append(opening sign: String) {
    append(sign)
    text.forbidBreakHere()
  }

  /// Adds a sign that is not parted from what precedes.
  mutating func append(closing sign: String) {
    if !sign.isEmpty, !hasSoftBreak { text.forbidBreakHere() }
    append(sign)
  }

  /// Adds the line end of a source.
  mutating func appendSoftBreak() { hasSoftBreak = !text.isEmpty }

  /// Adds a line end that stays.
  mutating func appendLineBreak() {
    hasSoftBreak = false
    text.append(0x0A)
  }

  /// Says that a note is referred to at the end of the text as it is.
  mutating func refer(to lines: [[UInt8]]) { notes.append((max(0, text.count - 1), lines)) }

  /// Says that a place begins here that a glossary refers to.
  mutating func mark(_ number: Int) { places.append((text.count, number)) }

  /// Puts a line end in the place of the space at an offset, or before the bytes there if they are none.
  func broken(at offset: Int) -> FlatText {
    var result = FlatText(ascii: ascii)
    let bytes = text.bytes
    let isSpace = bytes[offset] == 0x20
    result.text.append(utf8: bytes[..<offset])
    result.text.append(0x0A)
    result.text.append(utf8: bytes[(offset + (isSpace ? 1 : 0))...])
    result.places = places
    result.notes = notes.map { ($0.offset < offset || isSpace ? $0.offset : $0.offset + 1, $0.lines) }
    return result
  }
}

extension FlatText {
  private mutating func append(_ string: String, keepsSpaces: Bool) {
    guard let first = string.unicodeScalars.first else { return }
    if hasSoftBreak { resolveSoftBreak(before: first) }
    var string = string
    string.withUTF8 { append($0, keepsSpaces) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ keepsSpaces: Bool) {
    var run = 0
    var index = 0
    var afterSpace = text.isEmpty || text.bytes.last == 0x20 || text.bytes.last == 0x0A
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x7F || (byte > 0x7F && byte != 0xC2 && !ascii) {
        afterSpace = false
        index += 1
      } else if byte == 0x20, !afterSpace || keepsSpaces {
        afterSpace = true
        index += 1
      } else {
        text.append(utf8: UnsafeBufferPointer(rebasing: bytes[run..<index]))
        index += appendSpecial(bytes, index, &afterSpace)
        run = index
      }
    }
    text.append(utf8: UnsafeBufferPointer(rebasing: bytes[run..<index]))
  }

  /// Adds what needs a closer look: a space after a space, a control, or what is not ASCII for a printer that has no more.
  ///
  /// - Returns: how many bytes it took.
  private mutating func appendSpecial(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ afterSpace: inout Bool
  ) -> Int {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D:
      if !afterSpace { text.append(0x20) }
      afterSpace = true
      return 1
    case 0..<0x20, 0x7F:
      droppedControls += 1
      return 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] < 0xA0:
      droppedControls += 1
      return 2
    default: break
    }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    let end = min(bytes.count, index + length)
    let slice = UnsafeBufferPointer(rebasing: bytes[index..<end])
    guard ascii else {
      text.append(utf8: slice)
      afterSpace = false
      return end - index
    }
    guard let scalar = String(decoding: slice, as: UTF8.self).unicodeScalars.first else { return end - index }
    // Two em dashes are one Chinese dash.
    let isSecondDash = scalar.value == 0x2014 && index >= 3 && bytes[(index - 3)..<index].elementsEqual(slice)
    let likeness = isSecondDash ? "" : ASCIIFolder.likeness(of: scalar)
    if likeness == nil { unprintable.append(scalar) }
    for byte in (likeness ?? "?").utf8 where !(byte == 0x20 && afterSpace) {
      text.append(byte)
      afterSpace = byte == 0x20
    }
    return end - index
  }

  /// A line end of the source is a space, or nothing between two Han characters or marks.
  private mutating func resolveSoftBreak(before next: Unicode.Scalar) {
    hasSoftBreak = false
    guard text.bytes.last != 0x20, text.bytes.last != 0x0A else { return }
    let tail = String(decoding: text.bytes.suffix(4), as: UTF8.self).unicodeScalars.last
    if let tail, CJK.joinsLines(tail.value, next.value) { return }
    text.append(0x20)
  }
}
