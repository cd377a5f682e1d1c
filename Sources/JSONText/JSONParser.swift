/// Reads JSON (RFC 8259) into a tape, strictly: nothing is accepted that the grammar does not have.
///
/// Open containers stand on a stack of its own, so that any depth can be read. Strings must be UTF-8, and `\u`
/// escapes of surrogates must come in pairs. Linear in time and memory.
package struct JSONParser {
  /// The text is not JSON.
  package struct Fault: Error {
    /// A clause for a user.
    package var message: String
    /// Where, in bytes.
    package var offset: Int
    /// What was read until then: the open containers reach to its end.
    package var tape: JSONTape
    /// The innermost container that is open.
    package var container: Int?
  }

  /// A fault before it knows the tape.
  private struct Failure: Error {
    var message: String
    var offset: Int

    init(_ message: String, at offset: Int) {
      self.message = message
      self.offset = offset
    }
  }

  private enum Expectation {
    case value, valueOrEnd, name, nameOrEnd, commaOrEnd, nothing
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var elements: [JSONTape.Element] = []
  private var open: [Int] = []
  private var expectation = Expectation.value

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    elements.reserveCapacity(bytes.count / 12)
  }

  /// Reads a text.
  package static func parse(_ text: [UInt8]) throws(Fault) -> JSONTape {
    let empty = JSONTape(bytes: text, elements: [])
    guard text.count < JSONTape.maximumSize else {
      throw Fault(message: "the text is larger than 4 GiB", offset: 0, tape: empty)
    }
    let (elements, failure, container) = text.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer)
      do throws(Failure) {
        try parser.parse()
        return (parser.elements, Failure?.none, Int?.none)
      } catch {
        let container = parser.open.last
        parser.closeAll()
        return (parser.elements, error, container)
      }
    }
    let tape = JSONTape(bytes: text, elements: elements)
    if let failure {
      throw Fault(message: failure.message, offset: failure.offset, tape: tape, container: container)
    }
    return tape
  }
}

extension JSONParser {
  private mutating func parse() throws(Failure) {
    // RFC 8259 §8.1: a byte order mark may be ignored.
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    var steps = 0
    while true {
      skipWhitespace()
      guard position < bytes.count else { break }
      steps &+= 1
      if steps & 0xFFFF == 0, Task.isCancelled { throw Failure("the reading was cancelled", at: position) }
      try step(bytes[position])
    }
    switch expectation {
    case .nothing: return
    case .value where open.isEmpty: throw Failure("there is nothing to read", at: position)
    case .value, .valueOrEnd, .name, .nameOrEnd, .commaOrEnd:
      throw Failure(
        "the text ends too early: \(open.count == 1 ? "a bracket is" : "\(open.count) brackets are") not closed",
        at: position)
    }
  }

  private mutating func step(_ byte: UInt8) throws(Failure) {
    switch expectation {
    case .nothing: throw Failure("the JSON text ends here, and \(describe(byte)) follows", at: position)
    case .valueOrEnd where byte == UInt8(ascii: "]"), .nameOrEnd where byte == UInt8(ascii: "}"): close()
    case .value, .valueOrEnd: try value(byte)
    case .name, .nameOrEnd:
      guard byte == UInt8(ascii: "\"") else {
        throw Failure("expected a name in quotation marks, found \(describe(byte))", at: position)
      }
      try string()
      skipWhitespace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
        throw Failure("expected a colon after the name", at: position)
      }
      position += 1
      expectation = .value
    case .commaOrEnd:
      let isObject = open.last.map { elements[$0].kind == .object } ?? false
      if byte == UInt8(ascii: ",") {
        position += 1
        expectation = isObject ? .name : .value
      } else if byte == UInt8(ascii: isObject ? "}" : "]") {
        close()
      } else {
        let bracket = isObject ? "}" : "]"
        throw Failure("expected “,” or “\(bracket)”, found \(describe(byte))", at: position)
      }
    }
  }

  private mutating func value(_ byte: UInt8) throws(Failure) {
    switch byte {
    case UInt8(ascii: "{"): begin(.object, expecting: .nameOrEnd)
    case UInt8(ascii: "["): begin(.array, expecting: .valueOrEnd)
    case UInt8(ascii: "\""):
      try string()
      endValue()
    case UInt8(ascii: "-"), 0x30...0x39:
      try number()
      endValue()
    case UInt8(ascii: "t"): try literal("true", .true)
    case UInt8(ascii: "f"): try literal("false", .false)
    case UInt8(ascii: "n"): try literal("null", .null)
    default: throw Failure("expected a value, found \(describe(byte))", at: position)
    }
  }

  private mutating func begin(_ kind: JSONTape.Kind, expecting next: Expectation) {
    open.append(elements.count)
    elements.append(JSONTape.Element(kind: kind, start: UInt32(position), link: .max))
    position += 1
    expectation = next
  }

  private mutating func close() {
    if let container = open.popLast() { elements[container].link = UInt32(elements.count) }
    position += 1
    endValue()
  }

  private mutating func closeAll() {
    for container in open { elements[container].link = UInt32(elements.count) }
  }

  private mutating func endValue() { expectation = open.isEmpty ? .nothing : .commaOrEnd }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func describe(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte)
      ? "“\(Character(Unicode.Scalar(byte)))”" : "the byte 0x\(String(byte, radix: 16, uppercase: true))"
  }
}

