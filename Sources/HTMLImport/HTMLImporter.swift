import HTMLMapping
import MarkupReader
public import PlatenCore
import TextDecoding

/// Reads HTML and XHTML, as the HTML standard reads it.
///
/// Elements become the nodes that mean the same. Of a page the article is read: what is in `main`, or in
/// the only `article`, without navigation, and without headers, footers and asides of the page; that they are left out is
/// reported. Scripts, forms, frames and players are dropped, each with a report, and nothing active comes through.
///
/// Time and memory grow linearly with the input. What is nested deeper than `Document.maximumDepth` is made flat
/// (`html.nesting-limit`).
public struct HTMLImporter: Importer {
  public static let format = Format(
    id: "html", aliases: ["xhtml", "htm"], name: "HTML", fileExtensions: ["html", "htm", "xhtml", "xht"],
    mediaType: "text/html")

  /// What is read.
  public var options: HTMLImportOptions

  /// Makes an importer.
  public init(options: HTMLImportOptions = HTMLImportOptions()) { self.options = options }

  /// Reads a document.
  ///
  /// - Throws: `ImportError` if the bytes are no text, or there is nothing to read in them.
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
    // What stands in the head is no part of the text; that code is left out is said all the same.
    let mapper = HTMLMapper(
      tree, from: content.root, language: language, leftOut: content.leftOut, environment: environment)
    HTMLPage(tree).reportCode(with: mapper)
    return mapper.document(content.root)
  }
}
