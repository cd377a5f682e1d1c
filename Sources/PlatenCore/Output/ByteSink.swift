/// Where bytes go: the only way out of an exporter.
///
/// To make one, write `write(_:)`: take all the bytes, in order, or throw. After an error nothing more is written.
public protocol ByteSink {
  /// Takes bytes, all of them.
  ///
  /// - Throws: ``SinkError`` if they cannot all be taken.
  mutating func write(_ bytes: Span<UInt8>) throws(SinkError)
}

extension ByteSink {
  /// Takes the bytes of an array.
  ///
  /// - Throws: ``SinkError`` if they cannot all be taken.
  public mutating func write(_ bytes: [UInt8]) throws(SinkError) { try write(bytes.span) }

  /// Takes the UTF-8 of a string.
  ///
  /// - Throws: ``SinkError`` if it cannot all be taken.
  public mutating func write(_ text: String) throws(SinkError) {
    try write(Array(text.utf8).span)
  }
}

/// Bytes could not be written.
public struct SinkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed, for a user: `cannot write book.epub: No space left on device`.
  public var message: String
  /// The system's error number, if there is one.
  public var code: Int32?

  /// Makes an error.
  public init(_ message: String, code: Int32? = nil) {
    self.message = message
    self.code = code
  }

  public var description: String { message }
}

/// A sink in memory.
public struct MemorySink: ByteSink, Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink.
  public init() {}

  public mutating func write(_ bytes: Span<UInt8>) throws(SinkError) {
    bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
  }
}
