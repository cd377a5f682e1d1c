import ArticleImport
import PlatenCore
import Testing

/// Texts of the kinds that people reported, each in several forms: what stands under which heading.
@Suite struct PlainTextKindTests {
  /// A text in which `@` stands for three indented paragraphs, `%` for three that are not, and `&` for two of English prose.
  struct Sample: CustomTestStringConvertible, Sendable {
    var source: String
    var headings: [String]
    var testDescription: String { source }

    init(_ source: String, _ headings: String...) {
      self.source = source
      self.headings = headings
    }

    var text: String {
      let long = "风从山口吹下来，院子里的灯笼晃了几下，谁也没有说话。老人把炉火拨旺，又添了两块柴，听着屋檐下的雪一块一块地落，半天才叹了一口气。"
      let lines = [long, "他把信折好，放进怀里，推开门走了出去。", "“天亮之前，能到渡口吗？”她问。"]
      let english = """
        The wind came down from the pass and the lanterns in the yard swung a
        little on their hooks, and for a long time nobody in the house found
        anything to say. The old man put two more logs on the fire.

        "Is it far?" she asked.
        """
      return source.replacing("@", with: lines.map { "　　" + $0 }.joined(separator: "\n"))
        .replacing("%", with: lines.joined(separator: "\n")).replacing("&", with: english)
    }
  }

  static let numerals = [
    Sample("远山\n\n第九十八回 雪夜\n@\n\n第九十九回 开河\n@\n\n第一百回 归程\n@", "h1 第九十八回 雪夜", "h1 第九十九回 开河", "h1 第一百回 归程"),
    Sample("远山\n\n第１０２４章　甲\n@\n第１０２５章　乙\n@", "h1 第１０２４章　甲", "h1 第１０２５章　乙"),
    Sample("远山\n\n第一万零一章 甲\n@\n\n第一万零二章 乙\n@", "h1 第一万零一章 甲", "h1 第一万零二章 乙"),
    Sample("远山\n\n第廿九章 甲\n@\n\n第卅章 乙\n@\n\n第卅一章 丙\n@", "h1 第廿九章 甲", "h1 第卅章 乙", "h1 第卅一章 丙"),
    Sample("远山\n\n第二〇一九章 甲\n@\n\n第二〇二〇章 乙\n@", "h1 第二〇一九章 甲", "h1 第二〇二〇章 乙"),
    Sample("The Ford\n\nChapter CXCIX\n\n&\n\n\nChapter CC\n\n&", "h1 Chapter CXCIX", "h1 Chapter CC"),
    Sample(
      "The Ford\n\nchapter xlix. Snow\n\n&\n\n\nchapter l. Return\n\n&\n\n\nchapter li. Spring\n\n&",
      "h1 chapter xlix. Snow",
      "h1 chapter l. Return", "h1 chapter li. Spring"),
    Sample(
      "The Ford\n\nChapter Ninety-Nine\n\n&\n\nChapter One Hundred\n\n&\n\nChapter One Hundred and One\n\n&",
      "h1 Chapter Ninety-Nine", "h1 Chapter One Hundred", "h1 Chapter One Hundred and One"),
    Sample("远山\n\n第①章 甲\n@\n\n第②章 乙\n@", "h1 第①章 甲", "h1 第②章 乙"),
    Sample("远山\n\n第IX章 甲\n@\n\n第X章 乙\n@", "h1 第IX章 甲", "h1 第X章 乙"),
    Sample("远山\n\n第99-100章 甲\n@\n\n第101章 乙\n@", "h1 第99-100章 甲", "h1 第101章 乙"),
  ]

  static let joinedFiles = [
    Sample("远山\n\n第一章 雪\n@\n\n\u{FEFF}第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n\u{FEFF}第1话 雪\n%\n\u{FEFF}第2话 河\n%\n\u{FEFF}第3话 山\n%", "h1 第1话 雪", "h1 第2话 河", "h1 第3话 山"),
    Sample("The Ford\n\n\u{FEFF}Chapter 1\n\n&\n\n\u{FEFF}Chapter 2\n\n&", "h1 Chapter 1", "h1 Chapter 2"),
  ]

