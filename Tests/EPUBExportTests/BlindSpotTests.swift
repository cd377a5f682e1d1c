import ContentMarkup
import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

/// What EPUBCheck does not see.
@Suite struct BlindSpotTests {
  @Test func mimetypeIsFirstStoredAndBare() async throws {
    let bytes = try await edition(Document(body: [paragraph("x")])).bytes
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
    #expect(bytes[6] == 0 && bytes[7] == 0, "flags: no data descriptor")
    #expect(bytes[8] == 0 && bytes[9] == 0, "stored")
    #expect(bytes[28] == 0 && bytes[29] == 0, "no extra field")
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "java\tscript:alert(1)", "\u{1}javascript:alert(1)", "javascript&#58;alert(1)", "javascript&colon;alert(1)",
    "javascript%3Aalert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "blob:https://example.org/1", "jar:http://x!/", "&#106;avascript:alert(1)",
  ])
  func linkOfAnotherSchemeIsText(destination: String) async throws {
    let (markup, diagnostics, _) = try await rendered([
      .paragraph(Paragraph([.link(Link(to: destination, [.text("x")]))]))
    ])
    #expect(markup == "<p>x</p>\n")
    #expect(diagnostics.count == 1 && diagnostics[0].loss == .simplified)
  }

  @Test(arguments: [
    ("https://example.org/a b", "https://example.org/a%20b"), ("HTTP://EXAMPLE.org", "http://EXAMPLE.org"),
    ("https://例子.中国/路", "https://例子.中国/路"), ("mailto:a@example.org", "mailto:a@example.org"),
    ("tel:+86-10-1234", "tel:+86-10-1234"),
    ("https://example.org/%E4%B8%AD?q=<x>", "https://example.org/%E4%B8%AD?q=%3Cx%3E"),
    ("https://[::1]:8080/", "https://[::1]:8080/"), ("https://[::1]/[a]#b#c", "https://[::1]/%5Ba%5D#b%23c"),
    ("https://example.org/100%", "https://example.org/100%25"), ("ftp://example.org/a b", "ftp://example.org/a%20b"),
    ("URN:isbn:9780000000001", "urn:isbn:9780000000001"), ("xmpp:a@example.org", "xmpp:a@example.org"),
    ("news:comp.text", "news:comp.text"), ("irc://irc.example.org/a", "irc://irc.example.org/a"),
  ])
  func linkOfAReadersSchemeIsKept(destination: String, href: String) {
    #expect(URLReference(destination) == .absolute(href))
  }

  @Test(arguments: [
    "http:", "https://", "http:///x", "https://exa mple.org/", "https://a<b>/", "http://x:99999/", "mailto:",
    "http://[::1/", "http://[::1]x/", "http://[::1]:99999/", "http://a\\b/", "https://a\\", "ftp://a:80\\b/",
    "mailto:#a#b",
    "tel:#[", "urn:#",
  ])
  func whatIsNoURLIsText(destination: String) {
    #expect(URLReference(destination) == .malformed)
  }

  @Test func linkToNothingIsTextAndReported() async throws {
    let (markup, diagnostics, _) = try await rendered([.paragraph(Paragraph([.link(Link(to: "#gone", [.text("x")]))]))])
    #expect(markup == "<p>x</p>\n")
    #expect(diagnostics.map(\.id) == ["epub.link-to-nothing"])
  }

  @Test func pictureWithoutDescriptionIsReportedAndClaimsNothing() async throws {
    let document = Document(
      body: [.paragraph(Paragraph([.image(Image(source: "p", alternative: " "))]))],
      resources: [Resource(path: "p", bytes: onePixel)])
    let report = try await edition(document).report
    #expect(report.diagnostics.contains { $0.id == "epub.picture-undescribed" })
    #expect(!report.claims.contains { $0.value == "alternativeText" })
    #expect(!report.claims.contains { $0.property == "schema:accessModeSufficient" && $0.value == "textual" })
  }

  /// What has colours of its own cannot be shown in any colours.
  @Test(arguments: [false, true]) func coloursOfTonesLimitWhatIsClaimed(hasTones: Bool) async throws {
    let ruby = Ruby(
      [.init(base: "春", annotation: "chūn")], annotationLanguage: .pinyin,
      attributes: Attributes(classes: hasTones ? ["tone-1"] : []))
    let made = try await edition(Document(body: [heading(1, "A"), .paragraph(Paragraph([.ruby(ruby)]))]))
    #expect(made.report.claims.contains { $0.value == "displayTransformability" } != hasTones)
    #expect(made.files.contains { $0.name.hasSuffix("style.css") && $0.text.contains(".tone-1 { color:") } == hasTones)
  }

  /// The number of a note stands before its first words, in whatever language they are.
  @Test func noteInAnotherLanguageBeginsOnTheLineOfItsNumber() async throws {
    let text = Paragraph([.text("Anmerkung")], attributes: Attributes(language: Language("de")))
    let wrapped = Block.division(
      Division(
        [.paragraph(Paragraph([.text("Eins")])), .paragraph(Paragraph([.text("Zwei")]))],
        attributes: Attributes(language: Language("de"))))
    let (markup, _, _) = try await rendered([
      .paragraph(Paragraph([.text("x"), .note(Note([.paragraph(text)])), .note(Note([wrapped]))]))
    ])
    #expect(markup.contains("1</a> <span lang=\"de\" xml:lang=\"de\">Anmerkung</span></p>"))
    #expect(markup.contains("role=\"doc-footnote\" lang=\"de\" xml:lang=\"de\">"))
    #expect(markup.contains("2</a> Eins</p>\n<p>Zwei</p>"))
  }

  @Test func emptyHeadingIsLeftOutAndReported() async throws {
    let (markup, diagnostics, _) = try await rendered([
      heading(1, " "), paragraph("x"), .quote(Quote([heading(2, "")])),
    ])
    #expect(!markup.contains("<h"))
    #expect(diagnostics.map(\.id) == ["epub.empty-heading", "epub.empty-heading"])
  }

  @Test func noRankIsSkipped() async throws {
    let markup = try await xhtml([heading(2, "A"), heading(5, "B"), heading(6, "C"), heading(2, "D")])
    let ranks = markup.components(of: "<h").dropFirst().map { $0.prefix(1) }
    #expect(ranks == ["1", "2", "3", "1"])
  }

  @Test func irregularCharactersAreReported() async throws {
    let report = try await edition(Document(body: [paragraph("a\u{202E}b\u{0}c\u{85}d\u{E000}")])).report
    let ids = report.diagnostics.map(\.id)
    #expect(ids.contains("epub.bidi-control"))
    #expect(ids.contains("epub.character-replaced"))
    #expect(ids.contains("epub.private-use-character"))
  }

  @Test(arguments: ["1st", "中文", "a b", "s-1", "fn-3", "page-2", "", "-x", "h-1"])
  func idThatReadersCannotUseIsReplaced(id: String) async throws {
    let markup = try await xhtml([
      .paragraph(Paragraph([.text("x")], attributes: Attributes(id: id))),
      .paragraph(Paragraph([.link(Link(to: "#\(id)", [.text("y")]))])),
    ])
    let made = "a-\(StableNames.digits(of: id))"
    #expect(markup == "<p id=\"\(made)\">x</p>\n<p><a href=\"#\(made)\">y</a></p>\n")
  }

  @Test func pageBreaksComeWithAPageListAndTheirSource() async throws {
    var document = Document(body: [.pageBreak(PageBreak(label: "xii")), paragraph("x")])
    let (files, _, _) = try await edition(document)
    let navigation = try #require(files.first { $0.name == "EPUB/nav.xhtml" }?.text)
    #expect(navigation.contains("epub:type=\"page-list\""))
    #expect(navigation.contains("<a href=\"text.xhtml#page-xii\">xii</a>"))
    #expect(files.last?.text.contains("<meta property=\"pageBreakSource\">none</meta>") == true)
    document.metadata.source = "urn:isbn:9787040506945"
    let package = try #require(try await edition(document).files.last?.text)
    #expect(package.contains("<meta property=\"pageBreakSource\">urn:isbn:9787040506945</meta>"))
  }

  @Test func everyFileIsDeclaredAndNothingElse() async throws {
    let document = Document(
      body: [heading(1, "A"), .paragraph(Paragraph([.image(Image(source: "p", alternative: "x"))])), heading(1, "B")],
      resources: [Resource(path: "p", bytes: onePixel), Resource(path: "unused", bytes: onePixel + [0])])
    let (files, report, _) = try await edition(document)
    let package = try #require(files.last?.text)
    let declared = package.components(of: " href=\"").dropFirst().map { "EPUB/" + $0.prefix { $0 != "\"" } }
    let written = files.map(\.name).filter { !["mimetype", "META-INF/container.xml", "EPUB/package.opf"].contains($0) }
    #expect(Set(declared) == Set(written))
    #expect(
      Set(report.diagnostics.map(\.id)) == [
        "epub.title-missing", "epub.resource-unused", "epub.cover-vector", "epub.identifier-derived",
      ])
  }

  @Test func namesAreShortPlainAndUnique() async throws {
    let document = Document(
      body: [.paragraph(Paragraph([.image(Image(source: "../图/ PIC.png", alternative: "x"))]))],
      resources: [Resource(path: "../图/ PIC.png", bytes: onePixel)])
    let names = try await edition(document).files.map(\.name).filter { $0.hasPrefix("EPUB/") }.map { $0.dropFirst(5) }
    for name in names {
      let last = name.split(separator: "/").last ?? ""
      #expect(last.utf8.count <= 64)
      #expect(last.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "._-".contains($0)) })
    }
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
  }
}
