package import PlatenCore

/// A file is not well-formed XML, or uses what is refused: document type subsets and entities.
package struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  package var message: String
  /// Where in the file, in bytes of its UTF-8.
  package var offset: Int
  /// Where in the file, for people.
  package var location: SourceLocation

  /// Makes an error about the document as a whole.
  package init(_ message: String) {
    self.init(message, in: [], at: 0)
  }

  /// Makes an error, and counts lines and columns up to an offset.
  init(_ message: String, in bytes: [UInt8], at offset: Int) {
    self.message = message
    self.offset = min(offset, bytes.count)
    var location = SourceLocation(line: 1, column: 1)
    for byte in bytes.prefix(self.offset) {
      if byte == 0x0A {
        location.line += 1
        location.column = 1
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    self.location = location
  }

  package var description: String { "\(location): \(message)" }
}
