import MarkupWriter
import PlatenCore
import TestSupport

@testable import ContentMarkup
@testable import EPUBExport

/// The XHTML of the content document that a body becomes, without its frame.
func xhtml(_ body: [Block], language: Language = .english, resources: [Resource] = []) async throws -> String {
  try await rendered(body, language: language, resources: resources).markup
}

/// The XHTML of a body's content document, and what was reported.
func rendered(
  _ body: [Block], language: Language = .english, resources: [Resource] = [], options: EPUBOptions = EPUBOptions()
) async throws -> (markup: String, diagnostics: [Diagnostic], evidence: ContentEvidence) {
  var metadata = Metadata()
  metadata.titles = [Title("T")]
  metadata.languages = [language]
  let document = Document(metadata: metadata, body: body, resources: resources)
  var options = options
  options.splitLevel = nil
  let plan = try await EditionPlan(document, options: options, context: ExportContext())
  var writer = ContentWriter(plan: plan, purpose: .document(0), language: language)
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
) async throws -> (files: [ArchivedFile], report: Report, bytes: [UInt8]) {
  var options = options
  options.compression = 0
  let context = ExportContext(modified: modified, parallelism: parallelism)
  var sink = MemorySink()
  try await EPUBExporter(options: options).export(document, to: &sink, context: context)
  return (StoredArchive.files(in: sink.bytes), context.log.report, sink.bytes)
}
