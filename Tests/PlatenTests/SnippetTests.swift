import Foundation
import Platen
import Testing

/// The Swift of the README does what the README says.
@Suite struct SnippetTests {
  @Test func embeddingMakesAnEdition() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("platen-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let article = folder.appendingPathComponent("a.txt").path
    try Data("A Village (乡村)\n1. One (一)\nText.\n".utf8).write(to: URL(fileURLWithPath: article))
    try await makeEdition(of: article)
    // OCF 3.3 §4.3: the archive's first bytes name the media type.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: article + ".epub"))
    #expect(bytes.dropFirst(30).starts(with: Data("mimetypeapplication/epub+zip".utf8)))
  }

  @Test func formatOfTheReadmeExports() async throws {
    var toolkit = Toolkit.standard
    try toolkit.exporters.register(PosterExporter.self)
    let entry = try #require(toolkit.exporters["poster"])
    let exporter = try entry.make([OptionSetting("capitals", "yes")], NoResources())
    let edition = Edition(
      Document(body: [.paragraph(Paragraph([.text("to the village")])), .thematicBreak(ThematicBreak())]))
    var sink = MemorySink()
    let report = try await edition.export(exporter, to: &sink).report
    #expect(sink.bytes == Array("TO THE VILLAGE\n".utf8))
    #expect(report.diagnostics.map(\.id) == ["poster.left-out"])
    #expect(report.hasLosses)
  }

  @Test(arguments: [([], "a – b"), ([OptionSetting("style", "em")], "a—b")])
  func transformOfTheReadmeIsApplied(_ settings: [OptionSetting], _ expected: String) async throws {
    var toolkit = Toolkit.standard
    try toolkit.transforms.register(Dashes.self)
    let entry = try #require(toolkit.transforms["dashes"])
    var edition = Edition(Document(body: [.paragraph(Paragraph([.text("a - b")]))]))
    try await edition.apply([entry.make(settings, NoResources())])
    #expect(edition.document.body == [.paragraph(Paragraph([.text(expected)]))])
    #expect(!toolkit.transforms.defaults.contains { $0.name == "dashes" })
  }
}
