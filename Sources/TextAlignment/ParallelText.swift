public import PlatenCore

/// Finds translations within one document and aligns them: alternating paragraphs in two languages, tables with a
/// language in each column, and divisions in different languages.
public struct ParallelText: Transform {
  public static let name = "parallel"
  public static let summary = "Aligns translations within one document."

  /// The options.
  public var options: ParallelTextOptions

  /// Makes the transform.
  public init(options: ParallelTextOptions = ParallelTextOptions()) { self.options = options }

  public func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    try context.checkCancellation()
    let finder = TranslationFinder(aligner: try aligner(), primary: document.primaryLanguage, log: context.log)
    let count = finder.found
    document.body = finder.paired(document.body)
    try context.checkCancellation()
    guard finder.found > count else {
      context.log.report(
        Diagnostic(
          "parallel.none-found", .warning,
          "No translations were found: no paragraphs of two languages in turn, no table with a language in each column, "
            + "and no divisions in different languages."))
      return
    }
    for language in finder.languages
    where !document.metadata.languages.contains(where: { $0.primary == language.primary }) {
      document.metadata.languages.append(language)
    }
  }

  private func aligner() throws(TransformError) -> ParallelAligner {
    var aligner = ParallelAligner()
    aligner.unit = options.unit
    guard let file = options.dictionary else { return aligner }
    guard let dictionary = BilingualDictionary(file.bytes) else {
      throw TransformError(
        .document, "\(Diagnostic.quoted(file.path)) is not a dictionary",
        advice: "A dictionary has lines such as 傳統 传统 [chuan2 tong3] /tradition/; unpack it if it is compressed.")
    }
    aligner.dictionary = dictionary
    return aligner
  }
}

/// The options of parallel text within one document.
public struct ParallelTextOptions: FormatOptions {
  /// The unit of a row.
  public var unit = AlignmentUnit.paragraph
  /// A dictionary in the format of CC-CEDICT.
  public var dictionary: Resource?

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<ParallelTextOptions>([
    .choice("unit", \.unit, help: "Whether the unit of a row is a paragraph or a sentence."),
    .file("dictionary", \.dictionary, help: "A Chinese-English dictionary in the format of CC-CEDICT."),
  ])
}
