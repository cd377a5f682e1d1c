import Platen
import PlatenCore
import Testing

/// Books whose files a `SUMMARY.md` lists.
@Suite struct BookTests {
  /// Files in memory, by their paths; nothing else is there.
  private struct Files: ResourceProvider {
    let texts: [String: String]

    func resource(at reference: String) throws(ResourceError) -> Resource {
      let path = PercentEncoding.decoded(reference)
      guard let text = texts[path] else { throw ResourceError("cannot read “\(path)”", .missing) }
      return Resource(path: path, bytes: Array(text.utf8))
    }
  }

  private static func book(
    _ summary: String, _ files: [String: String], settings: (name: String, text: String)? = nil
  ) throws -> Edition {
    let list = try #require(
      try BookSummary.reading(Source(name: "SUMMARY.md", text: summary), log: ReportLog()))
    return try Edition(
      book: list, settings: settings.map { Source(name: $0.name, text: $0.text) }, files: Files(texts: files))
  }

  /// The titles of the sections, indented.
  private static func titles(_ edition: Edition) -> [String] {
    func titles(_ sections: [Outline.Section], _ indent: String) -> [String] {
      sections.flatMap { ["\(indent)\($0.title.plainText)"] + titles($0.children, indent + " ") }
    }
    return titles(edition.document.outline.sections, "")
  }

  private static func ids(_ edition: Edition) -> [String] { edition.report.diagnostics.map(\.id) }

  private static func links(_ edition: Edition) -> [String] {
    var result: [String] = []
    edition.document.forEachInlines { inlines, _ in
      for inline in inlines { if case .link(let link) = inline { result.append(link.destination) } }
    }
    return result
  }

  // MARK: - Order and nesting

  @Test func filesStandInTheOrderAndNestingOfTheList() throws {
    let edition = try BookTests.book(
      """
      # Summary

      - [B](b.md)
        - [A](sub/a.md)
          - [D](d.md)
      - [C](c.md)
      """,
      ["a.md": "# no", "b.md": "# B\n\n## b1\n", "sub/a.md": "# A\n\n## a1\n", "c.md": "# C\n", "d.md": "# D\n"])
    #expect(BookTests.titles(edition) == ["B", " b1", " A", "  a1", "  D", "C"])
  }

  @Test func partsAreAboveTheirChaptersAndPrefixAndSuffixChaptersBesideThem() throws {
    let edition = try BookTests.book(
      """
      [前言](qian.md)
      [Dedication](dedication.md)

      # 上卷

      * [第一章](1.md)
      * [第二章](2.md)

      ---

      # 下卷

      1. [第三章](3.md)
         1. [附](3a.md)

      -----------

      [后记](hou.md)
      """,
      [
        "qian.md": "# 前言\n", "dedication.md": "To all.", "1.md": "# 第一章\n\n## 一\n", "2.md": "# 第二章\n",
        "3.md": "# 第三章\n",
        "3a.md": "# 附\n", "hou.md": "完\n",
      ])
    #expect(
      BookTests.titles(edition) == [
        "前言", "Dedication", "上卷", " 第一章", "  一", " 第二章", "下卷", " 第三章", "  附", "后记",
      ])
    #expect(BookTests.ids(edition).filter { $0.hasPrefix("summary.") } == [])
  }

  @Test(arguments: [
    ("# Summary\n\n## Part\n\n- [A](a.md)\n", ["Part", " A"]),
    ("# 目录\n\n# Part\n\n- [A](a.md)\n", ["Part", " A"]),
    ("# Part\n\n- [A](a.md)\n\n# Other\n\n- [B](b.md)\n", ["Part", " A", "Other", " B"]),
    ("# The Guide\n\n[A](a.md)\n\n# Part\n\n- [B](b.md)\n", ["A", "Part", " B"]),
    ("# The Guide\n\n- [A](a.md)\n- [B](b.md)\n", ["A", "B"]),
    ("- [A](a.md)\n\n### Part\n\n- [B](b.md)\n", ["A", "Part", " B"]),
    (
      "# Summary\n\n## One\n\n### Inner\n\n- [A](a.md)\n\n## Two\n\n- [B](b.md)\n",
      ["One", " Inner", "  A", "Two", " B"]
    ),
    ("- Group\n  - [A](a.md)\n- [B](b.md)\n", ["Group", " A", "B"]),
    ("- **[A](a.md)**\n\n<!-- later -->\n\n- [B](./b.md)\n", ["A", "B"]),
  ])
  func headingsArePartsButForTheTitle(_ summary: String, _ expected: [String]) throws {
    let edition = try BookTests.book(summary, ["a.md": "# A\n\ntext\n", "b.md": "# B\n\ntext\n"])
    #expect(BookTests.titles(edition) == expected)
  }

  @Test(arguments: [
    // Its own heading stays, and the rest stands below it.
    ("# Own\n\n## S\n", ["Own", " S"]),
    ("## Own\n\n#### S\n", ["Own", " S"]),
    // No heading of its own: the list's title.
    ("text\n\n## S\n", ["A", " S"]), ("text\n\n# S\n", ["A", " S"]), ("", ["A"]),
    // Several of the highest rank are sections, unless the first is the title that the list has.
    ("# X\n\n# Y\n", ["A", " X", " Y"]), ("# A\n\n# Y\n\n## Z\n", ["A", " Y", "  Z"]),
    ("## X\n\n# Y\n", ["A", " X", " Y"]),
  ])
  func aFileIsOneChapterUnderOneTitle(_ text: String, _ expected: [String]) throws {
    let edition = try BookTests.book("- [A](a.md)\n- [B](b.md)\n", ["a.md": text, "b.md": "# B\n"])
    #expect(BookTests.titles(edition) == expected + ["B"])
  }

  // MARK: - What is left out

  @Test func draftsMissingFilesAndForeignLinksAreReported() throws {
    let edition = try BookTests.book(
      """
      - [A](a.md)
      - [Draft]()
      - [Draft that holds]()
        - [B](b.md)
      - [Gone](gone.md)
        - [C](c.md)
      - [Away](https://example.org/a.md)
      - [A again](./a.md)
      - [A's part](a.md#s)

      # Empty part
      """, ["a.md": "# A\n\n## S\n", "b.md": "# B\n", "c.md": "# C\n"])
    #expect(BookTests.titles(edition) == ["A", " S", "Draft that holds", " B", "Gone", " C"])
    #expect(
      BookTests.ids(edition).filter { $0.hasPrefix("summary.") } == [
        "summary.draft", "summary.file-missing", "summary.link-elsewhere", "summary.file-repeated",
        "summary.part-empty",
      ])
    let missing = try #require(edition.report.diagnostics.first { $0.id == "summary.file-missing" })
    #expect(missing.message.contains("gone.md") && missing.location?.line == 5 && missing.loss == .dropped)
  }

  @Test func noFileAtAllIsOneError() throws {
    let error = #expect(throws: EditionError.self) { try BookTests.book("- [A](a.md)\n- [B](b.md)\n", [:]) }
    #expect(error?.description.contains("a.md") == true && error?.description.contains("SUMMARY.md") == true)
  }

  @Test(arguments: [
    "# Summary of the meeting\n\nWe talked. See [notes](notes.md).\n\nThen we left.\n", "Nothing but text.\n",
    "- one\n- two\n", "- [a](https://example.org)\n", "",
  ])
  func anArticleOfThatNameIsNoList(_ text: String) throws {
    #expect(try BookSummary.reading(Source(name: "summary.md", text: text), log: ReportLog()) == nil)
  }

  // MARK: - Links, pictures, metadata

  @Test func linksBetweenChaptersLeadWithinTheBook() throws {
    let edition = try BookTests.book(
      "- [A](a.md)\n- [B](guide/b.md)\n- [C](guide/c.md)\n",
      [
        "a.md": "# A\n\n[b](guide/b.md) [c](/guide/c.md#深处) [c](/guide/c.html) [x](/gone.md)\n",
        "guide/b.md": "# B\n\n[a](../a.md) [a](/a) [c](c.md)\n", "guide/c.md": "# C\n\n## 深处\n",
      ])
    #expect(BookTests.links(edition) == ["#b", "#深处", "#c", "/gone.md", "#a", "#a", "#c"])
  }

  @Test func picturesAreFoundFromTheChapterAndFromTheRoot() throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>"
    let edition = try BookTests.book(
      "- [A](guide/deep/a%20b.md)\n",
      [
        "guide/deep/a b.md": "# A\n\n![p](../../images/p.svg) ![q](/images/q.svg) ![r](r.svg)\n", "images/p.svg": svg,
        "images/q.svg": svg + " ", "guide/deep/r.svg": svg + "\n",
      ])
    #expect(Set(edition.document.resources.map(\.path)) == ["images/p.svg", "images/q.svg", "guide/deep/r.svg"])
    #expect(BookTests.ids(edition).contains("markdown.picture-missing") == false)
  }

  @Test(arguments: [
    ("book.toml", "[book]\ntitle = \"书\"\nauthors = ['甲', \"乙\"]\nlanguage = \"zh-Hans\"\n\n[output.html]\na = 1\n"),
    ("book.json", "{\n\t\"title\": \"书\", \"author\": [\"甲\", \"乙\"],\n\t\"language\": \"zh-Hans\", \"plugins\": [] }"),
  ])
  func settingsSayWhatIsKnownAboutTheBook(_ name: String, _ text: String) throws {
    let edition = try BookTests.book("- [A](a.md)\n", ["a.md": "# A\n"], settings: (name, text))
    #expect(edition.document.metadata.title?.text == "书")
    #expect(edition.document.metadata.creators.map(\.name) == ["甲", "乙"])
    #expect(edition.document.metadata.languages == [.simplifiedChinese])
  }

  @Test func theTitleOverTheListIsTheBooksWithoutSettings() throws {
    let files = ["a.md": "# A\n", "b.md": "# B\n"]
    #expect(try BookTests.book("# 指南\n\n- [A](a.md)\n", files).document.metadata.title?.text == "指南")
    #expect(try BookTests.book("# Summary\n\n- [A](a.md)\n", files).document.metadata.title?.text == "A")
  }

  @Test func aReadmeComesFirstAsInHonKitAndNotAsInMdBook() throws {
    let files = ["README.md": "# Welcome\n", "a.md": "# A\n"]
    #expect(BookTests.titles(try BookTests.book("- [A](a.md)\n", files)) == ["Welcome", "A"])
    #expect(BookTests.titles(try BookTests.book("- [A](a.md)\n- [R](README.md)\n", files)) == ["A", "Welcome"])
    #expect(
      BookTests.titles(try BookTests.book("- [A](a.md)\n", files, settings: ("book.toml", "[book]\n"))) == ["A"])
  }

  @Test func filesOfOtherFormatsAreReadByTheirExtension() throws {
    let edition = try BookTests.book(
      "- [A](a.html)\n- [B](b.markdown)\n- [C](c)\n",
      ["a.html": "<title>x</title><h1>A</h1><p>text", "b.markdown": "# B\n", "c": "# C\n\n*x*\n"])
    #expect(BookTests.titles(edition) == ["A", "B", "C"])
  }
}
