public import PlatenCore

/// What a user can choose about reading HTML.
public struct HTMLImportOptions: FormatOptions {
  /// Which part of a page is read.
  public enum Content: String, Hashable, Sendable, CaseIterable {
    /// The article: `main`, or the only `article`, without navigation, headers, footers and asides of the page.
    case article
    /// The whole body.
    case body
  }

  /// Which part of a page is read.
  public var content = Content.article
  /// The encoding; `auto` is that which the file names, or else the one that is detected.
  public var encoding = TextEncoding.auto

  /// Makes options with the defaults.
  public init() {}

  public static let schema = OptionSchema<HTMLImportOptions>([
    .choice(
      "content", \.content, help: "The article without what surrounds it on the page (article), or all (body)."),
    .choice("encoding", \.encoding, help: "How the characters are encoded; auto is as the file says, or by its bytes."),
  ])
}
