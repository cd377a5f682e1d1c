import ArticleImport
import PlatenCore
import Testing

@Suite struct ParagraphTests {
  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
  func everyLineEndEndsALine(end: String) throws {
    #expect(try StructureText.of(["Title", "One.", "", "Two."].joined(separator: end)) == ["p One.", "p Two."])
  }

  @Test func lineIsAParagraph() throws {
    #expect(
      try StructureText.of("Title\nFirst paragraph.\nSecond paragraph.") == [
        "p First paragraph.", "p Second paragraph.",
      ])
  }

  @Test func indentationIsTakenAway() throws {
    #expect(try StructureText.of("题目\n　　第一段。\n　　第二段。　\n\t 第三段。") == ["p 第一段。", "p 第二段。", "p 第三段。"])
  }

  @Test func wrappedLatinLinesAreJoinedWithASpace() throws {
    let source = """
      A Title

      This is a paragraph that was wrapped by hand at some sixty
      columns, so that its lines must be joined with a space where
      they were broken.

      Another one follows, and it is long enough to be wrapped as
      well.
      """
    #expect(
      try StructureText.of(source) == [
        "p This is a paragraph that was wrapped by hand at some sixty columns, so that its lines must be joined with a space where they were broken.",
        "p Another one follows, and it is long enough to be wrapped as well.",
      ])
  }

  @Test func wrappedHanLinesAreJoinedWithoutASpace() throws {
    let source = """
      换行的文章

      　　这一段文字是用手工换行的，每一行大约有三十个汉字，所以它们
      必须接在一起，中间没有空格，因为汉字之间没有空格。这一段有三
      行。
      　　第二段文字也是用手工换行的，每一行大约有三十个汉字，所以它
      们必须接在一起。
      """
    #expect(
      try StructureText.of(source) == [
        "p 这一段文字是用手工换行的，每一行大约有三十个汉字，所以它们必须接在一起，中间没有空格，因为汉字之间没有空格。这一段有三行。",
        "p 第二段文字也是用手工换行的，每一行大约有三十个汉字，所以它们必须接在一起。",
      ])
  }

  @Test func hyphenAtALineEndIsKept() throws {
    let lines = try StructureText.of("A Title\n\nthis is a well-\nknown fact\n\nmore") { $0.paragraphs = .wrapped }
    #expect(lines == ["p this is a well-known fact", "p more"])
  }

  @Test func headingsStandOutOfWrappedLines() throws {
    let source = """
      A Title

      1. The First Heading
      This is a paragraph that was wrapped by hand at some sixty
      columns, so that its lines must be joined with a space where
      they were broken.
      2. The Second Heading
      Another one follows, and it is long enough to be wrapped as
      well.
      Conclusion
      At the end there is a paragraph that was wrapped in the same
      way.
      """
    #expect(
      try StructureText.of(source) == [
        "h1 1. The First Heading",
        "p This is a paragraph that was wrapped by hand at some sixty columns, so that its lines must be joined with a space where they were broken.",
        "h1 2. The Second Heading", "p Another one follows, and it is long enough to be wrapped as well.",
        "<conclusion", "h1 Conclusion", "p At the end there is a paragraph that was wrapped in the same way.", ">",
      ])
  }

  @Test func verseKeepsItsLines() throws {
    let lines = try StructureText.of("A Poem\n\nRoses are red\nviolets are blue\n\nsugar is sweet\nand so are you\n")
    #expect(lines == ["p Roses are red⏎violets are blue", "p sugar is sweet⏎and so are you"])
  }

  @Test(arguments: [
    (ArticleImportOptions.Paragraphs.lines, ["p one", "p two", "p three"]), (.blankLines, ["p one⏎two", "p three"]),
    (.wrapped, ["p one two", "p three"]),
  ])
  func modeCanBeNamed(mode: ArticleImportOptions.Paragraphs, expected: [String]) throws {
    #expect(try StructureText.of("Title\n\none\ntwo\n\nthree") { $0.paragraphs = mode } == expected)
  }

  @Test func withoutStructureEveryLineIsAParagraph() throws {
    let lines = try StructureText.of("Title\n1. A heading\n- item\n***\nPreface") { $0.structure = false }
    #expect(lines == ["p 1. A heading", "p - item", "p ***", "p Preface"])
  }
}
