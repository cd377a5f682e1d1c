/// The values of a JSON text in the order of the text, found once and looked up by number.
///
/// An object's members are two elements each, name and value. A container knows which element comes after it,
/// so that skipping it takes one step however deep it is, and nothing here recurses.
package struct JSONTape: Sendable {
  package enum Kind: UInt8, Sendable {
    case object, array, string, escapedString, number, `true`, `false`, null

    /// What it is called in messages.
    package var name: String {
      switch self {
      case .object: "an object"
      case .array: "an array"
      case .string, .escapedString: "a string"
      case .number: "a number"
      case .true, .false: "true or false"
      case .null: "null"
      }
    }
  }

  package struct Element: Sendable {
    package var kind: Kind
    /// Where it begins: the bracket of a container, the first byte within the quotation marks of a string.
    package var start: UInt32
    /// Of a container the number of the element after it, of other values the offset after their last byte.
    package var link: UInt32
  }

  /// The text.
  package let bytes: [UInt8]
  package private(set) var elements: [Element]

  /// The largest text in bytes, 4 GiB less one.
  package static let maximumSize = Int(UInt32.max)

  package init(bytes: [UInt8], elements: [Element]) {
    self.bytes = bytes
    self.elements = elements
  }

  @inlinable
  package func kind(of element: Int) -> Kind { elements[element].kind }

  /// The element that follows a value and all that it holds.
  @inlinable
  package func next(after element: Int) -> Int {
    switch elements[element].kind {
    case .object, .array: Int(elements[element].link)
    case .string, .escapedString, .number, .true, .false, .null: element + 1
    }
  }

  /// Whether a container holds nothing.
  @inlinable
  package func isEmpty(_ container: Int) -> Bool { next(after: container) == container + 1 }

  /// The value of an object's member; the first one if its name is given twice.
  @inlinable
  package func member(_ name: StaticString, of object: Int) -> Int? {
    let end = next(after: object)
    var position = object + 1
    while position < end {
      if isString(position, equalTo: name) { return position + 1 }
      position = next(after: position + 1)
    }
    return nil
  }

  /// Whether a string says the same as a name.
  @inlinable
  package func isString(_ element: Int, equalTo name: StaticString) -> Bool {
    let content = elements[element]
    guard content.kind == .string else { return string(element) == "\(name)" }
    let start = Int(content.start)
    let count = Int(content.link) - start
    guard count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      for index in 0..<count where bytes[start + index] != name[index] { return false }
      return true
    }
  }

  /// What a string says, its escapes resolved.
  package func string(_ element: Int) -> String {
    let content = elements[element]
    let range = Int(content.start)..<Int(content.link)
    guard content.kind == .escapedString else {
      return bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
      }
    }
    return String(decoding: unescaped(range), as: UTF8.self)
  }

  /// The bytes of a string as they stand in the text, or with their escapes resolved if it has any.
  package func withUTF8<Result>(of element: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let content = elements[element]
    let range = Int(content.start)..<Int(content.link)
    if content.kind == .escapedString { return unescaped(range).withUnsafeBufferPointer(body) }
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Whether a number is written with a fraction or an exponent.
  package func hasFraction(_ element: Int) -> Bool {
    let content = elements[element]
    return bytes[Int(content.start)..<Int(content.link)].contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
  }

  /// A number that is whole and fits, such as `12` or `12.0`.
  package func integer(_ element: Int) -> Int? {
    let content = elements[element]
    var digits = bytes[Int(content.start)..<Int(content.link)]
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      guard digits[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
      digits = digits[..<point]
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

extension JSONTape {
  /// Resolves escapes that the parser has checked.
  private func unescaped(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let letter = bytes[position]
      position += 1
      switch letter {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "u"):
        var scalar = hexadecimal(at: position)
        position += 4
        if (0xD800...0xDBFF).contains(scalar) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (hexadecimal(at: position + 2) - 0xDC00)
          position += 6
        }
        if let scalar = Unicode.Scalar(scalar) {
          result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      default: result.append(letter)
      }
    }
    return result
  }

  private func hexadecimal(at position: Int) -> UInt32 {
    bytes[position..<position + 4].reduce(0) { $0 << 4 | UInt32($1 & 15) + ($1 > 0x39 ? 9 : 0) }
  }
}
