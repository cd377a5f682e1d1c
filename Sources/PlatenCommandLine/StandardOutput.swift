import PlatenCore
import PlatenFiles

/// Standard output for text: what a command has to show.
enum StandardOutput {
  /// Writes text.
  ///
  /// - Throws: ``Failure`` if not all of it can be written.
  static func write(_ text: String) throws(Failure) {
    var sink = StandardOutputSink()
    do throws(ExportError) {
      try sink.write(text)
      try sink.flush()
    } catch {
      throw Failure(error.isBrokenPipe ? .brokenPipe : .inputOutput, error.message)
    }
  }
}
