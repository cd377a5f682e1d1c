import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

@Suite struct EditionTests {
  private func bilingual() -> Document {
    var metadata = Metadata()
    metadata.titles = [
      Title("乡村", language: .simplifiedChinese, alternates: [Title.Alternate("The Village", language: .english)])
    ]
    metadata.languages = [.english, .simplifiedChinese]
    metadata.creators = [Contributor("Li Wei", role: "aut", sortKey: "Li, Wei")]
    let gloss = Gloss(term: [.text("Roads")], counterpart: [.text("道路")], counterpartLanguage: .simplifiedChinese)
    return Document(
      metadata: metadata,
      body: [
        .division(Division(role: .editorsNote, [heading(1, "Editor's Note:"), paragraph("n")])),
        .heading(Heading(level: 1, [.text("1. "), .gloss(gloss)])), paragraph("a"), heading(2, "Deep"),
        .division(Division(role: .conclusion, [heading(1, "Conclusion"), paragraph("c")])),
      ])
  }

  private func file(_ name: String, of document: Document, options: EPUBOptions = EPUBOptions()) async throws -> String
  {
    let files = try await edition(document, options: options).files
    return try #require(files.first { $0.name == "EPUB/" + name }?.text)
  }

  @Test func sectionsAreFilesAndEntries() async throws {
    let navigation = try await file("nav.xhtml", of: bilingual())
    #expect(
      navigation.contains(
        """
        <ol>
        <li><a href="editors-note.xhtml">Editor's Note</a></li>
        <li><a href="roads.xhtml">1. <span class="gloss"><span class="term">Roads</span> <span class="bracketed">(<span class="counterpart" lang="zh-Hans" xml:lang="zh-Hans">道路</span>)</span></span></a>
        <ol>
        <li><a href="roads.xhtml#s-deep">Deep</a></li>
        </ol>
        </li>
        <li><a href="conclusion.xhtml">Conclusion</a></li>
        </ol>
        """))
  }

  @Test func landmarksNameThePartsOnce() async throws {
    let navigation = try await file("nav.xhtml", of: bilingual())
    let types = navigation.components(of: "<a epub:type=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(types == ["cover", "titlepage", "toc", "bodymatter", "preface", "conclusion"])
    #expect(navigation.contains("<a epub:type=\"bodymatter\" href=\"roads.xhtml\">"))
  }

  @Test func titleHasItsOtherLanguage() async throws {
    let package = try await file("package.opf", of: bilingual())
    #expect(package.contains("<dc:title id=\"title\" xml:lang=\"zh-Hans\">乡村 (The Village)</dc:title>"))
    #expect(
      package.contains("<meta refines=\"#title\" property=\"alternate-script\" xml:lang=\"en\">The Village</meta>"))
    #expect(package.contains("<dc:language>en</dc:language>\n<dc:language>zh-Hans</dc:language>"))
    #expect(package.contains("<meta refines=\"#name-1\" property=\"role\" scheme=\"marc:relators\">aut</meta>"))
  }

  @Test func neverSplittingMakesOneContentDocument() async throws {
    var options = EPUBOptions()
    options.splitLevel = nil
    let names = try await edition(bilingual(), options: options).files.map(\.name)
    #expect(names.filter { $0.hasSuffix(".xhtml") }.count == 5, "\(names)")
  }

  @Test func longChapterContinuesInAnotherDocument() async throws {
    let text = String(repeating: "word ", count: 10_000)
    let document = Document(body: [heading(1, "Long")] + Array(repeating: paragraph(text), count: 12))
    let names = try await edition(document).files.map(\.name).filter { $0.hasPrefix("EPUB/long") }
    #expect(names == ["EPUB/long.xhtml", "EPUB/long-2.xhtml", "EPUB/long-3.xhtml"])
  }

  @Test func linkLeadsToAnotherContentDocument() async throws {
    let document = Document(body: [
      heading(1, "A", id: "first"), .paragraph(Paragraph([.link(Link(to: "#second", [.text("x")]))])),
      heading(1, "B", id: "second"), .paragraph(Paragraph([.link(Link(to: "#first", [.text("y")]))])),
    ])
    #expect(try await file("first.xhtml", of: document).contains("<a href=\"second.xhtml#second\">x</a>"))
    #expect(try await file("second.xhtml", of: document).contains("<a href=\"first.xhtml#first\">y</a>"))
  }

  @Test func verticalWritingTurnsThePages() async throws {
    var options = EPUBOptions()
    #expect(try await !file("package.opf", of: bilingual(), options: options).contains("page-progression-direction"))
    options.writingMode = .vertical
    #expect(
      try await file("package.opf", of: bilingual(), options: options).contains("page-progression-direction=\"rtl\""))
    #expect(try await file("style.css", of: bilingual(), options: options).contains("writing-mode: vertical-rl"))
  }

  @Test func sameDocumentGivesTheSameBytesOnAnyNumberOfThreads() async throws {
    let text = String(repeating: "word ", count: 1_500)
    let document = Document(body: (0..<40).flatMap { [heading(1, "H\($0)"), paragraph(text)] })
    let one = try await edition(document).bytes
    for parallelism in [1, 2, 3, 8] {
      #expect(try await edition(document, parallelism: parallelism).bytes == one, "\(parallelism) threads")
    }
  }

  @Test func identifierFollowsTheContent() async throws {
    func identifier(_ text: String) async throws -> Substring? {
      let package = try await file("package.opf", of: Document(body: [paragraph(text)]))
      return package.components(of: "urn:uuid:").dropFirst().first?.prefix(36)
    }
    let first = try await identifier("a")
    #expect(try await identifier("a") == first)
    #expect(try await identifier("b") != first)
    #expect(first?.dropFirst(14).first == "8", "UUID version 8")
  }

  @Test(arguments: [
    (nil, nil, "2000-01-01T00:00:00Z"), (nil, "2024-05-01", "2024-05-01T00:00:00Z"),
    (Timestamp(secondsSince1970: 1_700_000_000), "2024-05-01", "2023-11-14T22:13:20Z"),
  ])
  func modifiedIsTheCallersTimeOrTheDateOfPublication(time: Timestamp?, published: String?, expected: String)
    async throws
  {
    var document = Document(body: [paragraph("x")])
    document.metadata.published = published.flatMap { PublicationDate($0) }
    let package = try #require(try await edition(document, modified: time).files.last?.text)
    #expect(package.contains("<meta property=\"dcterms:modified\">\(expected)</meta>"))
  }

  @Test func conformanceIsOnlyTheAuthorsAndMustHold() async throws {
    var document = Document(
      body: [.paragraph(Paragraph([.image(Image(source: "p", alternative: "x"))]))],
      resources: [Resource(path: "p", bytes: onePixel)])
    #expect(try await !file("package.opf", of: document).contains("conformsTo"))
    document.metadata.accessibility.conformsTo = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    #expect(
      try await file("package.opf", of: document).contains(
        "<meta property=\"dcterms:conformsTo\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>"))
    document.body = [.paragraph(Paragraph([.image(Image(source: "p", alternative: ""))]))]
    await #expect(throws: ExportError.self) { try await edition(document) }
  }

  @Test(arguments: ["alternativeText", "MathML", "rubyAnnotations", "pageNavigation", "structuralNavigation"])
  func featureThatTheContentContradictsIsAnError(feature: String) async throws {
    var document = Document(
      body: [.paragraph(Paragraph([.image(Image(source: "p", alternative: ""))]))],
      resources: [Resource(path: "p", bytes: onePixel)])
    document.metadata.accessibility.features = [feature]
    await #expect(throws: ExportError.self) { try await edition(document) }
  }

  @Test func coverThatIsNoPictureIsAnError() async throws {
    var options = EPUBOptions()
    options.cover = Resource(path: "cover.png", bytes: [1, 2, 3])
    await #expect(throws: ExportError.self) { try await edition(bilingual(), options: options) }
  }

  @Test func emptyDocumentIsAnEdition() async throws {
    let (files, report, _) = try await edition(Document())
    #expect(files.map(\.name).contains("EPUB/nav.xhtml"))
    #expect(report.diagnostics.map(\.id) == ["epub.title-missing", "epub.identifier-derived", "epub.cover-vector"])
  }

  @Test func deeperThanTheLimitIsAnError() async throws {
    func nested(_ depth: Int) -> Block { depth == 1 ? .quote(Quote([])) : .quote(Quote([nested(depth - 1)])) }
    _ = try await edition(Document(body: [nested(Document.maximumDepth)]))
    await #expect(throws: ExportError.self) { try await edition(Document(body: [nested(Document.maximumDepth + 1)])) }
  }
}
