/// Turns a document into the bytes of one format, and that is all.
///
/// An exporter opens no file, asks no clock, draws no random number and starts no process. The same document, options
/// and context give the same bytes, whatever the machine and the number of threads. What the format cannot say
/// is reported in the context's log, with its loss.
public protocol Exporter: Configurable {
  /// The format's name tag.
  static var format: Format { get }

  /// Writes the document.
  ///
  /// A synchronous method satisfies this requirement too.
  ///
  /// - Throws: ``ExportError`` when there can be no usable output; what was written until then is to be thrown away.
  func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError)
}

/// What an exporter is told about the run.
public struct ExportContext: Sendable {
  /// Where diagnostics and claims go.
  public var log: ReportLog
  /// When the edition is made, for formats that must say it and documents that do not: the caller's clock, or
  /// `SOURCE_DATE_EPOCH`. `nil` leaves it to the format's documented rule.
  public var modified: Timestamp?
  /// How many threads an exporter may use, 1 or more. The bytes do not depend on it.
  public var parallelism: Int
  /// Called now and then with what has been done; `nil` if nobody looks.
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
  /// Tells how far the export has come. An exporter calls it for every part; whoever looks is called at most a thousand times.
  ///
  /// - Parameters:
  ///   - completed: how many parts are done, 1 or more.
  ///   - total: how many parts there are.
  public func report(completed: Int, of total: Int) {
    guard let progress else { return }
    let step = max(1, total / 1_000 + (total % 1_000 == 0 ? 0 : 1))
    guard completed == total || completed % step == 0 else { return }
    progress(WorkProgress(completed: completed, total: total))
  }

  /// Ends the export if the caller has cancelled its task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/cancelled``.
  public func checkCancellation() throws(ExportError) {
    if Task.isCancelled { throw ExportError(.cancelled, "the export was cancelled") }
  }
}

/// How far an export or a transform has come.
public struct WorkProgress: Hashable, Sendable {
  /// Parts that are done.
  public var completed: Int
  /// All parts.
  public var total: Int

  /// Makes a progress value.
  public init(completed: Int, total: Int) {
    self.completed = completed
    self.total = total
  }
}
