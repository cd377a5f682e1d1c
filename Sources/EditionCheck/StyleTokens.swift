/// The tokens of a stylesheet (CSS Syntax 3 §4), without white space but with the knowledge of it.
struct StyleTokens {
  enum Kind: Hashable {
    case word(String)
    /// A name and the parenthesis behind it.
    case function(String)
    case rule(String)
    case hash(String)
    case string(String)
    case address(String)
    case number
    /// Any other character.
    case mark(UInt8)
    /// `<!--` and `-->`, which hid stylesheets from browsers once.
    case hiding
    /// What cannot be read, and why.
    case broken(String)
  }

  struct Token: Hashable {
    var kind: Kind
    var line: Int
    /// Whether white space or a comment stands before it.
    var isApart: Bool
  }

  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    while true {
      let start = offset
      let broken = skipBlanks()
      guard offset < bytes.count || broken else { break }
      let first = line
      let kind = broken ? .broken("A comment has no end") : next()
      tokens.append(Token(kind: kind, line: first, isApart: offset > start && start != offset && isApart(start)))
      if broken { break }
    }
  }

  private func isApart(_ start: Int) -> Bool {
    guard start < bytes.count else { return false }
    return Self.isBlank(bytes[start])
      || bytes[start] == UInt8(ascii: "/") && start + 1 < bytes.count
        && bytes[start + 1] == UInt8(ascii: "*")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }

  /// - Returns: whether the end comes within a comment.
  private mutating func skipBlanks() -> Bool {
    while offset < bytes.count {
      if Self.isBlank(bytes[offset]) {
        if bytes[offset] == 0x0A { line += 1 }
        offset += 1
      } else if has("/*") {
        offset += 2
        while offset < bytes.count, !has("*/") {
          if bytes[offset] == 0x0A { line += 1 }
          offset += 1
        }
        if offset >= bytes.count { return true }
        offset += 2
      } else {
        break
      }
    }
    return false
  }

  private func has(_ text: StaticString) -> Bool {
    offset + text.utf8CodeUnitCount <= bytes.count
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private func byte(_ ahead: Int) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

  private static func startsName(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether a name begins there (§4.3.9).
  private func startsName(at ahead: Int) -> Bool {
    guard let first = byte(ahead) else { return false }
    if first == UInt8(ascii: "-") {
      return Self.startsName(byte(ahead + 1)) || byte(ahead + 1) == UInt8(ascii: "-")
        || byte(ahead + 1) == 0x5C && byte(ahead + 2) != 0x0A
    }
    if first == 0x5C { return byte(ahead + 1) != nil && byte(ahead + 1) != 0x0A }
    return Self.startsName(first)
  }

  private mutating func name() -> String {
    var name: [UInt8] = []
    while let next = byte(0) {
      if next == 0x5C, let escaped = byte(1), escaped != 0x0A {
        name += [next, escaped]
        offset += 2
      } else if Self.startsName(next) || (0x30...0x39).contains(next) || next == UInt8(ascii: "-") {
        name.append(next)
        offset += 1
      } else {
        break
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func next() -> Kind {
    let first = bytes[offset]
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string()
    case UInt8(ascii: "#"):
      offset += 1
      guard let next = byte(0), Self.startsName(next) || (0x30...0x39).contains(next) || "-\\".utf8.contains(next)
      else { return .mark(first) }
      return .hash(name())
    case UInt8(ascii: "@"):
      offset += 1
      return startsName(at: 0) ? .rule(name().lowercased()) : .mark(first)
    case UInt8(ascii: "<") where has("<!--"):
      offset += 4
      return .hiding
    case UInt8(ascii: "-") where has("-->"):
      offset += 3
      return .hiding
    default: break
    }
    if startsNumber(first) { return number() }
    guard startsName(at: 0) else {
      offset += 1
      return .mark(first)
    }
    let name = name()
    guard byte(0) == UInt8(ascii: "(") else { return .word(name) }
    offset += 1
    return name.lowercased() == "url" ? address() : .function(name.lowercased())
  }

  private func startsNumber(_ first: UInt8) -> Bool {
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    let next = "+-".utf8.contains(first) ? 1 : 0
    return isDigit(byte(next)) || byte(next) == UInt8(ascii: ".") && isDigit(byte(next + 1))
  }

  private mutating func number() -> Kind {
    offset += 1
    while let next = byte(0), (0x30...0x39).contains(next) || next == UInt8(ascii: ".") { offset += 1 }
    if byte(0) == UInt8(ascii: "%") {
      offset += 1
    } else if startsName(at: 0) {
      _ = name()
    }
    return .number
  }

  private mutating func string() -> Kind {
    let quote = bytes[offset]
    let start = offset + 1
    offset = start
    while let next = byte(0), next != quote {
      if next == 0x0A || next == 0x0C { return .broken("A string does not end on its line") }
      if next == 0x5C, byte(1) == 0x0A { line += 1 }
      offset += next == 0x5C ? 2 : 1
    }
    guard offset < bytes.count else {
      offset = bytes.count
      return .broken("A string does not end on its line")
    }
    defer { offset += 1 }
    return .string(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// What stands in `url(…)`, with quotes or without.
  private mutating func address() -> Kind {
    while let next = byte(0), Self.isBlank(next) { offset += 1 }
    if let quote = byte(0), "\"'".utf8.contains(quote) {
      guard case .string(let text) = string() else { return .broken("An address does not end on its line") }
      while let next = byte(0), Self.isBlank(next) { offset += 1 }
      guard byte(0) == UInt8(ascii: ")") else { return .broken("There is more than an address in url()") }
      offset += 1
      return text.isEmpty ? .broken("The address in url() is blank") : .address(text)
    }
    let start = offset
    while let next = byte(0), next != UInt8(ascii: ")") {
      if "\"'(".utf8.contains(next) { return .broken("The address in url() has characters that it cannot have") }
      offset += next == 0x5C ? 2 : 1
    }
    guard offset < bytes.count else {
      offset = bytes.count
      return .broken("An address does not end")
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self).trimmed
    line += bytes[start..<offset].count { $0 == 0x0A }
    offset += 1
    if text.isEmpty { return .broken("The address in url() is blank") }
    return text.contains(where: \.isWhitespace) ? .broken("The address in url() has blanks in it") : .address(text)
  }
}
