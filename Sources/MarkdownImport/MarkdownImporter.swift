import DialectNodes
import FrontMatter
public import PlatenCore
internal import TextDecoding
import TextScanning

/// Reads Markdown: CommonMark 0.31.2, GFM, and extensions for books (``MarkdownImportOptions``).
///
/// Time and memory grow linearly with any input. Content that exceeds a limit stays text and
/// is reported with its line and column. The limits:
///
/// - Containers are nested at most `Document.maximumDepth` − 10 levels deep, and everything together at most
///   `Document.maximumDepth`; deeper marks are text (`markdown.nesting-limit`).
/// - The destinations of link references add at most as many bytes to the document as its source has, or 100,000
///   (`markdown.reference-limit`).
/// - A table has at most 1,000 columns, and short rows are padded with at most as many empty cells as the source has
///   bytes, or 10,000 (`markdown.table-limit`).
/// - A source has at most 2 GiB.
public struct MarkdownImporter: Importer {
  public static let format = Format(
    id: "markdown", aliases: ["md"], name: "Markdown",
    fileExtensions: ["md", "markdown", "mkd"], mediaType: "text/markdown")

  /// The options.
  public var options: MarkdownImportOptions

  /// Makes an importer.
  public init(options: MarkdownImportOptions = .platen) { self.options = options }

  /// Reads a document.
  ///
  /// - Throws: `ImportError` if the source has more than 2 GiB or is not text, or if the task was cancelled.
  /// - Complexity: O(*n*) in the bytes of the source.
  public func document(from source: Source, context: ImportContext) throws(ImportError) -> Document {
    let text = try decoded(source, log: context.log)
    let loader = PictureLoader(provider: context.resources)
    return try text.withBytes { (buffer) throws(ImportError) in
      guard let reporter = Reporter(context.log, file: source.name, buffer, text.places) else { return Document() }
      let (metadata, plan) = try firstPass(reporter, loader, context)
      let run = DocumentBuilder(plan, view: reporter.view, reporter: reporter).run(plan.nodes[...])
      return try finish(run, metadata, plan, reporter, loader, context)
    }
  }

  /// The text of a source.
  func decoded(_ source: Source, log: ReportLog) throws(ImportError) -> DecodedText {
    guard source.bytes.count < Int(Int32.max) else {
      throw ImportError(
        "the file has more than 2 GiB", at: SourceLocation(file: source.name, line: 1, column: 1),
        advice: "Split it into chapters.")
    }
    let ids = TextDecoder.IDs(format: Self.format.id, undecodable: "invalid-utf8", control: "character-replaced")
    return try TextDecoder(options.encoding, ids: ids, file: source.name, log: log).decode(source.bytes)
  }

  /// Reads the front matter and finds the blocks.
  func firstPass(
    _ reporter: Reporter, _ loader: PictureLoader, _ context: ImportContext
  ) throws(ImportError) -> (Metadata, BuildPlan) {
    let view = reporter.view
    var metadata = Metadata()
    var textStart = 0
    if options.frontMatter {
      let pictures = DocumentPictures(loader, reporter: reporter)
      (metadata, textStart) = FrontMatterReader.read(view, for: pictures)
      if let failure = pictures.failure { throw failure }
    }
    var parser = BlockParser(view: view, options: options, reporter: reporter)
    parser.run(from: textStart)
    try context.checkCancellation()
    let plan = BuildPlan(
      view: view, tree: parser.takeTree(), options: options, hasAddresses: options.autolinks && view.hasWWW,
      isChinese: metadata.languages.first?.usesHan ?? false)
    return (metadata, plan)
  }

  /// Makes the document of all blocks.
  func finish(
    _ run: consuming BuiltRun, _ metadata: Metadata, _ plan: BuildPlan, _ reporter: Reporter, _ loader: PictureLoader,
    _ context: ImportContext
  ) throws(ImportError) -> Document {
    try context.checkCancellation()
    let pictures = DocumentPictures(loader, reporter: reporter)
    let finisher = DocumentFinisher(plan, anchors: run.anchors, reporter: reporter, pictures: pictures)
    var document = Document(metadata: metadata, body: finisher.body(run))
    try context.checkCancellation()
    if options.attributes, options.divisions, ReservedClasses.canOccur(in: reporter.view) {
      document.body = ReservedClasses.resolved(document.body)
    }
    if let failure = pictures.failure { throw failure }
    document.resources = pictures.resources
    if document.metadata.titles.isEmpty, let heading = MarkdownImporter.titleHeading(of: document.body) {
      document.metadata.titles = [
        Title(bilingual: heading.inlines.plainText, languages: document.metadata.languages)
      ]
    }
    return document
  }

  /// The heading of the first rank, if there is one only and nothing stands before it.
  private static func titleHeading(of body: [Block]) -> Heading? {
    var title: Heading?
    for block in body {
      guard case .heading(let heading) = block, heading.level == 1 else { continue }
      guard title == nil else { return nil }
      title = heading
    }
    guard let title, case .heading(title)? = body.first, !title.inlines.plainText.isEmpty else { return nil }
    return title
  }
}

extension ByteView {
  /// Whether `www.` occurs anywhere.
  fileprivate var hasWWW: Bool {
    var offset = 0
    while offset + 3 < count {
      // Every third byte: one of them is a `w` of any `www`.
      if base[offset + 2] == 0x77, has("www.", at: offset) || has("www.", at: offset + 1) || has("www.", at: offset + 2)
      {
        return true
      }
      offset += 3
    }
    return false
  }
}

extension ConfiguredImporter {
  /// A reader of Markdown with options of its own: `.markdown { $0.math = false }`.
  public static func markdown(_ configure: (inout MarkdownImportOptions) -> Void = { _ in }) -> ConfiguredImporter {
    ConfiguredImporter(MarkdownImporter(configure))
  }
}
