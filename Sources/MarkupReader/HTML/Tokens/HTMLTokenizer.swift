/// Splits HTML into tokens (HTML §13.2.5).
///
/// The states of the standard are the places in this code; only those are stored that last from one token to the next.
/// Every byte is looked at a bounded number of times.
struct HTMLTokenizer {
  /// What the source is read as, until a tag or the tree builder changes it.
  enum State: UInt8 { case data, rcdata, rawText, scriptData, plainText, cdata }

  /// The source, in which all line ends are LF.
  private(set) var input: [UInt8] = []
  var offset = 0
  var state = State.data
  /// Whether `<![CDATA[` begins a section: within SVG and MathML.
  var allowsCDATA = false
  /// The name of the last start tag: only an end tag of the same name ends raw text.
  var lastStartTag: [UInt8] = []
  /// Where all characters and comments go; tokens are stretches of it.
  var text: [UInt8] = []
  /// Whether a tag that the end of the source cuts off is text. HTML drops it.
  var keepsUnfinishedTags = false
  /// Where tags begin that the end of the source cut off.
  var unfinishedTag: Int?

  /// Begins another source; states and text go on.
  mutating func begin(_ bytes: [UInt8]) {
    input = HTMLTokenizer.normalized(bytes)
    offset = 0
  }

  /// HTML §13.2.3.5: CR LF and CR become LF.
  static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var wasReturn = false
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || !wasReturn {
        result.append(byte)
      }
      wasReturn = byte == 0x0D
    }
    return result
  }

  /// The byte at an offset; 0 outside.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < input.count ? input[offset] : 0 }

  /// Whether the source goes on with ASCII text, given in lower case, in any letter case.
  func has(_ word: StaticString, at offset: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset + count <= input.count else { return false }
    for index in 0..<count where input[offset + index].asciiLowercase != word.utf8Start[index] { return false }
    return true
  }

  /// Reads the next token.
  mutating func next(_ token: inout HTMLToken) {
    while true {
      token.offset = offset
      guard offset < input.count else {
        token.kind = .end
        return
      }
      switch state {
      case .data: if readData(&token) { return }
      case .rcdata, .rawText, .scriptData: if readRawText(&token) { return }
      case .plainText:
        token.kind = .characters
        token.start = text.count
        appendReplacingNulls(from: offset, to: input.count)
        token.end = text.count
        offset = input.count
        return
      case .cdata: if readCDATA(&token) { return }
      }
    }
  }

  // MARK: - Data

  /// Reads markup or characters; `false` if there was a tag that is none.
  private mutating func readData(_ token: inout HTMLToken) -> Bool {
    switch input[offset] {
    case UInt8(ascii: "<"): readMarkup(&token) ?? readCharacters(&token)
    case 0: readNull(&token)
    default: readCharacters(&token)
    }
  }

  private mutating func readNull(_ token: inout HTMLToken) -> Bool {
    token.kind = .null
    offset += 1
    return true
  }

  /// Reads characters up to markup: either white space alone, or text that may have some within.
  private mutating func readCharacters(_ token: inout HTMLToken) -> Bool {
    token.start = text.count
    token.kind = .characters
    if input[offset].isHTMLSpace {
      token.kind = .whitespace
      while offset < input.count, input[offset].isHTMLSpace {
        text.append(input[offset])
        offset += 1
      }
      while byte(offset) == UInt8(ascii: "&"), appendReference(onlySpace: true) {}
      token.end = text.count
      return true
    }
    repeat {
      let start = offset
      if input[offset] == UInt8(ascii: "&") {
        if !appendReference() {
          text.append(input[offset])
          offset += 1
        }
      } else {
        // The first byte is text whatever it is: a `<` that begins no markup.
        offset += 1
        while offset < input.count, !input[offset].endsText { offset += 1 }
        text.append(contentsOf: input[start..<offset])
      }
    } while offset < input.count && input[offset] != 0 && !isMarkup(at: offset)
    token.end = text.count
    // `&#32;` is white space, too.
    if text[token.start..<token.end].allSatisfy(\.isHTMLSpace) { token.kind = .whitespace }
    return true
  }

  private func isMarkup(at offset: Int) -> Bool {
    guard input[offset] == UInt8(ascii: "<") else { return false }
    let next = byte(offset + 1)
    return next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (next == UInt8(ascii: "/") && offset + 2 < input.count)
  }

  private mutating func appendReference(onlySpace: Bool = false) -> Bool {
    let reference = CharacterReference(input, at: offset, isInAttribute: false)
    guard let reference, !onlySpace || reference.bytes.allSatisfy(\.isHTMLSpace) else { return false }
    text += reference.bytes
    offset = reference.end
    return true
  }

  /// Reads a section whose content is all text, up to `]]>`.
  private mutating func readCDATA(_ token: inout HTMLToken) -> Bool {
    if has("]]>", at: offset) {
      offset += 3
      state = .data
      return false
    }
    if input[offset] == 0 { return readNull(&token) }
    token.start = text.count
    token.kind = input[offset].isHTMLSpace ? .whitespace : .characters
    let start = offset
    if token.kind == .whitespace {
      while offset < input.count, input[offset].isHTMLSpace { offset += 1 }
    } else {
      while offset < input.count, input[offset] != 0, !has("]]>", at: offset) { offset += 1 }
    }
    text.append(contentsOf: input[start..<offset])
    token.end = text.count
    return true
  }

  /// Adds a stretch of the source to the text, with U+FFFD for U+0000.
  mutating func appendReplacingNulls(from start: Int, to end: Int) {
    var start = start
    while start < end {
      var stop = start
      while stop < end, input[stop] != 0 { stop += 1 }
      text.append(contentsOf: input[start..<stop])
      if stop < end { text.append(contentsOf: UInt8.replacementCharacter) }
      start = stop + 1
    }
  }
}

extension UInt8 {
  static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Tab, line feed, form feed, carriage return or space.
  var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0C || self == 0x0D }

  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  var asciiLowercase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  /// Whether text may end here: `<`, `&` or U+0000.
  fileprivate var endsText: Bool { self == 0x3C || self == 0x26 || self == 0 }
}
