internal import PlatenCore

/// What one fast pass over bytes finds out about them as UTF-8.
struct UTF8Check: Hashable {
  /// Whether all of it is well-formed (Unicode Standard, table 3-7).
  var isValid = true
  /// Whether there is a character that is reported or replaced: a control, a noncharacter, an embedding or override.
  var needsCleaning = false

  /// Looks at bytes.
  ///
  /// - Complexity: O(*n*), at about the speed of memory for ASCII.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = bytes.count
    var offset = 0
    while offset < count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if offset + 8 <= count, UTF8Check.isPlain(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
          offset += 8
          continue
        }
        if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { needsCleaning = true }
        offset += 1
        continue
      }
      let length = UTF8Check.length(in: bytes, at: offset)
      guard length > 0 else {
        isValid = false
        return
      }
      // The lead bytes of C1 controls, of bidi controls, and of U+FFFE and U+FFFF.
      if byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        if CleanText.isSuspicious(bytes.scalar(at: offset).scalar) { needsCleaning = true }
      }
      offset += length
    }
  }

  /// Whether eight bytes are ASCII without controls.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    // The high bit of a byte of the difference is set where the byte was below 0x20 (borrows come from such bytes only).
    (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
  }

  /// How many bytes the well-formed sequence at an offset takes; 0 if there is none.
  @inline(__always)
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    let left = bytes.count - offset
    func isContinuation(_ distance: Int) -> Bool { bytes[offset + distance] & 0xC0 == 0x80 }
    switch first {
    case 0..<0x80: return 1
    case 0xE1...0xEC, 0xEE, 0xEF: return left > 2 && isContinuation(1) && isContinuation(2) ? 3 : 0
    case 0xC2...0xDF: return left > 1 && isContinuation(1) ? 2 : 0
    case 0xE0: return left > 2 && (0xA0...0xBF).contains(bytes[offset + 1]) && isContinuation(2) ? 3 : 0
    case 0xED: return left > 2 && (0x80...0x9F).contains(bytes[offset + 1]) && isContinuation(2) ? 3 : 0
    case 0xF0...0xF4:
      guard left > 3, isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
      return first == 0xF0 && bytes[offset + 1] < 0x90 || first == 0xF4 && bytes[offset + 1] > 0x8F ? 0 : 4
    default: return 0
    }
  }

  /// How many bytes an ill-formed sequence takes, so that each maximal part of one becomes one U+FFFD
  /// (Unicode Standard §3.9, as the WHATWG Encoding Standard has it).
  static func illFormedLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    let second: ClosedRange<UInt8>
    let needed: Int
    switch first {
    case 0xE0: (second, needed) = (0xA0...0xBF, 2)
    case 0xED: (second, needed) = (0x80...0x9F, 2)
    case 0xE1...0xEF: (second, needed) = (0x80...0xBF, 2)
    case 0xF0: (second, needed) = (0x90...0xBF, 3)
    case 0xF1...0xF3: (second, needed) = (0x80...0xBF, 3)
    case 0xF4: (second, needed) = (0x80...0x8F, 3)
    default: return 1
    }
    guard offset + 1 < bytes.count, second.contains(bytes[offset + 1]) else { return 1 }
    var length = 2
    while length < needed, offset + length < bytes.count, bytes[offset + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }
}
