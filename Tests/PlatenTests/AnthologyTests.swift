import Foundation
import Platen
import PlatenCore
import Testing

/// Several articles become a book in which each stays a work of its own.
@Suite struct AnthologyTests {
  static let spring = """
    ---
    title: 春天
    author: 李伟
    lang: zh-Hans
    date: 2024-03
    source: 人民日报
    publisher: 出版社
    subject: 季节
    ---

    春天来了[^1]。

    ![花](flower.png)

    ## 花 {#x}

    红的。

    [^1]: 三月。
    """
  static let summer = """
    ---
    title: Summer
    author: Jane Doe
    translator: Wang Fang
    lang: en
    rights: © 2024 Jane Doe
    publisher: 出版社
    subject: 季节
    ---

    # Summer

    It is hot[^1], see [spring](spring.md#x).

    ![flower](b/flower.png)

    ## Heat {#x}

    [^1]: In July.
    """

  static func anthology(_ sources: [(String, String)] = [("spring.md", spring), ("summer.md", summer)]) throws
    -> Edition
  {
    Edition(
      anthology: try sources.map { name, text in
        try Edition(reading: Source(name: name, bytes: Array(text.utf8)), resources: Flowers())
      })
  }

  /// The same picture under every name.
  struct Flowers: ResourceProvider {
    func resource(at reference: String) throws(ResourceError) -> Resource {
      Resource(path: reference, mediaType: "image/png", bytes: [1, 2, 3])
    }
  }

