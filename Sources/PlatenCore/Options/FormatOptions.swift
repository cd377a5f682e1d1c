/// The options of an exporter, importer or transform: stored properties, each declared once in the schema.
///
/// ```swift
/// struct PosterOptions: FormatOptions {
///   var columns = 2
///   static let schema = OptionSchema<PosterOptions>([
///     .integer("columns", \.columns, in: 1...8, help: "How many columns the text is set in.")
///   ])
/// }
/// ```
public protocol FormatOptions: Sendable, Hashable {
  /// Makes options with their defaults.
  init()
  /// Every option, in the order of the help.
  static var schema: OptionSchema<Self> { get }
}

extension FormatOptions {
  /// Makes options that differ from their defaults: `TextOptions { $0.width = 60 }`.
  public init(_ configure: (inout Self) -> Void) {
    self.init()
    configure(&self)
  }
}

/// Options of a format that has none.
public struct NoOptions: FormatOptions {
  /// Makes the value.
  public init() {}
  public static let schema = OptionSchema<NoOptions>([])
}

/// The setting of an option by a user: a name and a value, as they were written.
public struct OptionSetting: Hashable, Sendable {
  /// The option's name: `split-level`.
  public var name: String
  /// The value as it was written: `2`.
  public var value: String

  /// Makes a setting.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The description of an option for users.
public struct OptionDescription: Hashable, Sendable {
  /// The name: lower-case words with hyphens.
  public var name: String
  /// The possible values.
  public var values: OptionValues
  /// The default as a user would write it; blank for none.
  public var defaultValue: String
  /// One or two sentences.
  public var help: String

  /// Makes a description.
  public init(name: String, values: OptionValues, defaultValue: String, help: String) {
    self.name = name
    self.values = values
    self.defaultValue = defaultValue
    self.help = help
  }
}

/// The possible values of an option.
public enum OptionValues: Hashable, Sendable, CustomStringConvertible {
  /// `true` or `false`.
  case boolean
  /// A whole number from `minimum` to `maximum`, or one of the words.
  case integer(minimum: Int, maximum: Int, words: [String])
  /// One of the words.
  case choice([String])
  /// Any text.
  case text
  /// The path of a file whose content is read.
  case file

  public var description: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let minimum, let maximum, let words):
      (["\(minimum) to \(maximum)"] + words).joined(separator: ", or ")
    case .choice(let words): words.joined(separator: ", ")
    case .text: "text"
    case .file: "a file"
    }
  }
}

/// The error for an option that does not exist, or for a value that it does not allow.
public struct OptionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message for the user: a clause that begins in lower case and ends without a full stop. It is printed after `error: `.
  public var message: String
  /// A sentence that says what the user can do; `nil` if there is nothing to say.
  public var advice: String?
  /// Whether the value names an existing file that could not be read.
  public var isReadFailure: Bool

  /// Creates an error.
  public init(_ message: String, advice: String? = nil, isReadFailure: Bool = false) {
    self.message = message
    self.advice = advice
    self.isReadFailure = isReadFailure
  }

  public var description: String { message + (advice.map { ". " + $0 } ?? "") }
}

extension OptionError {
  /// The error for an option that is not there, with the nearest name that is, or all of them.
  package init(noOption name: String, in format: String, has names: [String]) {
    self.init(
      "\(format) has no option \(Diagnostic.quoted(name))",
      advice: Spelling.advice(
        for: name, in: names,
        otherwise: names.isEmpty ? "It has no options." : "It has: \(names.joined(separator: ", ")).")
    )
  }

  /// The error for a value that an option does not take.
  package init(option name: String, takes values: OptionValues, not text: String) {
    self.init("\(name) does not take \(Diagnostic.quoted(text))", advice: "It takes \(values).")
  }
}

extension OptionValues {
  /// What a word means for an option that is on or off; `nil` if it is none of those words.
  package static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
