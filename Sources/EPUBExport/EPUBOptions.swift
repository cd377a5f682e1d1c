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

  /// How a cover is designed that is made from the title.
  public enum CoverDesign: String, Hashable, Sendable, CaseIterable {
    /// A light ground with a band at its edge.
    case band
    /// A dark ground with a frame, everything centred.
    case frame
    /// A dark field with the title above a light one.
    case block
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
  /// The design of a cover that is made from the title.
  public var coverDesign = CoverDesign.band
  /// The width of a cover that is made from the title, in pixels, 640 to 4096.
  public var coverWidth = 1_600
  /// The height of a cover that is made from the title, in pixels, 640 to 4096.
  public var coverHeight = 2_400
  /// Fonts that are embedded, subset to what the text uses: TrueType and OpenType files and collections.
  ///
  /// Faces of one family are its weights and styles. A family with Chinese characters sets Chinese text, others the rest.
  /// The fragment of a path chooses a collection's face, by its place from 0 or its name: `ukai.ttc#1`.
  public var fonts: [Resource] = []
  /// The author's stylesheet.
  public var stylesheet: Resource?
  /// What becomes of the built-in stylesheet when there is an author's.
  public var stylesheetMode = StylesheetMode.follow
  /// How aligned passages are shown.
  public var parallel = ParallelLayout.automatic
  /// How hard to compress, 0 (not at all: the same bytes with every version of zlib) to 9. zlib's own default, 6, makes a book
  /// about 1 % smaller than 5, and takes a third longer to compress it.
  public var compression = 5

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
    .choice("cover-design", \.coverDesign, help: "The design of a cover that is made from the title; it needs a font."),
    .integer("cover-width", \.coverWidth, in: 640...4096, help: "The width of such a cover, in pixels."),
    .integer("cover-height", \.coverHeight, in: 640...4096, help: "The height of such a cover, in pixels."),
    .files(
      "font", \.fonts,
      help:
        "A font (.ttf, .otf, .ttc) to embed, subset; again for bold, italic or another script. A face of a collection: f.ttc#1."
    ),
    .file("stylesheet", \.stylesheet, help: "A stylesheet of your own."),
    .choice(
      "stylesheet-mode", \.stylesheetMode, help: "Whether your stylesheet follows the built-in one or replaces it."),
    .choice("parallel", \.parallel, help: "How aligned passages of several languages are shown."),
    .integer(
      "compression", \.compression, in: 0...9,
      help: "How hard to compress. 0 stores the files as they are: the same bytes with every version of zlib."),
  ])
}
