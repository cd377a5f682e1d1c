import Platen
import PlatenCore
import TestSupport
import Testing

/// Novels whose chapters have no number: a title is one where the whole file sets its titles alike.
@Suite struct FieldTitleTests {
  private static let titles = ["归舟", "夜雨", "石桥"]

  private static func outline(_ text: String) async throws -> [String] {
    FieldTests.outline(try await FieldTests.edition(FieldTests.Input("titles.txt", text)).document)
  }

  /// A novel whose headings are the titles, each between two texts.
  private static func novel(_ before: String, _ after: String, indent: String) -> String {
    FieldTests.Input.novel("titles.txt", titles.map { before + $0 + after }, indent: indent).text
  }

  @Test(
    arguments: ["◎", "★", "☆", "☆、", "※ ", "◆", "§ ", "# ", "● ", "○"], ["　　", ""])
  func titlesBehindASignAreHeadings(_ sign: String, _ indent: String) async throws {
    #expect(
      try await FieldTitleTests.outline(FieldTitleTests.novel(sign, "", indent: indent)) == FieldTitleTests.titles)
  }

  @Test(arguments: [
    ("◎", "◎"), ("══ ", " ══"), ("==", "=="), ("～", "～"), ("—— ", " ——"), ("*** ", " ***"), ("【", "】"), ("〖", "〗"),
    ("[", "]"), ("〔 ", " 〕"),
  ])
  func titlesBetweenSignsAreHeadings(_ before: String, _ after: String) async throws {
    for indent in ["　　", ""] {
      let novel = FieldTitleTests.novel(before, after, indent: indent)
      #expect(try await FieldTitleTests.outline(novel) == FieldTitleTests.titles, "\(indent.isEmpty)")
    }
  }

  @Test func bracketsThatBelongToTheTitleStay() async throws {
    let novel = FieldTitleTests.novel("《", "》", indent: "　　")
    #expect(try await FieldTitleTests.outline(novel) == ["《归舟》", "《夜雨》", "《石桥》"])
  }

  @Test(arguments: ["", "　　　　　　　　", "\t\t\t"])
  func titlesThatAreIndentedInAnotherWayThanProseAreHeadings(_ indent: String) async throws {
    let novel = FieldTitleTests.novel(indent, "", indent: "　　")
    #expect(try await FieldTitleTests.outline(novel) == FieldTitleTests.titles)
    let whole = novel.replacing("远山\n", with: "远山\n作者：林远\n") + "\n（全文完）\n"
    #expect(try await FieldTitleTests.outline(whole) == FieldTitleTests.titles)
  }

  @Test func titlesWithMoreBlankLinesBeforeThemAreHeadings() async throws {
    let novel = FieldTitleTests.novel("", "", indent: "").replacing("\n", with: "\n\n").replacing(
      "\n\n\n\n", with: "\n\n\n")
    #expect(try await FieldTitleTests.outline(novel) == FieldTitleTests.titles)
  }

  @Test func titlesStandBelowVolumes() async throws {
    var novel = FieldTitleTests.novel("◎", "", indent: "　　")
    novel = novel.replacing("◎归舟", with: "第一卷 少年\n\n◎归舟").replacing("◎石桥", with: "第二卷 青年\n\n◎石桥")
    #expect(try await FieldTitleTests.outline(novel) == ["第一卷 少年", " 归舟", " 夜雨", "第二卷 青年", " 石桥"])
  }

  /// Lines that are set off in a text whose chapters they are not, before each paragraph that is long.
  static let prose: [String] = [
    "　　【任务完成】", "　　【姓名：林远】\n　　【等级：3】\n　　【技能：无】", "「行こう」\n「どこへ」", "　　——鲁迅", "※※※", "●苹果\n●梨\n●桃", "亲爱的小雨\n你好吗\n我在渡口等你",
    "　　夜深了",
    "◎他把信折好，放进怀里，推开门走了出去。", "床前明月光\n疑是地上霜", "　　- 苹果", "“走吧”", "【1】", "*kai-men*", "_开门_",
  ]

  @Test(arguments: prose)
  func whatIsSetOffOtherwiseStaysText(_ lines: String) async throws {
    let long = "　　雨下了一整夜，河水漫过了石桥，村里的人都站在坡上看，谁也没有说话，只听见水声一阵紧似一阵，天慢慢亮了，远处有人在喊船。\n"
    let text = "远山\n\n" + (0..<5).map { _ in long + lines + "\n" + long + long }.joined()
    #expect(try await FieldTitleTests.outline(text).isEmpty)
  }

  @Test func twoAreNoSeriesAndNumberedChaptersHaveNoOthers() async throws {
    let two = FieldTests.Input.novel("two.txt", ["◎归舟", "◎夜雨"]).text
    #expect(try await FieldTitleTests.outline(two).isEmpty)
    let input = FieldTests.Input.novel("mixed.txt", ["第一章 归舟", "◎回忆", "第二章 夜雨", "◎梦", "第三章 石桥", "◎雪"])
    #expect(try await FieldTitleTests.outline(input.text) == ["第一章 归舟", "第二章 夜雨", "第三章 石桥"])
  }

  @Test func oneLineThatIsNoTitleMakesAllOfThemText() async throws {
    let novel = FieldTitleTests.novel("◎", "", indent: "　　")
    let text = novel.replacing("　　他把门关上", with: "◎他把门关上，坐到炉边去，一句话也不说。\n　　他把\u{2060}门关上", maxReplacements: 1)
    #expect(try await FieldTitleTests.outline(text).isEmpty)
  }
}
