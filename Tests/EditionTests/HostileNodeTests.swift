import EPUBExport
import JSONExport
import JSONImport
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// Whatever the model's types allow becomes an edition that EPUBCheck has nothing to say about.
@Suite struct HostileNodeTests {
  @Test(.requires(.epubCheck), arguments: Effort.seeds(400))
  func hostileNodesMakeValidEditions(seed: UInt64) async throws {
    var nodes = HostileNodes(seed: seed)
    let document = nodes.document()
    let bytes = try await Making.epub(document)
    #expect(EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: bytes)) == [], "seed \(seed)")

    // The same nodes through JSON.
    let json = try #require(await EveryExporter.json.bytes(of: document))
    let back = try JSONImporter().document(from: Source(bytes: json), context: ImportContext())
    #expect(back == document, "seed \(seed)")
  }

  @Test(.requires(.epubCheck), arguments: HostileNodes.texts)
  func addressesMakeValidEditions(address: String) async throws {
    let link = Inline.link(Link(to: address, [.text("a")]))
    let image = Inline.image(Image(source: address, alternative: "b"))
    var metadata = Metadata()
    metadata.titles = [Title("Addresses")]
    metadata.source = address
    metadata.identifiers = [Identifier(address, scheme: .uri)]
    let document = Document(
      metadata: metadata,
      body: [
        .paragraph(Paragraph([link, image])), .pageBreak(PageBreak(label: address)),
        .heading(Heading(level: 1, [link])),
        .raw(Raw(format: "html", "<p><a href='\(address)'>c</a>")),
      ])
    let bytes = try await Making.epub(document)
    #expect(EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: bytes)) == [], "\(address.debugDescription)")
  }

  /// One id on nodes of every kind.
  @Test(.requires(.epubCheck), arguments: Effort.seeds(60))
  func oneIDOnManyNodesIsValid(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let id = Attributes(id: "a")
    let text: [Block] = [.paragraph(Paragraph([.span(TextSpan([.text("b")], attributes: id))]))]
    let all: [Block] = [
      .pageBreak(PageBreak(label: "1", attributes: id)), .division(Division(role: .colophon, text, attributes: id)),
      .division(Division(text, attributes: id)), .heading(Heading(level: 1, [.text("c")], attributes: id)),
      .paragraph(Paragraph([.note(Note(text, attributes: id))])), .paragraph(Paragraph([.text("d")], attributes: id)),
      .quote(Quote(text, attributes: id)), .figure(Figure(text, caption: [], attributes: id)),
      .raw(Raw(format: "html", "<p id=a><a name=a>e</a>")),
      .division(
        Division(role: .chapter, [.heading(Heading(level: 1, [.text("f")], attributes: id))] + text, attributes: id)),
    ]
    let body =
      (0..<3).flatMap { _ in random.pick(all).map { [$0] } ?? [] } + [
        .paragraph(Paragraph([.link(Link(to: "#a", [.text("g")]))]))
      ]
    let bytes = try await Making.epub(Document(body: body))
    #expect(EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: bytes)) == [], "seed \(seed)")
  }
}
