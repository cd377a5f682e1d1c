/// Changes a document after it is read and before it is exported.
///
/// An implementation declares a name, a summary, its ``FormatOptions`` and the method ``apply(to:context:)``. This transform
/// turns hyphens between words into dashes:
///
/// ```swift
/// struct Dashes: Transform {
///   static let name = "dashes"
///   static let summary = "Turns hyphens between spaces into dashes."
///
///   struct Options: FormatOptions {
///     enum Style: String, CaseIterable, Sendable { case en, em }
///     var style = Style.en
///     static let schema = OptionSchema<Options>([
///       .choice("style", \.style, help: "Whether dashes are short with spaces, or long without.")
///     ])
///   }
///
///   let options: Options
///
///   func apply(to document: inout Document, context: TransformContext) {
///     document.rewriteInlines { inlines, _ in
///       inlines = inlines.map { inline in
///         guard case .text(let text) = inline else { return inline }
///         return .text(text.replacing(" - ", with: options.style == .en ? " – " : "—"))
///       }
///     }
///   }
/// }
/// ```
///
/// Registered in a `Toolkit` of the module `Platen`, it is applied by `--transform dashes --set dashes.style=em` on the command line,
/// and changes “Markets - a survey” to “Markets—a survey”.
///
/// A transform follows these rules, which the conformance kit of `PlatenTesting` checks:
///
/// - It does not read the clock, use random numbers or start processes, and reads files only through the resource provider of
///   the context.
/// - The same document and options give the same result, with any number of threads.
/// - It leaves nodes that do not concern it unchanged. Content that it removes is reported to the log of the context, with its
///   ``Diagnostic/Loss``.
/// - Its time and memory grow linearly with the document, and no node is nested deeper than ``Document/maximumDepth`` afterwards.
public protocol Transform: Configurable {
  /// The name on the command line: lower-case ASCII letters, digits and hyphens.
  static var name: String { get }
  /// One sentence that describes the transform to users.
  static var summary: String { get }

  /// Changes the document in place.
  ///
  /// A synchronous method satisfies this requirement too.
  ///
  /// - Parameters:
  ///   - document: the document. Its nodes are nested at most ``Document/maximumDepth`` deep.
  ///   - context: the log, the provider of files, the number of threads and the progress function.
  /// - Throws: ``TransformError`` if there is no usable result. Discard the document then.
  func apply(to document: inout Document, context: TransformContext) async throws(TransformError)
}

/// The environment of a transform: log, resources, number of threads and progress.
public struct TransformContext: Sendable {
  /// The log for diagnostics.
  public var log: ReportLog
  /// The provider of the files that the document or an option mentions.
  public var resources: any ResourceProvider
  /// The function to call with the progress, possibly from several threads; `nil` for none.
  public var progress: (@Sendable (WorkProgress) -> Void)?
  /// The number of threads that the transform may use, 1 or more. The result does not depend on it.
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
  /// Throws an error if the caller has cancelled the task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``TransformError`` of kind ``TransformError/Kind/cancelled``.
  public func checkCancellation() throws(TransformError) {
    if Task.isCancelled { throw TransformError(.cancelled, "the transform was cancelled") }
  }
}

/// The error of a transform that has no usable result.
public struct TransformError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The document cannot be changed in this way.
    case document
    /// The caller cancelled the task.
    case cancelled
    /// A plugin failed.
    case plugin
  }

  /// The kind of error.
  public var kind: Kind
  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  public var message: String
  /// A sentence that says what the user can do; `nil` if there is nothing to say.
  public var advice: String?

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, advice: String? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}
