/// Reads a JSON text (RFC 8259), strictly, and no deeper than ``maximumDepth``. Linear in time.
package struct JSONParser {
  /// The text is not JSON.
  package struct Fault: Error {
    /// A clause for a user.
    package var message: String
    /// Where, in bytes.
    package var offset: Int
  }

  /// How deep arrays and objects may be nested.
  static let maximumDepth = 32

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Reads a text.
  package static func parse(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes)
    parser.skipSpace()
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.endIndex else { throw parser.fault("there is more after the value") }
    return value
  }
}

extension JSONParser {
  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private func fault(_ message: String) -> Fault { Fault(message: message, offset: position - bytes.startIndex) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= JSONParser.maximumDepth else { throw fault("it is nested too deep") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(let byte) where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
    default: throw fault("there is no value")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    let text = String(describing: word).utf8
    guard bytes[position...].starts(with: text) else { throw fault("there is no value") }
    position += text.count
    return value
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    var members: [JSONValue.Member] = []
    position += 1
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a member has no name") }
      let name = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fault("there is no colon after a name") }
      position += 1
      skipSpace()
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      if try isEnd(UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    var values: [JSONValue] = []
    position += 1
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      if try isEnd(UInt8(ascii: "]")) { return .array(values) }
    }
  }

  /// Takes a comma or the end of a container.
  private mutating func isEnd(_ end: UInt8) throws(Fault) -> Bool {
    skipSpace()
    guard let byte = next, byte == end || byte == UInt8(ascii: ",") else { throw fault("there is no comma or end") }
    position += 1
    return byte == end
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw fault("a number has no digits") }
  }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    guard bytes[first] != 0x30 || position == first + 1 else { throw fault("a number begins with 0") }
    let end = position
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    guard position == end else { return .number }
    return Int(String(decoding: bytes[start..<end], as: UTF8.self)).map { .integer($0) } ?? .number
  }
}

extension JSONParser {
  private mutating func string() throws(Fault) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("a string is not UTF-8") }
        return text
      case 0..<0x20: throw fault("a string has a control character in it")
      case UInt8(ascii: "\\"): try escape(into: &content)
      default: content.append(byte)
      }
    }
    throw fault("a string has no end")
  }

  private mutating func escape(into content: inout [UInt8]) throws(Fault) {
    guard let byte = next else { throw fault("a string has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: Array(String(try scalar()).utf8))
    default: throw fault("there is no such escape")
    }
  }

  /// The scalar of `\u`, or of two that are a pair of surrogates.
  private mutating func scalar() throws(Fault) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw fault("half a pair of surrogates stands alone") }
    position += 1
    guard next == UInt8(ascii: "u") else { throw fault("half a pair of surrogates stands alone") }
    position += 1
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw fault("half a pair of surrogates stands alone") }
    return scalar
  }

  private mutating func codeUnit() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("an escape has no four digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
