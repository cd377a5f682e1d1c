public import PlatenCore

/// What a user can choose about pandoc's JSON.
public struct PandocOptions: FormatOptions {
  /// The version of pandoc's types, which must be that of the pandoc that reads it.
  public enum APIVersion: String, Hashable, Sendable, CaseIterable {
    /// pandoc 3.
    case pandoc3 = "1.23"
    /// pandoc 2.11 to 2.19, which has no figures.
    case pandoc2 = "1.22"
  }

  /// Where pandoc finds the pictures.
  public enum Pictures: String, Hashable, Sendable, CaseIterable {
    /// In the JSON, as `data:` URLs.
    case embed
    /// Where the document says.
    case link
  }

  /// How aligned passages are set.
  public enum ParallelLayout: String, Hashable, Sendable, CaseIterable {
    /// One language under the other.
    case stacked
    /// A table with a column for each language.
    case columns
  }

  // snippet: options
  /// The version of pandoc's types.
  public var apiVersion = APIVersion.pandoc3
  /// Where pandoc finds the pictures.
  public var pictures = Pictures.embed
  /// How aligned passages are set.
  public var parallel = ParallelLayout.stacked
  /// Whether raw markup is passed on.
  public var raw = true

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<PandocOptions>([
    .choice(
      "api-version", \.apiVersion,
      help: "The version of pandoc's types: 1.23 for pandoc 3, 1.22 for pandoc 2.11 to 2.19."),
    .choice(
      "pictures", \.pictures,
      help: "Whether pictures are embedded, or pandoc reads the files itself (see its `--resource-path`)."),
    .choice(
      "parallel", \.parallel,
      help: "Whether aligned passages stand one under the other, or side by side in a table."),
    .boolean(
      "raw", \.raw,
      help: "Whether raw markup is passed on. pandoc writes it into its own format only, and does not check it."),
  ])
  // end of snippet
}
