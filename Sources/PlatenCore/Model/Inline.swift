/// A piece of running text.
///
/// Cases carry payload structs: a new field breaks no `switch`, and a new case breaks every exporter
/// until it has an answer for it. Switch without `default:`. Rare and large payloads are boxed, so that
/// an array of inlines costs sixteen bytes a piece.
public enum Inline: Hashable, Sendable {
  /// Plain text, without markup.
  case text(String)
  /// Stress, usually italic; in Chinese usually dots.
  case emphasis(Styled)
  /// Importance, usually bold.
  case strong(Styled)
  /// No longer valid.
  case strikethrough(Styled)
  /// Below the line.
  case `subscript`(Styled)
  /// Above the line.
  case superscript(Styled)
  /// Computer code, verbatim.
  indirect case code(CodeSpan)
  /// A reference to another place or document.
  indirect case link(Link)
  /// A picture in the line.
  indirect case image(Image)
  /// Text with attributes and no meaning of its own, such as a run of another language.
  indirect case span(TextSpan)
  /// Base text with its pronunciation or meaning above.
  indirect case ruby(Ruby)
  /// A term and its counterpart in another language.
  indirect case gloss(Gloss)
  /// A note that is read elsewhere: at the foot of the page, or at the end.
  indirect case note(Note)
  /// A formula in the line.
  indirect case math(Math)
  /// Markup of one output format, passed through to that format only.
  indirect case raw(Raw)
  /// A line end of the source that means a space, or nothing between two Han characters.
  case softBreak
  /// A line end that must stay.
  case lineBreak
}

