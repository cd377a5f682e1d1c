import ArticleImport
import PlatenCore
import Testing

/// Handbooks as plain text: sections numbered with several parts, titles of commands, wrapped titles, steps.
@Suite struct NumberedSectionTests {
  private func headings(_ source: String) throws -> [String] {
    try StructureText.of(source).filter { $0.hasPrefix("h") }
  }

  private let text = "    这里是正文，说明怎样安装这个软件，以及在安装以后应当怎样配置它，才能正常使用，不出差错。\n    还有一行。\n\n"

  @Test func titlesMayBeginWithASmallLetterInASeries() throws {
    let source =
      "手册\n\n第一章 工具\n\n\(text)"
      + ["control 文件", "debuild 命令", "git-buildpackage"].enumerated().map {
        "1.\($0.offset + 1). \($0.element)\n\n\(text)"
      }.joined()
    #expect(
      try headings(source) == ["h1 第一章 工具", "h2 1.1. control 文件", "h2 1.2. debuild 命令", "h2 1.3. git-buildpackage"])
  }

  @Test(arguments: [
    "3.5 million people live there", "0.0 < 0.5 < 0.10 < 0.99", "2.6.30 开始的默认行为)", "7.6 节 “沙盒”）", "1.5 + 2.5 = 4",
    "9.11 节（虚拟化））",
  ])
  func numberOfALineIsNoSection(line: String) throws {
    #expect(try headings("手册\n\n第一章 工具\n\n\(text)\(line)\n\n\(text)第二章 其他\n\n\(text)") == ["h1 第一章 工具", "h1 第二章 其他"])
  }

  @Test(arguments: [
    ("1.2. 为什么光盘上既有稳定版又有不稳定版的链接？我以为光盘里\n只有稳定版！", "1.2. 为什么光盘上既有稳定版又有不稳定版的链接？我以为光盘里只有稳定版！"),
    (
      "1.2. Why does the disc hold both of the releases, when all\nof the others hold one?",
      "1.2. Why does the disc hold both of the releases, when all of the others hold one?"
    ),
  ])
  func wrappedTitleIsOneHeading(title: String, heading: String) throws {
    let line = "这里是正文，说明怎样安装这个软件，以及在安装以后应当怎样配"
    let text = "\(line)\n\(line)\n\(line)\n置它。\n\n"
    let source = "手册\n\n1.1. 开始\n\n\(text)\(title)\n\n\(text)1.3. 结束\n\n\(text)"
    #expect(try headings(source) == ["h1 1.1. 开始", "h1 " + heading, "h1 1.3. 结束"])
  }

  @Test func stepsThatAreIndentedAreNoSections() throws {
    let steps = "    1. 下载源码\n        • 从主站下载\n    2. 解开源码\n        • 用 tar 解开\n    3. 编译\n        • 运行 make\n\n"
    let source =
      "手册\n\n" + (1...4).map { "1.\($0). 第\($0)步说明\n\n\(text)\($0 == 2 ? steps : "")" }.joined()
    #expect(try headings(source).count == 4)
  }

  @Test func listOfTablesIsNoSection() throws {
    let source = "手册\n\n第一章 工具\n\n\(text)2.3. 站点列表\n3.1. 程序列表\n8.1. 输入法列表\n9.1. 控制台程序\n\n\(text)第二章 其他\n\n\(text)"
    #expect(try headings(source).filter { $0.contains("列表") } == [])
  }

  @Test(arguments: ["\u{1B}[32m", "\u{1B}[1;31m", "\u{1B}[m", "\u{1B}[38;5;120m", "\u{1B}[38:2:1:2:3m"])
  func coloursOfATerminalAreNoText(sequence: String) throws {
    let log = ReportLog()
    let document = try StructureText.document("\(sequence)《送别》\u{1B}[0m\n作者：王维\n下马饮君酒，\(sequence)问君何所之。", log: log)
    #expect(document.metadata.title?.text == "《送别》")
    #expect(StructureText.lines(document.body) == ["p 下马饮君酒，问君何所之。"])
    #expect(!log.report.diagnostics.contains { $0.id == "article.control-character" })
  }

  @Test(arguments: ["\u{1B}", "\u{1B}[2J", "\u{1B}[31", "\u{1B}]0;title\u{7}"])
  func otherEscapesAreReported(sequence: String) throws {
    let log = ReportLog()
    _ = try StructureText.document("标题\n下马饮君酒，\(sequence)问君何所之。", log: log)
    #expect(log.report.diagnostics.contains { $0.id == "article.control-character" })
  }
}
