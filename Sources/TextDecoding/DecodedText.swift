/// Clean text: valid UTF-8 with line feeds as its only line ends, no controls but tabs and DEL, and no byte order mark.
package struct DecodedText: Sendable {
  /// The text, behind a mark perhaps.
  private let bytes: [UInt8]
  /// Where the text begins.
  private let start: Int
  /// Where lines and columns differ from those of the file.
  package let places: TextPlaces

  init(bytes: [UInt8], start: Int, places: TextPlaces = TextPlaces()) {
    self.bytes = bytes
    self.start = start
    self.places = places
  }

  /// Calls a function with the text.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// The text as a string.
  package var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
