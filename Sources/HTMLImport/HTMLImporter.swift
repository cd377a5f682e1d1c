import HTMLMapping
import MarkupReader
public import PlatenCore
import TextDecoding

/// Reads HTML and XHTML by the parsing rules of the HTML standard.
///
/// Elements become the nodes with the same meaning. Of a page only the article is read: the content of `main` or of
/// the only `article`. Navigation, headers, footers and asides of the page are removed and reported. Scripts, forms, frames and
/// players are removed, each with a report; the document contains nothing active.
///
/// Time and memory grow linearly with the input. Elements nested deeper than `Document.maximumDepth` are flattened
/// (`html.nesting-limit`).
public struct HTMLImporter: Importer {
  public static let format = Format(
    id: "html", aliases: ["xhtml", "htm"], name: "HTML", fileExtensions: ["html", "htm", "xhtml", "xht"],
    mediaType: "text/html")

  /// The options.
  public var options: HTMLImportOptions

  /// Makes an importer.
  public init(options: HTMLImportOptions = HTMLImportOptions()) { self.options = options }

  /// Reads a document.
  ///
  /// - Throws: `ImportError` if the bytes are not text, or contain no content.
  /// - Complexity: O(*n*) in the bytes.
  public func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    let decoder = TextDecoder(
      encoding(of: source), ids: TextDecoder.IDs(format: Self.format.id), file: source.name, log: context.log)
    let bytes = try decoder.decode(source.bytes).withBytes { Array($0) }
    let tree = HTMLParser.document(bytes)
    try context.checkCancellation()
    let page = HTMLPage(tree)
    let places = SourcePlaces(bytes, file: source.name)
    let pictures = PagePictures(provider: context.resources)
    let log = context.log
    let report = { (finding: HTMLFinding) in
      log.report(
        Diagnostic(
          "html.\(finding.id)", finding.severity, finding.message, at: places.location(of: finding.offset),
          loss: finding.loss))
    }
    let environment = HTMLEnvironment(
      picture: { reference, offset in pictures.path(of: reference, at: offset, report: report) },
      store: { resource in pictures.store(resource) }, report: report)
    var document = Document()
    document.metadata = page.metadata()
    let content = options.content == .article ? page.article() : HTMLPage.Article(root: page.body, leftOut: [])
    document.body = blocks(in: content, of: tree, document.metadata.languages.first, environment)
    if document.body.isEmpty, !content.leftOut.isEmpty || content.root != page.body {
      document.body = blocks(
        in: HTMLPage.Article(root: page.body, leftOut: []), of: tree, document.metadata.languages.first, environment)
    } else {
      for node in content.leftOut.sorted() {
        report(
          HTMLFinding(
            id: "furniture-left-out", severity: .note,
            message: "An element \(Diagnostic.quoted(tree.name(of: node))) of the page around the article is left out.",
            offset: Int(tree.nodes[Int(node)].offset)))
      }
    }
    try context.checkCancellation()
    if let failure = pictures.failure { throw failure }
    guard !document.body.isEmpty || !document.metadata.titles.isEmpty else {
      throw ImportError(
        "\(source.name ?? "the input") has nothing to read", advice: "Give a file with text in it.")
    }
    document.resources = pictures.resources
    page.adjustTitle(of: &document)
    return document
  }

  /// The encoding that the user names, or else the file; otherwise it is detected.
  private func encoding(of source: Source) -> TextEncoding {
    guard options.encoding == .auto, let name = HTMLEncoding.name(in: source.bytes) else { return options.encoding }
    return TextEncoding(label: name) ?? .auto
  }

  private func blocks(
    in content: HTMLPage.Article, of tree: HTMLTree, _ language: Language?, _ environment: HTMLEnvironment
  ) -> [Block] {
    guard content.root >= 0 else { return [] }
    // The content of the head is not part of the text, but code that is left out is reported.
    let mapper = HTMLMapper(
      tree, from: content.root, language: language, leftOut: content.leftOut, environment: environment)
    HTMLPage(tree).reportCode(with: mapper)
    return mapper.document(content.root)
  }
}

extension ConfiguredImporter {
  /// A reader of HTML with options of its own: `.html { $0.content = .body }`.
  public static func html(_ configure: (inout HTMLImportOptions) -> Void = { _ in }) -> ConfiguredImporter {
    ConfiguredImporter(HTMLImporter(configure))
  }
}
