/// A piece of running text.
///
/// The payloads are structures, so a new property does not break a `switch`. A new case breaks every exporter that does not
/// handle it, which is intended: switch without `default:`. Rare and large payloads are boxed, so that an element of an array
/// of inlines takes sixteen bytes.
public enum Inline: Hashable, Sendable {
  /// Plain text, without markup.
  case text(String)
  /// Emphasised text, usually italic, in Chinese usually with emphasis dots.
  case emphasis(Styled)
  /// Important text, usually bold.
  case strong(Styled)
  /// Text that is no longer valid, struck out.
  case strikethrough(Styled)
  /// Subscript.
  case `subscript`(Styled)
  /// Superscript.
  case superscript(Styled)
  /// Computer code, verbatim.
  indirect case code(CodeSpan)
  /// A link to another place or document.
  indirect case link(Link)
  /// A picture within the text.
  indirect case image(Image)
  /// Text with attributes, such as text in another language.
  indirect case span(TextSpan)
  /// Base text with its pronunciation or meaning above it.
  indirect case ruby(Ruby)
  /// A term and its counterpart in another language.
  indirect case gloss(Gloss)
  /// A footnote or endnote.
  indirect case note(Note)
  /// A formula within a line.
  indirect case math(Math)
  /// Markup of one output format, passed through to that format only.
  indirect case raw(Raw)
  /// A line end of the source, set as a space, or as nothing between Chinese or Japanese characters.
  case softBreak
  /// A line break that is part of the content.
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

/// Computer code within a line.
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
  /// The text of the link.
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
  /// The description of the picture for readers who do not see it. Blank if there is no description yet.
  public var alternative: String
  /// Whether the picture is decorative and needs no description. Set it only on the author's statement.
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

/// Text with attributes, such as a language or classes.
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

  /// Makes a span of text in another language.
  public init(_ text: String, language: Language) {
    self.init([.text(text)], attributes: Attributes(language: language))
  }
}

/// Base text with annotations, such as Han characters with their pinyin.
public struct Ruby: Hashable, Sendable {
  /// A base, usually a character or a word, and its annotation.
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
  /// The characters around the counterpart, as the author wrote them.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// `term (counterpart)`
    case spacedParentheses = "spaced-parentheses"
    /// `term(counterpart)`
    case parentheses
    /// `term（counterpart）`, with fullwidth parentheses
    case fullwidthParentheses = "fullwidth-parentheses"

    /// The text between term and counterpart.
    public var opening: String {
      switch self {
      case .spacedParentheses: " ("
      case .parentheses: "("
      case .fullwidthParentheses: "（"
      }
    }

    /// The text after the counterpart.
    public var closing: String {
      switch self {
      case .spacedParentheses, .parentheses: ")"
      case .fullwidthParentheses: "）"
      }
    }
  }

  /// The term, in the language of its surroundings unless the attributes name another.
  public var term: [Inline]
  /// The counterpart of the term.
  public var counterpart: [Inline]
  /// The language of the counterpart.
  public var counterpartLanguage: Language?
  /// The characters around the counterpart.
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

/// A footnote or endnote, at the position of its reference.
public struct Note: Hashable, Sendable {
  /// The author's name for the note, unique among the document's notes; `nil` for a note that is referred to once.
  ///
  /// A note without blocks refers again to the earlier note with the same label.
  public var label: String?
  /// The content of the note.
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

/// A formula, within a line or displayed.
public struct Math: Hashable, Sendable {
  /// The notation of a formula.
  public enum Notation: String, Hashable, Sendable, CaseIterable {
    /// TeX, without the dollar signs.
    case tex
    /// A MathML `math` element.
    case mathML = "mathml"
  }

  /// The formula's source.
  public var source: String
  /// The notation of the source.
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
