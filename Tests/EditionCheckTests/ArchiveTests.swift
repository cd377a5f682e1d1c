import PlatenCore
import TestSupport
import Testing
import ZIPReader

@testable import EPUBExport
@testable import EditionCheck

@Suite struct ArchiveTests {
  private func edition(_ body: [Block] = [.paragraph(Paragraph([.text("x")]))], compression: Int = 6) async throws
    -> [UInt8]
  {
    var sink = MemorySink()
    try await EPUBExporter { $0.compression = compression }.export(
      Document(body: body), to: &sink, context: ExportContext())
    return sink.bytes
  }

  @Test(arguments: [0, 6])
  func ownEditionIsReadBack(compression: Int) async throws {
    let archive = try ZIPArchive(try await edition(compression: compression))
    #expect(archive.entries.first?.path == "mimetype")
    for entry in archive.entries { #expect(try archive.content(of: entry).count == entry.size) }
  }

  @Test func everyCutIsRefusedWithoutATrap() async throws {
    let bytes = try await edition()
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: ZIPReaderError.self) { try ZIPArchive(Array(bytes[..<count])) }
      #expect(!EditionCheck(Array(bytes[..<count])).hasPassed)
    }
  }

  @Test func changedByteIsNeverATrap() async throws {
    let bytes = try await edition()
    for offset in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[offset] ^= 0x55
      _ = EditionCheck(changed, for: Set(Shop.allCases))
    }
  }

  @Test func entryThatClaimsTooMuchIsRefused() async throws {
    let bytes = try await edition()
    var limits = ZIPArchive.Limits()
    limits.totalBytes = 1_000
    #expect(throws: ZIPReaderError.tooLarge("the archive")) { try ZIPArchive(bytes, limits: limits) }
  }

  @Test func ownEditionsPassForEveryShopThatTakesTheirCover() async throws {
    let bytes = try await edition([
      .heading(Heading(level: 1, [.text("A")])),
      .table(Table(columns: [.init()], header: [], rows: [Table.Row([Table.Cell([])])])),
    ])
    #expect(EditionCheck(bytes, for: [.apple, .google, .kobo]).findings == [])
    #expect(EditionCheck(bytes, for: [.kindle]).findings.map(\.id) == ["check.kindle-cover-kind"])
  }
}
