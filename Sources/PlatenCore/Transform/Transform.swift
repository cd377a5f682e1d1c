/// Changes a document into another document: a transform, a correction, a house style.
///
/// Like an exporter it opens no file, asks no clock and draws no random number: the same document and options give the same
/// result. What it takes away is reported in the context's log, with its loss.
public protocol Transform: Configurable {
  /// What it is called on the command line: lower-case ASCII letters, digits and hyphens.
  static var name: String { get }
  /// One sentence for a user.
  static var summary: String { get }

  /// Changes the document in place. Its nodes are nested at most ``Document/maximumDepth`` deep, before and after.
  ///
  /// A synchronous method satisfies this requirement too.
  ///
  /// - Throws: ``TransformError`` when the result would be no usable document; it is then to be thrown away.
  func apply(to document: inout Document, context: TransformContext) async throws(TransformError)
}

/// What a transform is told about the run.
public struct TransformContext: Sendable {
  /// Where diagnostics go.
  public var log: ReportLog
  /// Where files are found that the document or an option mentions.
  public var resources: any ResourceProvider
  /// Called now and then with what has been done; `nil` if nobody looks.
  public var progress: (@Sendable (WorkProgress) -> Void)?
  /// How many threads a transform may use, 1 or more. The result does not depend on it.
  public var parallelism: Int
  /// What transforms before this one found out about the document's text; `nil` where nobody hands it on.
  package var findings: TextFindings?

  /// Makes a context.
  public init(
    log: ReportLog = ReportLog(), resources: any ResourceProvider = NoResources(), parallelism: Int = 1,
    progress: (@Sendable (WorkProgress) -> Void)? = nil
  ) {
    self.log = log
    self.resources = resources
    self.parallelism = max(1, parallelism)
    self.progress = progress
  }
}

extension TransformContext {
  /// Ends the transform if the caller has cancelled its task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``TransformError`` of kind ``TransformError/Kind/cancelled``.
  public func checkCancellation() throws(TransformError) {
    if Task.isCancelled { throw TransformError(.cancelled, "the transform was cancelled") }
  }
}

/// A transform cannot do its work.
public struct TransformError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The document cannot be changed in this way.
    case document
    /// The caller cancelled the task.
    case cancelled
    /// A program that was to make the change failed.
    case plugin
  }

  /// What went wrong.
  public var kind: Kind
  /// A clause for a user, lower-case and without a full stop.
  public var message: String
  /// A sentence that says what to do next.
  public var advice: String?

  /// Makes an error.
  public init(_ kind: Kind, _ message: String, advice: String? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}
