import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// Further inputs of the kinds of ../shared/inputs/field that are Markdown: HTML, pictures, languages and front matter, as people
/// write them.
@Suite struct FieldMarkdownTests {
  private struct Files: ResourceProvider {
    var files: [String: [UInt8]]

    func resource(at reference: String) throws(ResourceError) -> Resource {
      guard let bytes = files[reference.removingPercentEncoding ?? reference] else {
        throw ResourceError("no such file", .missing)
      }
      return Resource(path: reference, bytes: bytes)
    }
  }

  private static let pixel = Files(files: ["p.png": onePixel, "img/a b.png": onePixel, "img/图.png": onePixel])

  private static func edition(_ markdown: String, _ files: [String: [UInt8]] = [:]) async throws -> Edition {
    try await FieldTests.edition(
      FieldTests.Input("a.md", markdown), files: Files(files: files.isEmpty ? pixel.files : files))
  }

  // MARK: - HTML

  /// What people write in a README, and what a reader must see of it.
  static let markup: [(String, String)] = [
    (
      "<p align=\"center\">\n  <a href=\"https://e.com\"><img src=\"p.png\" alt=\"Logo\" width=\"120\"/></a>\n</p>\n",
      "<img"
    ),
    ("<table>\n<tr><td><kbd>Ctrl</kbd></td><td>\n\nCopy **now**\n\n</td></tr>\n</table>\n", "<strong>now</strong>"),
    ("<details open>\n<summary>More</summary>\n\n```js\n1 < 2\n```\n\n</details>\n", "<summary>More</summary>"),
    ("| a |\n|---|\n| <ul><li>1</li><li>2</li></ul> |\n", "<li>2</li>"),
    ("<dl>\n<dt>Term</dt>\n<dd>Def</dd>\n</dl>\n", "<dt>Term</dt>"), ("line<BR />next\n", "<br/>"),
    ("10<sup>-3</sup> <mark>m</mark> <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>\n", "<rt>かん</rt>"),
    ("![plan](p.png =100x50)\n", "width: 100px; height: 50px"), ("![plan](p.png =50%x \"t\")\n", "width: 50%"),
    ("![plan](p.png 't' =x20)\n", "height: 20px"),
  ]

  @Test(arguments: markup)
  func markupBecomesWhatItMeans(_ markdown: String, _ expected: String) async throws {
    let shown = try await FieldTests.shown(try await FieldMarkdownTests.edition("# T\n\n" + markdown))
    #expect(shown.contains(expected), "\(shown)")
    #expect(!shown.contains("&lt;") || markdown.contains("1 < 2"), "\(shown)")
    #expect(!shown.contains("p.png ="))
  }

  @Test(arguments: ["<a id=\"x\"></a>\n\n## Two", "<a name=\"x\"></a>\n## Two", "<span id=\"x\"></span>\n\n# Two"])
  func anchorBeforeAHeadingGoesWithTheHeading(_ markdown: String) async throws {
    let document = try await FieldMarkdownTests.edition("# One\n\n[there](#x)\n\n" + markdown + "\n\ntext\n").document
    let heading = try #require(document.body.compactMap { $0.headingTitled("Two") }.first)
    guard case .span(let span)? = heading.inlines.first else {
      Issue.record("\(heading)")
      return
    }
    #expect(span.attributes.id == "x")
    let result = try await FieldMarkdownTests.edition("# One\n\n[there](#x)\n\n" + markdown + "\n\ntext\n").export(
      .epub())
    #expect(!result.report.report.diagnostics.contains { $0.id.hasPrefix("epub.link") })
  }

