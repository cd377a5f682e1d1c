import Platen
import PlatenCore
import TestSupport
import Testing

/// Further inputs of the kinds of ../shared/inputs/field that are plain text: series that no vocabulary has, decorations, and
/// lists of contents behind the text.
@Suite struct FieldTextTests {
  /// Headings of many series, and what they are in the outline.
  static let series: [([String], [String])] = [
    (["第一封信", "第二封信", "第三封信"], ["第一封信", "第二封信", "第三封信"]),
    (["第一天：归舟", "第二天：夜雨", "第三天：石桥"], ["第一天：归舟", "第二天：夜雨", "第三天：石桥"]),
    (["其一", "其二", "其三"], ["其一", "其二", "其三"]), (["其一 归舟", "其二 夜雨", "其三 石桥"], ["其一 归舟", "其二 夜雨", "其三 石桥"]),
    (["案件一：归舟", "案件二：夜雨", "案件三：石桥"], ["案件一：归舟", "案件二：夜雨", "案件三：石桥"]),
    (["Lv.1 归舟", "Lv.2 夜雨", "Lv.3 石桥"], ["Lv.1 归舟", "Lv.2 夜雨", "Lv.3 石桥"]),
    (["Day 1", "Day 2", "Day 3"], ["Day 1", "Day 2", "Day 3"]),
    (["第一卷", "第一夜话", "第二夜话", "第三夜话", "第二卷", "第四夜话"], ["第一卷", " 第一夜话", " 第二夜话", " 第三夜话", "第二卷", " 第四夜话"]),
    (["❶ 归舟", "❷ 夜雨", "❸ 石桥"], ["❶ 归舟", "❷ 夜雨", "❸ 石桥"]), (["【一】归舟", "【二】夜雨", "【三】石桥"], ["【一】归舟", "【二】夜雨", "【三】石桥"]),
    (["▍一、归舟", "▍二、夜雨"], ["一、归舟", "二、夜雨"]), (["▎第一章 归舟", "▎第二章 夜雨"], ["第一章 归舟", "第二章 夜雨"]),
    (["♠第1章 归舟♠", "♠第2章 夜雨♠"], ["第1章 归舟", "第2章 夜雨"]),
    (["第1,000章 归舟", "第1,001章 夜雨"], ["第1,000章 归舟", "第1,001章 夜雨"]),
    (["第一章 归舟", "【番外】夜雨", "作者的话"], ["第一章 归舟", "【番外】夜雨", "作者的话"]),
    (["第九章 归舟", "第一一一章 夜雨", "第一一二章 石桥"], ["第九章 归舟", "第一一一章 夜雨", "第一一二章 石桥"]),
  ]

  @Test(arguments: series)
  func seriesOfAnyNameAreFound(_ headings: [String], _ expected: [String]) async throws {
    let document = try await FieldTests.edition(.novel("series.txt", headings)).document
    #expect(FieldTests.outline(document) == expected)
  }

  /// Lines that count something and are no headings: in a text whose chapters are, or in one without any.
  static let counting: [[String]] = [
    ["图1 系统结构", "图2 部署方式", "图3 数据流"], ["表一 人口", "表二 收入", "表三 支出"],
    ["Figure 1: The plan", "Figure 2: The yard", "Figure 3: The gate"],
    ["　　第一封信送到了。", "　　第二封信也送到了。", "　　第三封信没有人收。"], ["　　第一天", "　　第二天", "　　第三天"], ["附件一", "附件二", "附件三"],
    ["Version 1", "Version 2", "Version 3"],
  ]

  @Test(arguments: counting)
  func whatCountsOtherThingsStaysText(_ lines: [String]) async throws {
    let input = FieldTests.Input.novel("counting.txt", ["第一章 归舟", "第二章 夜雨", "第三章 石桥"])
    var text = input.text
    for line in lines { text = text.replacing("　　他把门关上", with: "\(line)\n　　他把\u{2060}门关上", maxReplacements: 1) }
    let document = try await FieldTests.edition(FieldTests.Input("counting.txt", text)).document
    #expect(FieldTests.outline(document) == ["第一章 归舟", "第二章 夜雨", "第三章 石桥"])
  }

  @Test(arguments: [
    ["其一", "其二"], ["第一天", "第三天", "第七天"], ["案件一：归舟", "案件三：夜雨", "案件二：石桥"],
    ["Day 1 was hard", "Day 2 was worse", "Day 3 was fine"],
  ])
  func whatCountsNothingIsNoSeries(_ lines: [String]) async throws {
    let document = try await FieldTests.edition(.novel("few.txt", lines)).document
    #expect(FieldTests.outline(document).isEmpty)
  }

  @Test func listWithoutTextBetweenIsNoSeries() async throws {
    let lines = (1...6).map { "方案\($0)" }.joined(separator: "\n")
    let input = FieldTests.Input.novel("list.txt", ["第一章 归舟", "第二章 夜雨"])
    let document = try await FieldTests.edition(FieldTests.Input("list.txt", input.text + "\n" + lines + "\n")).document
    #expect(FieldTests.outline(document) == ["第一章 归舟", "第二章 夜雨"])
  }

  // MARK: - Lists of contents behind the text

  @Test(arguments: ["目录\n", "目　录\n\n", "CONTENTS\n", ""], ["\n", "……1\n"])
  func listOfContentsBehindTheTextMakesNoEmptyChapters(_ title: String, _ end: String) async throws {
    guard !title.isEmpty || end == "\n" else { return }
    let headings = ["第一章 归舟", "第二章 夜雨", "第三章 石桥"]
    var input = FieldTests.Input.novel("contents.txt", headings)
    input.text += "\n" + title + headings.map { $0 + end }.joined()
    let edition = try await FieldTests.edition(input)
    #expect(FieldTests.outline(edition.document) == headings)
    #expect(edition.report.diagnostics.contains { $0.id == "article.contents-left-out" })
  }

  @Test func listsOfContentsAtBothEndsMakeNoEmptyChapters() async throws {
    let headings = ["第一章 归舟", "第二章 夜雨", "第三章 石桥"]
    var input = FieldTests.Input.novel("contents.txt", headings)
    let list = "目录\n" + headings.joined(separator: "\n") + "\n"
    input.text = input.text.replacing("远山\n\n", with: "远山\n\n" + list + "\n", maxReplacements: 1) + "\n" + list
    #expect(FieldTests.outline(try await FieldTests.edition(input).document) == headings)
  }

  @Test func lastChaptersWithoutTextAreNoListOfContents() async throws {
    var input = FieldTests.Input.novel("last.txt", ["第一章 归舟", "第二章 夜雨"])
    input.text += "\n第三章 石桥\n\n第四章 晴\n\n第五章 雪\n"
    #expect(FieldTests.outline(try await FieldTests.edition(input).document).count == 5)
  }
}
