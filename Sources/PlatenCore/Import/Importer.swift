/// Reads the bytes of one format into a document.
///
/// Time and memory grow linearly with the input, whatever the input is, and no document is nested deeper than
/// ``Document/maximumDepth``. What cannot be read as it was meant is kept as text, and reported with its position.
public protocol Importer: Configurable {
  /// The format's name tag.
  static var format: Format { get }

  /// Reads a document.
  ///
  /// - Throws: ``ImportError`` when the bytes are not of this format at all.
  func document(from source: Source, context: ImportContext) throws(ImportError) -> Document
}

/// Bytes to be read, and their name.
public struct Source: Hashable, Sendable {
  /// The file's name as the user gave it, for messages; `nil` for standard input.
  public var name: String?
  /// The content.
  public var bytes: [UInt8]

  /// Makes a source.
  public init(name: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A source's name for a message.
  package static func described(_ name: String?) -> String { name ?? "the input" }

  /// Makes a source of text that is in memory already.
  ///
  /// - Parameters:
  ///   - name: the name of its file, for messages; `nil` if there is no file.
  ///   - text: the content.
  public init(name: String? = nil, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// What an importer is told about the run.
public struct ImportContext: Sendable {
  /// Where diagnostics go.
  public var log: ReportLog
  /// Where files that the document mentions are found.
  public var resources: any ResourceProvider

  /// Makes a context.
  public init(log: ReportLog = ReportLog(), resources: any ResourceProvider = NoResources()) {
    self.log = log
    self.resources = resources
  }
}

extension ImportContext {
  /// Ends the reading if the caller has cancelled its task. Call it at least every few milliseconds.
  ///
  /// - Throws: ``ImportError`` of kind ``ImportError/Kind/cancelled``.
  public func checkCancellation() throws(ImportError) {
    guard Task.isCancelled else { return }
    throw ImportError("the reading was cancelled", kind: .cancelled)
  }
}

/// The input cannot be read at all. Says what, where, and what to do next.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The source cannot be read: its bytes are not of the format, or an option is wrong.
    case source
    /// A file that it mentions is there, and the system could not read it.
    case resource
    /// The caller cancelled the task.
    case cancelled
  }

  /// A clause for a user, lower-case and without a full stop.
  public var message: String
  /// Where in the source.
  public var location: SourceLocation?
  /// A sentence that says what to do next.
  public var advice: String?
  /// What went wrong.
  public var kind: Kind

  /// Makes an error.
  public init(
    _ message: String, at location: SourceLocation? = nil, advice: String? = nil, kind: Kind = .source
  ) {
    self.message = message
    self.location = location
    self.advice = advice
    self.kind = kind
  }

  public var description: String {
    (location.map { "\($0): " } ?? "") + message + (advice.map { ". " + $0 } ?? "")
  }
}
