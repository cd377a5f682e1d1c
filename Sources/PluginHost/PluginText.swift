import PlatenCore

/// Text that comes from a program.
enum PluginText {
  /// The longest text that is passed on, in scalars.
  static let maximumLength = 1_000

  /// Text fit for a message: on one line, cut, and escaped.
  static func safe(_ text: some StringProtocol) -> String { Diagnostic.escaped(text, limit: maximumLength) }
}
