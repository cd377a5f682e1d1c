public import PlatenCore

/// A program cannot be used as an exporter or a transform, or did not do its work. Says what, and what to do next.
public struct PluginError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The program is not there, cannot be started, crashed, took too long, or does not keep to the protocol.
    case program = "plugin"
    /// The document is nested too deep.
    case tooDeep = "too-deep"
    /// The program says that the document or the options contradict themselves or the format.
    case contradiction
    /// The program says that a limit was reached.
    case limit
    /// The caller cancelled the task.
    case cancelled
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
