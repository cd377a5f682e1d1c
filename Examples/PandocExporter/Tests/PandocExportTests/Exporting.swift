import PandocExport
import PlatenCore

/// Writes a document.
func exported(
  _ document: Document, _ options: PandocOptions = PandocOptions()
) throws -> (bytes: [UInt8], report: Report) {
  let log = ReportLog()
  var sink = MemorySink()
  try PandocExporter(options: options).export(document, to: &sink, context: ExportContext(log: log))
  return (sink.bytes, log.report)
}

/// The blocks as they are written, without the brackets around them.
func blocks(
  _ body: [Block], resources: [Resource] = [], _ options: PandocOptions = PandocOptions()
) throws -> (json: String, losses: [String]) {
  let (bytes, report) = try exported(Document(body: body, resources: resources), options)
  let text = String(decoding: bytes, as: UTF8.self)
  guard let start = text.firstRange(of: "\"blocks\":[") else { return (text, []) }
  return (String(text[start.upperBound...].dropLast(3)), report.diagnostics.map(\.id))
}

/// The nodes of one paragraph as they are written.
func inlines(_ inlines: [Inline], _ options: PandocOptions = PandocOptions()) throws -> (json: String, losses: [String])
{
  let (json, losses) = try blocks([.paragraph(Paragraph(inlines))], options)
  return (String(json.dropFirst(#"{"t":"Para","c":["#.count).dropLast(2)), losses)
}
