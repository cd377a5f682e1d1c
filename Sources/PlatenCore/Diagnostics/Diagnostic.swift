/// Something a user should know about an import or export that nevertheless went on.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing: a decision that was taken for the user.
    case note
    /// Probably not what the user wants.
    case warning

    public static func < (left: Severity, right: Severity) -> Bool { left == .note && right == .warning }
  }

  /// What a format could not say.
  public enum Loss: String, Hashable, Sendable, CaseIterable {
    /// The content is not in the output.
    case dropped
    /// The content is there, with less structure.
    case simplified
    /// Something else stands in its place.
    case substituted
  }

  /// A stable name, `room.what-happened`: `text.table-span-flattened`. Scripts may rely on it.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// One or more sentences for a user, with a capital letter and a full stop: what, and if it helps, what to do. Untrusted
  /// text in it is quoted.
  public var message: String
  /// Where in the source.
  public var location: SourceLocation?
  /// What was lost, if anything.
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

  /// Text from outside as a quotation in a message: escaped as by ``escaped(_:limit:)``, cut after 60 scalars, in quotation marks.
  public static func quoted(_ text: some StringProtocol) -> String { "“\(escaped(text, limit: 60))”" }

  /// Text from outside, made fit for one line of a message or a terminal.
  ///
  /// Scalars that cannot be seen and change how the rest is shown become `\u{1b}`: controls, line and paragraph
  /// separators, and format characters, among them all controls of text direction (Unicode categories Cc, Zl, Zp and Cf).
  /// Every message that holds text from outside goes through here.
  ///
  /// - Parameters:
  ///   - text: the text, of any length.
  ///   - limit: how many scalars are kept; `…` stands for the rest.
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
