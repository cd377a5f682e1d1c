import PlatenCore
import Testing
import TextExport
import Typesetting

/// Pages, without what stands around their text.
private func pages(
  of document: Document, length: Int, _ change: (inout TextOptions) -> Void = { _ in }
) async throws -> [[Substring]] {
  let text = try await printed(document) { options in
    options.pageLength = length
    change(&options)
  }.text
  #expect(text.last == "\u{C}")
  return text.split(separator: "\u{C}").map { page in
    return page.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

@Suite struct PaginationTests {
  private static let bare: @Sendable (inout TextOptions) -> Void = { options in
    options.header = ""
    options.footer = ""
  }

  private func paragraph(lines: Int) -> Block {
    .text([String](repeating: "wordwordwordword", count: lines).joined(separator: " "))
  }

  @Test func pagesHaveExactlyTheirLength() async throws {
    let pages = try await pages(of: Specimen.document, length: 40) { $0.contents = true }
    #expect(pages.count > 3)
    for page in pages { #expect(page.count == 40) }
  }

  @Test func headingsThatKeepTogetherOverManyPagesFillThem() async throws {
    var body = (0..<2_000).map { Block.heading(4, "\($0)") }
    body.append(.text("end"))
    let pages = try await pages(of: Document(body: body), length: 20, PaginationTests.bare)
    #expect(pages.flatMap { $0.filter { !$0.isEmpty } } == (0..<2_000).map { Substring("\($0)") } + ["end"])
    #expect(pages.dropLast().allSatisfy { $0.filter { !$0.isEmpty }.count == 10 })
  }

  @Test func runningHeadNamesTitleAndSectionAndFooterThePage() async throws {
    var document = Document(
      body: (1...3).flatMap { [Block.heading(1, "Section \($0)"), .text(String(repeating: "word ", count: 120))] })
    document.metadata.titles = [Title("Title")]
    let pages = try await pages(of: document, length: 20) { options in
      options.width = 40
      options.footer = "{page} of {pages}|"
    }
    #expect(pages[0][0] == "")
    #expect(pages[0][19] == "1 of 4")
    #expect(pages[1][0] == "Title                          Section 2")
    #expect(pages[1][19] == "2 of 4")
  }

  @Test func aPageHasMarginsHeaderAndFooter() async throws {
    let pages = try await pages(of: Document(body: [.text("a b")]), length: 14) { options in
      options.margins = "1 2 1 4"
      options.width = 30
      options.header = "H"
    }
    #expect(
      pages == [
        ["", "", "", "    a b", "", "", "", "", "", "", "", "", "               1", ""]
      ])
  }

  @Test func headingsNeverStandAloneAtTheFoot() async throws {
    let document = Document(body: [paragraph(lines: 7), .heading(2, "Heading"), paragraph(lines: 4)])
    let pages = try await pages(of: document, length: 12) { options in
      PaginationTests.bare(&options)
      options.width = 20
      options.breaking = .greedy
    }
    #expect(pages.count == 2)
    #expect(pages[1].prefix(2) == ["Heading", "-------"])
  }

  @Test func twoLinesOfAParagraphStandTogether() async throws {
    // The second page has room for all lines but one: two go over.
    let pages = try await pages(of: Document(body: [paragraph(lines: 13)]), length: 6) { options in
      PaginationTests.bare(&options)
      options.width = 20
    }
    #expect(pages.map { $0.filter { !$0.isEmpty }.count } == [6, 5, 2])
  }

  @Test func tablesBreakBetweenRowsAndRepeatTheirHeader() async throws {
    let table = Table(
      columns: [.init()], header: [.init([.init([.text("Head")])])],
      rows: (1...7).map { .init([.init([.text("row \($0)")])]) })
    let pages = try await pages(of: Document(body: [.table(table)]), length: 8, PaginationTests.bare)
    #expect(
      pages == [
        ["+-------+", "| Head  |", "+=======+", "| row 1 |", "| row 2 |", "| row 3 |", "| row 4 |", "+-------+"],
        ["+-------+", "| Head  |", "+=======+", "| row 5 |", "| row 6 |", "| row 7 |", "+-------+", ""],
      ])
  }

  /// A table that is set before its turn, by another thread, has its head on every page too.
  @Test(arguments: [1, 2, 4]) func headersAreRepeatedWithAnyNumberOfThreads(threads: Int) async throws {
    let table = Table(
      columns: [.init()], header: [.init([.init([.text("Head")])])],
      rows: (1...40).map { .init([.init([.text("row \($0)")])]) })
    let body = (1...300).map { Block.text("Paragraph \($0).") } + [.table(table), .quote(Quote([.table(table)]))]
    var options = TextOptions()
    options.pageLength = 30
    var sink = MemorySink()
    try await TextExporter(options: options).export(
      Document(body: body), to: &sink, context: ExportContext(parallelism: threads))
    let pages = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\u{C}")
    for page in pages where page.contains("| row") {
      let lines = page.split(separator: "\n").filter { $0.contains("|") || $0.contains("+--") }
      #expect(page.contains("| Head"), "\(page)")
      #expect(lines.first?.contains("+--") == true && lines.last?.contains("+--") == true, "\(page)")
    }
    #expect(pages.count(where: { $0.contains("| row") }) >= 4)
  }

  @Test func aHeaderThatFillsHalfAPageIsNotRepeated() async throws {
    let tall = Table.Cell((1...4).map { Block.text("head \($0)") })
    let table = Table(
      columns: [.init()], header: [.init([tall])], rows: (1...9).map { .init([.init([.text("row \($0)")])]) })
    let pages = try await pages(of: Document(body: [.table(table)]), length: 8, PaginationTests.bare)
    #expect(pages.allSatisfy { $0.count == 8 })
    #expect(pages.joined().filter { $0.contains("head 1") }.count == 1)
    #expect(pages.joined().filter { $0.contains("row") }.count == 9)
  }

  @Test func notesStandAtTheFootOfTheirPage() async throws {
    let document = Document(body: [
      .paragraph(Paragraph([.text("First"), .note(Note([.text("Note one.")]))])),
      .paragraph(Paragraph([.text("Second"), .note(Note([.text("Note two.")]))])),
    ])
    let pages = try await pages(of: document, length: 8, PaginationTests.bare)
    #expect(
      pages == [
        ["First[1]", "", "Second[2]", "", "", "--------------------", "[1] Note one.", "[2] Note two."]
      ])
  }

  @Test func longNotesGoOnAtTheFootOfTheNextPage() async throws {
    let note = Note([.text((1...30).map { "n\($0)" }.joined(separator: " "))])
    let document = Document(body: [.paragraph(Paragraph([.text("a"), .note(note)])), .text("b")])
    let pages = try await pages(of: document, length: 8) { options in
      PaginationTests.bare(&options)
      options.width = 20
    }
    #expect(pages.count > 1)
    #expect(pages[0].contains("--------------------"))
    #expect(pages[0][0] == "a[1]")
    let words = pages.joined().joined(separator: " ").split(separator: " ").filter { $0.first == "n" }
    #expect(words == (1...30).map { "n\($0)" })
  }

  @Test func notesAreAtTheEndOnRequest() async throws {
    let document = Document(body: [.paragraph(Paragraph([.text("a"), .note(Note([.text("N.")]))]))])
    let pages = try await pages(of: document, length: 12) { options in
      PaginationTests.bare(&options)
      options.notes = .end
    }
    #expect(pages == [["a[1]", "", "", "Notes", "-----", "", "[1] N.", "", "", "", "", ""]])
  }

  @Test func contentsGiveThePages() async throws {
    let document = Document(body: [
      .heading(1, "One"), .text("x"), .division(Division(role: .titlePage, [.text("Title page")])),
      .heading(2, "Two 二"), .text("y"),
    ])
    let pages = try await pages(of: document, length: 12) { options in
      PaginationTests.bare(&options)
      options.contents = true
      options.width = 40
    }
    #expect(
      pages[0].prefix(7) == [
        "Contents", "--------", "", "One  . . . . . . . . . . . . . . . . . 2",
        "  Title Page . . . . . . . . . . . . . 3",
        "  Two 二 . . . . . . . . . . . . . . . 4", "",
      ])
    #expect(pages[1][0] == "One")
    #expect(pages[2][0] == "Title page")
    #expect(pages[3][0] == "Two 二")
  }

  @Test func contentsFindSectionsThatBeginWithTablesAndPassages() async throws {
    let filler = Block.text([String](repeating: "word", count: 80).joined(separator: " "))
    let table = Block.table(Table(columns: [.init()], rows: [.init([.init([.text("cell")])])]))
    let parallel = Block.parallel(
      Parallel(languages: [.english, .chinese], rows: [.init([[.heading(3, "Passage")], [.heading(3, "段")]])]))
    let document = Document(body: [
      filler, .division(Division(role: .chapter, [table])), filler, .division(Division(role: .conclusion, [parallel])),
    ])
    let pages = try await pages(of: document, length: 12) { options in
      PaginationTests.bare(&options)
      options.contents = true
      options.width = 60
    }
    let entries = pages[0].filter { $0.contains(" . ") }.map { line in
      let words = line.split(separator: " ")
      return "\(words.first ?? "") \(words.last ?? "")"
    }
    func page(of word: String) -> Int {
      (pages.lastIndex { page in page.contains { $0.contains(word) } } ?? -1) + 1
    }
    #expect(page(of: "cell") > 1)
    #expect(
      entries == ["Chapter \(page(of: "cell"))", "Conclusion \(page(of: "段"))", "Passage \(page(of: "段"))"])
  }

  @Test func contentsWithoutPagesHaveNoNumbers() async throws {
    let document = Document(body: [.heading(1, "One"), .heading(2, "Two"), .text("x")])
    expect(
      try await printed(document) { $0.contents = true }.text,
      is: """
        Contents
        --------

        One
          Two


        One
        ===


        Two
        ---

        x

        """)
  }

  @Test func formFeedsAreLeftOutOnRequest() async throws {
    let text = try await printed(Document(body: [.text("a")])) { options in
      options.pageLength = 12
      options.formFeed = false
    }.text
    #expect(text == "\n\na\n\n\n\n\n\n\n\n\n                                   1\n")
  }

  @Test func anEmptyDocumentHasNoPages() async throws {
    #expect(try await printed(Document()) { $0.pageLength = 60 }.text == "")
    #expect(try await printed(Document()).text == "")
  }
}

