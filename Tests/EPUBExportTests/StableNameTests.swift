import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

/// Names of files and elements that stay the same from one edition to the next.
@Suite struct StableNameTests {
  @Test(arguments: [
    ("Roads and Bridges", "roads-and-bridges"), ("2. Roads", "roads"), ("Editor's Note", "editors-note"),
    ("Editor’s Note", "editors-note"), ("Été", "ete"), ("E\u{301}te\u{301}", "ete"),
    ("Straße nach Łódź", "strasse-nach-lodz"),
    ("Cœur & Ærø", "coeur-aero"), ("lǚ xíng", "lu-xing"), ("Tiếng Việt", "tieng-viet"), ("Öl", "ol"), ("", "section"),
    ("A very long heading of a chapter that nobody would read to its end", "a-very-long-heading-of-a-chapter-that"),
  ])
  func nameIsMadeOfWords(text: String, name: String) { #expect(StableNames.name(of: text, kind: "section") == name) }

  /// What stands above a title is no part of a name.
  @Test func titlesAndMenusAreWithoutRuby() async throws {
    let title = Inline.ruby(Ruby([.init(base: "春", annotation: "chūn"), .init(base: "天", annotation: "tiān")]))
    let made = try await edition(Document(body: [.heading(Heading(level: 1, [title])), paragraph("x")]))
    let package = try #require(made.files.first { $0.name == "EPUB/package.opf" }?.text)
    #expect(package.contains(">春天</dc:title>"))
    let ncx = try #require(made.files.first { $0.name == "EPUB/toc.ncx" }?.text)
    #expect(ncx.contains("<text>春天</text>") && !ncx.contains("chūn"))
  }

  @Test func chineseHeadingHasANumberThatFollowsFromItsText() {
    let name = StableNames.name(of: "第二章 初雪", kind: "section")
    #expect(name.hasPrefix("section-") && name.utf8.count == 16)
    #expect(StableNames.name(of: "第三章 初雪", kind: "section") == name)
    #expect(StableNames.name(of: "第二章 大雪", kind: "section") != name)
  }

  @Test(arguments: ["", "..", "Ω", "123", "1", "﷽", String(repeating: "x", count: 100), "-", "CON"])
  func nameIsAlwaysFitForAFile(text: String) {
    let name = StableNames.name(of: text, kind: "section")
    #expect((1...40).contains(name.utf8.count))
    #expect(name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
  }

  @Test func sameNameGetsNumbersInLinearTime() {
    var names = StableNames(avoiding: ["cover"])
    #expect(names.unique("cover") == "cover-2")
    let all = (0..<20_000).map { _ in names.unique("summary") }
    #expect(Set(all).count == 20_000 && all[1] == "summary-2" && all[19_999] == "summary-20000")
  }

  private func names(_ body: [Block]) async throws -> [String] {
    try await edition(Document(body: body)).files.map(\.name).filter { $0.hasSuffix(".xhtml") }
      .map { String($0.dropFirst("EPUB/".count)) }.filter {
        !["cover.xhtml", "title.xhtml", "contents.xhtml", "nav.xhtml"].contains($0)
      }
  }

  @Test func newChapterChangesNoOtherName() async throws {
    let one = heading(1, "Roads")
    let two = heading(1, "道路", id: "bridges")
    let three = heading(1, "村庄")
    let before = try await names([one, two, three])
    #expect(before.prefix(2) == ["roads.xhtml", "bridges.xhtml"])
    let after = try await names([one, heading(1, "New"), three, two])
    #expect(after == [before[0], "new.xhtml", before[2], before[1]])
  }

  @Test func idsOfSectionsAndPagesAreMadeOfTitlesAndLabels() async throws {
    let body: [Block] = [
      heading(1, "Roads"), .pageBreak(PageBreak(label: "xii")), heading(2, "Deep"), heading(2, "Deep"),
      .paragraph(Paragraph([.link(Link(to: "#道", [.text("x")]))])),
      .paragraph(Paragraph([.text("y")], attributes: Attributes(id: "道"))),
    ]
    let text = try #require(try await edition(Document(body: body)).files.first { $0.name == "EPUB/roads.xhtml" }?.text)
    for id in ["s-roads", "h-roads", "page-xii", "s-deep", "s-deep-2"] {
      #expect(text.contains("id=\"\(id)\""), "\(id)")
    }
    let target = "a-\(StableNames.digits(of: "道"))"
    #expect(text.contains("href=\"#\(target)\"") && text.contains("id=\"\(target)\""))
  }

  @Test func givenIdentifierIsNotSaidToChange() async throws {
    var document = Document(body: [heading(1, "Roads")])
    #expect(try await edition(document).report.diagnostics.contains { $0.id == "epub.identifier-derived" })
    document.metadata.identifiers = [Identifier("978-7-04-050694-5", scheme: .isbn)]
    #expect(try await !edition(document).report.diagnostics.contains { $0.id == "epub.identifier-derived" })
  }
}
