public import PlatenCore

/// Writes to standard output or another open descriptor.
///
/// If the reader of a pipe closes it, ``PlatenCore/ExportError/isBrokenPipe`` of the error is `true`, provided that the
/// process ignores SIGPIPE (`SIG_IGN`); otherwise the signal ends the process.
public struct StandardOutputSink: ByteSink {
  private var writer: DescriptorWriter
  private let name: String

  /// Makes a sink. The sink does not close the descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: the descriptor; 1 is standard output.
  ///   - name: the name in messages.
  public init(descriptor: Int32 = 1, name: String = "standard output") {
    self.init(descriptor: descriptor, name: name, calls: .live)
  }

  package init(descriptor: Int32, name: String, calls: SystemCalls) {
    writer = DescriptorWriter(descriptor, calls: calls)
    self.name = name
  }

  public mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    do throws(SystemError) { try writer.write(bytes) } catch { throw ExportError(writing: name, error) }
  }

  /// Writes buffered bytes. Call it at the end.
  ///
  /// - Throws: `ExportError` if they cannot be written.
  public mutating func flush() throws(ExportError) {
    do throws(SystemError) { try writer.flush() } catch { throw ExportError(writing: name, error) }
  }
}
