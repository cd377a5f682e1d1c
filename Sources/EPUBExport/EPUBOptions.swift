public import PlatenCore

/// What can be chosen about an EPUB edition.
public struct EPUBOptions: FormatOptions {
  /// The direction of lines.
  public enum WritingMode: String, Hashable, Sendable, CaseIterable {
    /// Lines from the top to the bottom of the page.
    case horizontal
    /// Columns from the right to the left; pages turn the other way too.
    case vertical
  }

  /// What becomes of the built-in stylesheet when the author has another.
  public enum StylesheetMode: String, Hashable, Sendable, CaseIterable {
    /// The author's rules follow the built-in ones.
    case follow
    /// The author's rules stand alone.
    case replace
  }

  /// Headings of this level and above begin a content document; `nil` for never. 1 to 6.
  public var splitLevel: Int? = 1
  /// How many levels of sections the table of contents has, 1 to 6.
  public var tocDepth = 3
  /// Whether the edition has a contents page that is read as part of the book.
  public var contentsPage = true
  /// The direction of lines.
  public var writingMode = WritingMode.horizontal
  /// The cover's picture; without one the metadata's, or else one made from the title.
  public var cover: Resource?
  /// The author's stylesheet.
  public var stylesheet: Resource?
  /// What becomes of the built-in stylesheet when there is an author's.
  public var stylesheetMode = StylesheetMode.follow
  /// How aligned passages are shown.
  public var parallel = ParallelLayout.automatic
  /// How hard to compress, 0 (not at all: the same bytes with every version of zlib) to 9.
  public var compression = 6

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<EPUBOptions>([
    .integer(
      "split-level", \.splitLevel, in: 1...6, or: "never",
      help: "Headings of this level and above begin a new content document."),
    .integer("toc-depth", \.tocDepth, in: 1...6, help: "How many levels of sections the table of contents has."),
    .boolean(
      "contents-page", \.contentsPage,
      help: "Whether there is a contents page to read, besides the one that reading systems show."),
    .choice("writing-mode", \.writingMode, help: "The direction of lines; vertical also turns pages the other way."),
    .file("cover", \.cover, help: "The cover's picture. Without one, a cover is made from the title."),
    .file("stylesheet", \.stylesheet, help: "A stylesheet of your own."),
    .choice(
      "stylesheet-mode", \.stylesheetMode, help: "Whether your stylesheet follows the built-in one or replaces it."),
    .choice("parallel", \.parallel, help: "How aligned passages of several languages are shown."),
    .integer(
      "compression", \.compression, in: 0...9,
      help: "How hard to compress. 0 stores the files as they are: the same bytes with every version of zlib."),
  ])
}
