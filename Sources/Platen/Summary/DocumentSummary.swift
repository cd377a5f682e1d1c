public import PlatenCore

/// What is in a document, in numbers and lists: for a person who wants to know what was read.
public struct DocumentSummary: Hashable, Sendable {
  /// How much there is of something.
  public struct Counts: Hashable, Sendable {
    /// Words of scripts that put letters together to words: runs of letters and digits, with apostrophes and
    /// hyphens within them. Han and kana are not in it.
    public var words = 0
    /// Han characters.
    public var hanCharacters = 0
    /// Paragraphs, wherever they stand.
    public var paragraphs = 0
    /// Headings of every level.
    public var headings = 0
    /// Lists: bulleted, numbered, and of definitions.
    public var lists = 0
    /// Quotations set off from the text.
    public var quotations = 0
    /// Tables.
    public var tables = 0
    /// Code blocks; code in the line is not counted.
    public var codeBlocks = 0
    /// Formulas, in the line and on their own.
    public var formulas = 0
    /// Pictures, decorative ones too.
    public var pictures = 0
    /// Pictures that need a description and have none.
    public var undescribedPictures = 0
    /// Links within the document.
    public var internalLinks = 0
    /// Links to elsewhere.
    public var externalLinks = 0
    /// Notes, each once, however often it is referred to.
    public var notes = 0
    /// Glosses, every occurrence.
    public var glosses = 0
    /// Stretches of ruby.
    public var rubies = 0
    /// Pieces of raw markup, which only one format can use.
    public var rawPieces = 0
    /// Files that the document carries.
    public var resources = 0
    /// Their bytes.
    public var resourceBytes = 0
  }

  /// A gloss, and how often it stands in the document.
  public struct GlossEntry: Hashable, Sendable {
    /// The term.
    public var term: String
    /// The same in the other language.
    public var counterpart: String
    /// The language of the counterpart.
    public var counterpartLanguage: Language?
    /// How often it is there, 1 or more.
    public var count: Int
  }

  /// How much of the text is in one language.
  public struct LanguageShare: Hashable, Sendable {
    /// The language that the text is tagged with; `und` for text that is not.
    public var language: Language
    /// Words, as in ``Counts/words``.
    public var words: Int
    /// Han characters.
    public var hanCharacters: Int
  }

  /// The sections.
  public var outline: Outline
  /// The numbers.
  public var counts: Counts
  /// The glosses in the order in which they are first met.
  public var glosses: [GlossEntry]
  /// The languages: those of the metadata in their order, then the others in the order in which they are first met.
  public var languages: [LanguageShare]

  /// Looks through a document.
  ///
  /// - Complexity: O(*n*) in the document's nodes and text.
  public init(of document: Document) {
    var counter = SummaryCounter(document)
    counter.count(document.body, document.primaryLanguage)
    counter.counts.resources = document.resources.count
    counter.counts.resourceBytes = document.resources.reduce(0) { $0 + $1.bytes.count }
    outline = document.outline
    counts = counter.counts
    glosses = counter.glosses
    languages = counter.languages
  }
}
