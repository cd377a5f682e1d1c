import Platen
import PlatenCore
import Testing

/// Links between the files of a book, as documentation has them.
@Suite struct FileLinkTests {
  /// A book of Markdown files, in the order of their names.
  private static func book(_ files: KeyValuePairs<String, String>, log: ReportLog = ReportLog()) throws -> Document {
    let book = Edition(
      joining: try files.map { name, text in try Edition(reading: Source(name: name, bytes: Array(text.utf8))) })
    for diagnostic in book.report.diagnostics { log.report(diagnostic) }
    return book.document
  }

  /// The destinations of the book's links.
  private static func destinations(_ book: Document) -> [String] {
    var result: [String] = []
    book.forEachInlines { inlines, _ in
      for inline in inlines { if case .link(let link) = inline { result.append(link.destination) } }
    }
    return result
  }

  /// The title of the heading that has an id.
  private static func title(_ id: String, in book: Document) -> String? {
    book.outline.flattened.first { $0.id == id }?.title.plainText
  }

  private static func titles(_ book: Document) -> [String] {
    func titles(_ sections: [Outline.Section], _ indent: String) -> [String] {
      sections.flatMap { ["\(indent)\($0.title.plainText)"] + titles($0.children, indent + " ") }
    }
    return titles(book.outline.sections, "")
  }

  // MARK: - The structure

  @Test(arguments: [
    "See [two](two.md).", "See two.", "[two](./two.md) and [three](three.md)", "[a](two.md#) [b](three.html)",
    "[Two][t]\n\n[t]: two.md 'Title'", "[gone](two.md#gone)",
  ])
  func linkToAFileChangesNothingInTheStructure(_ text: String) throws {
    let book = try FileLinkTests.book([
      "one.md": "# One\n\n\(text)\n\n## More\n\ntext\n", "two.md": "# Two\n\ntext\n", "three.md": "# Three\n\ntext\n",
    ])
    #expect(FileLinkTests.titles(book) == ["One", " More", "Two", "Three"])
    let headings = book.body.compactMap { block in
      if case .heading(let heading) = block { heading.inlines.plainText } else { nil }
    }
    #expect(headings == ["One", "More", "Two", "Three"], "each stands at the top, where chapters begin")
  }

  @Test(arguments: [
    ("<!-- licence -->\n\n# Two\n", ["One", "Two"]), ("---\n\n# Two\n", ["One", "Two"]), ("text only\n", ["One"]),
    ("- a list\n\n# Two\n\n# 三\n", ["One", "Two", "三"]), ("```\ncode\n```\n\n# Two\n", ["One", "Two"]),
  ])
  func whateverAFileBeginsWithItsHeadingsStayAtTheTop(_ second: String, _ expected: [String]) throws {
    let book = try FileLinkTests.book(["one.md": "# One\n\n[two](two.md)\n", "two.md": second])
    #expect(FileLinkTests.titles(book) == expected)
    let ids = book.body.dropFirst(2).compactMap { block -> String? in
      switch block {
      case .heading(let heading): heading.attributes.id
      case .paragraph(let paragraph): paragraph.attributes.id
      case .list(let list): list.attributes.id
      case .code(let code): code.attributes.id
      case .division(let division): division.attributes.id
      case .thematicBreak(let thematicBreak): thematicBreak.attributes.id
      default: nil
      }
    }
    #expect(ids == ["two"])
    #expect(FileLinkTests.destinations(book) == ["#two"])
  }

  @Test func fileInAnotherLanguageKeepsItsHeadingsAtTheTop() throws {
    let book = try FileLinkTests.book([
      "one.md": "---\nlang: en\n---\n# One\n\n## More\n", "two.md": "---\nlang: zh-Hans\n---\n# 二\n\n文\n\n## 又\n",
    ])
    #expect(FileLinkTests.titles(book) == ["One", " More", "二", " 又"])
    guard case .heading(let two) = book.body[2], case .division(let text) = book.body[3] else {
      Issue.record("\(book.body)")
      return
    }
    #expect(two.attributes.language == .simplifiedChinese)
    #expect(text.attributes.language == .simplifiedChinese)
  }

  // MARK: - Fragments

