import PlatenCore
import Testing
import TextExport
import Typesetting

/// Fails at the first byte beyond a limit.
private struct FullSink: ByteSink {
  var room: Int

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    room -= bytes.count
    if room < 0 { throw ExportError(.sink, "disk full") }
  }
}

@Suite struct ExporterTests {
  @Test func theFormatIsNamedText() {
    #expect(TextExporter.format.id == "text")
    #expect(TextExporter.format.aliases == ["txt"])
    #expect(TextExporter.format.fileExtensions == ["txt"])
    #expect(TextExporter.format.mediaType == "text/plain")
  }

  @Test(arguments: [
    ("width", "100"), ("page-length", "60"), ("margins", "2 4"), ("header", "{title}"), ("footer", ""),
    ("contents", "true"), ("justify", "yes"), ("breaking", "greedy"), ("kinsoku", "strict"),
    ("ambiguous-width", "wide"), ("notes", "end"), ("hanging-punctuation", "true"), ("form-feed", "false"),
    ("ascii", "true"), ("parallel", "original-only"),
  ])
  func everyOptionIsRead(name: String, value: String) throws {
    let options = try TextOptions.schema.options(
      from: [OptionSetting(name, value)], format: "text", resources: NoResources())
    #expect(options != TextOptions())
    #expect(TextOptions.schema.descriptions.count == 15)
  }

  @Test(arguments: [
    ("width", "19"), ("page-length", "-1"), ("breaking", "best"), ("notes", "side"), ("ascii", "maybe"),
  ])
  func valuesThatAreNotThereAreRefused(name: String, value: String) {
    #expect(throws: OptionError.self) {
      try TextOptions.schema.options(from: [OptionSetting(name, value)], format: "text", resources: NoResources())
    }
  }

  @Test(arguments: [
    ("x", 72, 0, "margins does not take “x”"), ("1 2 3 4 5", 72, 0, "margins does not take “1 2 3 4 5”"),
    ("0 40", 72, 0, "a width of 72 leaves 0 columns between the margins"),
    ("4", 72, 12, "a page length of 12 leaves 0 lines for the text"),
  ])
  func optionsThatLeaveNoRoomAreContradictions(
    margins: String, width: Int, length: Int, message: String
  ) async throws {
    let error = await #expect(throws: ExportError.self) {
      try await printed(Document(body: [.text("x")])) { options in
        options.margins = margins
        options.width = width
        options.pageLength = length
      }
    }
    #expect(error?.kind == .contradiction)
    #expect(error?.message == message)
  }

  @Test func documentsThatAreTooDeepAreRefused() async throws {
    var block = Block.text("x")
    for _ in 0..<Document.maximumDepth { block = .quote(Quote([block])) }
    let document = Document(body: [block])
    let error = await #expect(throws: ExportError.self) { try await printed(document) }
    #expect(error?.kind == .tooDeep)
  }

  @Test(arguments: [20, 72])
  func theDeepestDocumentsKeepTheirWidth(width: Int) async throws {
    var quotes = Block.text("some words of text")
    var lists = Block.text("some words of text")
    for _ in 0..<(Document.maximumDepth - 2) {
      quotes = .quote(Quote([quotes]))
      lists = .list(List(.ordered(.init(start: 999)), items: [ListItem([lists])]))
    }
    let text = try await printed([quotes]) { $0.width = width }
    #expect(text.contains("text"))
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= width })
    let numbered = try await printed([lists]) { $0.width = width }
    #expect(numbered.contains("text"))
    #expect(numbered.split(separator: "\n").allSatisfy { $0.utf8.count <= width })
  }

  @Test func tablesInTablesTakeNoMoreThanTheirTime() async throws {
    var block = Block.text("x")
    for _ in 0..<(Document.maximumDepth - 2) {
      block = .table(Table(columns: [.init()], rows: [.init([Table.Cell([block])])]))
    }
    let (text, report) = try await printed(Document(body: [block])) { $0.width = 1_000 }
    #expect(text.contains("x"))
    #expect(report.diagnostics.first?.message == "the rows of a table within tables are lists")
  }

  @Test(arguments: [0, 1, 100])
  func aSinkThatFailsIsAnError(room: Int) async throws {
    var sink = FullSink(room: room)
    let document = Document(body: [.text(String(repeating: "word ", count: 100))])
    var error: ExportError?
    do throws(ExportError) {
      try await TextExporter(options: TextOptions()).export(document, to: &sink, context: ExportContext())
    } catch let thrown { error = thrown }
    #expect(error?.kind == .sink)
    #expect(error?.message == "disk full")
  }

  @Test func theSameDocumentGivesTheSameBytes() async throws {
    let first = try await printed(Specimen.document) { $0.pageLength = 50 }.text
    let second = try await printed(Specimen.document) { $0.pageLength = 50 }.text
    #expect(first == second)
  }

  @Test func titleAndMakersComeFirst() async throws {
    var document = Document(body: [.text("Text.")])
    document.metadata.titles = [
      Title("The Village", alternates: [.init("乡村", language: .chinese)]), Title("A Study", kind: .subtitle),
    ]
    document.metadata.creators = [Contributor("Lin Wei", role: "aut", alternates: [.init("林伟", language: .chinese)])]
    document.metadata.contributors = [Contributor("Anna Berg", role: "trl")]
    document.metadata.publisher = "Press"
    document.metadata.published = PublicationDate("2024")
    document.metadata.identifiers = [Identifier("978-7-04-050694-5", scheme: .isbn)]
    expect(
      try await printed(document) { $0.width = 30 }.text,
      is: """
                 The Village
                     乡村

                   A Study

                 Lin Wei 林伟
            Anna Berg (translator)

                 Press, 2024
            ISBN 978-7-04-050694-5


        Text.

        """)
  }

  @Test func aTitleThatTheTextBeginsWithIsNotPrintedTwice() async throws {
    var document = Document(body: [.heading(1, "The Village"), .text("Text.")])
    document.metadata.titles = [Title("The Village")]
    #expect(try await printed(document).text == "The Village\n===========\n\nText.\n")
  }

  @Test func chineseLinesMayHangTheirPunctuation() async throws {
    let text = try await printed([.text("乡村振兴关键在人乡村，振兴关键在人。")]) { options in
      options.width = 20
      options.hangingPunctuation = true
      options.breaking = .greedy
    }
    #expect(text == "乡村振兴关键在人乡村，\n振兴关键在人。\n")
  }
}
