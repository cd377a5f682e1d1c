/// Turns a document into the bytes of one format.
///
/// An implementation declares a ``Format``, its ``FormatOptions`` and the method
/// ``export(_:to:context:)``. This exporter writes a line for each paragraph:
///
/// ```swift
/// struct PosterExporter: Exporter {
///   static let format = Format(
///     id: "poster", name: "Poster", fileExtensions: ["poster"], mediaType: "text/plain")
///
///   struct Options: FormatOptions {
///     var capitals = false
///     static let schema = OptionSchema<Options>([
///       .boolean("capitals", \.capitals, help: "Whether all letters are capitals.")
///     ])
///   }
///
///   let options: Options
///
///   func export(
///     _ document: Document, to sink: inout some ByteSink, context: ExportContext
///   ) throws(ExportError) {
///     try document.checkDepth()
///     for block in document.body {
///       guard case .paragraph(let paragraph) = block else {
///         context.log.report(
///           Diagnostic("poster.left-out", .warning, "Only paragraphs are on posters.", loss: .dropped))
///         continue
///       }
///       let text = paragraph.inlines.plainText
///       try sink.write((options.capitals ? text.uppercased() : text) + "\n")
///     }
///   }
/// }
/// ```
///
/// Registered in a `Toolkit` of the module `Platen`, it is the output format `poster` of the command line. From a heading
/// “Markets” and a paragraph “Taobao Village sells.”, `--format poster --set capitals=yes` makes the line
/// `TAOBAO VILLAGE SELLS.` and reports the heading as dropped.
///
/// An exporter follows these rules, which the conformance kit of `PlatenTesting` checks:
///
/// - It writes to the sink only. It does not open files, read the clock, use random numbers or start processes.
/// - The same document, options and context give the same bytes, on any machine and with any number of threads.
/// - It handles every kind of node. Content that the format cannot express is reported to the log of the context, with its
///   ``Diagnostic/Loss``.
/// - It calls ``Document/checkDepth()`` first, which rejects documents that are nested too deeply. After that, recursion over
///   nodes is safe.
/// - Its time and memory grow linearly with the document. It calls ``ExportContext/checkCancellation()`` and
///   ``ExportContext/report(completed:of:)`` regularly, for example for each block of the body.
public protocol Exporter: Configurable {
  /// The names, file extensions and media type of the format.
  static var format: Format { get }

  /// Writes the document to the sink, from the first byte to the last.
  ///
  /// A synchronous method satisfies this requirement too.
  ///
  /// - Parameters:
  ///   - document: the document, with the pictures among its resources.
  ///   - sink: the destination of the bytes.
  ///   - context: the log, the time of the edition, the number of threads and the progress function.
  /// - Throws: ``ExportError`` if there is no usable output. Discard the bytes that were written until then.
  func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError)
}

/// The environment of an export: log, time, number of threads and progress.
public struct ExportContext: Sendable {
  /// The log for diagnostics and claims.
  public var log: ReportLog
  /// The modification time of the edition, for formats that require one and documents without one: for example the time of
  /// the source, or `SOURCE_DATE_EPOCH`. If it is `nil`, the format documents which time is used.
  public var modified: Timestamp?
  /// The number of threads that the exporter may use, 1 or more. The output does not depend on it.
  public var parallelism: Int
  /// The function to call with the progress, possibly from several threads; `nil` for none.
  public var progress: (@Sendable (WorkProgress) -> Void)?

  /// Makes a context.
  public init(
    log: ReportLog = ReportLog(), modified: Timestamp? = nil, parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) {
    self.log = log
    self.modified = modified
    self.parallelism = max(1, parallelism)
    self.progress = progress
  }
}

extension ExportContext {
  /// Reports the progress of the export. An exporter may call it for every part; the progress function is called at most
  /// a thousand times.
  ///
  /// - Parameters:
  ///   - completed: the number of finished parts, 1 or more.
  ///   - total: the number of all parts.
  public func report(completed: Int, of total: Int) {
    guard let progress else { return }
    let step = max(1, total / 1_000 + (total % 1_000 == 0 ? 0 : 1))
    guard completed == total || completed % step == 0 else { return }
    progress(WorkProgress(completed: completed, total: total))
  }

  /// Throws an error if the caller has cancelled the task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/cancelled``.
  public func checkCancellation() throws(ExportError) {
    if Task.isCancelled { throw ExportError(.cancelled, "the export was cancelled") }
  }
}

/// The progress of an export or a transform.
public struct WorkProgress: Hashable, Sendable {
  /// The number of finished parts.
  public var completed: Int
  /// The number of all parts.
  public var total: Int

  /// Makes a progress value.
  public init(completed: Int, total: Int) {
    self.completed = completed
    self.total = total
  }
}
