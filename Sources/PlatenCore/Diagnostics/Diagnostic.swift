/// A message to the user about an import, transform or export that was not stopped by it.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// The severity.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Information: a decision that was made for the user.
    case note
    /// A probable mistake, or a result that the user probably does not want.
    case warning

    public static func < (left: Severity, right: Severity) -> Bool { left == .note && right == .warning }
  }

  /// The kind of loss, if a format could not express something.
  public enum Loss: String, Hashable, Sendable, CaseIterable {
    /// The content is missing from the output.
    case dropped
    /// The content is in the output with less structure.
    case simplified
    /// The content was replaced by something else.
    case substituted
  }

  /// A stable name of the form `format.what-happened`: `text.table-span-flattened`. Scripts may rely on it.
  public var id: String
  /// The severity.
  public var severity: Severity
  /// The message for the user: one or more sentences, each with a capital letter and a full stop, that say what happened and,
  /// where it helps, what to do. Untrusted text in it is escaped with ``quoted(_:)``.
  public var message: String
  /// The position in the source; `nil` if it is not known.
  public var location: SourceLocation?
  /// What was lost; `nil` if nothing was.
  public var loss: Loss?

  /// Makes a diagnostic.
  public init(
    _ id: String, _ severity: Severity, _ message: String, at location: SourceLocation? = nil,
    loss: Loss? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.loss = loss
  }

  /// `file:3:1: warning: message [id]`
  public var description: String {
    (location.map { "\($0): " } ?? "") + "\(severity.rawValue): \(message) [\(id)]"
  }

  /// Returns untrusted text for use in a message: in quotation marks, escaped as by ``escaped(_:limit:)``, and cut after 60 scalars.
  public static func quoted(_ text: some StringProtocol) -> String { "“\(escaped(text, limit: 60))”" }

  /// Returns untrusted text in a form that is safe in one line of a message or terminal.
  ///
  /// Invisible scalars that change how other text is displayed are written as `\u{1b}`: controls, line and paragraph
  /// separators, and format characters, including all controls of text direction (Unicode categories Cc, Zl, Zp and Cf).
  /// Every message that contains untrusted text uses this function.
  ///
  /// - Parameters:
  ///   - text: the text, of any length.
  ///   - limit: the number of scalars to keep; `…` replaces the rest.
  public static func escaped(_ text: some StringProtocol, limit: Int = .max) -> String {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < limit else { return result + "…" }
      count += 1
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