  @Test(arguments: [
    "### `archs` {: #archs cmd-line env-var toml }", "[](){#archs}\n### Other", "## Setup\n\n## Setup {#archs .x}",
  ])
  func namesInTheHabitOfPythonAreFound(_ markdown: String) async throws {
    let edition = try await FieldMarkdownTests.edition("# T\n\n[there](#archs)\n\n" + markdown + "\n\ntext\n")
    let shown = try await FieldTests.shown(edition)
    #expect(shown.contains("href=\"#archs\"") && shown.contains("id=\"archs\""), "\(shown)")
    #expect(!shown.contains("{:") && !shown.contains("cmd-line env-var"), "\(shown)")
  }

  @Test(arguments: [
    ("[$XDG_DIR](https://e.com#a) is mostly `/run/user/$UID`.", "<code>/run/user/$UID</code>"),
    ("It costs $a `and $b` more `than $c`.", "<code>and $b</code>"), ("$HOME and `$PATH`", "<code>$PATH</code>"),
    ("Where $x$ is `$y`.", "<math"), ("$a `b` c$", "<math"),
  ])
  func formulaEndsOutsideOfCode(_ markdown: String, _ expected: String) async throws {
    let shown = try await FieldTests.shown(try await FieldMarkdownTests.edition("# T\n\n" + markdown + "\n"))
    #expect(shown.contains(expected), "\(shown)")
    #expect(shown.contains("<math") == (expected == "<math"), "\(shown)")
  }

  @Test(.timeLimit(.minutes(1))) func dollarsBeforeABacktickTakeLinearTime() async throws {
    let markdown = String(repeating: "$x ", count: 30_000) + "` z$"
    let document = try await FieldMarkdownTests.edition(markdown).document
    #expect(document.body.count == 1)
  }

  // MARK: - Several files

  private static func book(_ files: [(String, String)]) throws -> Edition {
    var editions: [Edition] = []
    for (name, text) in files {
      editions.append(try Edition(reading: Source(name: name, text: text)))
    }
    return Edition(joining: editions)
  }

