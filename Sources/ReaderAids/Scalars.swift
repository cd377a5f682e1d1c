extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte beyond ASCII from an offset on, or the end; eight bytes at a time.
  func firstBeyondASCII(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset + 8 <= end, word(at: offset) & 0x8080_8080_8080_8080 == 0 { offset += 8 }
    while offset < end, self[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// Eight bytes from an offset on, which must be there.
  func word(at offset: Int) -> UInt64 {
    UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }
}

extension String {
  /// Calls a function with the text's UTF-8, which is copied only if it is not in one piece.
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
