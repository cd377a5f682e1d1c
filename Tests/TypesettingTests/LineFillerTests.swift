import Testing
import Typesetting

@Suite struct LineFillerTests {
  private func lines(
    _ text: String, _ width: Int, _ style: FillStyle = FillStyle(), firstIndent: Int = 0
  ) -> [String] {
    var filler = LineFiller(style)
    let paragraph = ParagraphText(text)
    return filler.lines(of: paragraph, width: width, firstIndent: firstIndent).map { line in
      var output: [UInt8] = []
      Justification.append(line, of: paragraph, to: nil, isEven: false, into: &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("", 10, []), ("one", 10, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
    ("one  two ", 6, ["one", "two"]), ("a\nb\n", 10, ["a", "b"]), ("a\n\nb", 10, ["a", "", "b"]),
    ("汉字汉字", 5, ["汉字", "汉字"]), ("汉字，汉字", 4, ["汉", "字，", "汉字"]), ("他说：“好”。", 8, ["他说：", "“好”。"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("汉", 1, ["汉"]), ("（a）", 2, ["（", "a", "）"]),
    ("soft\u{AD}hyphen", 5, ["soft-", "hyphe", "n"]), ("soft\u{AD}hyphen", 20, ["softhyphen"]),
  ])
  func greedyLinesTakeWhatTheyCan(text: String, width: Int, expected: [String]) {
    #expect(lines(text, width, FillStyle(breaking: .greedy)) == expected)
  }

  @Test func totalFitEvensLinesOut() {
    let text = "aaa bb cc ddddd"
    #expect(lines(text, 6, FillStyle(breaking: .greedy)) == ["aaa bb", "cc", "ddddd"])
    #expect(lines(text, 6) == ["aaa", "bb cc", "ddddd"])
  }

  @Test func totalFitFillsLinesOfHan() {
    #expect(
      lines("现在，仓库中有五个对象：三个表示文件快照内容的 blob 对象；一个记录着目录树。", 20) == [
        "现在，仓库中有五个对", "象：三个表示文件快照", "内容的 blob 对象；一", "个记录着目录树。",
      ])
  }

  @Test func totalFitKeepsTheLastLineFromBeingNextToNothing() {
    #expect(lines("农村党建工作总结精华的", 20, FillStyle(breaking: .greedy)) == ["农村党建工作总结精华", "的"])
    #expect(lines("农村党建工作总结精华的", 20) == ["农村党建工作总结精", "华的"])
  }

  @Test func wordsThatAreTooWideStickOutOnRequest() {
    #expect(lines("a abcdefgh b", 4, FillStyle(overflow: .stickOut)) == ["a", "abcdefgh", "b"])
  }

  @Test func theFirstLineIsShorterByItsIndent() {
    #expect(lines("one two three", 7, firstIndent: 3) == ["one", "two", "three"])
    #expect(lines("abcdefghij", 6, firstIndent: 2) == ["abcd", "efghij"])
  }

  @Test func marksHangInTheMarginOnRequest() {
    let style = FillStyle(breaking: .greedy, hangsPunctuation: true)
    #expect(lines("汉字汉字，汉字。", 8, style) == ["汉字汉字，", "汉字。"])
    #expect(lines("汉字汉字；汉字。", 8, style) == ["汉字汉", "字；汉字。"])
  }

  @Test(arguments: [
    (false, "a  b  c d"), (true, "a b  c  d"),
  ])
  func gapsAreWidenedOnAlternateSides(isEven: Bool, expected: String) {
    let text = ParagraphText("a b c d eeeeeeee")
    var filler = LineFiller()
    let line = filler.lines(of: text, width: 9)[0]
    var output: [UInt8] = []
    let columns = Justification.append(line, of: text, to: 9, isEven: isEven, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
    #expect(columns == 9)
  }

  @Test func spacesOfCodeAreNotWidened() {
    var text = ParagraphText("a ")
    text.append("`x y`")
    text.fixSpaces(in: 2..<7)
    text.append(" b eeeeeeee")
    var filler = LineFiller()
    let line = filler.lines(of: text, width: 11)[0]
    var output: [UInt8] = []
    Justification.append(line, of: text, to: 11, isEven: false, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a  `x y`  b")
  }

  @Test func linesWithFewGapsStayRagged() {
    let text = ParagraphText("a b 一二三四五六七八九十一二三四五六七八九十")
    var filler = LineFiller(FillStyle(breaking: .greedy))
    let line = filler.lines(of: text, width: 24)[0]
    var output: [UInt8] = []
    #expect(Justification.append(line, of: text, to: 40, isEven: false, into: &output) == 24)
  }

  /// Inputs on which a careless look ahead or back would take time that grows with the square of their length.
  @Test(arguments: [
    "“", "(", "（", "……", "——", "\u{301}", "\u{200D}", "👩\u{200D}", "$(", "\u{AD}", "🇨", "’a", "\u{FE0F}", "a", "汉", " ",
    "\u{200B}", "“(1",
  ])
  func hostileParagraphsAreSetWithoutLoss(unit: String) {
    let text = ParagraphText(String(repeating: unit, count: 20_000))
    var filler = LineFiller()
    let lines = filler.lines(of: text, width: 40)
    var end = 0
    for line in lines {
      #expect(text.bytes[end..<line.range.lowerBound].allSatisfy { $0 == 0x20 })
      end = line.range.upperBound
    }
    #expect(text.bytes[end...].allSatisfy { $0 == 0x20 })
  }
}