  static func lines(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let heading): ["h\(heading.level) \(heading.inlines.plainText)"]
      case .paragraph(let paragraph):
        [paragraph.attributes.classes.map { $0 + ": " }.joined() + paragraph.inlines.plainText]
      case .division(let division):
        ["<\(division.attributes.classes.joined()) \(division.attributes.language?.tag ?? "")"] + lines(division.blocks)
          + [">"]
      case .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak, .pageBreak:
        ["?"]
      }
    }
  }

  @Test func everyArticleHasItsTitleNamesDateAndSource() throws {
    let book = try Self.anthology().document
    #expect(
      Self.lines(book.body) == [
        "<article ", "h1 春天", "article-byline: 李伟 · 2024-03", "春天来了。", "?", "h2 花", "红的。", "<article-credits ",
        "来源：人民日报",
        "出版社", ">", ">",
        "<article en", "h1 Summer", "article-byline: Jane Doe · Wang Fang (translator)", "It is hot, see spring.", "?",
        "h2 Heat", "<article-credits ", "出版社", "© 2024 Jane Doe", ">", ">",
      ])
    #expect(book.outline.sections.map(\.title.plainText) == ["春天", "Summer"])
  }

  @Test func contentsNameTheAuthors() throws {
    let book = try Self.anthology().document
    #expect(book.outline.sections.map(\.authors) == [["李伟"], ["Jane Doe"]])
  }

  /// Ids are the document's own, numbers the article's.
  @Test func notesOfAnArticleCountFromOneInOneContentDocument() async throws {
    var edition = try Self.anthology()
    edition.document.resources = []
    let options = EPUBOptions {
      $0.splitLevel = nil; $0.compression = 0
    }
    let text = String(
      decoding: try await edition.export(ConfiguredExporter(EPUBExporter(options: options))).bytes, as: UTF8.self)
    #expect(text.contains("role=\"doc-noteref\" href=\"#fn-1\">1</a>"))
    #expect(text.contains("role=\"doc-noteref\" href=\"#fn-2\">1</a>"))
    // The note stands with its article, and not at the end of the book.
    #expect(text.ranges(of: "<div class=\"notes\">").count == 2)
  }

  @Test func bookNamesEverybodyOnceAndWhatAllHaveInCommon() throws {
    let autumn = "---\ntitle: 秋天\nauthor: 李伟\nlang: zh-Hans\npublisher: 出版社\n---\n\n叶子黄了。\n"
    let metadata = try Self.anthology([
      ("spring.md", Self.spring), ("summer.md", Self.summer), ("autumn.md", autumn),
    ]).document.metadata
    #expect(metadata.titles == [])
    #expect(metadata.creators.map(\.name) == ["李伟", "Jane Doe"])
    #expect(metadata.contributors.map(\.name) == ["Wang Fang"])
    #expect(metadata.languages.map(\.tag) == ["zh-Hans", "en"])
    #expect(metadata.publisher == "出版社")
    #expect(metadata.subjects.map(\.text) == ["季节"])
    #expect(metadata.published == nil && metadata.source == nil && metadata.rights == nil)
  }

  @Test func idsStayApartLinksLeadAcrossAndEqualPicturesAreStoredOnce() throws {
    let book = try Self.anthology().document
    #expect(book.resources.count == 1)
    var links: [String] = []
    book.forEachInlines { inlines, _ in
      for inline in inlines { if case .link(let link) = inline { links.append(link.destination) } }
    }
    #expect(links == ["#x"])
    var ids: [String] = []
    for block in book.body {
      guard case .division(let division) = block else { continue }
      for block in division.blocks {
        if case .heading(let heading) = block { ids += [heading.attributes.id].compactMap(\.self) }
      }
    }
    #expect(ids == ["x", "summer-x"])
  }

  @Test func articlesComeBackFromJSONAndMarkdown() async throws {
    let edition = try Self.anthology()
    let json = try await edition.export(.json()).bytes
    #expect(try Edition(reading: Source(name: "a.json", bytes: json)).document == edition.document)
    var plain = edition
    plain.document.resources = []
    let markdown = try await plain.export(.markdown()).bytes
    let read = try Edition(reading: Source(name: "a.md", bytes: markdown)).document
    #expect(read.body == plain.document.body)
    #expect(
      read.body.allSatisfy { block in if case .division(let division) = block { division.isArticle } else { false } })
  }

  @Test(arguments: [0, 30])
  func notesAreNumberedByArticle(pageLength: Int) async throws {
    let bytes = try await Self.anthology().export(.text { $0.pageLength = pageLength }).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("春天来了[1]"))
    #expect(text.contains("It is hot[1]"))
    let spring = try #require(text.range(of: "[1] 三月。"))
    let summer = try #require(text.range(of: "It is hot[1]"))
    // The notes of an article stand with it: no page, and no list, has those of two.
    #expect(spring.lowerBound < summer.lowerBound)
    let between = text[spring.upperBound..<summer.lowerBound]
    if pageLength > 0 { #expect(between.contains("\u{0C}")) }
  }

  @Test func partsOfAListStandAboveTheirArticles() throws {
    let list = "# Seasons\n\n# Warm\n\n- [Spring](spring.md)\n- [Summer](summer.md)\n"
    let log = ReportLog()
    let summary = try #require(try BookSummary.reading(Source(name: "SUMMARY.md", bytes: Array(list.utf8)), log: log))
    struct Files: ResourceProvider {
      func resource(at reference: String) throws(ResourceError) -> Resource {
        switch reference {
        case "spring.md": Resource(path: reference, bytes: Array(AnthologyTests.spring.utf8))
        case "summer.md": Resource(path: reference, bytes: Array(AnthologyTests.summer.utf8))
        default: throw ResourceError("it is not there", .missing)
        }
      }
    }
    let book = try Edition(book: summary, files: Files(), isAnthology: true).document
    let lines = Self.lines(book.body)
    #expect(lines.contains("h1 Warm"))
    #expect(lines.filter { $0.hasPrefix("<article ") }.count == 2)
    #expect(lines.firstIndex(of: "h1 Warm").map { lines[$0 + 1] } == "<article ")
    #expect(lines.contains("h2 春天") && lines.contains("h2 Summer"))
  }
}
