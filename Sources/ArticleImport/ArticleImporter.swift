public import PlatenCore
internal import TextDecoding

/// Reads plain text: an article with a title, paragraphs, numbered headings and editorial parts.
public struct ArticleImporter: Importer {
  public static let format = Format(
    id: "article", aliases: ["txt", "text"], name: "Plain text article", fileExtensions: ["txt"],
    mediaType: "text/plain")

  /// The options.
  public let options: ArticleImportOptions

  /// Makes an importer.
  public init(options: ArticleImportOptions = ArticleImportOptions()) { self.options = options }

  /// Reads a document.
  ///
  /// The document contains every character of the source that is not blank, in order, except marks of structure (bullets,
  /// `>`, lines of asterisks, decorations of headings) and lists of contents and repeated headings, which are reported.
  ///
  /// - Throws: `ImportError` if the bytes are not text or are blank, or if a language tag is invalid.
  /// - Complexity: O(*n*) in bytes.
  public func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    let languages = try self.languages()
    let text = try TextDecoder(
      options.encoding, ids: TextDecoder.IDs(format: Self.format.id), file: source.name, log: context.log
    )
    .decode(source.bytes)
    let document = text.withBytes { bytes in
      ArticleReader(
        bytes: bytes, options: options, languages: languages, file: source.name, places: text.places, log: context.log
      )
      .document()
    }
    try context.checkCancellation()
    guard let document else {
      throw ImportError("\(Source.described(source.name)) is empty", advice: "Give a file with text in it.")
    }
    return document
  }

  private func languages() throws(ImportError) -> [Language] {
    var languages: [Language] = []
    for tag in options.languages.split(separator: ",") {
      let trimmed = tag.filter { $0 != " " }
      guard let language = Language(trimmed) else {
        throw ImportError(
          "\(Diagnostic.quoted(trimmed)) is not a language tag",
          advice: "Tags look like these: en, zh-Hans, zh-Hant-TW.")
      }
      languages.append(language)
    }
    return languages
  }
}

extension ConfiguredImporter {
  /// A reader of plain text with options of its own: `.article { $0.structure = false }`.
  public static func article(_ configure: (inout ArticleImportOptions) -> Void = { _ in }) -> ConfiguredImporter {
    ConfiguredImporter(ArticleImporter(configure))
  }
}
