public import PlatenCore

/// What a user can choose about Markdown output.
public struct MarkdownOptions: FormatOptions {
  /// Which Markdown is written.
  public enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// CommonMark 0.31 and nothing else.
    case commonmark
    /// GitHub Flavored Markdown: tables, strikethrough, tasks, footnotes.
    case gfm
    /// What Platen's own reader knows: attributes, divisions, definition lists, ruby, math and more.
    case platen

    /// Whether tables, strikethrough, tasks and footnotes can be written, and bare addresses are links.
    var hasGFM: Bool { self != .commonmark }
    /// Whether everything else can be written.
    var isPlaten: Bool { self == .platen }
  }

  /// Which Markdown is written.
  public var dialect = Dialect.platen
  /// The column at which lines are wrapped, 20 to 200; `nil` leaves the lines as long as they are.
  public var wrap: Int?
  /// Whether a YAML block with the metadata stands at the start; only in the dialect ``Dialect/platen``.
  public var frontMatter = true
  /// How aligned passages are shown.
  public var parallel = ParallelLayout.automatic

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<MarkdownOptions>([
    .choice("dialect", \.dialect, help: "Which Markdown: commonmark, gfm, or platen, in which nothing is lost."),
    .integer("wrap", \.wrap, in: 20...200, or: "none", help: "The column at which lines are wrapped."),
    .boolean(
      "front-matter", \.frontMatter,
      help: "Write a YAML block with title, authors and so on; in the platen dialect only."),
    .choice("parallel", \.parallel, help: "How aligned passages of several languages are shown."),
  ])

  /// Whether a YAML block is written.
  var writesFrontMatter: Bool { frontMatter && dialect.isPlaten }
}
