/// Bytes that are read and never owned.
///
/// Reading outside of them gives 0. Decoded text holds no 0, so a scanner can look ahead without
/// asking where the end is, and no offset, however wrong, reaches foreign memory.
///
/// The caller keeps the bytes alive for as long as the view is used.
public struct ByteView {
  /// The first byte.
  public let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  public let count: Int

  @inlinable
  public init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The byte at an offset; 0 outside.
  @inlinable
  @inline(__always)
  public subscript(_ offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: count) ? base[offset] : 0
  }

  /// A part of the view, cut to what there is.
  @inlinable
  public func slice(_ start: Int, _ end: Int) -> ByteView {
    let start = min(max(start, 0), count)
    let end = min(max(end, start), count)
    return ByteView(base: base + start, count: end - start)
  }

  @inlinable
  public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The text from one offset to another.
  @inlinable
  @inline(__always)
  public func string(_ start: Int, _ end: Int) -> String {
    String(decoding: slice(start, end).buffer, as: UTF8.self)
  }

  /// The offset of the next line feed, or the end.
  @inlinable
  public func endOfLine(from start: Int) -> Int { offset(of: ASCII.lineFeed, from: start) }

  /// The offset of the next of a byte, or the end. Eight bytes are looked at at a time.
  @inlinable
  @inline(__always)
  public func offset(of byte: UInt8, from start: Int) -> Int {
    let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
    var offset = start
    let raw = UnsafeRawPointer(base)
    while offset + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian ^ pattern
      let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if found != 0 { return offset + found.trailingZeroBitCount >> 3 }
      offset += 8
    }
    while offset < count, base[offset] != byte { offset += 1 }
    return offset
  }

  /// The offset after spaces and tabs.
  @inlinable
  @inline(__always)
  public func skipSpaces(_ start: Int) -> Int {
    var offset = start
    while self[offset].isSpaceOrTab { offset += 1 }
    return offset
  }

  /// The offset after spaces, tabs and line ends.
  @inlinable
  public func skipWhitespace(_ start: Int) -> Int {
    var offset = start
    while self[offset].isSpaceTabOrLineEnd { offset += 1 }
    return offset
  }

  /// Whether ASCII text stands at an offset, letter case aside.
  ///
  /// - Parameter lowercase: the text in lower-case letters.
  @inlinable
  public func has(_ lowercase: StaticString, at offset: Int) -> Bool {
    for index in 0..<lowercase.utf8CodeUnitCount {
      let expected = lowercase.utf8Start[index]
      let byte = self[offset + index]
      guard byte == expected || (expected.isLetter && byte | 0x20 == expected) else { return false }
    }
    return true
  }

  /// Whether a byte occurs between two offsets.
  @inlinable
  public func contains(_ byte: UInt8, _ start: Int, _ end: Int) -> Bool {
    slice(start, end).buffer.contains(byte)
  }
}
