public import PlatenCore

/// Writes a document as Markdown that reads as an author would have written it, and reads back as the same document.
///
/// With the dialect ``MarkdownOptions/Dialect/platen`` everything that `MarkdownImport` can make comes back equal.
/// Text is escaped only where it would be read as markup. Links whose scheme can run code (`AddressScheme`) become text,
/// pictures with such a scheme their description.
///
/// Documents that Markdown cannot express exactly come back in a normal form, with the dialect
/// ``MarkdownOptions/Dialect/platen`` too:
///
/// - Text side by side is one, and nodes without content are gone.
/// - Line breaks at the edges of paragraphs are gone, soft ones at the edges of styles stand outside; in cells and in
///   headings of rank 3 to 6 they are spaces. A soft break between two Han characters is nothing.
/// - A list is tight or loose as its blank lines must be: an item's second paragraph needs one, an item alone has none.
/// - A note that is referred to once has no label.
/// - Code in blocks ends with a line feed, code in lines has none; CR is LF and NUL is U+FFFD.
/// - The only heading of rank 1, standing first, is the title of a document without one.
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
    var writer = BlockWriter(options: options, log: context.log)
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
        "The \(document.resources.count) files of the document are not in the Markdown; it refers to them by path.",
        .dropped)
    }
    writer.flattener.notes.reserveLabels(of: document)
    for (index, block) in document.body.enumerated() {
      try context.checkCancellation()
      writer.writeBody(block, at: index, of: document.body)
      try writer.flush(to: &sink, isLast: false)
      context.report(completed: index + 1, of: document.body.count)
    }
    writer.writeNotes()
    try writer.flush(to: &sink, isLast: true)
  }
}

extension ConfiguredExporter {
  /// A Markdown exporter with options of its own: `.markdown { $0.dialect = .gfm }`.
  public static func markdown(_ configure: (inout MarkdownOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(MarkdownExporter(configure))
  }
}
