public import PlatenCore

/// Writes to standard output, or to another descriptor that is open already.
///
/// When the reader of a pipe goes away the error's ``PlatenCore/ExportError/isBrokenPipe`` is true, provided that the
/// process ignores SIGPIPE (`SIG_IGN`); otherwise that signal ends it.
public struct StandardOutputSink: ByteSink {
  private var writer: DescriptorWriter
  private let name: String

  /// Makes a sink. The descriptor stays the caller's, and open.
  ///
  /// - Parameters:
  ///   - descriptor: where to write; 1 is standard output.
  ///   - name: what messages call it.
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

  /// Writes what is still held back. Call it at the end.
  ///
  /// - Throws: `ExportError` if that fails.
  public mutating func flush() throws(ExportError) {
    do throws(SystemError) { try writer.flush() } catch { throw ExportError(writing: name, error) }
  }
}
