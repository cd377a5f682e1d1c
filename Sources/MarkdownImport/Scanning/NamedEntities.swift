/// The named character references of HTML, which CommonMark takes over (0.31.2 §2.5).
enum NamedEntities {
  /// The longest name has 31 letters: `CounterClockwiseContourIntegral`.
  static let maximumNameLength = 32

  /// Where each entry of ``source`` begins, in the order of the names.
  private static let starts: [Int32] = {
    var starts: [Int32] = []
    var atStart = true
    for index in 0..<source.utf8CodeUnitCount {
      if atStart { starts.append(Int32(index)) }
      atStart = source.utf8Start[index] == ASCII.space
    }
    return starts
  }()

  /// The characters that a name stands for.
  ///
  /// - Complexity: O(log *n*) in the number of names.
  static func scalars(named name: ByteView) -> [UInt32]? {
    let text = ByteView(base: source.utf8Start, count: source.utf8CodeUnitCount)
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      let start = Int(starts[middle])
      let order = compare(name, text, at: start)
      if order == 0 { return scalars(in: text, at: start + name.count + 1) }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  private static func compare(_ name: ByteView, _ text: ByteView, at start: Int) -> Int {
    for index in 0..<name.count where name[index] != text[start + index] {
      let other = text[start + index]
      return other == ASCII.equals ? 1 : Int(name[index]) - Int(other)
    }
    return text[start + name.count] == ASCII.equals ? 0 : -1
  }

  private static func scalars(in text: ByteView, at start: Int) -> [UInt32] {
    var scalars: [UInt32] = [0]
    var offset = start
    while text[offset] != ASCII.space, offset < text.count {
      if text[offset] == ASCII.plus {
        scalars.append(0)
      } else {
        let digit = text[offset].isDigit ? text[offset] - ASCII.zero : text[offset] - 0x41 + 10
        scalars[scalars.count - 1] = scalars[scalars.count - 1] << 4 | UInt32(digit)
      }
      offset += 1
    }
    return scalars
  }
}

/// A character reference: `&amp;`, `&#38;`, `&#x26;`.
struct CharacterReference {
  /// The characters in UTF-8.
  var bytes: [UInt8]
  /// The offset after the semicolon.
  var end: Int

  /// Reads the reference that begins with the `&` at an offset (CommonMark 0.31.2 §2.5).
  init?(_ view: ByteView, at start: Int) {
    var offset = start + 1
    var scalars: [UInt32]?
    if view[offset] == ASCII.number {
      offset += 1
      let isHexadecimal = view[offset] | 0x20 == 0x78
      if isHexadecimal { offset += 1 }
      let first = offset
      var value: UInt32 = 0
      while isHexadecimal ? view[offset].isHexDigit : view[offset].isDigit, offset - first < 8 {
        let digit = view[offset].isDigit ? view[offset] - ASCII.zero : (view[offset] | 0x20) - 0x61 + 10
        value = value &* (isHexadecimal ? 16 : 10) &+ UInt32(digit)
        offset += 1
      }
      guard offset > first, offset - first <= (isHexadecimal ? 6 : 7) else { return nil }
      scalars = [value]
    } else {
      let first = offset
      while view[offset].isAlphanumeric, offset - first < NamedEntities.maximumNameLength { offset += 1 }
      guard offset > first, view[offset] == ASCII.semicolon else { return nil }
      scalars = NamedEntities.scalars(named: view.slice(first, offset))
    }
    guard view[offset] == ASCII.semicolon, let scalars else { return nil }
    bytes = scalars.flatMap { CharacterReference.utf8($0) }
    end = offset + 1
  }

  /// A code point in UTF-8; U+FFFD for what is none, for 0, and for what no document format can carry.
  private static func utf8(_ value: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(value), value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D,
      value & 0xFFFE != 0xFFFE
    else { return [0xEF, 0xBF, 0xBD] }
    return Array(String(scalar).utf8)
  }
}

extension ByteView {
  /// The text between two offsets with its backslash escapes and character references resolved.
  func unescapedString(_ start: Int, _ end: Int) -> String { resolvedString(start, end, escapes: true) }

  /// The text between two offsets with its character references resolved.
  func unescapedReferences(_ start: Int, _ end: Int) -> String { resolvedString(start, end, escapes: false) }

  private func resolvedString(_ start: Int, _ end: Int, escapes: Bool) -> String {
    let part = slice(start, end)
    guard part.buffer.contains(where: { $0 == ASCII.backslash || $0 == ASCII.ampersand }) else {
      return part.string(0, part.count)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part.count)
    var offset = 0
    while offset < part.count {
      if escapes, part[offset] == ASCII.backslash, part[offset + 1].isASCIIPunctuation {
        bytes.append(part[offset + 1])
        offset += 2
      } else if part[offset] == ASCII.ampersand, let reference = CharacterReference(part, at: offset) {
        bytes += reference.bytes
        offset = reference.end
      } else {
        bytes.append(part[offset])
        offset += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
