/// The destination of the bytes of an exporter.
///
/// To implement a sink, write `write(_:)`: it takes all bytes in order, or throws an error of kind ``ExportError/Kind/sink``. After an
/// error, it is not called again.
public protocol ByteSink {
  /// Writes bytes.
  ///
  /// - Throws: ``ExportError`` if not all bytes could be written.
  mutating func write(_ bytes: Span<UInt8>) throws(ExportError)
}

extension ByteSink {
  /// Writes the bytes of an array.
  ///
  /// - Throws: ``ExportError`` if not all bytes could be written.
  public mutating func write(_ bytes: [UInt8]) throws(ExportError) { try write(bytes.span) }

  /// Writes a string in UTF-8.
  ///
  /// - Throws: ``ExportError`` if not all bytes could be written.
  public mutating func write(_ text: String) throws(ExportError) {
    try write(Array(text.utf8).span)
  }
}

/// A sink that collects the bytes in memory.
public struct MemorySink: ByteSink, Sendable {
  /// The bytes that were written.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink.
  public init() {}

  public mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
  }
}
