import Testing
import Typesetting

@Suite struct TailoringTests {
  /// The text with `|` at every place where a line may end.
  private func marked(_ text: String, _ rules: BreakingRules) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var start = 0
    for opportunity in LineBreaker(rules).opportunities(in: text) {
      result += String(decoding: bytes[start..<opportunity.offset], as: UTF8.self)
      if opportunity.offset < bytes.count { result += opportunity.isMandatory ? "!" : "|" }
      start = opportunity.offset
    }
    return result
  }

  @Test(arguments: [
    ("他说：“好的。”她笑了", "他|说：|“好|的。”|她|笑|了"),
    ("他说“Hello”，然后走", "他|说|“Hello”，|然|后|走"),
    ("the “word” here", "the |“word” |here"),
    ("don’t stop", "don’t |stop"),
    ("中国’s rise", "中|国’s |rise"),
    ("（一）《书》、【二】", "（一）|《书》、|【二】"),
    ("1996－2003年", "1996－|2003|年"),
    ("约翰·史密斯", "约|翰·|史|密|斯"),
    ("和／或", "和／|或"),
    ("价格¥300，涨20%。", "价|格|¥300，|涨|20%。"),
    ("涨２０％了", "涨|２|０％|了"),
    ("他——我是说——走了", "他|——|我|是|说|——|走|了"),
    ("等等……然后", "等|等……|然|后"),
    ("line one\nline two", "line |one\n!line |two"),
    ("A town (淘宝村) here", "A |town |(淘宝村) |here"),
    ("电子商务（e-commerce trade）好", "电|子|商|务|（e-|commerce |trade）|好"),
    ("村（a b c）好", "村|（a b c）|好"),
    ("soft\u{AD}hyphen", "soft\u{AD}|hyphen"),
    ("a\u{A0}b c", "a\u{A0}b |c"),
    ("http://a.b/c/d?e", "http://|a.b/|c/|d?|e"),
    ("👩‍👩‍👧‍👦好👍🏽", "👩‍👩‍👧‍👦|好|👍🏽"),
  ])
  func basicKinsokuBreaksChineseWhereClreqAllows(text: String, expected: String) {
    #expect(marked(text, BreakingRules()) == expected)
  }

  @Test(arguments: [
    ("他——走……好", Kinsoku.none, "他|——|走|……|好"),
    ("好，“是”。", .none, "好|，|“|是|”|。"),
    ("和／或", .none, "和|／|或"),
    ("ちょっと", .none, "ち|ょ|っ|と"),
    ("ちょっと", .basic, "ち|ょ|っ|と"),
    ("ちょっと", .strict, "ちょっ|と"),
    ("他——走……好", .strict, "他——|走……|好"),
    ("和／或", .strict, "和／或"),
  ])
  func kinsokuLevelsDiffer(text: String, kinsoku: Kinsoku, expected: String) {
    #expect(marked(text, BreakingRules(tailoring: .chinese(kinsoku))) == expected)
  }

  @Test func untailoredRulesForbidBreaksAroundQuotationMarks() {
    #expect(marked("他说“好”了", .unicode) == "他|说“好”了")
  }

  @Test func unbreakablePiecesStayWhole() {
    var text = ParagraphText("see ")
    text.append("[1] and [2]", unbreakable: true)
    text.append(" now")
    #expect(LineBreaker().opportunities(in: text).map(\.offset) == [4, 16, 19])
  }

  @Test func callersForbidBreaksWhereALineMustNotBegin() {
    var text = ParagraphText("see ")
    text.forbidBreakHere()
    text.append("# 1")
    #expect(LineBreaker().opportunities(in: text).map(\.offset) == [6, 7])
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("汉字", 4), ("e\u{301}", 1), ("é", 1), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("🇨🇳", 2), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
    ("“a”", 3), ("“汉”", 6), ("汉——字", 8), ("a — b", 5), ("等……", 6), ("don’t", 5), ("×①", 2), ("a\u{200B}b", 2),
    ("हिन्दी", 3),
  ])
  func widthIsCountedInColumns(text: String, columns: Int) {
    #expect(DisplayWidth().width(of: text) == columns)
  }

  @Test(arguments: [("“汉”", 4), ("汉——字", 6), ("é×", 2)])
  func ambiguousCharactersAreNarrowOnRequest(text: String, columns: Int) {
    #expect(DisplayWidth(ambiguous: .narrow).width(of: text) == columns)
  }

  @Test(arguments: [("“a”", 5), ("é×①", 6), ("·…", 4)])
  func ambiguousCharactersAreWideOnRequest(text: String, columns: Int) {
    #expect(DisplayWidth(ambiguous: .wide).width(of: text) == columns)
  }

  @Test(arguments: [
    ("abcdefg", 3, ["abc", "def", "g"]), ("汉字", 3, ["汉", "字"]), ("e\u{301}e\u{301}", 1, ["e\u{301}", "e\u{301}"]),
    ("👩‍👩‍👧‍👦a", 1, ["👩‍👩‍👧‍👦", "a"]), ("a👍🏽", 2, ["a", "👍🏽"]), ("", 3, [""]), ("汉……", 4, ["汉…", "…"]),
  ])
  func piecesEndBetweenClusters(text: String, columns: Int, expected: [String]) {
    let bytes = Array(text.utf8)
    let pieces = DisplayWidth().pieces(ofUTF8: bytes, columns: columns)
    #expect(pieces.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
  }

  @Test func bytesThatAreNotUTF8DoNoHarm() {
    #expect(DisplayWidth().width(ofUTF8: [0xFF, 0x41, 0xE6, 0xB1]) == 4)
  }
}
