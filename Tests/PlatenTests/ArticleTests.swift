import Foundation
import Platen
import PlatenTesting
import Synchronization
import TestSupport
import Testing

/// The Swift of the DocC articles does what the articles say.
@Suite struct ArticleTests {
  // MARK: Getting started

  @Test func everyFormatHasItsShortForm() async throws {
    let edition = Edition(Document(body: [.paragraph(Paragraph([.text("One. "), .emphasis(Styled([.text("Two")]))]))]))
    var (markdown, json, text) = (MemorySink(), MemorySink(), MemorySink())
    _ = try await edition.export(.markdown { $0.dialect = .gfm }, to: &markdown)
    _ = try await edition.export(.json { $0.pretty = true }, to: &json)
    _ = try await edition.export(.text { $0.width = 20 }, to: &text)
    #expect(String(decoding: markdown.bytes, as: UTF8.self) == "One. *Two*\n")
    #expect(String(decoding: json.bytes, as: UTF8.self).hasPrefix("{\n  \"platen\": \"1.0\",\n"))
    #expect(String(decoding: text.bytes, as: UTF8.self) == "One. _Two_\n")
  }

  // MARK: The document model

  @Test func articleNamesEveryKindOfNode() throws {
    let article = try String(
      contentsOf: PackageRoot.file("Sources/PlatenCore/PlatenCore.docc/DocumentModel.md"), encoding: .utf8)
    let names = BlockKind.allCases.map { "Block/\($0)" } + InlineKind.allCases.map { "Inline/\($0)" }
    for name in names { #expect(article.contains("| ``\(name)") || article.contains(" ``\(name)"), "\(name)") }
  }

  @Test func documentHasItsOutline() { #expect(contents(of: villageDocument()) == ["Markets"]) }

  @Test func outlineIsIndented() {
    let document = Document(body: [
      .heading(Heading(level: 1, [.text("One")])), .heading(Heading(level: 2, [.text("Within")])),
      .heading(Heading(level: 1, [.text("Two")])),
    ])
    #expect(contents(of: document) == ["One", "  Within", "Two"])
  }

  @Test(arguments: [
    (Block.quote(Quote([])), true), (.thematicBreak(ThematicBreak()), false),
  ])
  func displayBlocksAreSetOff(_ block: Block, _ expected: Bool) { #expect(isDisplay(block) == expected) }

  @Test func pictureIsAResource() throws {
    var document = villageDocument()
    add(picture: [1, 2, 3], described: "A plan", to: &document)
    #expect(document.resources.map(\.path) == ["pictures/plan.png"])
    let figure = try #require(document.body.last)
    guard case .figure(let figure) = figure, case .paragraph(let paragraph) = figure.blocks.first,
      case .image(let image) = paragraph.inlines.first
    else {
      Issue.record("no picture: \(figure)")
      return
    }
    #expect(image.source == document.resources.first?.path)
  }

  @Test func walkKnowsTheLanguage() {
    #expect(
      sizes(of: villageDocument()) == [
        .english: "MarketsA Taobao Village sells online.The first was counted in 2009.".utf8.count,
        .simplifiedChinese: "淘宝村".utf8.count,
      ])
  }

  @Test func rewriteChangesAllTextButHeadings() {
    var document = Document(body: [
      .heading(Heading(level: 1, [.text("Wait...")])),
      .quote(Quote([.paragraph(Paragraph([.strong(Styled([.text("Wait...")]))]))])),
    ])
    setEllipses(in: &document)
    #expect(document.body.map(\.words) == ["Wait...", "Wait…"])
  }

  // MARK: Getting started

  @Test func metadataIsCompleted() throws {
    var edition = Edition(villageDocument())
    try complete(&edition)
    let metadata = edition.document.metadata
    #expect(metadata.creators.map(\.name) == ["Li Wei"])
    #expect(metadata.creators.first?.alternates == [Title.Alternate("李伟", language: .simplifiedChinese)])
    #expect(metadata.published == PublicationDate(year: 2026, month: 11))
    #expect(metadata.publisher == "The Village Press")
  }

  @Test func picturesBesideTheArticleAreRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("platen-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("![A plan](plan.png)\n".utf8).write(to: folder.appendingPathComponent("a.md"))
    try Data(onePixel).write(to: folder.appendingPathComponent("plan.png"))
    let edition = try read(folder.path + "/a.md", picturesIn: folder.path)
    #expect(edition.document.resources.map(\.path) == ["plan.png"])
  }

  // MARK: Embedding

  @Test(arguments: [(3, true), (2, false)])
  func limitedSinkTakesWhatFits(room: Int, fits: Bool) {
    var sink = LimitedSink(base: MemorySink(), room: room)
    if fits {
      #expect(throws: Never.self) { try sink.write([1, 2, 3]) }
      #expect(sink.base.bytes == [1, 2, 3])
    } else {
      #expect(throws: ExportError(.sink, "the edition is larger than allowed")) { try sink.write([1, 2, 3]) }
      #expect(sink.base.bytes == [])
    }
  }

  @Test func progressGoesToOne() async throws {
    let last = Mutex(0.0)
    let bytes = try await makeEPUB(of: villageDocument()) { done in last.withLock { $0 = max($0, done) } }
    #expect(!bytes.isEmpty)
    #expect(last.withLock { $0 } == 1)
  }

  @Test func cancelledTaskEndsWithItsError() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await makeEPUB(of: villageDocument()) { _ in }
    }
    let error = await #expect(throws: ExportError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  @Test func lossIsRefused() async throws {
    #expect(try await makeText(of: Document(body: [.paragraph(Paragraph([.text("Text.")]))])) == Array("Text.\n".utf8))
    let refusal = await #expect(throws: Refusal.self) {
      try await makeText(of: Document(body: [.raw(Raw(format: "html", "<b>Text</b>"))]))
    }
    #expect(refusal?.losses.map(\.loss) == [.dropped])
  }

  @Test func bytesAreTheSame() async throws {
    let first = try await makeReproducibleEPUB(of: villageDocument())
    let second = try await makeReproducibleEPUB(of: villageDocument())
    #expect(first == second)
    #expect(String(decoding: first, as: UTF8.self).contains("2026-11-24T12:00:00Z"))
  }

  @Test func picturesComeFromTheProvider() throws {
    let source = Source(name: "a.md", bytes: Array("![A](a.png) ![B](b.png)\n".utf8))
    let edition = try Edition(reading: source, resources: Pictures(files: ["a.png": onePixel]))
    #expect(edition.document.resources.map(\.path) == ["a.png"])
    #expect(edition.report.diagnostics.contains { $0.message.contains("b.png") })
  }

  @Test func usersChooseAmongWhatIsOffered() async throws {
    let toolkit = try offeredFormats()
    #expect(toolkit.exporters.entries.map(\.format.id) == ["epub", "markdown"])
    let document = Document(body: [.heading(Heading(level: 1, [.text("One")]))])
    let bytes = try await makeEdition(
      of: document, as: "markdown", settings: [OptionSetting("dialect", "commonmark")], with: toolkit)
    #expect(String(decoding: bytes, as: UTF8.self).contains("# One"))
    let error = await #expect(throws: OptionError.self) {
      try await makeEdition(of: document, as: "epub", settings: [OptionSetting("split-levle", "2")], with: toolkit)
    }
    #expect(error?.advice == "Did you mean “split-level”?")
  }
}

extension Block {
  /// The text of a heading, or of the first words within.
  fileprivate var words: String {
    switch self {
    case .heading(let heading): heading.inlines.plainText
    case .paragraph(let paragraph): paragraph.inlines.plainText
    case .quote(let quote): quote.blocks.map(\.words).joined()
    case .list, .definitionList, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak, .pageBreak:
      ""
    }
  }
}
