/// A character of a text and how many bytes it takes.
public struct DecodedScalar {
  /// The code point.
  public var value: UInt32
  /// How many bytes it takes in UTF-8.
  public var length: Int

  @inlinable
  init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }
}

extension ByteView {
  /// The character that begins at an offset; a line feed outside of the view.
  @inlinable
  public func scalar(at offset: Int) -> DecodedScalar {
    let first = self[offset]
    if first < 0x80 { return DecodedScalar(value: UInt32(first == 0 ? ASCII.lineFeed : first), length: 1) }
    let second = UInt32(self[offset + 1] & 0x3F)
    if first < 0xE0 { return DecodedScalar(value: UInt32(first & 0x1F) << 6 | second, length: 2) }
    let third = UInt32(self[offset + 2] & 0x3F)
    if first < 0xF0 { return DecodedScalar(value: UInt32(first & 0x0F) << 12 | second << 6 | third, length: 3) }
    let fourth = UInt32(self[offset + 3] & 0x3F)
    return DecodedScalar(value: UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, length: 4)
  }

  /// The character that ends before an offset; a line feed at the start of the view.
  @inlinable
  public func scalar(before offset: Int) -> DecodedScalar {
    var start = offset - 1
    while start > offset - 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}
