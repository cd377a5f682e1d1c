public import PlatenCore

/// The options of Markdown export.
public struct MarkdownOptions: FormatOptions {
  /// The dialect of Markdown.
  public enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// CommonMark 0.31 without extensions.
    case commonmark
    /// GitHub Flavored Markdown: tables, strikethrough, tasks, footnotes.
    case gfm
    /// The dialect of `MarkdownImport`: with attributes, divisions, definition lists, ruby, math and more.
    case platen

    /// Whether tables, strikethrough, tasks and footnotes can be written, and bare addresses are links.
    var hasGFM: Bool { self != .commonmark }
    /// Whether everything else can be written.
    var isPlaten: Bool { self == .platen }
  }

  /// The dialect of Markdown.
  public var dialect = Dialect.platen
  /// The column at which lines are wrapped, 20 to 200; `nil` for lines of any length.
  public var wrap: Int?
  /// Whether the output begins with a YAML block of the metadata; only in the dialect ``Dialect/platen``.
  public var frontMatter = true
  /// The layout of parallel text.
  public var parallel = ParallelLayout.automatic

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<MarkdownOptions>([
    .choice("dialect", \.dialect, help: "The dialect of Markdown: commonmark, gfm, or platen, which has no losses."),
    .integer("wrap", \.wrap, in: 20...200, or: "none", help: "The column at which lines are wrapped."),
    .boolean(
      "front-matter", \.frontMatter,
      help: "Write a YAML block with title, authors and so on; in the platen dialect only."),
    .choice("parallel", \.parallel, help: "The layout of parallel text in several languages."),
  ])

  /// Whether a YAML block is written.
  var writesFrontMatter: Bool { frontMatter && dialect.isPlaten }
}
