import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenFiles
import PlatenTesting
import TestSupport
import Testing

/// What people really write comes in whole: the checks of ../shared/inputs/field where it is there, and further inputs of
/// the same kinds that nobody else has.
@Suite struct FieldTests {
  /// An input: a file of the field, or a text of our own.
  struct Input: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }

    /// A novel of headings, each with some paragraphs below it.
    static func novel(_ name: String, _ headings: [String], indent: String = "　　", title: String = "远山") -> Input {
      let paragraphs = [
        "雨下了一整夜，河水漫过了石桥，村里的人都站在坡上看，谁也没有说话，只听见水声一阵紧似一阵。", "他把门关上，坐到炉边去。", "“明天还走吗？”她问，声音很轻。",
        "没有人回答，屋檐下的水一滴一滴地落在石阶上，天慢慢亮了，远处有人在喊船。",
      ]
      return Input(
        name,
        title + "\n\n"
          + headings.map { $0 + "\n" + paragraphs.map { indent + $0 }.joined(separator: "\n") }.joined(
            separator: "\n\n")
          + "\n")
    }
  }

  /// A document as the command line reads it, with the transforms that are applied by themselves.
  static func edition(_ input: Input, files: any ResourceProvider = NoResources()) async throws -> Edition {
    try await Edition(reading: Source(name: input.name, text: input.text), resources: files)
      .applying(Toolkit.standard.transforms.defaults)
  }

  /// The text of a file of the field; `nil` where the folder is not.
  private static func field(_ path: String) throws -> Input? {
    guard let file = SharedInputs.file("field/" + path) else { return nil }
    return Input(path, String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  static func outline(_ document: Document) -> [String] {
    func titles(_ sections: [Outline.Section], _ indent: String) -> [String] {
      sections.flatMap { ["\(indent)\($0.title.plainText)"] + titles($0.children, indent + " ") }
    }
    return titles(document.outline.sections, "")
  }

  static func paragraphs(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.inlines.plainText]
      case .division(let division): paragraphs(division.blocks)
      case .heading, .list, .definitionList, .quote, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        []
      }
    }
  }

  /// All that is shown of an edition: the content documents.
  static func shown(_ edition: Edition) async throws -> String {
    let files = try await Making.files(edition.document)
    let shown = files.filter { $0.name.hasSuffix(".xhtml") && !$0.name.contains("nav") && !$0.name.contains("cover") }
    #expect(!shown.isEmpty, "\(files.map(\.name))")
    return shown.map(\.text).joined()
  }

  // MARK: - Plain text

  @Test(arguments: [
    ("03-thousand.txt", 4), ("03-thousand-han.txt", 3), ("03-roman.txt", 3), ("05-side.txt", 5), ("05-xuzhang.txt", 5),
    ("06-hua.txt", 3), ("06-deco.txt", 3), ("06-zhengwen.txt", 2), ("06-formal.txt", 3), ("06-chapterdot.txt", 3),
    ("06-number-only.txt", 3), ("13-mulu.txt", 2), ("13-double.txt", 2), ("15-bom.txt", 2), ("15-bom.md", 2),
    ("04-prose-1.txt", 3), ("04-prose-2.txt", 3), ("04-prose-3.txt", 3),
  ])
  func headingsOfTheFieldAreFound(_ path: String, _ count: Int) async throws {
    guard let input = try FieldTests.field(path) else { return }
    let document = try await FieldTests.edition(input).document
    #expect(FieldTests.outline(document).count == count, "\(FieldTests.outline(document))")
    if path.hasPrefix("04") { #expect(FieldTests.outline(document).allSatisfy { !$0.hasPrefix(" ") }) }
  }

  /// Headings in forms of the field’s kinds: all of them, and nothing else, are found.
  static let novels: [(Input, [String])] = [
    // Numbers beyond a thousand and ninety, in other numerals.
    ["第一千零九十九章 归舟", "第一千一百章 夜雨", "第一千一百零一章 石桥", "第一千一百零二章 晴"],
    ["第１０９８回　归舟", "第１０９９回　夜雨", "第１１００回　石桥"], ["第0999集：归舟", "第1000集：夜雨", "第1001集：石桥"],
    ["CHAPTER XCVIII. The Ford", "CHAPTER XCIX. The Rain", "CHAPTER C. The Bridge"],
    // Side chapters.
    ["引子", "第一章 归舟", "第二章 夜雨", "尾声", "后记"], ["序幕", "第1章 归舟", "间章 石桥", "第2章 夜雨", "番外 船夫"],
    ["楔子 旧事", "第一回 归舟", "第二回 夜雨", "终章 天晴", "完本感言"],
    // Units and decorations.
    ["第1幕 归舟", "第2幕 夜雨", "第3幕 石桥"], ["第一季 归舟", "第二季 夜雨", "第三季 石桥"], ["【第一章 归舟】", "【第二章 夜雨】", "【第三章 石桥】"],
    ["★第1章 归舟★", "★第2章 夜雨★", "★第3章 石桥★"], ["--- 第一章 归舟 ---", "--- 第二章 夜雨 ---", "--- 第三章 石桥 ---"],
    ["正文 第001章 归舟", "正文 第002章 夜雨", "正文 第003章 石桥"], ["第叁佰章 归舟", "第叁佰零壹章 夜雨", "第叁佰零贰章 石桥"],
    ["Chapter 001 归舟", "Chapter 002 夜雨", "Chapter 003 石桥"], ["01", "02", "03", "04"], ["一", "二", "三", "四"],
    ["I", "II", "III", "IV"],
  ].enumerated().map { (Input.novel("novel-\($0.offset).txt", $0.element), $0.element) }

  @Test(arguments: novels)
  func headingsOfTheSameKindsAreFound(_ input: Input, _ headings: [String]) async throws {
    let found = FieldTests.outline(try await FieldTests.edition(input).document)
    #expect(found.count == headings.count, "\(found)")
  }

  /// Sentences that begin as headings do, indented as all paragraphs are.
  static let prose = [
    "第三排的人站了起来！", "第十章我还没有读完，你先拿去。", "第一回见面的时候，他还是个孩子。", "四、五、六，他一个一个地数着。", "第七集团军过了河。", "一卷纸掉在地上。",
    "第二天一早，他就走了。", "Chapter and verse, he knew it all.", "番外国的人也来了。", "尾声渐渐听不见了，他才站起来。",
  ]

  @Test(arguments: prose)
  func proseThatBeginsLikeAHeadingStaysProse(_ sentence: String) async throws {
    var input = Input.novel("prose.txt", ["第一章 归舟", "第二章 夜雨", "第三章 石桥"])
    input.text = input.text.replacingOccurrences(of: "　　他把门关上", with: "　　\(sentence)\n　　他把门关上")
    let document = try await FieldTests.edition(input).document
    #expect(FieldTests.outline(document) == ["第一章 归舟", "第二章 夜雨", "第三章 石桥"])
    #expect(FieldTests.paragraphs(document.body).contains(sentence))
  }

  @Test(arguments: [
    (["卷一 少年", "第一章 出门", "第二章 过河", "卷二 江湖", "第三章 夜雨"], ["卷一 少年", " 第一章 出门", " 第二章 过河", "卷二 江湖", " 第三章 夜雨"]),
    (["第一部 少年", "第一章 出门", "第二部 江湖", "第二章 夜雨"], ["第一部 少年", " 第一章 出门", "第二部 江湖", " 第二章 夜雨"]),
    (
      ["Volume I", "Chapter 1", "Chapter 2", "Volume II", "Chapter 3"],
      ["Volume I", " Chapter 1", " Chapter 2", "Volume II", " Chapter 3"]
    ),
    (["上卷 少年", "第一回 出门", "下卷 江湖", "第二回 夜雨"], ["上卷 少年", " 第一回 出门", "下卷 江湖", " 第二回 夜雨"]),
    (
      ["上卷 少年", "第一回 出门", "中卷 江湖", "第二回 夜雨", "下卷 归来", "第三回 天晴"],
      ["上卷 少年", " 第一回 出门", "中卷 江湖", " 第二回 夜雨", "下卷 归来", " 第三回 天晴"]
    ),
  ])
  func volumesStandAboveChapters(_ headings: [String], _ expected: [String]) async throws {
    let input = Input.novel("volumes.txt", headings)
    #expect(FieldTests.outline(try await FieldTests.edition(input).document) == expected)
  }

  @Test(arguments: ["06-juan.txt", "14-juanshou.txt"])
  func volumesOfTheFieldStandAboveChapters(_ path: String) async throws {
    guard let input = try FieldTests.field(path) else { return }
    let outline = FieldTests.outline(try await FieldTests.edition(input).document)
    #expect(outline.filter { !$0.hasPrefix(" ") }.allSatisfy { $0.contains("卷") }, "\(outline)")
    #expect(outline.contains { $0.hasPrefix(" 第") })
  }

  @Test(arguments: ["目录", "目　录", "CONTENTS", "总目"], ["\n", "……1\n", "\t12\n"])
  func listOfContentsMakesNoEmptyChapters(_ title: String, _ end: String) async throws {
    let headings = ["第一章 归舟", "第二章 夜雨", "第三章 石桥"]
    var input = Input.novel("contents.txt", headings)
    let list = title + "\n" + headings.map { $0 + end }.joined() + "\n"
    input.text = input.text.replacingOccurrences(of: "远山\n\n", with: "远山\n\n" + list)
    let document = try await FieldTests.edition(input).document
    #expect(FieldTests.outline(document) == headings)
  }

  @Test(arguments: [
    ("a.txt", "a\u{0C}b"), ("a.txt", "\u{FEFF}一\n\u{FEFF}二\n"), ("a.txt", "村\r庄\r\n路\u{85}桥"), ("a.txt", "村庄\u{1A}"),
    ("a.md", "# 一\n\n文\n\u{FEFF}# 二\n"), ("a.md", "a\u{0B}b\u{2028}c"),
  ])
  func whiteSpaceOfOtherTimesIsNoReplacementCharacter(_ name: String, _ text: String) async throws {
    let edition = try await FieldTests.edition(Input(name, text))
    #expect(!(try await FieldTests.shown(edition)).contains("\u{FFFD}"))
  }

  @Test(arguments: ["　　", "  ", "\t", "    "])
  func shortIndentedLinesAreParagraphs(_ indent: String) async throws {
    let lines = ["天黑了。", "他停下脚步。", "“谁？”", "没有人回答。", "她笑了笑。"]
    let text =
      "长夜灯\n\n第1章 初雪\n" + lines.map { indent + $0 + "\n" }.joined() + "\n第2章 开河\n"
      + lines.map { indent + $0 + "\n" }.joined()
    let document = try await FieldTests.edition(Input("short.txt", text)).document
    #expect(FieldTests.paragraphs(document.body).count == 10)
  }

  @Test(arguments: [
    ("灯会\n文/林远 图/陈小雨\n\n正文在这里，说的是山村里的灯会。\n\n再说一段。\n", "灯会", "林远"), ("书名：长夜灯\n作者：林远\n\n第1章 初雪\n　　天黑了。\n", "长夜灯", "林远"),
    ("《长夜灯》\n作者：林远\n\n第一章 初雪\n　　天黑了。\n", "长夜灯", "林远"), ("灯会\n文｜林远　编辑｜陈小雨\n\n正文在这里，说的是山村里的灯会。\n\n再说一段。\n", "灯会", "林远"),
    (
      "The Lamp\nby Lin Yuan\n\nIt was dark in the yard, and nobody said a word.\n\nThen it snowed.\n", "The Lamp",
      "Lin Yuan"
    ),
  ])
  func bylinesGoIntoTheMetadata(_ text: String, _ title: String, _ author: String) async throws {
    let metadata = try await FieldTests.edition(Input("byline.txt", text)).document.metadata
    #expect(
      metadata.title?.text.replacingOccurrences(of: "《", with: "").replacingOccurrences(of: "》", with: "") == title)
    #expect(metadata.creators.map(\.name) == [author])
  }

  @Test(arguments: [
    "附件：1.自查表\n      2.联系人名单\n", "附件：1．检查表\n　　　2．名单\n　　　3．地图\n", "附：1. 日程\n    2. 联系人\n",
  ])
  func annexesAreNoHeadings(_ annexes: String) async throws {
    let text = "关于检查的通知\n\n各单位：\n\n一、检查时间\n2024年3月1日至3月31日。\n\n二、工作要求\n请于3月25日前报送。\n\n\(annexes)\n山城办公室\n2024年2月20日\n"
    let outline = FieldTests.outline(try await FieldTests.edition(Input("annex.txt", text)).document)
    #expect(outline == ["一、检查时间", "二、工作要求"])
  }

  // MARK: - Markdown

  @Test(arguments: [
    ("| a |\n|---|\n| x<br>y |\n", "&lt;br"), ("H<sub>2</sub>O and x<sup>2</sup>", "&lt;su"),
    ("<kbd>Esc</kbd> <u>u</u>", "&lt;kbd"),
    ("<details><summary>More</summary>\n\ntext\n\n</details>\n", "&lt;"), ("<p align=\"center\">m</p>\n", "&lt;p"),
    ("> [!NOTE]\n> Useful.\n", "[!NOTE]"), ("> [!CAUTION]\n> Hot.\n\n> [!TIP]\n> Cool.\n", "[!"),
    ("> [!IMPORTANT]\n>\n> - a\n", "[!"),
    ("::: tip 提示\n内容\n:::\n", ":::"), (":::warning[Careful]\ntext\n:::\n", ":::"), ("::: danger\nx\n:::\n", ":::"),
    ("It is $`a+b`$ and\n\n```math\nx = y\n```\n", "`"), ("$`\\frac12`$", "`"), ("a $`x`$ b $`y`$", "`"),
    ("+++\ntitle = \"T\"\n+++\n\ntext\n", "+++"), ("+++\ndate = 2023-03-05\n[a]\nb = 1\n+++\ntext\n", "+++"),
  ])
  func noMarkIsShownAsText(_ markdown: String, _ mark: String) async throws {
    let shown = try await FieldTests.shown(try await FieldTests.edition(Input("a.md", markdown)))
    #expect(!shown.contains(mark), "\(shown)")
  }

  @Test(arguments: [
    ("2023年3月5日", "2023-03-05"), ("March 5, 2023", "2023-03-05"), ("5 March 2023", "2023-03-05"),
    ("2023/03/05", "2023-03-05"),
    ("2023.3.5", "2023-03-05"), ("2023年3月", "2023-03"),
  ])
  func datesAreReadAsPeopleWriteThem(_ written: String, _ expected: String) async throws {
    let edition = try await FieldTests.edition(Input("a.md", "---\ntitle: D\ndate: \(written)\n---\n\n# One\n"))
    #expect(edition.document.metadata.published?.description == expected)
  }

  @Test(arguments: [
    "See [there](#here).\n\n<a name=\"here\"></a>There.", "[x](#y)\n\n<span id=\"y\">here</span>",
    "[x](#z)\n\n<div id=\"z\">\n\ntext\n\n</div>",
    "[x](#deep-part)\n\n## Deep part", "[x](#深处)\n\n## 深处！", "[x](#a-1)\n\n## A\n\n## A",
  ])
  func linksWithinADocumentWork(_ markdown: String) async throws {
    let edition = try await FieldTests.edition(Input("a.md", "# T\n\n" + markdown))
    let result = try await edition.export(.epub())
    #expect(
      !result.report.report.diagnostics.contains { $0.id.hasPrefix("epub.link") }, "\(result.report.report.diagnostics)"
    )
  }

  private struct Pixel: ResourceProvider {
    func resource(at reference: String) throws(ResourceError) -> Resource {
      guard reference.hasSuffix(".png") else { throw ResourceError("no such file", .missing) }
      return Resource(path: reference, bytes: onePixel)
    }
  }

  @Test(arguments: [
    "![a](p.png?raw=true)", "![b](p.png#gh-dark-mode-only)", "<img src=\"p.png\" width=\"9\" alt=\"a\">",
    "<picture><source srcset=\"d.png\"><img src=\"p.png\" alt=\"a\"></picture>",
    "![d](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABQAAAAKCAIAAAA7N+mxAAAAFUlEQVR4nGP4z8BANiJf56jmEaMZADFExzl02osRAAAAAElFTkSuQmCC)",
  ])
  func picturesAreInTheEdition(_ markdown: String) async throws {
    let edition = try await FieldTests.edition(Input("a.md", "# T\n\n\(markdown)\n"), files: Pixel())
    let files = try await Making.files(edition.document)
    #expect(files.contains { $0.name.contains("images/") && $0.name.hasSuffix(".png") }, "\(files.map(\.name))")
  }

  // MARK: - The cover

  /// Titles, subtitles and authors of many lengths and scripts, from a seed.
  @Test func coverNeverWritesOutsideItsEdge() async throws {
    var random = SeededGenerator(seed: 0x22C0_4E12)
    let words = [
      "长", "村庄里的", "The", "incomprehensibilities", "W", "淘宝村", "Donaudampfschifffahrtsgesellschaft", "a", "—", "（上）",
      "2024", "ﬁ",
      "Ǆ", "กรุงเทพ", "日本語", "👨‍👩‍👧", "·",
    ]
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: Bool.random(using: &random) ? " " : "")
    }
    for _ in 0..<150 {
      var document = Document(body: [.paragraph(Paragraph([.text("x")]))])
      document.metadata.titles = [Title(text(60)), Title(text(40), kind: .subtitle)]
      document.metadata.creators = (0..<Int.random(in: 0...6, using: &random)).map { _ in Contributor(text(12)) }
      let files = try await Making.files(document)
      let cover = try #require(files.first { $0.name.hasSuffix("images/cover.svg") })
      for element in try MarkupFacts(cover.bytes).elements where element.name == "text" || element.name == "tspan" {
        let y = element.attributes["y"].flatMap { Double($0) } ?? 0
        #expect((0...2400).contains(y), "\(document.metadata.titles.map(\.text)): y=\(y)")
      }
    }
  }

  @Test(arguments: ["- [ ] a\n- [x] b\n", "1. [ ] a\n2. [x] b\n", "- [ ] a\n\n  more\n- [x] b\n"])
  func taskItemsOfPlainCommonMarkAreOneParagraph(_ markdown: String) async throws {
    let edition = try await FieldTests.edition(Input("a.md", markdown))
    let text = String(decoding: try await edition.export(.markdown { $0.dialect = .commonmark }).bytes, as: UTF8.self)
    #expect(text.contains("☐ a") && text.contains("☑ b") || text.contains("☒ b"), "\(text)")
  }
}