// MARK: Scalars

extension JSONParser {
  private mutating func literal(_ word: StaticString, _ kind: JSONTape.Kind) throws(Failure) {
    let start = position
    let matches = word.withUTF8Buffer { word in
      bytes.count - start >= word.count && (0..<word.count).allSatisfy { bytes[start + $0] == word[$0] }
    }
    guard matches else { throw Failure("expected \(word)", at: start) }
    position += word.utf8CodeUnitCount
    elements.append(JSONTape.Element(kind: kind, start: UInt32(start), link: UInt32(position)))
    endValue()
  }

  private mutating func number() throws(Failure) {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits("a number needs a digit")
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      throw Failure("a number must not begin with 0", at: first)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits("a decimal point needs a digit after it")
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      try digits("an exponent needs a digit")
    }
    elements.append(JSONTape.Element(kind: .number, start: UInt32(start), link: UInt32(position)))
  }

  private mutating func digits(_ message: StaticString) throws(Failure) {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    guard position > start else { throw Failure("\(message)", at: position) }
  }

  /// Reads a string from its opening quotation mark to the one that closes it.
  private mutating func string() throws(Failure) {
    let start = position + 1
    var kind = JSONTape.Kind.string
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        elements.append(JSONTape.Element(kind: kind, start: UInt32(start), link: UInt32(position)))
        position += 1
        return
      case UInt8(ascii: "\\"):
        kind = .escapedString
        try escape()
      case 0..<0x20: throw Failure("a control character in a string must be written as an escape", at: position)
      case 0x20..<0x80: position += 1
      default:
        guard let length = UTF8Sequence.length(in: bytes, at: position) else {
          throw Failure("the bytes are not UTF-8", at: position)
        }
        position += length
      }
    }
    throw Failure("a string has no closing quotation mark", at: start - 1)
  }

  private mutating func escape() throws(Failure) {
    let start = position
    guard position + 1 < bytes.count else { throw Failure("an escape is cut off", at: start) }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      let unit = try codeUnit(of: start)
      if (0xDC00...0xDFFF).contains(unit) { throw Failure("a low surrogate is not preceded by a high one", at: start) }
      guard (0xD800...0xDBFF).contains(unit) else { return }
      guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      else { throw Failure("a high surrogate is not followed by a low one", at: start) }
      position += 2
      guard (0xDC00...0xDFFF).contains(try codeUnit(of: start)) else {
        throw Failure("a high surrogate is not followed by a low one", at: start)
      }
    default: throw Failure("there is no escape \\\(describe(letter))", at: start)
    }
  }

  private mutating func codeUnit(of start: Int) throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw Failure("an escape is cut off", at: start) }
      let digit = bytes[position]
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((digit | 0x20) - 0x61 + 10)
      default: throw Failure("\\u needs four hexadecimal digits", at: start)
      }
      position += 1
    }
    return value
  }
}

/// Well-formed UTF-8 (Unicode 16.0, table 3-7).
enum UTF8Sequence {
  /// The length of the sequence of two to four bytes at a position, or `nil` if it is ill-formed.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for index in 2..<max(length, 2) where bytes[position + index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
