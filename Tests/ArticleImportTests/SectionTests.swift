import ArticleImport
import PlatenCore
import Testing

@Suite struct SectionTests {
  @Test func stylesAreNestedInTheOrderInWhichTheyAppear() throws {
    let source = "标题\n第一章 甲\n文。\n第一节 乙\n一、丙\n文。\n（一）丁\n文。\n1. 戊\n文。\n2. 己\n文。\n（二）庚\n文。\n二、辛\n文。\n第二章 壬\n文。"
    #expect(
      try StructureText.of(source).filter { $0.hasPrefix("h") } == [
        "h1 第一章 甲", "h2 第一节 乙", "h3 一、丙", "h4 （一）丁", "h5 1. 戊", "h5 2. 己", "h4 （二）庚", "h3 二、辛", "h1 第二章 壬",
      ])
  }

  @Test func numbersMayStandAboveHanNumbers() throws {
    #expect(
      try StructureText.of("题\n1. 甲\n文。\n一、乙\n文。\n二、丙\n文。\n2. 丁\n文。").filter { $0.hasPrefix("h") } == [
        "h1 1. 甲", "h2 一、乙", "h2 二、丙", "h1 2. 丁",
      ])
  }

  @Test func partsAreAboveChaptersEvenIfTheyComeLater() throws {
    let source = "Title\nChapter 1\nText.\nPart I\nChapter 2\nText.\n1.1 Deep\nText.\nPart II\nChapter 3\nText."
    #expect(
      try StructureText.of(source).filter { $0.hasPrefix("h") } == [
        "h1 Chapter 1", "h1 Part I", "h2 Chapter 2", "h3 1.1 Deep", "h1 Part II", "h2 Chapter 3",
      ])
  }

  @Test func numbersWithoutTextBetweenAreAList() throws {
    #expect(
      try StructureText.of("Title\nIntro.\n1. Apples\n2. Pears\n3. Plums\nAfter.") == [
        "p Intro.", "ol decimal 1 period: Apples | Pears | Plums", "p After.",
      ])
  }

  @Test func listMayBeginAnywhereAndHaveParentheses() throws {
    #expect(
      try StructureText.of("Title\nIntro.\n4) four\n5) five\nAfter.")[1] == "ol decimal 4 parenthesis: four | five")
  }

  @Test func hanNumbersWithoutTextBetweenAreAList() throws {
    #expect(try StructureText.of("题目\n文。\n一、苹果\n二、梨\n文。")[1] == "ol chinese 1 period: 苹果 | 梨")
  }

  @Test func listThatIsWrittenAnewIsReported() throws {
    let log = ReportLog()
    let document = try StructureText.document("题目\n文。\n1、苹果\n2、梨\n文。", log: log)
    #expect(StructureText.lines(document.body)[1] == "ol decimal 1 period: 苹果 | 梨")
    #expect(log.report.diagnostics.map(\.id) == ["article.list-mark"])
    #expect(log.report.diagnostics.first?.location?.line == 3)
  }

  @Test func longNumberedParagraphsStayParagraphs() throws {
    let long = String(repeating: "这一段很长，说的是村里的事。", count: 12)
    #expect(try StructureText.of("题目\n1. \(long)\n2. \(long)\n完。") == ["p 1. \(long)", "p 2. \(long)", "p 完。"])
  }

  @Test func bulletsRulesAndQuotations() throws {
    #expect(
      try StructureText.of("Title\n- one\n- two\n* * *\n• three\n> quoted\n> more\n＊＊＊\nText.") == [
        "ul one | two", "hr", "ul three", "quote quoted / more", "hr", "p Text.",
      ])
  }

  @Test func quotationMarksAloneAreText() throws {
    #expect(try StructureText.of("Title\nText.\n> >\nText.") == ["p Text.", "p > >", "p Text."])
  }

  @Test func lastEditorsNoteHoldsItsOwnParagraphOnly() throws {
    #expect(
      try StructureText.of("题目\n编者按：这是编者按。\n正文一。\n正文二。") == [
        "<editors-note", "h1 编者按：", "p 这是编者按。", ">", "p 正文一。", "p 正文二。",
      ])
  }

  @Test func divisionLastsUntilTheNextHeading() throws {
    #expect(
      try StructureText.of("题目\n前言\n一。\n二。\n第一章\n三。\n结语\n四。") == [
        "<preface", "h1 前言", "p 一。", "p 二。", ">", "h1 第一章", "p 三。", "<conclusion", "h1 结语", "p 四。", ">",
      ])
  }

  @Test func romanNumbersAreHeadingsIfTheyGoOn() throws {
    #expect(
      try StructureText.of("Title\nI. First\nText.\nII. Second\nText.") == [
        "h1 I. First", "p Text.", "h1 II. Second", "p Text.",
      ])
  }

  @Test func headingInTwoLanguagesIsAGloss() throws {
    let document = try StructureText.document("题目\n1. Growth (经济发展)\n中文中文中文中文中文中文。")
    guard case .heading(let heading)? = document.body.first, case .gloss(let gloss)? = heading.inlines.last else {
      Issue.record("no gloss")
      return
    }
    #expect(heading.inlines.first == .text("1. "))
    #expect(gloss.attributes.language == .english)
    #expect(gloss.counterpartLanguage == .chinese)
    #expect(gloss.form == .spacedParentheses)
  }

  @Test(arguments: [
    (["篇一：春天", "篇二：夏天"], "精选两篇"), (["范文一", "范文二", "范文三"], "范文"), (["例文1：春", "例文2：夏"], "例文"),
    (["第一篇 春天", "第二篇 夏天"], "短文"), (["国旗下讲话稿 篇1", "国旗下讲话稿 篇2"], "国旗下讲话稿(通用2篇)"),
    (["工作总结篇一", "工作总结篇二"], "工作总结"), (["【篇一】春天", "【篇二】夏天"], "作文"),
  ])
  func piecesOfACollectionAreSections(pieces: [String], title: String) throws {
    let text = title + "\n\n" + pieces.map { $0 + "\n\n　　这是正文，说了很多的话。\n\n　　还有一段。\n\n" }.joined()
    let structure = try StructureText.of(text)
    #expect(structure == pieces.flatMap { ["h1 " + $0, "p 这是正文，说了很多的话。", "p 还有一段。"] })
  }

  @Test func proseThatNamesAPieceIsNoHeading() throws {
    let text = "题目\n\n　　他读了这篇1000字的文章。\n\n　　他又写了三篇\n\n　　范文澜一生写了很多书。\n"
    #expect(try StructureText.of(text).allSatisfy { $0.hasPrefix("p ") })
  }

  @Test(
    arguments: [
      ("精选三篇", 2, "The title promises 3 pieces, and 2 were found."),
      ("演讲稿(通用5篇)", 1, "The title promises 5 pieces, and 1 was found."),
      ("论文两篇", 0, "The title promises 2 pieces, and none were found."), ("短文3篇", 3, nil), ("读第三篇有感", 1, nil),
      ("千篇一律", 1, nil), ("一篇短文", 0, nil),
    ] as [(String, Int, String?)])
  func countOfATitleIsHeldAgainstThePieces(title: String, count: Int, message: String?) throws {
    let pieces = (0..<count).map { "第\(["一", "二", "三"][$0])篇 名字\($0)\n\n　　正文。\n\n" }.joined()
    let log = ReportLog()
    _ = try StructureText.document(title + "\n\n　　开头的话。\n\n" + pieces, log: log)
    let found = log.report.diagnostics.filter { $0.id == "article.collection-count" }
    #expect(found.map(\.message) == [message].compactMap(\.self))
    #expect(found.allSatisfy { $0.location?.line == 1 && $0.severity == .warning })
  }
}