  /// Links between `docs/one.md` and `docs/guide/two.md`, and the heading of the latter that they lead to.
  @Test(arguments: [
    ("guide/two.md#deep-part", "## Deep part"), ("./guide/two.md#%E6%B7%B1%E5%A4%84", "## 深处！"),
    ("guide/two.md#1-安装-step", "## 1. 安装 (Step)"), ("guide/two.md#a--b", "## A & B"),
    ("guide/two.md#setup-1", "## Setup\n\n## Setup"), ("guide/two.md#setup_1", "## Setup\n\n## Setup"),
    ("guide/two.md#emoji--x", "## Emoji 🎉 X"), ("guide/two.md#FOO_bar-baz", "## Foo_bar *baz*"),
    ("#only-there", "## Only there"),
    ("guide/two.md#custom", "## Other {#custom}"), ("guide/two.md#x", "<a id=\"x\"></a>\n## Other"),
  ])
  func linksBetweenFilesLeadToTheHeading(_ link: String, _ heading: String) async throws {
    let book = try FieldMarkdownTests.book([
      ("docs/one.md", "# One\n\n[there](\(link))\n"), ("docs/guide/two.md", "# Two\n\ntext\n\n\(heading)\n\ntext\n"),
      ("docs/three.md", "# Three\n\ntext\n"),
    ])
    #expect(!book.report.diagnostics.contains { $0.id == "join.missing-anchor" }, "\(book.report.diagnostics)")
    let outline = FieldTests.outline(book.document).filter { !$0.hasPrefix(" ") }
    #expect(outline == ["One", "Two", "Three"])
    let result = try await book.export(.epub())
    #expect(
      !result.report.report.diagnostics.contains { $0.id.hasPrefix("epub.link") }, "\(result.report.report.diagnostics)"
    )
  }

  @Test func whatTwoFilesHaveIsNowhere() async throws {
    let book = try FieldMarkdownTests.book([
      ("one.md", "# One\n\n[there](#part)\n"), ("two.md", "# Two\n\n## Part\n"), ("three.md", "# Three\n\n## Part\n"),
    ])
    let result = try await book.export(.epub())
    #expect(result.report.report.diagnostics.contains { $0.id == "epub.link-to-nothing" })
  }

  // MARK: - Pictures

  private static let svgStart = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\">"

  @Test(arguments: [
    "<foreignObject width='9' height='9'><div xmlns='http://www.w3.org/1999/xhtml'>开始</div></foreignObject><path d='M0 0'/>",
    "<image href='https://example.com/x.png' width='9' height='9'/><path d='M0 0'/>",
    "<script>alert(1)</script><rect width='9' height='9'/>", "<use href='other.svg#b'/><rect width='9' height='9'/>",
    "<rect width='9' height='9' onclick='x()'/>", "<video href='a.mp4'/><text>ok</text>",
  ])
  func whatAnSVGLosesIsSaid(_ content: String) async throws {
    let bytes = Array((FieldMarkdownTests.svgStart + content + "</svg>").utf8)
    let edition = try await FieldMarkdownTests.edition("# T\n\n![plan](d.svg)\n", ["d.svg": bytes])
    let diagnostics = try await edition.export(.epub()).report.report.diagnostics
    #expect(diagnostics.contains { $0.id == "epub.picture-part-dropped" && $0.loss == .dropped }, "\(diagnostics)")
    if content.contains("开始") { #expect(diagnostics.contains { $0.message.contains("开始") }) }
  }

  @Test func textOfALabelWithinMarkdownIsNamed() async throws {
    let markdown =
      "# T\n\n<svg width=\"20\" height=\"20\"><foreignObject width=\"9\"><p>label</p></foreignObject><text y=\"9\">t</text></svg>\n"
    let diagnostics = try await FieldMarkdownTests.edition(markdown).export(.epub()).report.report.diagnostics
    #expect(diagnostics.contains { $0.id == "epub.picture-part-dropped" && $0.message.contains("label") })
  }

  private static let base64 =
    "iVBORw0KGgoAAAANSUhEUgAAABQAAAAKCAIAAAA7N+mxAAAAFUlEQVR4nGP4z8BANiJf56jmEaMZADFExzl02osRAAAAAElFTkSuQmCC"

  @Test(arguments: [
    "![a][i]\n\n[i]: data:image/png;base64,\(base64)", "<img src=\"data:image/png;base64,\(base64)\" alt=\"a\">",
    "![a](DATA:image/PNG;BASE64,\(base64))", "![a](data:image/jpg;base64,\(base64))", "![a](data:;base64,\(base64))",
    "| a |\n|---|\n| ![a](data:image/png;charset=utf-8;base64,\(base64)) |",
    "[![a](data:image/png;base64,\(base64))](https://example.com)",
    "![a](data:image/svg+xml;utf8,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='20'%20height='10'%3E%3Crect%20width='20'%20height='10'/%3E%3C/svg%3E)",
    "![a](p.png?v=2&x=1#frag)", "![a](<img/a b.png?raw=true>)", "![a](img/a%20b.png?sanitize=true)",
    "![a](img/图.png?x=中)", "<img src=\"p.png?width=600&height=300\" alt=\"a\">", "![a](p.png?)",
    "![a][r]\n\n[r]: p.png#x",
  ])
  func picturesOfAllSpellingsAreTakenIn(_ markdown: String) async throws {
    let files = try await Making.files(try await FieldMarkdownTests.edition("# T\n\n" + markdown + "\n").document)
    let pictures = files.filter { $0.name.contains("images/") && !$0.name.contains("cover") }
    #expect(pictures.count == 1, "\(files.map(\.name))")
  }

  // MARK: - Languages

  /// A text, its first language, another language, and a word that is tagged with it; `nil` for one that is not tagged.
  static let languages: [(String, String, String, String?)] = [
    (
      "# 旅行会話\n\n日本では「ありがとう」と言います。中国では「谢谢」と言い、台湾では別の字です。「请问，厕所在哪里？」も覚えましょう。\n", "ja", "zh-Hans", "「谢谢」"
    ),
    ("# 日语教程\n\n“こんにちは”的意思是“你好”，“さようなら”的意思是“再见”。\n", "zh-Hans", "ja", "こんにちは"),
    ("# Signs\n\nThe menu lists ラーメン, 餃子 and 饺子.\n", "en", "zh-Hans", "饺子"),
    ("# Words\n\nHe said 图书馆 is 図書館 in Japanese and 圖書館 in Taiwan.\n", "en", "zh-Hant", "圖書館"),
    ("# Words\n\n| 谢谢 | ありがとう |\n|---|---|\n| 红茶 | おいしい |\n\nPeople say these.\n", "en", "zh-Hans", "红茶"),
    ("# 日记\n\n今天吃了お好み焼き，很好吃。然后去了东京大学的图书馆，见到了田中さん。\n", "zh-Hans", "ja", nil),
    ("# 手冊\n\n本手冊說明軟體的安裝方式，請先確認您的電腦。ソフトウェア這個詞來自日語。\n", "zh-Hant", "ja", "ソフトウェア"),
  ]

  @Test(arguments: languages)
  func japaneseAndChineseAreToldApart(_ markdown: String, _ first: String, _ other: String, _ word: String?)
    async throws
  {
    let edition = try await FieldMarkdownTests.edition(markdown)
    #expect(edition.document.metadata.languages.first?.tag == first, "\(edition.document.metadata.languages)")
    #expect(edition.document.metadata.languages.contains { $0.tag == other }, "\(edition.document.metadata.languages)")
    guard let word else { return }
    let shown = try await FieldTests.shown(edition)
    #expect(shown.contains("<span lang=\"\(other)\" xml:lang=\"\(other)\">\(word)"), "\(shown)")
  }

  @Test(arguments: [
    (
      "# 常用软件\n\n- [下载](https://www.example.com/download/latest/stable/package)\n- www.example.com/a/very/long/path/of/english/words\n",
      "zh-Hans"
    ),
    (
      "# 安装\n\n先装依赖：\n\n```sh\nsudo apt-get install the quick brown fox and the other packages\n```\n\n用 `pip install something --with-many-options` 装。\n",
      "zh-Hans"
    ),
    ("# リンク集\n\n便利なサイトです。\n\n| 手紙 |\n|---|\n| mailto:the.very.long.name.of.somebody@example.org |\n", "ja"),
    (
      "# 镜像\n\n<https://mirrors.example.edu.cn/help/the-repository-of-the-community/>\n\n<a href=\"https://example.com/some/english/path\">点这里</a>\n",
      "zh-Hans"
    ),
    (
      "# Nützliche Adressen\n\nHier sind die Seiten, die man kennen sollte, und noch mehr.\n\n- https://www.example.com/this/is/the/path/of/the/page\n- https://www.example.com/with/the/other/path/that/is/long\n",
      "de"
    ),
  ])
  func addressesAndCodeCountForNoLanguage(_ markdown: String, _ language: String) async throws {
    let languages = try await FieldMarkdownTests.edition(markdown).document.metadata.languages
    #expect(languages.map(\.tag) == [language])
  }

  // MARK: - Front matter

  @Test(arguments: [
    ("2023年3月5日 星期日", "2023-03-05"), ("2023年3月5日（周日）上午10:30", "2023-03-05"), ("2023 年 3 月 5 日", "2023-03-05"),
    ("二〇二三年三月五日", "2023-03-05"), ("二零二三年十二月二十一日", "2023-12-21"), ("民國112年3月5日", "2023-03-05"),
    ("令和5年3月5日", "2023-03-05"), ("令和元年5月", "2019-05"), ("2023년 3월 5일", "2023-03-05"), ("2023. 3. 5.", "2023-03-05"),
    ("5th of March 2023", "2023-03-05"), ("5. März 2023", "2023-03-05"), ("1er mars 2023", "2023-03-01"),
    ("5 de marzo de 2023", "2023-03-05"), ("20230305", "2023-03-05"), ("2023-Mar-05", "2023-03-05"),
    ("05-Mar-2023", "2023-03-05"), ("2023 March 5", "2023-03-05"), ("Sun Mar  5 10:00:00 2023", "2023-03-05"),
    ("2023年春", "2023"), ("Fall 2023", "2023"), ("2023-02-30", ""), ("5 and 6 March 2023", ""),
  ])
  func datesOfManyHabitsAreRead(_ written: String, _ expected: String) async throws {
    let metadata = try await FieldMarkdownTests.edition("---\ntitle: D\ndate: \(written)\n---\n\n# One\n").document
      .metadata
    #expect(metadata.published?.description ?? "" == expected)
  }

  @Test(arguments: [
    "+++\ntitle = 'Toml'\nauthors = [\"Lin\"] # one\ndate = 2023-03-05T10:00:00Z\n[extra]\nlead = 'C:\\x'\n+++\n",
    "{\n  \"title\": \"Toml\",\n  \"author\": \"Lin\",\n  \"date\": \"2023-03-05\"\n}\n",
    "% Toml\n% Lin\n% March 5, 2023\n", "Title: Toml\nAuthor: Lin\nDate: 2023-03-05\n",
    "---\ntitle: \"Toml\"\nauthor: {name: Lin}\ndate: 2023-03-05 10:20:30 +0800\n---\n",
  ])
  func metadataBeforeTheTextIsNotShown(_ block: String) async throws {
    let edition = try await FieldMarkdownTests.edition(block + "\n# One\n\ntext\n")
    #expect(edition.document.metadata.title?.text == "Toml")
    #expect(edition.document.metadata.creators.map(\.name) == ["Lin"])
    #expect(edition.document.metadata.published?.description == "2023-03-05")
    #expect(edition.document.body.count == 2 && FieldTests.paragraphs(edition.document.body) == ["text"])
  }

  @Test(arguments: [
    "Title: what is in a name?\n\nText.", "% sign\nof code", "% Copyright (c) Somebody.\n% Under a licence.\n\ntext",
    "{\n  not json\n}\n\ntext", "{\n\"a\": 1\n} and more",
    "The end: is near.\nAnd more: of it.\n",
  ])
  func textThatLooksLikeMetadataStaysText(_ markdown: String) async throws {
    let document = try await FieldMarkdownTests.edition(markdown).document
    #expect(!document.body.isEmpty)
    #expect(document.metadata.titles.isEmpty)
  }

  // MARK: - Tasks

  @Test(arguments: [
    ("- [ ] ![p](p.png)\n", "- ☐ ![p](p.png)"), ("- [ ] with `code` and **bold**\n", "- ☐ with `code` and **bold**"),
    ("- [x] ~~done~~ [link](http://e.com)\n", "- ☑ <del>done</del> [link](http://e.com)"),
    ("1. [X] a\n2. [ ] b\n", "1. ☑ a\n2. ☐ b"), ("> - [x] quoted\n", "> - ☑ quoted"),
    ("- [ ] a\n  - [x] nested\n    below\n", "  - ☑ nested\n    below"),
  ])
  func taskAndItsTextAreOneParagraph(_ markdown: String, _ expected: String) async throws {
    let edition = try await FieldMarkdownTests.edition(markdown)
    let text = String(decoding: try await edition.export(.markdown { $0.dialect = .commonmark }).bytes, as: UTF8.self)
    #expect(text.contains(expected), "\(text)")
  }
}

extension Block {
  /// The heading with a title, if the block is one.
  fileprivate func headingTitled(_ title: String) -> Heading? {
    guard case .heading(let heading) = self, heading.inlines.plainText == title else { return nil }
    return heading
  }
}
