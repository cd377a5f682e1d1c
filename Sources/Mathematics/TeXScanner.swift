import PlatenCore

/// Cuts TeX mathematics into tokens. White space and comments are passed over.
struct TeXScanner {
  /// A token.
  enum Token: Hashable, Sendable {
    /// A command without its backslash: letters, or one other character.
    case command(String)
    /// A character that is none of the others.
    case character(Unicode.Scalar)
    /// `{`
    case open
    /// `}`
    case close
    /// `^`
    case superscript
    /// `_`
    case `subscript`
    /// `'`
    case prime
    /// `&`
    case alignment
  }

  private let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  /// Makes a scanner.
  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  /// The next token, which is not passed over; `nil` at the end.
  func peek() -> Token? {
    var ahead = self
    return ahead.next()
  }

  /// The next token, which is passed over; `nil` at the end.
  mutating func next() -> Token? {
    skipSpace()
    guard offset < scalars.count else { return nil }
    let scalar = scalars[offset]
    offset += 1
    switch scalar {
    case "{": return .open
    case "}": return .close
    case "^": return .superscript
    case "_": return .subscript
    case "'", "\u{2019}": return .prime
    case "&": return .alignment
    case "\\": return .command(commandName())
    default: return .character(scalar)
    }
  }

  /// Passes over a character if it comes next.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == .character(scalar) else { return false }
    _ = next()
    return true
  }

  /// The next digits, and the points between them.
  mutating func digits() -> String {
    skipSpace()
    var text = String.UnicodeScalarView()
    while offset < scalars.count {
      let scalar = scalars[offset]
      let isPoint = scalar == "." && offset + 1 < scalars.count && TeXScanner.isDigit(scalars[offset + 1])
      guard TeXScanner.isDigit(scalar) || isPoint else { break }
      text.append(scalar)
      offset += 1
    }
    return String(text)
  }

  /// The raw text of a group in braces, without them; `nil` if there is none or it does not end.
  mutating func group() -> String? {
    guard peek() == .open else { return nil }
    _ = next()
    let start = offset
    var depth = 1
    while offset < scalars.count {
      switch scalars[offset] {
      case "\\": offset += 1
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return String(scalars: scalars[start..<offset - 1]) }
    }
    offset = scalars.count
    return nil
  }

  /// The raw text in brackets, without them, if they come next: `[2pt]`.
  mutating func option() -> String? {
    guard peek() == .character("[") else { return nil }
    var ahead = self
    _ = ahead.next()
    let start = ahead.offset
    while ahead.offset < scalars.count, ahead.offset - start < 100 {
      if scalars[ahead.offset] == "]" {
        let text = String(scalars: scalars[start..<ahead.offset])
        ahead.offset += 1
        self = ahead
        return text
      }
      ahead.offset += 1
    }
    return nil
  }

  /// A source without line ends, for an attribute.
  static func oneLine(_ source: String) -> String {
    source.split { $0.isWhitespace }.joined(separator: " ")
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private mutating func commandName() -> String {
    guard offset < scalars.count else { return "" }
    let start = offset
    while offset < scalars.count, TeXScanner.isLetter(scalars[offset]) { offset += 1 }
    if offset == start {
      offset += 1
    } else if offset < scalars.count, scalars[offset] == "*" {
      let name = String(scalars: scalars[start..<offset])
      if ["operatorname", "hspace", "tag"].contains(name) {
        offset += 1
        return name + "*"
      }
    }
    return String(scalars: scalars[start..<offset])
  }

  private mutating func skipSpace() {
    while offset < scalars.count {
      if scalars[offset].properties.isWhitespace {
        offset += 1
      } else if scalars[offset] == "%" {
        while offset < scalars.count, scalars[offset] != "\n" { offset += 1 }
      } else {
        return
      }
    }
  }
}
