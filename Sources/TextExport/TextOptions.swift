public import PlatenCore

/// What a user can choose about printable text.
public struct TextOptions: FormatOptions {
  /// Where notes are printed.
  public enum NotePlacement: String, Hashable, Sendable, CaseIterable {
    /// At the foot of the page that refers to them; without pages, at the end.
    case foot
    /// At the end of the text.
    case end
  }

  /// How line ends are chosen.
  public enum Breaking: String, Hashable, Sendable, CaseIterable {
    /// For the paragraph as a whole: the sum of the squares of what is left free in its lines, the last one left out,
    /// is least (after Knuth and Plass, “Breaking Paragraphs into Lines”, 1981). Lines of Han are filled, not evened out.
    case totalFit = "total-fit"
    /// Line by line: each takes what it can.
    case greedy
  }

  /// Which lines may begin or end with which Chinese punctuation.
  public enum Kinsoku: String, Hashable, Sendable, CaseIterable {
    /// Lines break between any two Han characters or marks; `——` and `……` still hold together.
    case none
    /// No line begins with `、，；：。！？`, a closing quotation mark or bracket, or `－～·／`; none ends with an opening one.
    case basic
    /// Besides, no line begins with `——`, with `……`, or with a small kana, and none ends with `／`.
    case strict
  }

  /// How wide the characters are that are narrow in some fonts and wide in others.
  public enum AmbiguousWidth: String, Hashable, Sendable, CaseIterable {
    /// One column; but dashes, ellipses and quotation marks beside Han take two, as they do on a Chinese line.
    case automatic = "auto"
    /// One column everywhere.
    case narrow
    /// Two columns everywhere, as on a terminal with a Chinese font.
    case wide
  }

  /// Columns of a line, margins included, 20 to 1,000.
  public var width = 72
  /// Lines of a page, margins, header and footer included; 0 for text without pages.
  public var pageLength = 0
  /// Top, right, bottom and left margin in lines and columns, in the order of CSS: one to four numbers.
  public var margins = "0"
  /// The running head: up to three parts between `|`, set left, in the middle and right. Only on pages, not on the first.
  ///
  /// `{title}`, `{subtitle}`, `{author}`, `{section}`, `{page}`, `{pages}` and `{date}` stand for what they say.
  public var header = "{title}||{section}"
  /// The line at the foot of every page, in parts as ``header`` has them.
  public var footer = "|{page}|"
  /// Whether a table of contents comes first; on pages, with dot leaders and page numbers.
  public var contents = false
  /// Whether the spaces of Latin text are widened, so that lines end at the same column.
  public var justify = false
  /// How line ends are chosen.
  public var breaking = Breaking.totalFit
  /// Which lines may begin or end with which Chinese punctuation.
  public var kinsoku = Kinsoku.basic
  /// How wide the characters are that are narrow here and wide there. Tables have borders of box-drawing characters only where
  /// these are narrow.
  public var ambiguousWidth = AmbiguousWidth.automatic
  /// Where notes are printed.
  public var notes = NotePlacement.foot
  /// Whether `、，。` may stand in the right margin.
  public var hangingPunctuation = false
  /// Whether a form feed ends every page, in the place of its last line end.
  public var formFeed = true
  /// How aligned passages are shown.
  public var parallel = ParallelLayout.automatic
  /// Whether nothing but ASCII is printed.
  public var ascii = false

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<TextOptions>([
    .integer("width", \.width, in: 20...1_000, help: "Columns of a line, margins included."),
    .integer(
      "page-length", \.pageLength, in: 0...1_000,
      help: "Lines of a page, margins, header and footer included; 0 for text without pages."),
    .text(
      "margins", \.margins,
      help: "Top, right, bottom and left margin in lines and columns, as in CSS: one to four numbers, such as “2 4”."),
    .text(
      "header", \.header,
      help: "The running head of pages: left|middle|right, with {title}, {section}, {author}, {page}, {pages}, {date}."),
    .text("footer", \.footer, help: "The line at the foot of pages, written as the header is."),
    .boolean("contents", \.contents, help: "Put a table of contents first."),
    .boolean("justify", \.justify, help: "Widen the spaces of Latin text, so that lines end at the same column."),
    .choice("breaking", \.breaking, help: "Choose line ends for the whole paragraph, or line by line."),
    .choice("kinsoku", \.kinsoku, help: "How strictly lines keep from beginning or ending with punctuation."),
    .choice(
      "ambiguous-width", \.ambiguousWidth,
      help:
        "How wide “ ” — … and the like are: auto makes them wide beside Han characters; narrow draws tables with lines."
    ),
    .choice("notes", \.notes, help: "Print notes at the foot of the page, or at the end."),
    .boolean("hanging-punctuation", \.hangingPunctuation, help: "Let 、，。 stand in the right margin."),
    .boolean("form-feed", \.formFeed, help: "End the last line of every page with a form feed."),
    .choice("parallel", \.parallel, help: "How aligned passages of several languages are shown."),
    .boolean("ascii", \.ascii, help: "Print nothing but ASCII; what has no likeness becomes a question mark."),
  ])
}
