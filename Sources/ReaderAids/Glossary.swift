public import PlatenCore

/// Gathers every gloss of a document in a glossary at its end: each term once, with its counterpart, a link to its first use,
/// and a link from there back.
///
/// Terms can also come from a list of the author's, a file or ``Metadata/terms``: they are found in the text, the longest first, and get their counterpart
/// where they are used first, in every section, or everywhere.
public struct Glossary: Transform {
  public static let name = "glossary"
  public static let summary = "Adds a glossary of all terms with their counterparts; terms may come from a list."

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
    var entries = GlossaryEntries(document)
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

/// What can be chosen about a glossary.
public struct GlossaryOptions: FormatOptions {
  /// How terms are sorted.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// By the pinyin of the Chinese half, then its tones.
    case pinyin
    /// By the strokes of the Chinese half: how many, then the radical.
    case strokes
    /// By the alphabet of the other half.
    case latin
    /// As they appear.
    case appearance
  }

  /// Where a term of the list gets its counterpart.
  public enum Glossing: String, Hashable, Sendable, CaseIterable {
    /// Where it stands first.
    case firstUse = "first-use"
    /// Where it stands first in each section.
    case everySection = "every-section"
    /// Wherever it stands.
    case everywhere
  }

  /// How terms are sorted.
  public var order = Order.pinyin
  /// The author's list of terms and counterparts, as CSV or TSV.
  public var terms: Resource?
  /// Where a term of the list gets its counterpart.
  public var glossing = Glossing.firstUse
  /// Whether a chapter is added; without it, only terms of the list get their counterparts.
  public var chapter = true

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<GlossaryOptions>([
    .choice(
      "order", \.order, help: "How terms are sorted: by pinyin, by strokes, by the Latin alphabet, or as they appear."),
    .file(
      "terms", \.terms, help: "Terms and counterparts to be found in the text: a line each, such as 淘宝村,Taobao Village."
    ),
    .choice("glossing", \.glossing, help: "Where a term of the list gets its counterpart."),
    .boolean("chapter", \.chapter, help: "Whether a chapter with all terms is added."),
  ])
}
