public import PlatenCore

/// A summary of a document in numbers and lists, for checking what was read.
public struct DocumentSummary: Hashable, Sendable {
  /// The numbers of nodes and characters.
  public struct Counts: Hashable, Sendable {
    /// Words in alphabetic scripts: runs of letters and digits, with apostrophes and hyphens within them. Han and kana are not
    /// counted.
    public var words = 0
    /// Han characters.
    public var hanCharacters = 0
    /// All paragraphs, also within other blocks.
    public var paragraphs = 0
    /// Headings of every level.
    public var headings = 0
    /// Lists: bulleted, numbered, and of definitions.
    public var lists = 0
    /// Quotations set off from the text.
    public var quotations = 0
    /// Tables.
    public var tables = 0
    /// Code blocks, without code spans.
    public var codeBlocks = 0
    /// Formulas, within lines and displayed.
    public var formulas = 0
    /// Pictures, including decorative ones.
    public var pictures = 0
    /// Pictures without a description that are not decorative.
    public var undescribedPictures = 0
    /// Links within the document.
    public var internalLinks = 0
    /// Links to other targets.
    public var externalLinks = 0
    /// Notes, each counted once, however often it is referred to.
    public var notes = 0
    /// All occurrences of glosses.
    public var glosses = 0
    /// Runs of ruby.
    public var rubies = 0
    /// Pieces of raw markup of a single format.
    public var rawPieces = 0
    /// Files that the document contains.
    public var resources = 0
    /// The total size of these files in bytes.
    public var resourceBytes = 0
  }

  /// A gloss, and the number of its occurrences.
  public struct GlossEntry: Hashable, Sendable {
    /// The term.
    public var term: String
    /// The counterpart of the term.
    public var counterpart: String
    /// The language of the counterpart.
    public var counterpartLanguage: Language?
    /// The number of its occurrences, 1 or more.
    public var count: Int
  }

  /// The amount of text in one language.
  public struct LanguageShare: Hashable, Sendable {
    /// The language that the text is tagged with; `und` for untagged text.
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
  /// The glosses in the order of their first occurrence.
  public var glosses: [GlossEntry]
  /// The languages: those of the metadata in order, then the others in the order of their first occurrence.
  public var languages: [LanguageShare]

  /// Summarises a document.
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
