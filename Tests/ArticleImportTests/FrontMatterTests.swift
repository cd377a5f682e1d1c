import ArticleImport
import PlatenCore
import Testing

@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("乡村 (The Village)\nEnglish text goes here.", "乡村", "zh", "The Village", Gloss.Form.spacedParentheses),
    ("The Village（乡村）\n中文中文中文中文。", "The Village", "en", "乡村", .fullwidthParentheses),
    ("The Village(乡村)\n中文中文中文中文。", "The Village", "en", "乡村", .parentheses),
  ])
  func titleInTwoLanguages(
    source: String, text: String, language: String, alternate: String, form: Gloss.Form
  ) throws {
    let title = try #require(try StructureText.document(source).metadata.title)
    #expect(title.text == text)
    #expect(title.language?.tag == language)
    #expect(title.alternates.map(\.text) == [alternate])
    #expect(title.form == form)
  }

  @Test func sentenceIsNoTitle() throws {
    let log = ReportLog()
    let document = try StructureText.document("This is a sentence.\nAnd another.", log: log)
    #expect(document.metadata.titles.isEmpty)
    #expect(StructureText.lines(document.body) == ["p This is a sentence.", "p And another."])
    #expect(log.report.diagnostics.map(\.id) == ["article.no-title"])
  }

  @Test func titleCanBeNamed() throws {
    let document = try StructureText.document("First line\nText.") { $0.title = "Named" }
    #expect(document.metadata.title?.text == "Named")
    #expect(StructureText.lines(document.body) == ["p First line", "p Text."])
  }

  @Test func onlyLineIsText() throws { #expect(try StructureText.of("Only line") == ["p Only line"]) }

  @Test func languagesCanBeNamed() throws {
    let document = try StructureText.document("Title\nText.") { $0.languages = "zh-hans, en" }
    #expect(document.metadata.languages == [.simplifiedChinese, .english])
    #expect(throws: ImportError.self) { try StructureText.document("Title\nText.") { $0.languages = "?" } }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var line: String
    var becomes: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Case(line: "By Jane Doe", becomes: "aut Jane Doe"),
    Case(line: "By Jane Doe and John Smith", becomes: "aut Jane Doe, aut John Smith"),
    Case(line: "Author: Jane Doe", becomes: "aut Jane Doe"), Case(line: "作者：张三、李四", becomes: "aut 张三, aut 李四"),
    Case(line: "文/张三", becomes: "aut 张三"), Case(line: "文｜张三", becomes: "aut 张三"),
    Case(line: "Translated by Li Si (李四)", becomes: "trl Li Si"), Case(line: "译者：王五", becomes: "trl 王五"),
    Case(line: "責任編輯：趙六", becomes: "edt 趙六"), Case(line: "来源：新华网", becomes: "source 新华网"),
    Case(line: "2024-05-01", becomes: "2024-05-01"), Case(line: "2024年5月1日", becomes: "2024-05-01"),
    Case(line: "2024/5/1 08:30", becomes: "2024-05-01"), Case(line: "May 1, 2024", becomes: "2024-05-01"),
    Case(line: "1 May 2024", becomes: "2024-05-01"), Case(line: "发布时间：2024年5月", becomes: "2024-05"),
    Case(line: "作者：张三　　来源：新华网", becomes: "aut 张三, source 新华网"), Case(line: "——以淘宝村为例", becomes: "subtitle 以淘宝村为例"),
  ])
  func bylineGoesIntoTheMetadata(_ item: Case) throws {
    let log = ReportLog()
    let document = try StructureText.document("Title\n\(item.line)\n\nText.", log: log)
    let metadata = document.metadata
    var found = metadata.creators.map { "\($0.role ?? "") \($0.name)" }
    found += metadata.contributors.map { "\($0.role ?? "") \($0.name)" }
    if let source = metadata.source { found.append("source \(source)") }
    if let subtitle = metadata.subtitle { found.append("subtitle \(subtitle.text)") }
    if let date = metadata.published { found.append(date.description) }
    #expect(found.joined(separator: ", ") == item.becomes)
    #expect(StructureText.lines(document.body) == ["p Text."])
    #expect(log.report.diagnostics.map(\.id) == ["article.byline"])
  }

  @Test(arguments: ["By 2020 half had left.", "By the river they sat", "作者说，这很好。", "2024", "2024-13-01", "——", "文章：很好"])
  func otherLinesStay(line: String) throws {
    #expect(try StructureText.of("Title\n\(line)\nText.") == ["p \(line)", "p Text."])
  }

  @Test func bylineFurtherDownStays() throws {
    #expect(try StructureText.of("Title\nText.\nBy Jane Doe\nText.") == ["p Text.", "p By Jane Doe", "p Text."])
  }
}
