// snippet: exporter
public import PlatenCore

/// Writes a document as pandoc's JSON, from which pandoc makes Word, LaTeX, PDF and whatever else it knows.
///
/// The source of the rules is pandoc-types, `Text.Pandoc.Definition`. What pandoc has no node for stands in a `Div` or `Span` whose
/// class says what it is: `parallel`, `gloss`, `ruby`, `page-break`, the roles. Memory does not grow with the output.
public struct PandocExporter: Exporter {
  public static let format = Format(
    id: "pandoc", aliases: ["pandoc-json"], name: "pandoc's JSON", fileExtensions: ["pandoc"],
    mediaType: "application/json")

  /// What the user chose.
  public var options: PandocOptions

  /// Makes an exporter.
  public init(options: PandocOptions = PandocOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try document.checkDepth()
    var writer = PandocWriter(document, to: sink, options: options, log: context.log)
    // The writer has a copy of the sink; the caller's becomes what was made of it, also after an error.
    defer { sink = writer.json.sink }
    try writer.write(document)
  }
}
// end of snippet
