public import PlatenCore

/// The options of plain text import.
public struct ArticleImportOptions: FormatOptions {
  /// The encoding.
  public typealias Encoding = TextEncoding

  /// The recognition of paragraphs.
  public enum Paragraphs: String, Hashable, Sendable, CaseIterable {
    /// Detected from the whole text: lines wrapped at a fixed width are joined, the lines of verse are kept, and otherwise
    /// every line is a paragraph.
    case auto
    /// Every line is a paragraph.
    case lines
    /// Text between blank lines is a paragraph; its line ends are kept.
    case blankLines = "blank-lines"
    /// Text between blank lines is a paragraph; its lines are joined.
    case wrapped
  }

  /// The encoding.
  public var encoding = Encoding.auto
  /// The recognition of paragraphs.
  public var paragraphs = Paragraphs.auto
  /// The title; if it is blank, the first line is used if it looks like a title.
  public var title = ""
  /// The languages of the text as BCP 47 tags separated by commas, the primary one first; blank if they are not known.
  public var languages = ""
  /// Whether headings, parts and lists are recognised. If not, every paragraph is kept as a paragraph.
  public var structure = true

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<ArticleImportOptions>([
    .encoding(\.encoding),
    .choice(
      "paragraphs", \.paragraphs,
      help:
        "What is a paragraph: every line (lines), text between blank lines (blank-lines), or joined lines (wrapped)."),
    .text("title", \.title, help: "The title. The default is the first line if it looks like a title."),
    .text("languages", \.languages, help: "The languages of the text, the primary one first: zh-Hans,en."),
    .boolean("structure", \.structure, help: "Whether headings, editorial parts and lists are recognised."),
  ])
}
