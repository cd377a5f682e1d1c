// snippet: program
import EPUBExport
import PlatenCore

/// Makes an EPUB of a document that this program has in memory, and counts its bytes.
@main
struct OneFormat {
  static func main() async throws {
    var document = Document(body: [
      .heading(Heading(level: 1, ["Markets"])),
      .paragraph("Taobao Village sells online."),
    ])
    document.metadata.titles = [Title("The Village")]
    document.metadata.languages = [.english]

    var sink = MemorySink()
    try await EPUBExporter().export(document, to: &sink, context: ExportContext())
    print("the edition has \(sink.bytes.count) bytes")
  }
}
// end of snippet
