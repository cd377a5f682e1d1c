import MarkupWriter
import PlatenCore

@testable import EPUBExport

/// The XHTML of the content document that a body becomes, without its frame.
func xhtml(_ body: [Block], language: Language = .english, resources: [Resource] = []) throws -> String {
  try rendered(body, language: language, resources: resources).markup
}

/// The XHTML of a body's content document, and what was reported.
func rendered(
  _ body: [Block], language: Language = .english, resources: [Resource] = [], options: EPUBOptions = EPUBOptions()
) throws -> (markup: String, diagnostics: [Diagnostic], evidence: ContentEvidence) {
  var metadata = Metadata()
  metadata.titles = [Title("T")]
  metadata.languages = [language]
  let document = Document(metadata: metadata, body: body, resources: resources)
  var options = options
  options.splitLevel = nil
  let plan = try EditionPlan(document, options: options, context: ExportContext())
  var writer = ContentWriter(plan: plan, purpose: .chapter(0), language: language)
  writer.writeFlow(body)
  writer.writeWaitingReferences()
  writer.writePendingNotes()
  var markup = writer.markup
  if !writer.notes.bytes.isEmpty { markup.append(writer.notes) }
  return (String(decoding: markup.bytes, as: UTF8.self), writer.diagnostics, writer.evidence)
}

/// A paragraph of text.
func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

/// A heading of text.
func heading(_ level: Int, _ text: String, id: String? = nil) -> Block {
  .heading(Heading(level: level, [.text(text)], attributes: Attributes(id: id)))
}

/// The files of an edition, by name, and the report. Nothing is compressed, so names and contents can be read as they stand.
func edition(
  _ document: Document, options: EPUBOptions = EPUBOptions(), modified: Timestamp? = nil, parallelism: Int = 1
) async throws -> (files: [(name: String, text: String)], report: Report, bytes: [UInt8]) {
  var options = options
  options.compression = 0
  let context = ExportContext(modified: modified, parallelism: parallelism)
  var sink = MemorySink()
  try await EPUBExporter(options: options).export(document, to: &sink, context: context)
  return (storedFiles(in: sink.bytes), context.log.report, sink.bytes)
}

/// Reads the local headers of an archive in which everything is stored (APPNOTE 4.3.7).
private func storedFiles(in bytes: [UInt8]) -> [(name: String, text: String)] {
  func number(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
  var files: [(name: String, text: String)] = []
  var offset = 0
  while offset + 30 <= bytes.count, number(offset, 4) == 0x0403_4B50, number(offset + 8, 2) == 0 {
    let size = number(offset + 18, 4)
    let name = number(offset + 26, 2)
    let content = offset + 30 + name + number(offset + 28, 2)
    files.append(
      (
        String(decoding: bytes[(offset + 30)..<(offset + 30 + name)], as: UTF8.self),
        String(decoding: bytes[content..<(content + size)], as: UTF8.self)
      ))
    offset = content + size
  }
  return files
}

/// A PNG of one pixel.
let onePixel: [UInt8] = [
  0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
  0x01,
  0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44,
  0x41,
  0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00, 0x00, 0x00,
  0x49,
  0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
]
