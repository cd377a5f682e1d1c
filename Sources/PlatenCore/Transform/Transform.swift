/// Changes a document into another document: a reader's aid, a correction, a house style.
///
/// Like an exporter it opens no file, asks no clock and draws no random number: the same document and options give the same
/// result. What it takes away is reported in the log, with its loss.
public protocol Transform: Sendable {
  /// What a user can choose.
  associatedtype Options: FormatOptions

  /// What it is called on the command line: lower-case ASCII letters, digits and hyphens.
  static var name: String { get }
  /// One sentence for a user.
  static var summary: String { get }

  /// Makes a transform.
  init(options: Options)

  /// Changes the document in place. Its nodes are nested at most ``Document/maximumDepth`` deep, before and after.
  ///
  /// A synchronous method satisfies this requirement too.
  ///
  /// - Throws: ``TransformError`` when the result would be no usable document; it is then to be thrown away.
  func apply(to document: inout Document, log: ReportLog) async throws(TransformError)
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
  public init(_ message: String, kind: Kind = .document, advice: String? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  /// Makes an error of one that an export would have ended with: a document too deep, a program that failed.
  public init(_ error: ExportError) {
    let kind: Kind =
      switch error.kind {
      case .sink, .tooDeep, .contradiction, .limit: .document
      case .cancelled: .cancelled
      case .plugin: .plugin
      }
    self.init(error.message, kind: kind, advice: error.advice)
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}
