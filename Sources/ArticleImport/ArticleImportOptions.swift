public import PlatenCore

/// What a user can choose about reading plain text.
public struct ArticleImportOptions: FormatOptions {
  /// How the bytes are encoded.
  public typealias Encoding = TextEncoding

  /// What makes a paragraph.
  public enum Paragraphs: String, Hashable, Sendable, CaseIterable {
    /// Found out from the whole text: lines that were broken at one width are joined, verse keeps its lines, and otherwise
    /// every line is a paragraph.
    case auto
    /// Every line.
    case lines
    /// What stands between blank lines; its lines stay lines.
    case blankLines = "blank-lines"
    /// What stands between blank lines; its lines are joined.
    case wrapped
  }

  /// The encoding.
  public var encoding = Encoding.auto
  /// What makes a paragraph.
  public var paragraphs = Paragraphs.auto
  /// The title; blank takes the first line if it looks like one.
  public var title = ""
  /// The languages of the text, the primary one first, as BCP 47 tags with commas between; blank if nobody knows.
  public var languages = ""
  /// Whether headings, parts and lists are looked for. Without, every paragraph stays one.
  public var structure = true

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<ArticleImportOptions>([
    .encoding(\.encoding),
    .choice(
      "paragraphs", \.paragraphs,
      help: "What makes a paragraph: every line, what stands between blank lines, or lines that are joined."),
    .text("title", \.title, help: "The title; without one, the first line if it looks like one."),
    .text("languages", \.languages, help: "The languages of the text, the primary one first: zh-Hans,en."),
    .boolean("structure", \.structure, help: "Whether headings, editorial parts and lists are looked for."),
  ])
}
