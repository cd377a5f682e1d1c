import MarkdownImport
import PlatenCore
import Testing

@Suite struct SourceTests {
  private func document(_ bytes: [UInt8], _ log: ReportLog = ReportLog()) throws -> Document {
    try MarkdownImporter().document(from: Source(bytes: bytes), context: ImportContext(log: log))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", "1:2"),
      ([0x61, 0xE4, 0xB8, 0x62], "a\u{FFFD}b", "1:2"),
      ([0xE4, 0xB8, 0xAD, 0xC0, 0x80], "中\u{FFFD}\u{FFFD}", "1:2"),
      ([0x61, 0x0A, 0xED, 0xA0, 0x80], "a \u{FFFD}\u{FFFD}\u{FFFD}", "2:1"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "1:1"),
      ([0x61, 0xF0, 0x9F, 0x98], "a\u{FFFD}", "1:2"),
      ([0x61, 0x00, 0x62], "a\u{FFFD}b", "1:2"),
      ([0x61, 0x08], "a\u{FFFD}", "1:2"),
      ([0x61, 0xEF, 0xBF, 0xBE, 0x62], "a\u{FFFD}b", "1:2"),
    ] as [([UInt8], String, String)])
  func whatIsNoTextIsReplacedAndReported(_ bytes: [UInt8], _ text: String, _ place: String) throws {
    let log = ReportLog()
    let document = try document(bytes, log)
    guard case .paragraph(let paragraph)? = document.body.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(paragraph.inlines.plainText == text)
    #expect(log.report.diagnostics.first?.location?.description == place)
    #expect(log.report.diagnostics.allSatisfy { $0.loss == .substituted })
  }

  @Test(arguments: ["\u{C}", "\u{B}", "\u{85}", "\u{2028}", "\u{2029}", "\r", "\r\r\n"])
  func lineEndsOfOtherKindsAreWhiteSpace(_ end: String) throws {
    let log = ReportLog()
    let document = try document(Array("a\(end)b".utf8), log)
    #expect(document.body == [.paragraph(Paragraph([.text("a"), .softBreak, .text("b")]))])
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: [
    ("\u{FEFF}# One\n\ntext\n\n\u{FEFF}# Two\n\n![a](b.png)\n", "7:1"),
    ("\u{C}# One\n\ntext\n\u{C}\n# Two\u{2028}\n![a](b.png)\n\u{1A}", "6:1"),
    ("# One\r\r\n\r\r\ntext\r\r\n\r\r\n# Two\r\r\n\r\r\n![a](b.png)\r\r\n\u{1A}", "7:1"),
    ("# One\u{B}text\n\n# Two\n\nx\u{85}![a](b.png)", "5:3"),
  ])
  func placesBehindThemAreRight(_ text: String, _ place: String) throws {
    let log = ReportLog()
    let document = try document(Array(text.utf8), log)
    let headings = document.body.compactMap {
      if case .heading(let heading) = $0 { heading.inlines.plainText } else { nil }
    }
    #expect(headings == ["One", "Two"])
    #expect(log.report.diagnostics.map { $0.location?.description } == [place])
  }

  @Test func bidiControlsStayAndAreReported() throws {
    let log = ReportLog()
    #expect(
      try document(Array("a\u{202E}b".utf8), log).body == [.paragraph(Paragraph([.text("a\u{202E}b")]))])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.bidi-control"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 1, column: 2))
  }

  @Test func byteOrderMarkAndLineEndsOfAllKinds() throws {
    #expect(
      try document([0xEF, 0xBB, 0xBF] + Array("# A\r\nb\rc\r\n\r\nd".utf8)).body == [
        .heading(Heading(level: 1, [.text("A")])), .paragraph(Paragraph([.text("b"), .softBreak, .text("c")])),
        .paragraph(Paragraph([.text("d")])),
      ])
  }

  @Test(arguments: ["", "\n", " ", "\u{FEFF}"])
  func nothingIsAnEmptyDocument(_ text: String) throws {
    #expect(try document(Array(text.utf8)) == Document())
  }

  @Test func nodesCarryTheirPlacesOnRequest() throws {
    var options = MarkdownImportOptions.platen
    options.sourcePositions = true
    let document = try markdown("# A\n\n> b *c*\n> d\n\n- e", options)
    let ranges = document.body.map { block -> String in
      let source: SourceRange? =
        switch block {
        case .heading(let heading): heading.attributes.source
        case .quote(let quote): quote.attributes.source
        case .list(let list): list.attributes.source
        case .paragraph, .definitionList, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
          .pageBreak:
          nil
        }
      return source.map { "\($0.start)-\($0.end)" } ?? "none"
    }
    #expect(ranges == ["1:1-1:4", "3:1-4:4", "6:1-6:4"])
    guard case .quote(let quote) = document.body[1], case .paragraph(let paragraph)? = quote.blocks.first,
      case .emphasis(let styled) = paragraph.inlines[1]
    else {
      Issue.record("no emphasis in the quotation")
      return
    }
    #expect(styled.attributes.source.map { "\($0.start)-\($0.end)" } == "3:5-3:8")
  }
}

/// Places are right wherever the questions go.
@Suite struct PlaceTests {
  @Test func placesOfNotesFarAwayAreRight() throws {
    let line = String(repeating: "汉 *a*[^1] ", count: 300)
    let text =
      line.replacing("[^1]", with: "[^x]") + "\n\n" + String(repeating: "b\n\n", count: 1_000) + "[^x]: *c*\n\n*d*"
    var options = MarkdownImportOptions.platen
    options.sourcePositions = true
    let document = try markdown(text, options)
    guard case .paragraph(let first)? = document.body.first, case .paragraph(let last)? = document.body.last else {
      Issue.record("no paragraphs")
      return
    }
    let columns = first.inlines.compactMap { inline -> Int? in
      if case .emphasis(let styled) = inline { styled.attributes.source?.start.column } else { nil }
    }
    #expect(columns == (0..<300).map { $0 * 10 + 3 })
    let notes = first.inlines.compactMap { inline -> PlatenCore.SourceLocation? in
      guard case .note(let note) = inline, case .paragraph(let paragraph)? = note.blocks.first else { return nil }
      return paragraph.attributes.source?.start
    }
    #expect(notes == [SourceLocation(line: 2_003, column: 7)])
    #expect(last.attributes.source?.start == SourceLocation(line: 2_005, column: 1))
  }
}
