public import PlatenCore

extension Edition {
  /// Writes the document in one format.
  ///
  /// ```swift
  /// let result = try await edition.export(.epub { $0.splitLevel = 2 }, to: &file)
  /// ```
  ///
  /// - Parameters:
  ///   - exporter: the format, with its options.
  ///   - sink: where the bytes go.
  ///   - modified: when the edition is made, for a document that does not say it; `nil` leaves it to the format's
  ///     documented rule.
  ///   - parallelism: how many threads the exporter may use. The bytes do not depend on it.
  ///   - progress: called now and then, from any thread.
  /// - Returns: what was written, and what the format could not say.
  /// - Throws: `ExportError` if there is no usable output; what reached the sink is to be thrown away.
  public func export<E: Exporter>(
    _ exporter: E, to sink: inout some ByteSink, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> ExportReport {
    try await export(
      ConfiguredExporter(exporter), to: &sink, modified: modified, parallelism: parallelism, progress: progress)
  }

  /// Writes the document with an exporter from a registry.
  ///
  /// The parameters are those of ``export(_:to:modified:parallelism:progress:)-(E,_,_,_,_)``.
  ///
  /// - Throws: `ExportError` if there is no usable output; what reached the sink is to be thrown away.
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
  /// Writes the document in one format, in memory: `let (bytes, report) = try await edition.export(.epub())`.
  ///
  /// - Parameters:
  ///   - exporter: the format, with its options.
  ///   - modified: when the edition is made, for a document that does not say it.
  ///   - parallelism: how many threads the exporter may use. The bytes do not depend on it.
  ///   - progress: called now and then, from any thread.
  /// - Returns: the bytes, and what the format could not say.
  /// - Throws: `ExportError` if there is no usable output.
  public func export<E: Exporter>(
    _ exporter: E, modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) async throws(ExportError) -> (bytes: [UInt8], report: ExportReport) {
    try await export(
      ConfiguredExporter(exporter), modified: modified, parallelism: parallelism, progress: progress)
  }

  /// Writes the document with an exporter from a registry, in memory.
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
