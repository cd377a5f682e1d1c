/// Reading UTF-8 that is known to be valid, one scalar at a time.
extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at an offset within the buffer, and how many bytes it takes.
  @inlinable @inline(__always)
  package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends before an offset, and how many bytes it takes; `nil` if nothing stands between.
  @inlinable
  package func scalar(before offset: Int, from start: Int = 0) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset > start else { return nil }
    var place = offset - 1
    while place > start, self[place] & 0xC0 == 0x80 { place -= 1 }
    return scalar(at: place)
  }

  /// The text of a byte range.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }
}
