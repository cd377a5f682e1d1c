import Foundation
import MarkdownExport
import MarkdownImport
import PlatenCore

/// The document as Markdown.
func markdown(
  _ document: Document, _ dialect: MarkdownOptions.Dialect = .platen, wrap: Int? = nil,
  log: ReportLog = ReportLog()
) throws -> String {
  var sink = MemorySink()
  try MarkdownExporter {
    $0.dialect = dialect
    $0.wrap = wrap
  }.export(
    document, to: &sink, context: ExportContext(log: log))
  return String(decoding: sink.bytes, as: UTF8.self)
}

/// The blocks as Markdown, without the line feed at the end.
func markdown(_ blocks: Block..., dialect: MarkdownOptions.Dialect = .platen) throws -> String {
  let text = try markdown(Document(body: blocks), dialect)
  return text.hasSuffix("\n") ? String(text.dropLast()) : text
}

/// A paragraph of inlines as Markdown.
func markdown(_ inlines: Inline..., dialect: MarkdownOptions.Dialect = .platen) throws -> String {
  try markdown(.paragraph(Paragraph(inlines)), dialect: dialect)
}

/// The document that Markdown says.
func read(_ markdown: String, _ options: MarkdownImportOptions = .platen, log: ReportLog = ReportLog()) throws
  -> Document
{
  try MarkdownImporter(options: options).document(
    from: Source(bytes: Array(markdown.utf8)), context: ImportContext(log: log))
}

/// How many random cases a test tries: a few, or as many as the environment says.
func caseCount(_ few: Int) -> UInt64 {
  UInt64(ProcessInfo.processInfo.environment["PLATEN_TEST_CASES"].flatMap { Int($0) } ?? few)
}

let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let sharedInputs = packageRoot.deletingLastPathComponent().appending(path: "shared/inputs")
