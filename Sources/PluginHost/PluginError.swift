public import PlatenCore

/// The error of a plugin that cannot be used or that failed.
public struct PluginError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The program does not exist, cannot be started, crashed, took too long, or does not follow the protocol.
    case program = "plugin"
    /// The document is nested too deep.
    case tooDeep = "too-deep"
    /// The program reported that the document or the options contradict each other or the rules of the format.
    case contradiction
    /// The program reported that the document exceeds a limit.
    case limit
    /// The caller cancelled the task.
    case cancelled
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

  /// The failure to write a document for a program.
  init(_ error: ExportError) {
    let kind: Kind =
      switch error.kind {
      case .sink, .plugin: .program
      case .tooDeep: .tooDeep
      case .contradiction: .contradiction
      case .limit: .limit
      case .cancelled: .cancelled
      }
    self.init(kind, error.message, advice: error.advice)
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}

extension ExportError {
  /// The failure of a program that was to make the output.
  public init(_ error: PluginError) {
    let kind: Kind =
      switch error.kind {
      case .program: .plugin
      case .tooDeep: .tooDeep
      case .contradiction: .contradiction
      case .limit: .limit
      case .cancelled: .cancelled
      }
    self.init(kind, error.message, advice: error.advice)
  }
}

extension TransformError {
  /// The failure of a program that was to make the change.
  public init(_ error: PluginError) {
    let kind: Kind =
      switch error.kind {
      case .program: .plugin
      case .tooDeep, .contradiction, .limit: .document
      case .cancelled: .cancelled
      }
    self.init(kind, error.message, advice: error.advice)
  }
}
