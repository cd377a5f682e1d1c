public import PlatenCore

/// What a user can choose about reading plain text.
public struct ArticleImportOptions: FormatOptions {
  /// The encoding of the bytes. A byte order mark counts more than what is named here.
  public enum Encoding: String, Hashable, Sendable, CaseIterable {
    /// Found out from a byte order mark, or else from the bytes.
    case auto
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// UTF-16; the byte order mark tells the order of bytes, or else the bytes themselves.
    case utf16 = "utf-16"
    /// GB 18030, which holds GBK and GB 2312.
    case gb18030
    /// Big5, as the WHATWG Encoding Standard has it.
    case big5
  }

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
    .choice("encoding", \.encoding, help: "How the characters are encoded; auto looks at the bytes."),
    .choice(
      "paragraphs", \.paragraphs,
      help: "What makes a paragraph: every line, what stands between blank lines, or lines that are joined."),
    .text("title", \.title, help: "The title; without one, the first line if it looks like one."),
    .text("languages", \.languages, help: "The languages of the text, the primary one first: zh-Hans,en."),
    .boolean("structure", \.structure, help: "Whether headings, editorial parts and lists are looked for."),
  ])
}
