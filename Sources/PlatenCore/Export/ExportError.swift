/// There is no usable output. Says what, and what to do next.
///
/// Sinks throw it too, with the kind ``Kind/sink``, so an exporter passes their errors on by `try`.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The sink did not take the bytes.
    case sink
    /// The document is nested too deep.
    case tooDeep = "too-deep"
    /// The document or the options contradict themselves or the format.
    case contradiction
    /// A limit of the format was reached.
    case limit
    /// The caller cancelled the task.
    case cancelled
    /// A program that was to make the output failed.
    case plugin
  }

  /// What went wrong.
  public var kind: Kind
  /// A clause for a user, lower-case and without a full stop.
  public var message: String
  /// A sentence that says what to do next.
  public var advice: String?
  /// The system's error number, if a sink has one.
  public var code: Int32?

  /// Makes an error.
  public init(_ kind: Kind, _ message: String, advice: String? = nil, code: Int32? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
    self.code = code
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}
