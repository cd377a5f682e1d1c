public import PlatenCore

/// The options of HTML import.
public struct HTMLImportOptions: FormatOptions {
  /// The part of a page to read.
  public enum Content: String, Hashable, Sendable, CaseIterable {
    /// The article: the content of `main` or of the only `article`, without navigation, headers, footers and asides of the page.
    case article
    /// The whole body.
    case body
  }

  /// The part of a page to read.
  public var content = Content.article
  /// The encoding; `auto` is the encoding declared in the file or, without one, the detected encoding.
  public var encoding = TextEncoding.auto

  /// Makes options with the defaults.
  public init() {}

  public static let schema = OptionSchema<HTMLImportOptions>([
    .choice(
      "content", \.content,
      help: "Whether only the article is read, without navigation and the like (article), or the whole page (body)."),
    .choice("encoding", \.encoding, help: "The encoding; auto takes it from the file's declaration, or detects it."),
  ])
}