/// What holds for the pages of any document, on random ones.
@Suite struct PaginationPropertyTests {
  private static let seed: UInt64 = 4_711

  @Test(arguments: [(8, 30), (14, 40), (25, 72), (60, 72), (33, 100)])
  func randomDocumentsKeepEveryRule(length: Int, width: Int) async throws {
    var random = RandomText(seed: PaginationPropertyTests.seed &+ UInt64(length))
    for index in 0..<12 {
      let document = random.document()
      let text = try await printed(document) { options in
        options.pageLength = length
        options.width = width
        options.header = ""
        options.footer = ""
        options.justify = index % 2 == 0
      }.text
      let counted = try await printed(document) { options in
        options.pageLength = length + 2
        options.width = width
        options.header = ""
        options.footer = "{pages}"
        options.justify = index % 2 == 0
      }.text
      // Setting the text twice, to count its pages first, changes nothing but the footers.
      #expect(withoutFooters(counted) == text)
      let name = "seed \(PaginationPropertyTests.seed), length \(length), document \(index)"
      let pages = text.split(separator: "\u{C}").map {
        $0.split(separator: "\n", omittingEmptySubsequences: false)
      }
      for (number, page) in pages.enumerated() {
        #expect(page.count == length, "\(name), page \(number + 1)")
        if let fault = fault(in: page, width: width, isLast: number == pages.count - 1, roomy: length > 20) {
          Issue.record(
            "\(name), page \(number + 1): \(fault)\n\(page.joined(separator: "\n"))\n=====\n\(number + 1 < pages.count ? pages[number + 1].joined(separator: "\n") : "")"
          )
          return
        }
      }
      let whole = try await printed(document) { options in
        options.width = width
        options.notes = .end
      }.text
      // Side by side, the words of two paragraphs alternate: they are compared as sets of a page's words.
      #expect(words(in: text) == words(in: whole), "\(name)")
    }
  }

