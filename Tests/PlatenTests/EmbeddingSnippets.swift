// The Swift of the article “Embedding”. Each snippet there is a region of this file; `READMETests` compares them.

import Platen
import Synchronization

// snippet: sink
/// Passes bytes on, up to a limit.
struct LimitedSink<Base: ByteSink>: ByteSink {
  var base: Base
  /// How many bytes may still come.
  var room: Int

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    guard bytes.count <= room else { throw ExportError(.sink, "the edition is larger than allowed") }
    room -= bytes.count
    try base.write(bytes)
  }
}
// end of snippet

// snippet: progress
/// Makes an EPUB, and says from 0 to 1 how far it is. Ends when its task is cancelled.
func makeEPUB(of document: Document, showing progress: @escaping @Sendable (Double) -> Void) async throws -> [UInt8] {
  let context = ExportContext(parallelism: 4) { done in
    progress(Double(done.completed) / Double(max(1, done.total)))
  }
  var sink = MemorySink()
  try await EPUBExporter().export(document, to: &sink, context: context)
  return sink.bytes
}
// end of snippet

// snippet: losses
/// Makes printable text, if that loses nothing.
func makeText(of document: Document) async throws -> [UInt8] {
  let (bytes, made) = try await Edition(document).export(.text { $0.width = 60 })
  guard !made.report.hasLosses else { throw Refusal(losses: made.report.diagnostics.filter { $0.loss != nil }) }
  return bytes
}

/// Something would be lost.
struct Refusal: Error {
  var losses: [Diagnostic]
}
// end of snippet

// snippet: same
/// Makes the same EPUB from the same document, today and next year.
func makeReproducibleEPUB(of document: Document) async throws -> [UInt8] {
  let context = ExportContext(modified: Timestamp("2026-11-24T12:00:00Z"))
  var sink = MemorySink()
  try await EPUBExporter { $0.compression = 0 }.export(document, to: &sink, context: context)
  return sink.bytes
}
// end of snippet

// snippet: resources
/// Pictures that a program has in memory.
struct Pictures: ResourceProvider {
  var files: [String: [UInt8]]

  func resource(at reference: String) throws(ResourceError) -> Resource {
    guard let bytes = files[reference] else {
      throw ResourceError("there is no picture \(Diagnostic.quoted(reference))")
    }
    return Resource(path: reference, bytes: bytes)
  }
}
// end of snippet

// snippet: choose
/// The two formats that this program offers.
func offeredFormats() throws -> Toolkit {
  var toolkit = Toolkit(importers: .standard, transforms: .standard)
  try toolkit.exporters.register(EPUBExporter.self)
  try toolkit.exporters.register(MarkdownExporter.self)
  return toolkit
}

/// Makes an edition as a user asked for it: `epub`, with `split-level` 2.
func makeEdition(
  of document: Document, as format: String, settings: [OptionSetting], with toolkit: Toolkit
) async throws -> [UInt8] {
  let exporter = try toolkit.exporter(named: format).make(settings, NoResources())
  return try await Edition(document).export(exporter).bytes
}
// end of snippet

// snippet: many
/// Makes an EPUB of each document, several at once, and hands them on in order.
func makeEditions(
  of documents: [Source], store: (Result<[UInt8], Refused>) throws -> Void
) async throws {
  let recipe = try EditionRecipe(formats: ["epub"], settings: [OptionSetting("split-level", "2")])
  let queue = Mutex(documents[...])
  try await OrderedWork(atOnce: 4).run(
    next: { queue.withLock { $0.popFirst() } },
    work: { source in await recipe.epub(of: source) },
    deliver: { made in try store(made) })
}

extension EditionRecipe {
  /// The bytes of a document's edition, or what went wrong: one document that fails is no reason to stop.
  func epub(of source: Source) async -> Result<[UInt8], Refused> {
    do {
      return .success(try await edition(of: source).export(exporters[0]).bytes)
    } catch {
      return .failure(Refused(name: source.name, reason: "\(error)"))
    }
  }
}

/// A document that has no edition.
struct Refused: Error {
  var name: String?
  var reason: String
}
// end of snippet
