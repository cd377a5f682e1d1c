import MarkupReader
import TextScanning

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
      while view[offset].isAlphanumeric, offset - first < NamedCharacterReferences.maximumNameLength { offset += 1 }
      guard offset > first, view[offset] == ASCII.semicolon else { return nil }
      scalars = NamedCharacterReferences.scalars(named: view.slice(first, offset).buffer)
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
