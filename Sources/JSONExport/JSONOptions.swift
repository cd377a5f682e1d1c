public import PlatenCore

/// What a user can choose about JSON output.
public struct JSONOptions: FormatOptions {
  /// What becomes of the files that a document carries.
  public enum Resources: String, Hashable, Sendable, CaseIterable {
    /// Written in base64.
    case embed
    /// Named, with their size, and left out.
    case omit
  }

  /// Whether the output has one member a line, indented by two spaces a level.
  public var pretty = false
  /// What becomes of the files that the document carries.
  public var resources = Resources.embed

  /// How aligned passages are shown; all but notes, one language and accordion are the same here.
  public var parallel = ParallelLayout.automatic

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<JSONOptions>([
    .boolean("pretty", \.pretty, help: "Write one member a line, indented."),
    .choice(
      "resources", \.resources,
      help: "Whether pictures and other files are written into the JSON (in base64), or left out and only named."),
    .choice("parallel", \.parallel, help: "How aligned passages of several languages are shown."),
  ])
}