  private func withoutFooters(_ text: String) -> String {
    text.split(separator: "\u{C}").map { page in
      page.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).joined(separator: "\n")
    }.joined(separator: "\u{C}") + (text.isEmpty ? "" : "\u{C}")
  }

  private func words(in text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for word in text.split(whereSeparator: \.isWhitespace) where word.first?.isNumber == true || word.first == "F" {
      // A note's number may stand behind a word.
      counts[String(word.prefix { $0 != "[" }), default: 0] += 1
    }
    return counts
  }

  private func fault(in page: [Substring], width: Int, isLast: Bool, roomy: Bool) -> String? {
    let display = DisplayWidth()
    for line in page where display.width(of: String(line)) > width { return "too wide: \(line)" }
    for line in page where line.last == " " { return "space at the end of: \(line)" }
    let rule = page.firstIndex { $0 == "--------------------" }
    let text = page[..<(rule ?? page.count)].filter { !$0.isEmpty }
    guard roomy, let last = text.last else { return nil }
    if !isLast, last.contains("Heading") { return "a heading at the foot" }
    // Every note that is referred to begins on the page.
    let foot = rule.map { page[$0...].joined(separator: " ") } ?? ""
    for line in text {
      for part in line.split(separator: "[").dropFirst() {
        guard let number = part.split(separator: "]").first.flatMap({ Int($0) }) else { continue }
        if !foot.contains("[\(number)] ") { return "note \(number) is not here" }
      }
    }
    return nil
  }
}
