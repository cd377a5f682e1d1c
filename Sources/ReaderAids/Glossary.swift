public import PlatenCore

/// Adds a glossary at the end of a document with all of its glosses: each term once, with its counterpart, and with links to its
/// first use and back.
///
/// Terms can also be given in a list: a file, or `Metadata.terms`. They are found in the text, the longest first, and their counterparts are added
/// at the first use, in every section, or everywhere.
public struct Glossary: Transform {
  public static let name = "glossary"
  public static let summary = "Adds a glossary of all terms with their counterparts; terms can be given in a list."

  /// The options.
  public var options: GlossaryOptions

  /// Makes the transform.
  public init(options: GlossaryOptions = GlossaryOptions()) { self.options = options }

  public func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    if let file = options.terms {
      let list = TermList(file.bytes)
      if list.isEmpty {
        throw TransformError(
          .document, "\(Diagnostic.quoted(file.path)) has no terms",
          advice: "Write a term and its counterpart a line, with a tab or comma between: 淘宝村,Taobao Village.")
      }
      try list.gloss(&document, options.glossing, context)
    }
    let list = TermList(document.metadata.terms)
    if !list.isEmpty { try list.gloss(&document, options.glossing, context) }
    guard options.chapter else { return }
    try context.checkCancellation()
    var entries = GlossaryEntries(document)
    try context.checkCancellation()
    guard !entries.isEmpty else {
      context.log.report(
        Diagnostic("aids.empty-glossary", .warning, "No term has a counterpart, so that there is no glossary."))
      return
    }
    entries.sort(by: options.order)
    entries.link(&document)
    document.body.append(.division(entries.chapter(in: document)))
  }
}

/// The options of the glossary.
public struct GlossaryOptions: FormatOptions {
  /// The order of terms.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// By the pinyin of the Chinese part, which heads the entry, then by its tones; words that begin with Latin letters come last.
    case pinyin
    /// By the number of strokes of the Chinese part, which heads the entry, then by radical.
    case strokes
    /// By the alphabet of the other part.
    case latin
    /// In the order of their first use.
    case appearance
  }

  /// The occurrences of a term in the list at which its counterpart is added.
  public enum Glossing: String, Hashable, Sendable, CaseIterable {
    /// The first occurrence.
    case firstUse = "first-use"
    /// The first occurrence in each section.
    case everySection = "every-section"
    /// All occurrences.
    case everywhere
  }

  /// The order of terms.
  public var order = Order.pinyin
  /// The list of terms and their counterparts, as CSV or TSV.
  public var terms: Resource?
  /// The occurrences of a term in the list at which its counterpart is added.
  public var glossing = Glossing.firstUse
  /// Whether a chapter is added; if not, only the counterparts of terms in the list are added.
  public var chapter = true

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<GlossaryOptions>([
    .choice(
      "order", \.order,
      help: "The order of terms: by pinyin, by strokes, by the Latin alphabet, or by first appearance."),
    .file(
      "terms", \.terms,
      help: "A file of terms with their counterparts to find in the text, one per line: 淘宝村,Taobao Village."
    ),
    .choice("glossing", \.glossing, help: "The occurrences of a term in the list to which the counterpart is added."),
    .boolean("chapter", \.chapter, help: "Whether a chapter with all terms is added."),
  ])
}
