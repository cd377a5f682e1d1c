/// A structural unit of a document: a paragraph, a heading, a list.
///
/// The payloads are structures, so a new property does not break a `switch`. A new case breaks every exporter that does not
/// handle it, which is intended: switch without `default:`.
public enum Block: Hashable, Sendable {
  /// Running text.
  case paragraph(Paragraph)
  /// The title of a section.
  case heading(Heading)
  /// A list of items with bullets, numbers or task boxes.
  indirect case list(List)
  /// Terms with their definitions.
  indirect case definitionList(DefinitionList)
  /// A quotation.
  indirect case quote(Quote)
  /// Computer code, verbatim.
  indirect case code(CodeBlock)
  /// A table of rows and columns.
  indirect case table(Table)
  /// A picture or other content with a caption.
  indirect case figure(Figure)
  /// A container with an editorial role, a language, or classes.
  indirect case division(Division)
  /// The same passages in two or more languages.
  indirect case parallel(Parallel)
  /// A displayed formula.
  indirect case math(Math)
  /// Markup of one output format, passed through to that format only.
  indirect case raw(Raw)
  /// A change of scene or subject without a heading.
  case thematicBreak(ThematicBreak)
  /// The start of a page of the printed edition.
  indirect case pageBreak(PageBreak)
}

/// Running text.
public struct Paragraph: Hashable, Sendable {
  /// The text.
  public var inlines: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a paragraph.
  public init(_ inlines: [Inline], attributes: Attributes = .none) {
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// The title of a section. The section itself is derived: see ``Document/outline``.
public struct Heading: Hashable, Sendable {
  /// The rank, 1 (highest) to 6.
  public let level: Int
  /// The title, with its number if it has one.
  public var inlines: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a heading.
  ///
  /// - Parameters:
  ///   - level: the level; values outside 1 to 6 are clamped.
  ///   - inlines: the title.
  ///   - attributes: identifier, classes, language.
  public init(level: Int, _ inlines: [Inline], attributes: Attributes = .none) {
    self.level = min(max(level, 1), 6)
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// A quotation.
public struct Quote: Hashable, Sendable {
  /// The quoted content.
  public var blocks: [Block]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a quotation.
  public init(_ blocks: [Block], attributes: Attributes = .none) {
    self.blocks = blocks
    self.attributes = attributes
  }
}

/// Computer code, verbatim.
public struct CodeBlock: Hashable, Sendable {
  /// The code; lines end with LF, the last one too unless the text is empty.
  public var text: String
  /// The info string: the programming language and any further words; blank if there is none.
  public var info: String
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a code block.
  public init(_ text: String, info: String = "", attributes: Attributes = .none) {
    self.text = text
    self.info = info
    self.attributes = attributes
  }

  /// The first word of ``info``: the programming language.
  public var programmingLanguage: Substring? {
    info.split(separator: " ", maxSplits: 1).first
  }
}

/// A picture or other content with a caption.
public struct Figure: Hashable, Sendable {
  /// The content of the figure: usually one paragraph with one image.
  public var blocks: [Block]
  /// The caption; empty if there is none.
  public var caption: [Inline]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a figure.
  public init(_ blocks: [Block], caption: [Inline], attributes: Attributes = .none) {
    self.blocks = blocks
    self.caption = caption
    self.attributes = attributes
  }
}

/// A container with an editorial role, a language, or classes.
public struct Division: Hashable, Sendable {
  /// The role of the division in a publication; a division whose role is a section is a section of the outline.
  public var role: Role?
  /// The content. A heading at the start is the title of the division.
  public var blocks: [Block]
  /// Identifier, classes, language.
  public var attributes: Attributes

  /// Makes a division.
  public init(role: Role? = nil, _ blocks: [Block], attributes: Attributes = .none) {
    self.role = role
    self.blocks = blocks
    self.attributes = attributes
  }
}

/// The same passages in two or more languages.
public struct Parallel: Hashable, Sendable {
  /// One passage in every language.
  public struct Row: Hashable, Sendable {
    /// The passages in the order of ``Parallel/languages``; a missing passage is empty.
    public var passages: [[Block]]
    /// The confidence that the passages correspond, in percent, 0 to 100; `nil` if a person aligned them.
    public var confidence: Int?

    /// Makes a row.
    ///
    /// - Parameters:
    ///   - passages: the passages, one for each language.
    ///   - confidence: the confidence in percent; values outside 0 to 100 are clamped.
    public init(_ passages: [[Block]], confidence: Int? = nil) {
      self.passages = passages
      self.confidence = confidence.map { min(max($0, 0), 100) }
    }
  }

  /// The languages, one for each column.
  public var languages: [Language]
  /// The passages in reading order.
  public var rows: [Row]
  /// Identifier, classes.
  public var attributes: Attributes

  /// Makes aligned passages.
  public init(languages: [Language], rows: [Row], attributes: Attributes = .none) {
    self.languages = languages
    self.rows = rows
    self.attributes = attributes
  }
}

/// A change of scene or subject.
public struct ThematicBreak: Hashable, Sendable {
  /// Identifier, classes.
  public var attributes: Attributes

  /// Makes a break.
  public init(attributes: Attributes = .none) { self.attributes = attributes }
}

/// The start of a page of the printed edition.
public struct PageBreak: Hashable, Sendable {
  /// The page's number as it is printed: `12`, `xiv`.
  public var label: String
  /// Identifier, classes.
  public var attributes: Attributes

  /// Makes a page break.
  public init(label: String, attributes: Attributes = .none) {
    self.label = label
    self.attributes = attributes
  }
}