  @Test(arguments: [
    ("Deep part", "deep-part"), ("API — the `export()` call!", "api--the-export-call"), ("中文 标题：一", "中文-标题一"),
    ("第二章、农村", "第二章农村"), ("C++ & C#", "c--c"), ("Emoji 😀 here", "emoji--here"), ("snake_case-name", "snake_case-name"),
    ("Ünïcode Straße", "ünïcode-straße"), ("1.2.3 Release", "123-release"), ("What’s “new”?", "whats-new"),
    ("naïve ½ x²", "naïve--x"), ("हिन्दी में", "हिन्दी-में"), ("**bold** [link](x.md) *em*", "bold-link-em"),
    ("Ⅳ 部", "ⅳ-部"), ("![alt](p.png) Logo", "-logo"), ("Привет, Мир", "привет-мир"), ("Ｆｕｌｌ", "ｆｕｌｌ"),
  ])
  func fragmentsNameHeadingsAsGitHubDoes(_ title: String, _ fragment: String) throws {
    let log = ReportLog()
    let encoded = fragment.utf8.map {
      $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true)
    }
    let book = try FileLinkTests.book(
      [
        "one.md": "# One\n\n[a](two.md#\(fragment)) [b](two.md#\(encoded.joined()))\n",
        "two.md": "# Two\n\n## \(title)\n\ntext\n",
      ], log: log)
    let links = FileLinkTests.destinations(book).filter { $0.hasPrefix("#") }
    #expect(links == ["#\(fragment)", "#\(fragment)"])
    #expect(FileLinkTests.title(fragment, in: book) != nil)
    #expect(log.report.diagnostics.filter { $0.id.hasPrefix("join.") } == [])
  }

  @Test func repeatedTitlesAreCounted() throws {
    let log = ReportLog()
    let book = try FileLinkTests.book(
      [
        "one.md":
          "# One\n\n[0](two.md#usage) [1](two.md#usage-1) [2](two.md#usage-2) [3](two.md#usage-1-1) [4](two.md#usage-3)\n",
        "two.md": "# Usage\n\n> ## Usage\n\n- ## Usage\n\n# Usage 1\n\n# Usage\n",
      ], log: log)
    #expect(FileLinkTests.destinations(book) == ["#usage", "#usage-1", "#usage-2", "#usage-1-1", "#usage-3"])
    #expect(log.report.diagnostics == [])
    // The third “Usage” of five; “Usage 1” comes when `usage-1` is taken.
    #expect(FileLinkTests.title("usage-1-1", in: book) == "Usage 1")
    #expect(FileLinkTests.title("usage-3", in: book) == "Usage")
  }

  @Test func idsOfAuthorsComeFirst() throws {
    let book = try FileLinkTests.book([
      "one.md": "[a](two.md#install) [b](two.md#setup) [c](two.md#named)\n",
      "two.md": "# Install\n\n[here]{#install}\n\n# Setup {#named}\n",
    ])
    #expect(FileLinkTests.destinations(book) == ["#install", "#named", "#named"])
    #expect(FileLinkTests.title("install", in: book) == nil, "the span has the id")
  }

  @Test func sameNamesInTwoFilesStayApart() throws {
    let book = try FileLinkTests.book([
      "one.md": "# Usage\n\n[own](#usage) [other](two.md#usage)\n",
      "two.md": "# Usage\n\n[own](#usage) [other](one.md#usage)\n",
    ])
    #expect(FileLinkTests.destinations(book) == ["#usage", "#two-usage", "#two-usage", "#usage"])
  }

  @Test(arguments: [
    ("#Deep-Part", "join.anchor-assumed"), ("#deep--part-", "join.anchor-assumed"), ("#nothing", "join.missing-anchor"),
    ("#user-content-deep-part", nil), ("#deep-part", nil),
  ])
  func whatIsNotNamedExactlyIsReported(_ fragment: String, _ id: String?) throws {
    let log = ReportLog()
    let book = try FileLinkTests.book(
      ["one.md": "[x](two.md\(fragment))\n", "two.md": "# Two\n\n## Deep part\n"], log: log)
    #expect(log.report.diagnostics.map(\.id) == [id].compactMap(\.self))
    #expect(FileLinkTests.destinations(book) == [id == "join.missing-anchor" ? "#two" : "#deep-part"])
  }

  @Test func oneFileIsABookToo() throws {
    let book = try FileLinkTests.book([
      "guide/one.md":
        "# One\n\n[a](one.md#the-end) [b](#%E5%B0%BE) [c](#The-end) [d](#tail)\n\n# The end\n\n# 尾\n\n# Tail {#t}\n"
    ])
    #expect(FileLinkTests.destinations(book) == ["#the-end", "#%E5%B0%BE", "#the-end", "#t"])
    #expect(FileLinkTests.title("尾", in: book) == "尾")
  }

  // MARK: - Paths

  @Test(arguments: [
    ("ch2.md", "ch2"), ("./ch2.md", "ch2"), ("../guide/ch2.md", "ch2"), ("ch2.html", "ch2"), ("ch2", "ch2"),
    ("ch2.htm#", "ch2"),
    ("../README.md", "README"), ("..", "README"), ("../", "README"), ("../index.html", "README"), ("api/", "index"),
    ("api", "index"),
    ("./api/index.md", "index"), ("api/index.html", "index"), ("api/deep%20one.md", "deep-one"),
    ("<api/deep one.html>", "deep-one"),
    ("api\\\\deep%20one.md", "deep-one"), ("api/%E4%B8%AD%E6%96%87.md", "中文"), ("api/中文", "中文"),
  ])
  func pathsMeanFilesAsSitesReadThem(_ path: String, _ id: String) throws {
    let log = ReportLog()
    let book = try FileLinkTests.book(
      [
        "docs/guide/ch1.md": "[x](\(path) \"Title\")\n", "docs/guide/ch2.md": "two\n", "docs/README.md": "top\n",
        "docs/guide/api/index.md": "api\n", "docs/guide/api/deep one.md": "deep\n", "docs/guide/api/中文.md": "文\n",
      ], log: log)
    #expect(FileLinkTests.destinations(book) == ["#\(id)"])
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: ["CH2.md", "Ch2.html", "ch2.MD", "../Guide/ch2.md"])
  func otherCapitalsAreReported(_ path: String) throws {
    let log = ReportLog()
    let book = try FileLinkTests.book(["guide/ch1.md": "[x](\(path))\n", "guide/ch2.md": "two\n"], log: log)
    #expect(FileLinkTests.destinations(book) == ["#ch2"])
    #expect(log.report.diagnostics.map(\.id) == ["join.link-case"])
  }

  @Test(arguments: ["ch3.md", "ch2.pdf", "ch2.md.bak", "https://example.org/ch2.md", "../../guide/ch2.md", "ch2.md/x"])
  func whatMeansNoFileOfTheBookIsLeftAlone(_ path: String) throws {
    let book = try FileLinkTests.book(["guide/ch1.md": "[x](\(path))\n", "guide/ch2.md": "two\n"])
    #expect(FileLinkTests.destinations(book) == [path])
  }

  @Test func tenThousandHeadingsOfOneTitleTakeLinearTime() throws {
    let text = String(repeating: "# Usage\n\n# Usage 1\n\n", count: 10_000)
    let book = try FileLinkTests.book(["one.md": "[x](two.md#usage-9999)\n", "two.md": text])
    #expect(FileLinkTests.destinations(book) == ["#usage-9999"])
  }

  // MARK: - Names and titles

  @Test func linkLeadsToANameInAnotherFile() throws {
    let book = try FileLinkTests.book([
      "one.md": "# One\n\n[x](how-to:set-up) [y](plain) [z](two) [gone](how-to:gone)\n",
      "two.md": "# Two\n\n(how-to:set-up)=\n## Set up\n\n(plain)=\n(two)=\n## Plain\n",
    ])
    // A file comes before a name.
    #expect(FileLinkTests.destinations(book) == ["#how-to:set-up", "#plain", "#two-2", "how-to:gone"])
    #expect(FileLinkTests.title("two-2", in: book) == "Two")
  }

  @Test func linkWithoutTextTakesTheTitleOfWhatItLeadsTo() throws {
    let book = try FileLinkTests.book([
      "one.md": "# One\n\n[](two.md) [](two.md#set-up) [](place) [](#place) [](gone.md)\n",
      "two.md": "# Two\n\n(place)=\n## Set *up*\n\n[](one.md)\n",
    ])
    var titles: [String] = []
    book.forEachInlines { inlines, _ in
      for inline in inlines { if case .link(let link) = inline { titles.append(link.inlines.plainText) } }
    }
    #expect(titles == ["Two", "Set up", "Set up", "Set up", "", "One"])
  }

  @Test(arguments: ["# It's “new”\n", "#  It’s \"new\"\n"])
  func pageBeginsWithItsTitle(_ heading: String) throws {
    let book = try FileLinkTests.book([
      "one.md": "---\ntitle: It's \"new\"\n---\n\n[Home](two.md)\n\n\(heading)\ntext\n", "two.md": "# Two\n",
    ])
    #expect(FileLinkTests.titles(book).count == 2)
    #expect(book.body.count == 4)
    let other = try FileLinkTests.book([
      "one.md": "---\ntitle: Other\n---\n\n[Home](two.md)\n\n\(heading)\ntext\n", "two.md": "# Two\n",
    ])
    #expect(FileLinkTests.titles(other).count == 3)
  }
}
