/// A piece of a document that stands on its own: a paragraph, a heading, a list.
///
/// Cases carry payload structs: a new field breaks no `switch`, and a new case breaks every exporter
/// until it has an answer for it. Switch without `default:`.
public enum Block: Hashable, Sendable {
  /// Running text.
  case paragraph(Paragraph)
  /// The title of a section.
  case heading(Heading)
  /// Items, bulleted or numbered.
  indirect case list(List)
  /// Terms and what they mean.
  indirect case definitionList(DefinitionList)
  /// Somebody else's words.
  indirect case quote(Quote)
  /// Computer code, verbatim.
  indirect case code(CodeBlock)
  /// Rows and columns.
  indirect case table(Table)
  /// A picture or other matter with a caption.
  indirect case figure(Figure)
  /// A container with an editorial role, a language, or classes.
  indirect case division(Division)
  /// The same passages in two or more languages.
  indirect case parallel(Parallel)
  /// A formula on its own.
  indirect case math(Math)
  /// Markup of one output format, passed through to that format only.
  indirect case raw(Raw)
  /// A change of scene or subject, without a title.
  case thematicBreak(ThematicBreak)
  /// The place where a page of the printed edition begins.
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
  ///   - level: 1 to 6; what is outside is brought to the nearer end.
  ///   - inlines: the title.
  ///   - attributes: identifier, classes, language.
  public init(level: Int, _ inlines: [Inline], attributes: Attributes = .none) {
    self.level = min(max(level, 1), 6)
    self.inlines = inlines
    self.attributes = attributes
  }
}

/// Somebody else's words.
public struct Quote: Hashable, Sendable {
  /// What is quoted.
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
  /// The programming language, and what else the author wrote beside it; blank if nothing.
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

/// A picture or other matter with a caption.
public struct Figure: Hashable, Sendable {
  /// What is shown: usually one paragraph with one image.
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
  /// What part of a publication this is; a division with a role is a section of the outline.
  public var role: Role?
  /// The content. A heading at its start is the part's title.
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
    /// The passages, one for each of ``Parallel/languages`` and in their order; a missing one is empty.
    public var passages: [[Block]]
    /// How sure it is that the passages are partners, in percent, 0 to 100; `nil` where a person put them side by side.
    public var confidence: Int?

    /// Makes a row.
    ///
    /// - Parameters:
    ///   - passages: the passages, one for each language.
    ///   - confidence: in percent; what is outside 0 to 100 is brought to the nearer end.
    public init(_ passages: [[Block]], confidence: Int? = nil) {
      self.passages = passages
      self.confidence = confidence.map { min(max($0, 0), 100) }
    }
  }

  /// The languages, one a column.
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

/// The place where a page of the printed edition begins.
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
