public import PlatenCore

/// Writes a document as readable Markdown that can be read back.
///
/// Every document made by `MarkdownImport` is read back as an equal document if the dialect is ``MarkdownOptions/Dialect/platen``.
/// Text is escaped only where it would be read as markup. Links whose scheme can run code (`AddressScheme`) become text, and
/// pictures with such a scheme become their descriptions.
///
/// Other documents are read back in a normal form, also with the dialect ``MarkdownOptions/Dialect/platen``, because Markdown cannot
/// express the differences:
///
/// - Adjacent texts are joined, and nodes without content are removed.
/// - Line breaks at the edges of paragraphs are removed, and soft breaks at the edges of styles are moved out of the style. In cells and
///   in headings of level 3 to 6, they become spaces. A soft break between two Han characters is removed.
/// - Whether a list is tight depends on its content: a list whose items have several paragraphs is loose, and a list with a single
///   item of one paragraph is tight.
/// - A note that is referred to once has no label.
/// - Code blocks end with a line feed, and code spans contain none; CR becomes LF, and NUL becomes U+FFFD.
/// - In a document without a title, the first block becomes the title if it is the only heading of level 1.
///
/// Long documents are written by several threads at once, from heading to heading; what has notes is written by one, since their
/// numbers count through the document.
public struct MarkdownExporter: Exporter {
  public static let format = Format(
    id: "markdown", aliases: ["md"], name: "Markdown", fileExtensions: ["md", "markdown"], mediaType: "text/markdown")

  /// The options.
  public var options: MarkdownOptions

  /// Makes an exporter.
  public init(options: MarkdownOptions = MarkdownOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try checkOptions()
    try document.checkDepth()
    let document = document.arranged(options.parallel)
    var writer = begun(document, log: context.log)
    try write(0..<document.body.count, of: document.body, with: &writer, to: &sink, context: context)
    writer.writeNotes()
    try writer.flush(to: &sink, isLast: true)
  }

  /// A writer that has written what stands before the body, and knows the labels of the notes.
  func begun(_ document: Document, log: ReportLog) -> BlockWriter {
    var writer = BlockWriter(options: options, log: log)
    if options.writesFrontMatter {
      writer.writeFrontMatter(of: document)
    } else if document.metadata != Metadata() {
      writer.report(
        "markdown.metadata-dropped", "What is known about the document is left out; front matter would hold it.",
        .dropped)
    }
    if !document.resources.isEmpty {
      writer.report(
        "markdown.resources-outside",
        document.resources.count == 1
          ? "The file of the document is not in the Markdown; it refers to it by path."
          : "The \(document.resources.count) files of the document are not in the Markdown; it refers to them by path.",
        .dropped)
    }
    writer.flattener.notes.reserveLabels(of: document)
    return writer
  }

  /// Writes blocks of the body.
  func write(
    _ run: Range<Int>, of body: [Block], with writer: inout BlockWriter, to sink: inout some ByteSink,
    context: ExportContext
  ) throws(ExportError) {
    for index in run {
      try context.checkCancellation()
      writer.writeBody(body[index], at: index, of: body)
      try writer.flush(to: &sink, isLast: false)
      context.report(completed: index + 1, of: body.count)
    }
  }
}

extension ConfiguredExporter {
  /// A Markdown exporter with options of its own: `.markdown { $0.dialect = .gfm }`.
  public static func markdown(_ configure: (inout MarkdownOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(MarkdownExporter(configure))
  }
}
