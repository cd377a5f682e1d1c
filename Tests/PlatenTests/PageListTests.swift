import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// The pages of the printable text in other formats.
@Suite struct PageListTests {
  /// The labels of page breaks, and the text that follows each.
  static func breaks(_ blocks: [Block]) -> [(label: String, text: String)] {
    var result: [(label: String, text: String)] = []
    for block in blocks {
      switch block {
      case .pageBreak(let pageBreak): result.append((pageBreak.label, ""))
      case .paragraph(let paragraph): add(paragraph.inlines.plainText)
      case .heading(let heading): add(heading.inlines.plainText)
      case .division(let division):
        let inner = breaks(division.blocks)
        result += inner
      case .parallel(let parallel):
        for row in parallel.rows { if let first = row.passages.first { result += breaks(first) } }
      case .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak: add("?")
      }
    }
    func add(_ text: String) {
      if let last = result.indices.last, result[last].text.isEmpty { result[last].text = text }
    }
    return result
  }

  static let settings = [OptionSetting("page-length", "20"), OptionSetting("width", "40")]

  /// Chapters of paragraphs that say which they are.
  static let book: String = (1...4).map { chapter in
    "# Chapter \(chapter)\n\n"
      + (1...9).map { "Paragraph \(chapter).\($0) " + String(repeating: "and words ", count: $0 * 3) }.joined(
        separator: "\n\n")
      + "\n\n"
  }.joined()

  @Test func breakStandsBeforeTheFirstBlockThatBeginsOnItsPage() async throws {
    let edition = try Edition(markdown: Self.book)
    let breaks = Self.breaks(try await edition.addingPages(ofText: Self.settings).document.body)
    let text = try await edition.export(
      .text {
        $0.pageLength = 20; $0.width = 40
      }
    ).bytes
    let pages = String(decoding: text, as: UTF8.self).split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .map(String.init).filter { !$0.isEmpty }
    #expect(breaks.map(\.label) == (1...pages.count).map(String.init))
    #expect(pages.count > 10)
    for (label, text) in breaks where !text.isEmpty {
      // The first words, which stand in one line.
      let start = text.split(separator: " ").prefix(2).joined(separator: " ")
      #expect(pages[(Int(label) ?? 0) - 1].contains(start), "page \(label): \(start)")
      let before = pages[..<((Int(label) ?? 1) - 1)]
      #expect(!before.contains { $0.contains("\n" + start) })
    }
  }

  @Test(arguments: Effort.seeds(60))
  func nothingElseOfTheDocumentChanges(seed: UInt64) async throws {
    var document = Document.random(seed: seed, size: 60)
    document.body = Self.withoutBreaks(document.body)
    let paged = try await Edition(document).addingPages(ofText: Self.settings)
    #expect(Self.withoutBreaks(paged.document.body) == document.body, "seed \(seed)")
    #expect(paged.document.metadata == document.metadata)
    #expect(paged.report == Report())
  }

  /// The blocks without page breaks at the places where they are put.
  static func withoutBreaks(_ blocks: [Block]) -> [Block] {
    blocks.compactMap { block in
      switch block {
      case .pageBreak: return nil
      case .division(var division):
        division.blocks = withoutBreaks(division.blocks)
        return .division(division)
      case .quote(var quote):
        quote.blocks = withoutBreaks(quote.blocks)
        return .quote(quote)
      case .parallel(var parallel):
        for row in parallel.rows.indices where !parallel.rows[row].passages.isEmpty {
          parallel.rows[row].passages[0] = withoutBreaks(parallel.rows[row].passages[0])
        }
        return .parallel(parallel)
      case .paragraph, .heading, .list, .definitionList, .code, .table, .figure, .math, .raw, .thematicBreak:
        return block
      }
    }
  }

  @Test func pagesOfAPrintedBookGiveWayAndItIsSaid() async throws {
    let document = Document(body: [
      .pageBreak(PageBreak(label: "xii")), .paragraph(Paragraph([.text("Text")])),
    ])
    let paged = try await Edition(document).addingPages(ofText: Self.settings)
    #expect(paged.document.body.first == .pageBreak(PageBreak(label: "1")))
    #expect(paged.document.body.count == 2)
    #expect(paged.report.diagnostics.map(\.id) == ["pages.printed-replaced"])
  }

  @Test func rowsOfAlignedPassagesHavePages() async throws {
    let rows = (1...30).map { number in
      Parallel.Row([
        [.paragraph(Paragraph([.text("第\(number)段。")]))], [.paragraph(Paragraph([.text("Paragraph \(number).")]))],
      ])
    }
    let document = Document(body: [.parallel(Parallel(languages: [.simplifiedChinese, .english], rows: rows))])
    let paged = try await Edition(document).addingPages(ofText: Self.settings)
    #expect(Self.breaks(paged.document.body).count > 2)
  }

  @Test func textWithoutPagesIsRefused() async {
    await #expect(throws: EditionError.self) { try await Edition(Document()).addingPages(ofText: []) }
    await #expect(throws: EditionError.self) {
      try await Edition(Document()).addingPages(ofText: [OptionSetting("page-lenght", "20")])
    }
  }
}
