public import PlatenCore

extension Edition {
  /// Exports the document to a sink.
  ///
  /// ```swift
  /// let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &file)
  /// ```
  ///
  /// - Parameters:
  ///   - exporter: the format, with its options.
  ///   - sink: the destination of the bytes.
  ///   - modified: the modification time of the edition, for a document without one; if it is `nil`, the format documents which
  ///     time is used.
  ///   - parallelism: the number of threads that the exporter may use. The bytes do not depend on it.
  ///   - progress: a function that is called with the progress, possibly from several threads.
  /// - Returns: the number of bytes, the diagnostics and the claims of the export.
  /// - Throws: `ExportError` if there is no usable output. Discard the bytes that were written until then.
  public func export<E: Exporter>(
    _ exporter: E, to sink: inout some ByteSink, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> ExportReport {
    try await export(
      ConfiguredExporter(exporter), to: &sink, modified: modified, parallelism: parallelism, progress: progress)
  }

  /// Exports the document to a sink, with an exporter from a registry.
  ///
  /// The parameters are those of ``export(_:to:modified:parallelism:progress:)-(E,_,_,_,_)``.
  ///
  /// - Throws: `ExportError` if there is no usable output. Discard the bytes that were written until then.
  public func export(
    _ exporter: ConfiguredExporter, to sink: inout some ByteSink, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> ExportReport {
    let log = ReportLog()
    let context = ExportContext(log: log, modified: modified, parallelism: parallelism, progress: progress)
    let counter = CountedSink(sink)
    var counting: any ByteSink = CountingSink(counter)
    defer { sink = counter.base }
    try await exporter.export(document, to: &counting, context: context)
    return ExportReport(format: exporter.format, byteCount: counter.count, report: log.report)
  }
}

extension Edition {
  /// Exports the document to memory: `let (bytes, report) = try await edition.export(.epub())`.
  ///
  /// - Parameters:
  ///   - exporter: the format, with its options.
  ///   - modified: the modification time of the edition, for a document without one.
  ///   - parallelism: the number of threads that the exporter may use. The bytes do not depend on it.
  ///   - progress: a function that is called with the progress, possibly from several threads.
  /// - Returns: the bytes, and the diagnostics and claims of the export.
  /// - Throws: `ExportError` if there is no usable output.
  public func export<E: Exporter>(
    _ exporter: E, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> (bytes: [UInt8], report: ExportReport) {
    try await export(
      ConfiguredExporter(exporter), modified: modified, parallelism: parallelism, progress: progress)
  }

  /// Exports the document to memory, with an exporter from a registry.
  ///
  /// The parameters are those of ``export(_:modified:parallelism:progress:)-(E,_,_,_)``.
  ///
  /// - Throws: `ExportError` if there is no usable output.
  public func export(
    _ exporter: ConfiguredExporter, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> (bytes: [UInt8], report: ExportReport) {
    var sink = MemorySink()
    let report = try await export(
      exporter, to: &sink, modified: modified, parallelism: parallelism, progress: progress)
    return (sink.bytes, report)
  }
}

/// A sink and how much went into it, shared so that the sink can be had back from behind an existential.
private final class CountedSink<Base: ByteSink> {
  var base: Base
  var count = 0

  init(_ base: Base) { self.base = base }
}

private struct CountingSink<Base: ByteSink>: ByteSink {
  private let counted: CountedSink<Base>

  init(_ counted: CountedSink<Base>) { self.counted = counted }

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    try counted.base.write(bytes)
    counted.count += bytes.count
  }
}
