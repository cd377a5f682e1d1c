public import PlatenCore

/// The options of EPUB export.
public struct EPUBOptions: FormatOptions {
  /// The direction of lines.
  public enum WritingMode: String, Hashable, Sendable, CaseIterable {
    /// Lines from the top to the bottom of the page.
    case horizontal
    /// Columns from the right to the left; pages turn the other way too.
    case vertical
  }

  /// The use of the built-in stylesheet if there is one of the author.
  public enum StylesheetMode: String, Hashable, Sendable, CaseIterable {
    /// The rules of the author follow the built-in rules.
    case follow
    /// The rules of the author replace the built-in rules.
    case replace
  }

  /// The design of a cover that is made from the title.
  public enum CoverDesign: String, Hashable, Sendable, CaseIterable {
    /// A light background with a band at the edge.
    case band
    /// A dark background with a frame, and centred text.
    case frame
    /// A dark area with the title above a light area.
    case block
  }

  /// The level of headings that begin a content document, 1 to 6; headings of higher levels do so too. `nil` for none.
  public var splitLevel: Int? = 1
  /// The number of levels in the table of contents, 1 to 6.
  public var tocDepth = 3
  /// Whether the edition has a contents page in its reading order.
  public var contentsPage = true
  /// The direction of lines.
  public var writingMode = WritingMode.horizontal
  /// The cover picture; without one, the cover picture in the metadata is used, or a cover is made from the title.
  public var cover: Resource?
  /// The design of a cover that is made from the title.
  public var coverDesign = CoverDesign.band
  /// The width of a cover that is made from the title, in pixels, 640 to 4096.
  public var coverWidth = 1_600
  /// The height of a cover that is made from the title, in pixels, 640 to 4096.
  public var coverHeight = 2_400
  /// Fonts to embed, reduced to the characters of the text: TrueType and OpenType files and collections.
  ///
  /// Faces of one family are its weights and styles. A family with Chinese characters is used for Chinese text, other families for all
  /// other text. The fragment of a path selects a face of a collection by its index from 0 or by its name: `ukai.ttc#1`.
  public var fonts: [Resource] = []
  /// The stylesheet of the author.
  public var stylesheet: Resource?
  /// The use of the built-in stylesheet if there is one of the author.
  public var stylesheetMode = StylesheetMode.follow
  /// The layout of parallel text.
  public var parallel = ParallelLayout.automatic
  /// The level of compression, 0 (none: the same bytes with every version of zlib) to 9. Level 6, the default of zlib, makes a
  /// book about 1 % smaller than level 5, and compression a third slower.
  public var compression = 5

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<EPUBOptions>([
    .integer(
      "split-level", \.splitLevel, in: 1...6, or: "never",
      help: "Headings of this level and above begin a new content document."),
    .integer("toc-depth", \.tocDepth, in: 1...6, help: "The number of levels in the table of contents."),
    .boolean(
      "contents-page", \.contentsPage,
      help: "Whether there is a contents page in the book, in addition to the menu of the reading system."),
    .choice(
      "writing-mode", \.writingMode,
      help: "The direction of lines; vertical also reverses the direction of pages."),
    .file("cover", \.cover, help: "The cover picture. Without one, a cover is made from the title."),
    .choice("cover-design", \.coverDesign, help: "The design of a cover that is made from the title; it needs a font."),
    .integer("cover-width", \.coverWidth, in: 640...4096, help: "The width of such a cover, in pixels."),
    .integer("cover-height", \.coverHeight, in: 640...4096, help: "The height of such a cover, in pixels."),
    .files(
      "font", \.fonts,
      help:
        "A font (.ttf, .otf, .ttc) to embed; repeat it for bold, italic or another script. f.ttc#1 is a face of a collection."
    ),
    .file("stylesheet", \.stylesheet, help: "A stylesheet of your own."),
    .choice(
      "stylesheet-mode", \.stylesheetMode, help: "Whether your stylesheet follows the built-in one or replaces it."),
    .choice("parallel", \.parallel, help: "The layout of parallel text in several languages."),
    .integer(
      "compression", \.compression, in: 0...9,
      help: "The level of compression. 0 stores files uncompressed, with the same bytes for every version of zlib."),
  ])
}
