import HTMLImport
import MarkdownExport
import PlatenCore

/// A picture of any reference; what is not there is named `missing`.
struct AnyPicture: ResourceProvider {
  func resource(at reference: String) throws(ResourceError) -> Resource {
    if reference.contains("missing") { throw ResourceError("there is no such file") }
    return Resource(path: reference, bytes: Array(reference.utf8))
  }
}

/// What HTML becomes.
struct Reading {
  var document: Document
  var diagnostics: [Diagnostic]

  init(_ html: String, options: HTMLImportOptions = HTMLImportOptions()) throws {
    let log = ReportLog()
    document = try HTMLImporter(options: options).document(
      from: Source(bytes: Array(html.utf8)), context: ImportContext(log: log, resources: AnyPicture()))
    diagnostics = log.report.diagnostics
  }

  /// The body as Markdown of the platen dialect, which has a form for every node.
  var markdown: String {
    get throws {
      var sink = MemorySink()
      var body = document
      body.metadata = Metadata()
      try MarkdownExporter().export(body, to: &sink, context: ExportContext())
      return String(decoding: sink.bytes, as: UTF8.self)
    }
  }

  /// The ids of what was reported, in order.
  var ids: [String] { diagnostics.map(\.id) }
}