  @Test(arguments: joinedFiles)
  func headingsOfFilesPutTogetherAreFound(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  static let prose = [
    Sample("远山\n\n第一章 雪\n@\n　　第三集团军的人来了\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　第二章的事，他早忘了\n　　第二章写得最好\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n%\n第四节课下了\n%\n第二章 河\n%\n第五回他没有来\n%", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第1话 雪\n@\n　　一、二，一、二，走！\n　　三、二、一，放！\n@\n\n第2话 河\n@", "h1 第1话 雪", "h1 第2话 河"),
    Sample(
      "远山\n\n第一回 雪\n@\n　　第一回他输了\n　　第二回他又输了\n　　第三回他赢了\n@\n\n第二回 河\n@\n\n第三回 山\n@", "h1 第一回 雪", "h1 第二回 河",
      "h1 第三回 山"),
    Sample("远山\n\n第一章 雪\n@\n　　一、不许出门\n　　他念道。\n　　二、不许点灯\n　　他又念道。\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　尾声\n　　番外\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n第一章 雪\n@\n　　第三部 完\n　　第二卷 胶卷\n@\n\n第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample(
      "The Ford\n\nChapter 1\n\n&\n\nPart two of the plan failed.\n\nChapter 7 was the one he liked\n\n&\n\nChapter 2\n\n&",
      "h1 Chapter 1", "h1 Chapter 2"),
  ]

  static let sides = [
    Sample(
      "远山\n\n引子\n@\n\n第1章 雪\n@\n\n番外一\n@\n\n番外二 灰猫\n@\n\n上架感言\n@", "h1 引子", "h1 第1章 雪", "h1 番外一", "h1 番外二 灰猫", "h1 上架感言"
    ),
    Sample(
      "远山\n\n序\n@\n\n第一章 雪\n@\n\n幕间 夜谈\n@\n\n第二章 河\n@\n\n尾声 春天\n@\n\n后记：写在最后\n@", "h1 序", "h1 第一章 雪", "h1 幕间 夜谈",
      "h1 第二章 河", "h1 尾声 春天", "h1 后记：写在最后"),
    Sample(
      "遠山\n\n楔子 大雪\n@\n\n第一話 雪\n@\n\n番外篇（一）舊信\n@\n\n終章\n@\n\n後記\n@", "h1 楔子 大雪", "h1 第一話 雪", "h1 番外篇（一）舊信", "h1 終章",
      "h1 後記"),
    Sample(
      "The Ford\n\nPrologue\n\n&\n\nChapter One\n\n&\n\nInterlude: The Fire\n\n&\n\nChapter Two\n\n&\n\nEpilogue\n\n&",
      "h1 Prologue", "h1 Chapter One", "h1 Interlude: The Fire", "h1 Chapter Two", "h1 Epilogue"),
    Sample("远山\n\n第一章 雪\n@\n\n番外·第二章 灰猫\n@\n\n特别篇 生日\n@\n\n大结局\n@", "h1 第一章 雪", "h1 番外·第二章 灰猫", "h1 特别篇 生日", "h1 大结局"),
  ]

  static let forms = [
    Sample("远山\n\n第一集 雪\n@\n\n第二集 河\n@", "h1 第一集 雪", "h1 第二集 河"),
    Sample("远山\n\n第一折　雪\n@\n\n第二折　河\n@", "h1 第一折　雪", "h1 第二折　河"),
    Sample(
      "远山\n\n第一季\n\n第1集 雪\n@\n\n第2集 河\n@\n\n第二季\n\n第1集 山\n@", "h1 第一季", "h2 第1集 雪", "h2 第2集 河", "h1 第二季", "h2 第1集 山"),
    Sample("远山\n\n*** 第一章 雪 ***\n@\n\n*** 第二章 河 ***\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n【第一话】雪\n@\n\n【第二话】河\n@", "h1 【第一话】雪", "h1 【第二话】河"),
    Sample("远山\n\n## 第一章 雪\n@\n\n## 第二章 河\n@", "h1 第一章 雪", "h1 第二章 河"),
    Sample("远山\n\n☆、第1章 雪\n@\n\n☆、第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n正文 第1节 雪\n@\n\n正文 第2节 河\n@\n\n正文 第3节 山\n@", "h1 正文 第1节 雪", "h1 正文 第2节 河", "h1 正文 第3节 山"),
    Sample("远山\n\n一\n@\n\n二\n@\n\n三\n@", "h1 一", "h1 二", "h1 三"),
    Sample("远山\n\nＩ\n%\n\n（一）\n%\n\n（二）\n%\n\n（三）\n%", "h1 （一）", "h1 （二）", "h1 （三）"),
    Sample("The Ford\n\nI\n\n&\n\nII\n\n&\n\nIII\n\n&\n\nIV\n\n&", "h1 I", "h1 II", "h1 III", "h1 IV"),
    Sample("远山\n\n01\n@\n\n02\n@\n\n03\n@", "h1 01", "h1 02", "h1 03"),
    Sample("远山\n\n001 雪\n@\n\n002 河\n@\n\n003 山\n@", "h1 001 雪", "h1 002 河", "h1 003 山"),
    Sample("远山\n\n1、雪\n@\n\n2、河\n@\n\n3、山\n@", "h1 1、雪", "h1 2、河", "h1 3、山"),
    Sample(
      "The Ford\n\nVol. 1\n\nCh. 1: Snow\n\n&\n\nCh. 2: Ice\n\n&\n\nVol. 2\n\nCh. 3: Spring\n\n&", "h1 Vol. 1",
      "h2 Ch. 1: Snow",
      "h2 Ch. 2: Ice", "h1 Vol. 2", "h2 Ch. 3: Spring"),
    Sample(
      "The Play\n\nACT I\n\nSCENE I. A yard.\n\n&\n\nSCENE II. A ford.\n\n&\n\nACT II\n\nSCENE I. A house.\n\n&",
      "h1 ACT I",
      "h2 SCENE I. A yard.", "h2 SCENE II. A ford.", "h1 ACT II", "h2 SCENE I. A house."),
    Sample(
      "The Ford\n\nPART ONE\n\nBOOK ONE\n\nChapter 1\n\n&\n\nBOOK TWO\n\nChapter 2\n\n&\n\nPART TWO\n\nBOOK THREE\n\nChapter 3\n\n&",
      "h1 PART ONE", "h2 BOOK ONE", "h3 Chapter 1", "h2 BOOK TWO", "h3 Chapter 2", "h1 PART TWO", "h2 BOOK THREE",
      "h3 Chapter 3"),
  ]

  static let volumes = [
    Sample(
      "远山\n\n第一卷 少年\n\n第一章 雪\n@\n\n第二卷 江湖\n\n引子\n@\n\n第二章 河\n@\n\n第三章 山\n@", "h1 第一卷 少年", "h2 第一章 雪", "h1 第二卷 江湖",
      "h2 引子", "h2 第二章 河", "h2 第三章 山"),
    Sample(
      "远山\n\n第一部 少年\n第一章 雪\n@\n\n第一部 少年\n第二章 河\n@\n\n第二部 江湖\n第一章 山\n@", "h1 第一部 少年", "h2 第一章 雪", "h2 第二章 河",
      "h1 第二部 江湖", "h2 第一章 山"),
    Sample(
      "远山\n\n第一卷 少年 第一章 雪\n@\n\n第一卷 少年 第二章 河\n@\n\n第二卷 江湖 第三章 山\n@", "h1 第一卷 少年", "h2 第一章 雪", "h2 第二章 河", "h1 第二卷 江湖",
      "h2 第三章 山"),
    Sample(
      "远山\n\n上卷 少年\n\n第一章 雪\n@\n\n下卷 江湖\n\n第二章 河\n@\n\n番外 猫\n@\n\n第三章 山\n@", "h1 上卷 少年", "h2 第一章 雪", "h1 下卷 江湖",
      "h2 第二章 河", "h2 番外 猫", "h2 第三章 山"),
    Sample(
      "远山\n\n卷之一\n\n第一回　雪\n@\n\n卷之二\n\n卷首语\n　　江湖路远。\n\n第二回　河\n@\n\n后记\n@", "h1 卷之一", "h2 第一回　雪", "h1 卷之二",
      "h2 卷首语", "h2 第二回　河", "h1 后记"),
    Sample(
      "远山\n\n第一卷 少年\n\n第一章 雪\n@\n\n远山\n\n第二卷 江湖\n\n第二章 河\n@", "h1 第一卷 少年", "h2 第一章 雪", "h1 第二卷 江湖", "h2 第二章 河"),
  ]

  static let contents = [
    Sample(
      "远山\n\n目　录\n第一章 雪……1\n第二章 河……12\n第三章 山……30\n\n第一章 雪\n@\n\n第二章 河\n@\n\n第三章 山\n@", "h1 第一章 雪", "h1 第二章 河",
      "h1 第三章 山"),
    Sample("远山\n\n第一章 雪\n第二章 河\n第三章 山\n\n第一章 雪\n@\n\n第二章 河\n@\n\n第三章 山\n@", "h1 第一章 雪", "h1 第二章 河", "h1 第三章 山"),
    Sample(
      "The Ford\n\nTABLE OF CONTENTS\n\n  Chapter 1. Snow .......... 3\n  Chapter 2. Ice ........... 17\n\n\nChapter 1. Snow\n\n&\n\n\nChapter 2. Ice\n\n&",
      "h1 Chapter 1. Snow", "h1 Chapter 2. Ice"),
    Sample(
      "远山\n\n【目录】\n　　第一卷 少年\n　　　　第1章 雪\n　　第二卷 江湖\n　　　　第1章 河\n\n第一卷 少年\n\n第1章 雪\n@\n\n第二卷 江湖\n\n第1章 河\n@",
      "h1 第一卷 少年", "h2 第1章 雪", "h1 第二卷 江湖", "h2 第1章 河"),
    Sample("远山\n\n目录\n序章\n第1章 雪\n番外 猫\n\n序章\n@\n\n第1章 雪\n@\n\n番外 猫\n@", "h1 序章", "h1 第1章 雪", "h1 番外 猫"),
    Sample(
      "关于调查的报告\n\n目录\n一、基本情况\t1\n二、存在问题\t3\n三、下一步打算\t5\n\n一、基本情况\n@\n二、存在问题\n@\n三、下一步打算\n@", "h1 一、基本情况",
      "h1 二、存在问题", "h1 三、下一步打算"),
  ]

  static let namedContents = [
    Sample(
      "The Ford\n\nContents\n\nThe Wind\nThe River\n\n\nThe Wind\n\n&\n\n\nThe River\n\n&", "h1 The Wind",
      "h1 The River"),
    Sample("远山\n\n目录\n初雪 …… 1\n开河 …… 9\n\n初雪\n@\n\n开河\n@", "h1 初雪", "h1 开河"),
    Sample("远山\n\n目录\n第一章初雪\n第二章开河\n\n第一章初雪\n@\n第二章开河\n@", "h1 第一章初雪", "h1 第二章开河"),
  ]

  @Test(arguments: namedContents)
  func titlesThatAListOfContentsNamesAreHeadings(_ sample: Sample) throws {
    #expect(try headings(sample) == sample.headings)
  }

  static let doubles = [
    Sample("远山\n\n第一回 雪\n第一回 雪\n@\n\n第二回 河\n第二回 河\n@", "h1 第一回 雪", "h1 第二回 河"),
    Sample("远山\n\n第1章 雪\n\n　　正文 第1章 雪\n@\n\n第2章 河\n\n　　正文 第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第1章\n第1章 雪\n@\n\n第2章\n第2章 河\n@", "h1 第1章 雪", "h1 第2章 河"),
    Sample("远山\n\n第1章 雪夜\n　　雪夜\n@\n\n第2章 开河\n　　开河\n@", "h1 第1章 雪夜", "h1 第2章 开河"),
    Sample(
      "The Ford\n\nChapter 1: Snow\n\nChapter 1: Snow\n\n&\n\nChapter 2: Ice\n\nChapter 2: Ice\n\n&",
      "h1 Chapter 1: Snow", "h1 Chapter 2: Ice"),
  ]

  static let notices = [
    Sample("关于检查的通知\n\n各单位：\n\n一、时间\n3月1日至31日。\n\n二、要求\n请报送办公室。\n\n附件：\n1.自查表\n2.名单\n\n山城办公室", "h1 一、时间", "h1 二、要求"),
    Sample(
      "关于培训的通知\n\n一、对象\n全体人员。\n\n二、时间\n3月。\n\n附件：1. 报名表\n\n      2. 日程\n\n      3. 须知\n\n山城办公室", "h1 一、对象", "h1 二、时间"),
    Sample(
      "Notice\n\n1. Date\nThe first of March.\n\n2. Place\nThe hall.\n\nAttachments: 1. Form\n             2. Map\n\nThe Office",
      "h1 1. Date", "h1 2. Place"),
    Sample("关于检查的通知\n\n一、时间\n3月1日。\n二、要求\n请报送办公室。\n\n附件1.自查表\n2.名单\n\n山城办公室", "h1 一、时间", "h1 二、要求"),
    Sample("关于放假的通知\n\n一、安排\n放假期间应当做到：1.关灯；\n2.锁门\n\n二、值班\n另行通知。", "h1 一、安排", "h1 二、值班"),
    Sample(
      "关于检查的通知\n\n　　一、时间\n　　3月1日至31日。\n　　二、要求\n　　（一）自查\n　　各单位自查。\n　　（二）抽查\n　　办公室抽查。", "h1 一、时间", "h1 二、要求",
      "h2 （一）自查", "h2 （二）抽查"),
    Sample(
      "管理办法\n\n第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于全县。\n\n第二章 附则\n第三条 本办法自发布之日起施行。", "h1 第一章 总则", "h1 第二章 附则"),
  ]

  private func headings(_ sample: Sample) throws -> [String] {
    try StructureText.of(sample.text).filter { $0.hasPrefix("h") && $0 != "hr" }
  }

  @Test(arguments: numerals)
  func anyNumeralsAreRead(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: prose)
  func proseThatBeginsLikeAHeadingStaysProse(_ sample: Sample) throws {
    #expect(try headings(sample) == sample.headings)
  }

  @Test(arguments: sides)
  func sideChaptersAreHeadings(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: forms)
  func anyFormIsFound(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: volumes)
  func chaptersStandBelowTheirVolume(_ sample: Sample) throws { #expect(try headings(sample) == sample.headings) }

  @Test(arguments: contents)
  func listOfContentsIsLeftOutWithANote(_ sample: Sample) throws {
    let log = ReportLog()
    let document = try StructureText.document(sample.text, log: log)
    #expect(StructureText.lines(document.body).filter { $0.hasPrefix("h") } == sample.headings)
    #expect(log.report.diagnostics.filter { $0.id == "article.contents-left-out" }.count == 1)
  }

  @Test(arguments: doubles)
  func repeatedHeadingIsLeftOutWithANote(_ sample: Sample) throws {
    let log = ReportLog()
    let document = try StructureText.document(sample.text, log: log)
    #expect(StructureText.lines(document.body).filter { $0.hasPrefix("h") } == sample.headings)
    #expect(log.report.diagnostics.filter { $0.id == "article.repetition-left-out" }.count == 2)
  }

  @Test(arguments: notices)
  func annexesAndListsWithinProseAreNoHeadings(_ sample: Sample) throws {
    #expect(try headings(sample) == sample.headings)
  }

  @Test(arguments: [
    "题\n\n第一章\n　　天黑了。\n　　“谁？”\n　　没有人。\n\n第二章\n　　他走了。\n　　她也走了。",
    "题\n\n第一章\n    天黑了。\n    “谁？”\n    没有人。\n\n第二章\n    他走了。\n    她也走了。",
    "题\n\n第一章\n天黑了。\n“谁？”\n没有人。\n\n第二章\n他走了。\n她也走了。", "题\n\n第一章\n\t天黑了。\n\t“谁？”\n\t没有人。\n\n第二章\n\t他走了。\n\t她也走了。",
  ])
  func shortLinesAreParagraphs(source: String) throws {
    #expect(
      try StructureText.of(source) == ["h1 第一章", "p 天黑了。", "p “谁？”", "p 没有人。", "h1 第二章", "p 他走了。", "p 她也走了。"])
  }

  struct Credits: Sendable {
    var lines: String
    var title: String
    var people: String
  }

  @Test(arguments: [
    Credits(lines: "灯会\n文/林远 图/陈小雨", title: "灯会", people: "aut 林远, ill 陈小雨"),
    Credits(lines: "灯会\n文 / 林远　摄影 / 陈小雨", title: "灯会", people: "aut 林远, pht 陈小雨"),
    Credits(lines: "灯会\n作者：林远 译者：陈小雨 编者：王五", title: "灯会", people: "aut 林远, trl 陈小雨, edt 王五"),
    Credits(lines: "灯会\n文、图/林远", title: "灯会", people: "aut 林远"),
    Credits(lines: "书名：长夜灯\n作者：林远\n译者：陈小雨", title: "长夜灯", people: "aut 林远, trl 陈小雨"),
    Credits(lines: "书名：《长夜灯》 作者：林远", title: "长夜灯", people: "aut 林远"),
    Credits(lines: "《长夜灯》作者：林远", title: "长夜灯", people: "aut 林远"),
    Credits(lines: "長夜燈\n作　者：林遠\n譯　者：陳小雨", title: "長夜燈", people: "aut 林遠, trl 陳小雨"),
    Credits(lines: "长夜灯\n林远 著\n陈小雨 译", title: "长夜灯", people: "aut 林远, trl 陈小雨"),
    Credits(
      lines: "The Lamp\nBy Jane Doe, translated by John Smith", title: "The Lamp",
      people: "aut Jane Doe, trl John Smith"),
    Credits(
      lines: "Title: The Lamp\nAuthor: Jane Doe\nTranslator: John Smith", title: "The Lamp",
      people: "aut Jane Doe, trl John Smith"),
    Credits(
      lines: "The Lamp\nWritten by Jane Doe\nIllustrated by Ann Lee", title: "The Lamp",
      people: "aut Jane Doe, ill Ann Lee"),
  ])
  func everyLabelOfABylineIsRead(_ credits: Credits) throws {
    let metadata = try StructureText.document("\(credits.lines)\n\n元宵节前夕，记者走进山村。\n灯会结束了，灯还亮着。").metadata
    #expect(metadata.title?.text == credits.title)
    let people = (metadata.creators + metadata.contributors).map { "\($0.role ?? "") \($0.name)" }
    #expect(people.joined(separator: ", ") == credits.people)
  }
}
