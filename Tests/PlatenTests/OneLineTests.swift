import Platen
import PlatenCore
import Testing

/// What everyone wants in one line.
@Suite struct OneLineTests {
  private static let markdown = "# Hello\n\nTaobao Village (淘宝村).\n"

  @Test func stringBecomesBytes() async throws {
    let (bytes, report) = try await Edition(markdown: OneLineTests.markdown).export(.text { $0.width = 40 })
    #expect(String(decoding: bytes, as: UTF8.self).contains("Taobao Village"))
    #expect(report.byteCount == bytes.count)
    #expect(report.format.id == "text")
  }

  @Test func bytesAreThoseThatASinkGets() async throws {
    let edition = try Edition(markdown: OneLineTests.markdown)
    var sink = MemorySink()
    let report = try await edition.export(.epub { $0.splitLevel = 2 }, to: &sink)
    let made = try await edition.export(.epub { $0.splitLevel = 2 })
    #expect(made.bytes == sink.bytes)
    #expect(made.report == report)
  }

  @Test func applyingGivesWhatApplyMakes() async throws {
    let edition = try Edition(markdown: OneLineTests.markdown)
    var changed = edition
    try await changed.apply(Toolkit.standard.transforms.defaults)
    let applied = try await edition.applying(Toolkit.standard.transforms.defaults)
    #expect(applied.document == changed.document)
    #expect(applied.report == changed.report)
    #expect(applied.document != edition.document)
  }

  @Test func typedOptionsReachTheImporter() throws {
    let source = Source(text: "$x$")
    #expect(
      try Edition(reading: source, with: .markdown { $0.math = false }).document.body == [.paragraph("$x$")])
    #expect(try Edition(reading: source, with: .markdown()).document.body != [.paragraph("$x$")])
    #expect(
      try Edition(reading: Source(text: "1. One"), with: .article { $0.structure = false }).document.body
        == [.paragraph("1. One")])
  }

  @MainActor @Test func typeOnTheMainActorHoldsAnEdition() async throws {
    let model = EditorModel()
    try await model.open(markdown: OneLineTests.markdown)
    #expect(try await model.epub().starts(with: [0x50, 0x4B]))
  }

  @Test func importerFromTheRegistryIsMadeBeforeAnythingIsRead() throws {
    #expect(throws: OptionError.self) {
      _ = try Toolkit.standard.importer(named: "markdown").make([OptionSetting("math", "perhaps")], NoResources())
    }
    let importer = try Toolkit.standard.importer(named: "markdown").make([OptionSetting("math", "no")], NoResources())
    #expect(try Edition(reading: Source(text: "$x$"), with: importer).document.body == [.paragraph("$x$")])
  }
}
