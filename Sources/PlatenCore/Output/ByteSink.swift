/// Where bytes go: the only way out of an exporter.
///
/// To make one, write `write(_:)`: take all the bytes, in order, or throw an error of kind ``ExportError/Kind/sink``. After an
/// error nothing more is written.
public protocol ByteSink {
  /// Takes bytes, all of them.
  ///
  /// - Throws: ``ExportError`` if they cannot all be taken.
  mutating func write(_ bytes: Span<UInt8>) throws(ExportError)
}

extension ByteSink {
  /// Takes the bytes of an array.
  ///
  /// - Throws: ``ExportError`` if they cannot all be taken.
  public mutating func write(_ bytes: [UInt8]) throws(ExportError) { try write(bytes.span) }

  /// Takes the UTF-8 of a string.
  ///
  /// - Throws: ``ExportError`` if it cannot all be taken.
  public mutating func write(_ text: String) throws(ExportError) {
    try write(Array(text.utf8).span)
  }
}

/// A sink in memory.
public struct MemorySink: ByteSink, Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink.
  public init() {}

  public mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
  }
}
