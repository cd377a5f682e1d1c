public import PlatenCore

/// The options of JSON export.
public struct JSONOptions: FormatOptions {
  /// The treatment of the files that a document contains.
  public enum Resources: String, Hashable, Sendable, CaseIterable {
    /// The files are written in base64.
    case embed
    /// Only the paths and sizes of the files are written.
    case omit
  }

  /// Whether every member is on a line of its own, indented by two spaces for each level.
  public var pretty = false
  /// The treatment of the files that the document contains.
  public var resources = Resources.embed

  /// The layout of parallel text. Only the layouts with notes, a single language or an accordion differ in JSON.
  public var parallel = ParallelLayout.automatic

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<JSONOptions>([
    .boolean("pretty", \.pretty, help: "Write one member per line, indented."),
    .choice(
      "resources", \.resources,
      help: "Whether pictures and other files are included in base64, or only listed."),
    .choice("parallel", \.parallel, help: "The layout of parallel text in several languages."),
  ])
}
