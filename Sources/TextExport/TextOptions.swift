public import PlatenCore

/// The options of printable text.
public struct TextOptions: FormatOptions {
  /// The place of notes.
  public enum NotePlacement: String, Hashable, Sendable, CaseIterable {
    /// At the foot of the page with the reference; without pages, at the end.
    case foot
    /// At the end of the text.
    case end
  }

  /// The method of breaking lines.
  public enum Breaking: String, Hashable, Sendable, CaseIterable {
    /// For the paragraph as a whole: the sum of the squares of the free columns at the ends of its lines, except the last, is
    /// minimal (Knuth and Plass, “Breaking Paragraphs into Lines”, 1981). Lines of Han characters are filled instead.
    case totalFit = "total-fit"
    /// Line by line: each line is filled as far as possible.
    case greedy
  }

  /// The rules for Chinese punctuation at the beginning and end of lines.
  public enum Kinsoku: String, Hashable, Sendable, CaseIterable {
    /// Lines may break between any two Han characters or punctuation marks, but not within `——` and `……`.
    case none
    /// No line begins with `、，；：。！？`, a closing quotation mark or bracket, or `－～·／`; none ends with an opening one.
    case basic
    /// In addition, no line begins with `——`, `……` or a small kana, and none ends with `／`.
    case strict
  }

  /// The width of characters that are narrow in some fonts and wide in others.
  public enum AmbiguousWidth: String, Hashable, Sendable, CaseIterable {
    /// One column, but two for dashes, ellipses and quotation marks next to Han characters.
    case automatic = "auto"
    /// One column everywhere.
    case narrow
    /// Two columns everywhere, as on a terminal with a Chinese font.
    case wide
  }

  /// The number of columns of a line with its margins, 20 to 1,000.
  public var width = 72
  /// The number of lines of a page with its margins, header and footer; 0 for text without pages.
  public var pageLength = 0
  /// The top, right, bottom and left margins in lines and columns: one to four numbers in the order of CSS.
  public var margins = "0"
  /// The header of every page but the first: up to three parts separated by `|`, set left, centred and right.
  ///
  /// `{title}`, `{subtitle}`, `{author}`, `{section}`, `{page}`, `{pages}` and `{date}` are replaced by their values.
  public var header = "{title}||{section}"
  /// The footer of every page, with parts as in ``header``.
  public var footer = "|{page}|"
  /// Whether the text begins with a table of contents; with pages, it has dot leaders and page numbers.
  public var contents = false
  /// Whether the spaces of Latin text are widened, so that all lines end at the same column.
  public var justify = false
  /// The method of breaking lines.
  public var breaking = Breaking.totalFit
  /// The rules for Chinese punctuation at the beginning and end of lines.
  public var kinsoku = Kinsoku.basic
  /// The width of characters that are narrow in some fonts and wide in others. Tables have borders of box-drawing characters only
  /// if these are narrow.
  public var ambiguousWidth = AmbiguousWidth.automatic
  /// The place of notes.
  public var notes = NotePlacement.foot
  /// Whether `、，。` may be set in the right margin.
  public var hangingPunctuation = false
  /// Whether every page ends with a form feed instead of its last line end.
  public var formFeed = true
  /// The layout of parallel text.
  public var parallel = ParallelLayout.automatic
  /// Whether the output is restricted to ASCII.
  public var ascii = false

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<TextOptions>([
    .integer("width", \.width, in: 20...1_000, help: "The number of columns of a line, with margins."),
    .integer(
      "page-length", \.pageLength, in: 0...1_000,
      help: "The number of lines of a page, with margins, header and footer; 0 for text without pages."),
    .text(
      "margins", \.margins,
      help: "Top, right, bottom and left margin in lines and columns, as in CSS: one to four numbers, such as “2 4”."),
    .text(
      "header", \.header,
      help: "The header of pages: left|middle|right, with {title}, {section}, {author}, {page}, {pages}, {date}."),
    .text("footer", \.footer, help: "The footer of pages, with the same syntax as the header."),
    .boolean("contents", \.contents, help: "Put a table of contents first."),
    .boolean("justify", \.justify, help: "Widen the spaces of Latin text, so that lines end at the same column."),
    .choice("breaking", \.breaking, help: "Choose line ends for the whole paragraph, or line by line."),
    .choice(
      "kinsoku", \.kinsoku,
      help: "The strictness of the rules for Chinese punctuation at the beginning and end of lines."),
    .choice(
      "ambiguous-width", \.ambiguousWidth,
      help:
        "The width of “ ” — … and similar: auto makes them wide next to Han characters; narrow draws tables with box characters."
    ),
    .choice("notes", \.notes, help: "Print notes at the foot of the page, or at the end."),
    .boolean("hanging-punctuation", \.hangingPunctuation, help: "Set 、，。 in the right margin where a line is full."),
    .boolean("form-feed", \.formFeed, help: "End the last line of every page with a form feed."),
    .choice("parallel", \.parallel, help: "The layout of parallel text in several languages."),
    .boolean("ascii", \.ascii, help: "Print only ASCII; characters without an ASCII equivalent become question marks."),
  ])
}
