/// The error of an export that has no usable output.
///
/// Sinks throw it too, with the kind ``Kind/sink``, so that an exporter can pass their errors on with `try`.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The sink could not write the bytes.
    case sink
    /// The document is nested too deep.
    case tooDeep = "too-deep"
    /// The document or the options contradict each other or the rules of the format.
    case contradiction
    /// The document exceeds a limit of the format.
    case limit
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
  /// The error number of the system (`errno`), if a sink has one.
  public var code: Int32?

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, advice: String? = nil, code: Int32? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
    self.code = code
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}