/// Running text with one style: the payload of emphasis, strong, strikethrough, subscript and superscript.
public struct Styled: Hashable, Sendable {
  /// The styled text.
  public var inlines: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes styled text.
  public init(_ inlines: [Inline], attributes: Attributes = .none) {
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// Computer code in the line.
public struct CodeSpan: Hashable, Sendable {
  /// The code, verbatim, without line ends.
  public var text: String
  /// Identifier, classes (the first is the programming language), language.
  public var attributes: Attributes

  /// Makes a code span.
  public init(_ text: String, attributes: Attributes = .none) {
    self.text = text
    self.attributes = attributes
  }
}

/// A link to another place or document.
public struct Link: Hashable, Sendable {
  /// A URL reference, not escaped for any format; `#id` names a node of the same document.
  public var destination: String
  /// Advisory text.
  public var title: String?
  /// The text that is clicked.
  public var inlines: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a link.
  public init(to destination: String, title: String? = nil, _ inlines: [Inline], attributes: Attributes = .none) {
    self.destination = destination
    self.title = title
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// A picture.
public struct Image: Hashable, Sendable {
  /// The path of one of the document's resources, or a URL that exporters report and do not fetch.
  public var source: String
  /// What the picture says, for those who do not see it. Blank means that nobody has described it yet.
  public var alternative: String
  /// Whether the picture only decorates, so that it needs no description. Only the author can say so.
  public var isDecorative: Bool
  /// Advisory text.
  public var title: String?
  /// Identifier, classes, language; `width` and `height` as values.
  public var attributes: Attributes

  /// Makes a picture.
  public init(
    source: String, alternative: String, isDecorative: Bool = false, title: String? = nil,
    attributes: Attributes = .none
  ) {
    self.source = source
    self.alternative = alternative
    self.isDecorative = isDecorative
    self.title = title
    self.attributes = attributes
  }
}

/// Text with attributes and no meaning of its own.
public struct TextSpan: Hashable, Sendable {
  /// The text.
  public var inlines: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a span.
  public init(_ inlines: [Inline], attributes: Attributes) {
    self.inlines = inlines
    self.attributes = attributes
  }

  /// Makes a run of text in a language of its own.
  public init(_ text: String, language: Language) {
    self.init([.text(text)], attributes: Attributes(language: language))
  }
}

/// Base text with annotations, such as Han characters with their pinyin.
public struct Ruby: Hashable, Sendable {
  /// One base, usually a character or a word, and what stands above it.
  public struct Segment: Hashable, Sendable {
    /// The base text.
    public var base: String
    /// The annotation; blank means none.
    public var annotation: String

    /// Makes a segment.
    public init(base: String, annotation: String) {
      self.base = base
      self.annotation = annotation
    }
  }

  /// The segments in reading order.
  public var segments: [Segment]
  /// The language of the annotations, such as `zh-Latn-pinyin`.
  public var annotationLanguage: Language?
  /// Identifier, classes, and the language of the base.
  public var attributes: Attributes

  /// Makes annotated text.
  public init(_ segments: [Segment], annotationLanguage: Language? = nil, attributes: Attributes = .none) {
    self.segments = segments
    self.annotationLanguage = annotationLanguage
    self.attributes = attributes
  }
}

/// A term and its counterpart in another language: `Taobao Village (淘宝村)`.
public struct Gloss: Hashable, Sendable {
  /// How term and counterpart are set off from each other. Keeps the author's own characters.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// `term (counterpart)`
    case spacedParentheses = "spaced-parentheses"
    /// `term(counterpart)`
    case parentheses
    /// `term（counterpart）`, with fullwidth parentheses
    case fullwidthParentheses = "fullwidth-parentheses"

    /// What stands between term and counterpart.
    public var opening: String {
      switch self {
      case .spacedParentheses: " ("
      case .parentheses: "("
      case .fullwidthParentheses: "（"
      }
    }

    /// What stands after the counterpart.
    public var closing: String {
      switch self {
      case .spacedParentheses, .parentheses: ")"
      case .fullwidthParentheses: "）"
      }
    }
  }

  /// The term, in the language of its surroundings unless the attributes name another.
  public var term: [Inline]
  /// The same in the other language.
  public var counterpart: [Inline]
  /// The language of the counterpart.
  public var counterpartLanguage: Language?
  /// How the two are set off.
  public var form: Form
  /// Identifier, classes, and the language of the term.
  public var attributes: Attributes

  /// Makes a gloss.
  public init(
    term: [Inline], counterpart: [Inline], counterpartLanguage: Language?, form: Form = .spacedParentheses,
    attributes: Attributes = .none
  ) {
    self.term = term
    self.counterpart = counterpart
    self.counterpartLanguage = counterpartLanguage
    self.form = form
    self.attributes = attributes
  }
}

/// A footnote or endnote, at the place that refers to it.
public struct Note: Hashable, Sendable {
  /// The author's name for the note, unique among the document's notes; `nil` for a note that is referred to once.
  ///
  /// A note without blocks whose label was seen before refers to that note again.
  public var label: String?
  /// What the note says.
  public var blocks: [Block]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a note.
  public init(label: String? = nil, _ blocks: [Block], attributes: Attributes = .none) {
    self.label = label
    self.blocks = blocks
    self.attributes = attributes
  }
}

/// A formula, in the line or on its own.
public struct Math: Hashable, Sendable {
  /// The language that a formula is written in.
  public enum Notation: String, Hashable, Sendable, CaseIterable {
    /// TeX, without the dollar signs.
    case tex
    /// A MathML `math` element.
    case mathML = "mathml"
  }

  /// The formula's source.
  public var source: String
  /// What the source is written in.
  public var notation: Notation
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a formula.
  public init(_ source: String, notation: Notation = .tex, attributes: Attributes = .none) {
    self.source = source
    self.notation = notation
    self.attributes = attributes
  }
}

/// Markup of one output format.
public struct Raw: Hashable, Sendable {
  /// The format's id, such as `html`.
  public var format: String
  /// The markup, verbatim.
  public var text: String

  /// Makes raw markup.
  public init(format: String, _ text: String) {
    self.format = format
    self.text = text
  }
}
