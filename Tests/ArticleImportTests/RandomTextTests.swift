import ArticleImport
import PlatenCore
import PlatenTesting
import Testing

@Suite struct RandomTextTests {
  private static let pieces = [
    "1. ", "2. ", "3. ", "1.1 ", "一、", "二、", "（一）", "第一章 ", "第二节", "篇一：", "Chapter 1", "Part II: ", "I. ", "II. ",
    "Editor's Note: ", "编者按：", "【摘要】", "结语", "Conclusion (结论)", "Appendix A", "References", "前言：", "①", "1) ", "(2) ",
    "the village", "Taobao Village (淘宝村)", "淘宝村（Taobao）", "农村党建。", "工作，", "People say so.", "What?", "。", "，", " ",
    "  ", "\u{3000}\u{3000}",
    "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\t", "\u{2028}", "“quoted”", "《书》", "2024年", "3.5", "word-", "é", "😀",
    "\u{301}", "が", "한국",
    "a long line of words that goes on and on for a while so that it may be wrapped somewhere",
  ]

  /// What a list, a rule, a quotation or a byline takes out of the text is in no piece; list numbers are made again.
  private static func text(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// The seeds come in blocks, so that a failure names one of few.
  @Test(arguments: 0..<20)
  func nothingIsLost(block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      let source = RandomTextTests.text(seed: seed)
      let expected = SourceText.squeezed(source)
      for mode in ArticleImportOptions.Paragraphs.allCases {
        var options = ArticleImportOptions()
        options.paragraphs = mode
        let importer = ArticleImporter(options: options)
        guard !expected.isEmpty else { continue }
        let log = ReportLog()
        let document = try importer.document(from: Source(bytes: Array(source.utf8)), context: ImportContext(log: log))
        var actual = SourceText.of(document)
        var wanted = SourceText.squeezed(SourceText.without(log.report.diagnostics, source))
        if log.report.diagnostics.contains(where: { $0.id == "article.list-mark" }) {
          // Marks were written anew, and that was reported: compare all but marks.
          actual = SourceText.withoutMarks(actual)
          wanted = SourceText.withoutMarks(wanted)
        }
        #expect(actual == wanted, "seed \(seed), \(mode), \(source.debugDescription)")
      }
    }
  }

  private static let lines = [
    "第一章 初雪", "第二章 开河", "第三章归程", "　　第一章 初雪", "第一卷 少年", "第二卷 江湖", "卷三", "第一卷 少年 第一章 初雪", "第一卷 少年 第二章 开河", "目录",
    "Contents",
    "第一章 初雪 ..... 1", "第二章 开河……12", "1", "2", "3", "一", "二", "（一）", "001 初雪", "002 开河", "番外 灰猫", "番外 第1章 归来", "番外",
    "楔子", "序章 大雪",
    "尾声", "后记：写在最后", "===第一章 初雪===", "☆、第二章 开河", "【第三章】归程", "# 第四章 夜雨", "正文 第一章 初雪", "Chapter 1: Snow", "CHAPTER II",
    "Prologue", "Book One",
    "附件：1.自查表", "2.联系人名单", "1.自查表", "一、时间", "二、要求", "（一）自查", "卷首语：江湖路远。", "第九部队出发！", "第二部手机响了", "一、二、三，开始！", "初雪",
    "长夜灯",
    "　　天黑了。", "　　他停下脚步。", "“谁？”", "    没有人回答。", "风从山口吹下来，院子里的灯笼晃了几下，谁也没有说话。老人把炉火拨旺，又添了两块柴，听着屋檐下的雪一块一块地落。",
    "　　风从山口吹下来，院子里的灯笼晃了几下，谁也没有说话。老人把炉火拨旺，又添了两块柴。",
    "The wind came down from the pass and the lanterns in the yard swung a",
    "little on their hooks.", "Who?", "", "", "", "",
  ]

  /// Letters and digits: signs around headings are marks, as asterisks are.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private static func isContained(_ part: [Unicode.Scalar], in whole: [Unicode.Scalar]) -> Bool {
    var rest = part[...]
    for scalar in whole where scalar == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// 10,000 recombinations of the lines of novels and notices.
  @Test(arguments: 0..<20)
  func linesOfNovelsAreLostOnlyWithANote(block: Int) throws {
    for seed in UInt64(block * 500)..<UInt64(block * 500 + 500) {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 2...40, using: &generator)
      let source =
        "长夜灯\n"
        + (0..<count).map { _ in RandomTextTests.lines.randomElement(using: &generator) ?? "" }
        .joined(separator: "\n")
      let log = ReportLog()
      let document = try StructureText.document(source, log: log)
      var actual = SourceText.of(document)
      var wanted = SourceText.squeezed(SourceText.without(log.report.diagnostics, source))
      if log.report.diagnostics.contains(where: { $0.id == "article.list-mark" }) {
        actual = SourceText.withoutMarks(actual)
        wanted = SourceText.withoutMarks(wanted)
      }
      let found = RandomTextTests.letters(actual)
      let expected = RandomTextTests.letters(wanted)
      let isReported = log.report.diagnostics.contains { $0.message.contains("names its volume again") }
      let isRight = isReported ? RandomTextTests.isContained(found, in: expected) : found == expected
      #expect(isRight, "seed \(seed): \(source.debugDescription)")
    }
  }

  @Test(arguments: 0..<10)
  func randomBytesNeverCrash(block: Int) {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      var generator = SeededGenerator(seed: seed)
      let high = [0x7F, 0xFF, 0xFF, 0xFE].randomElement(using: &generator) ?? 0xFF
      let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8(Int.random(in: 0...high, using: &generator))
      }
      for encoding in TextEncoding.allCases {
        var options = ArticleImportOptions()
        options.encoding = encoding
        do throws(ImportError) {
          let document = try ArticleImporter(options: options).document(
            from: Source(bytes: bytes), context: ImportContext())
          #expect(!document.body.isEmpty || !document.metadata.titles.isEmpty, "seed \(seed)")
        } catch {
          #expect(error.message.hasPrefix("the input is"), "seed \(seed)")
        }
      }
    }
  }

  @Test func mutatedTextNeverCrashes() {
    let base = Array(RandomTextTests.pieces.joined(separator: "\n").utf8)
    for seed in UInt64(0)..<500 {
      var generator = SeededGenerator(seed: seed)
      var bytes = base
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      let document = try? ArticleImporter().document(from: Source(bytes: bytes), context: ImportContext())
      #expect(document != nil, "seed \(seed)")
    }
  }
}
