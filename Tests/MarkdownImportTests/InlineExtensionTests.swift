import MarkdownImport
import PlatenCore
import Testing

@Suite struct InlineExtensionTests {
  private func inlines(_ text: String, _ options: MarkdownImportOptions = .platen) throws -> [Inline] {
    let document = try markdown(text, options)
    guard case .paragraph(let paragraph)? = document.body.first, document.body.count == 1 else {
      Issue.record("no single paragraph: \(document.body)")
      return []
    }
    return paragraph.inlines
  }

  @Test(arguments: [
    ("$x^2$", [Inline.math(Math("x^2"))]),
    ("a $x$, b", [.text("a "), .math(Math("x")), .text(", b")]),
    ("costs $5 or $10", [.text("costs $5 or $10")]),
    ("$ x$ and $x $", [.text("$ x$ and $x $")]),
    ("\\$x$", [.text("$x$")]),
    ("a $$x + y$$ b", [.text("a "), .math(Math("x + y")), .text(" b")]),
    ("$a\\$b$", [.math(Math("a\\$b"))]),
    ("$*a*$", [.math(Math("*a*"))]),
  ])
  func mathIsReadAsPandocReadsIt(_ text: String, _ expected: [Inline]) throws {
    #expect(try inlines(text) == expected)
  }

  @Test(arguments: [
    ("H~2~O", [Inline.text("H"), .subscript(Styled([.text("2")])), .text("O")]),
    ("2^10^", [.text("2"), .superscript(Styled([.text("10")]))]),
    ("a~b c~d", [.text("a~b c~d")]),
    ("x^a\\ b^", [.text("x"), .superscript(Styled([.text("a\\ b")]))]),
    ("~~old~~", [.strikethrough(Styled([.text("old")]))]),
    ("x^*a*^", [.text("x"), .superscript(Styled([.emphasis(Styled([.text("a")]))]))]),
    ("~ a ~", [.text("~ a ~")]),
  ])
  func scriptsHoldNoSpaces(_ text: String, _ expected: [Inline]) throws {
    #expect(try inlines(text) == expected)
  }

  @Test(arguments: [
    ("3~5天，6~8天", "3~5天，6~8天"), ("周一~周五和周六~周日", "周一~周五和周六~周日"), ("1~2,3~4", "1~2,3~4"),
    ("CO~2~的排放", "CO<sub>2</sub>的排放"), ("v~最大~。", "v<sub>最大</sub>。"), ("1010~2~", "1010<sub>2</sub>"),
    ("3~5天，H~2~O", "3~5天，H<sub>2</sub>O"),
  ])
  func tildesBetweenNumbersOrHanAreRanges(_ text: String, _ html: String) throws {
    #expect(HTMLRenderer.html(try markdown(text)) == "<p>\(html)</p>\n")
  }

  @Test func singleTildesStrikeOutWhereScriptsAreOff() throws {
    #expect(try inlines("~old~", .gfm) == [.strikethrough(Styled([.text("old")]))])
  }

  @Test(arguments: [
    ("{汉字|hàn zì}", [Ruby.Segment(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì")]),
    (
      "{電子出版|でん|し|しゅっ|ぱん}",
      [
        .init(base: "電", annotation: "でん"), .init(base: "子", annotation: "し"), .init(base: "出", annotation: "しゅっ"),
        .init(base: "版", annotation: "ぱん"),
      ]
    ),
    ("{淘宝|Taobao}", [.init(base: "淘宝", annotation: "Taobao")]),
    ("{淘宝村|Taobao Village}", [.init(base: "淘宝村", annotation: "Taobao Village")]),
  ])
  func rubyIsPerCharacterOrWhole(_ text: String, _ segments: [Ruby.Segment]) throws {
    #expect(try inlines(text) == [.ruby(Ruby(segments))])
  }

  @Test(arguments: ["{a|b}", "{{name|filter}}", "{汉字}", "{汉字|}", "{|汉}", "{汉\n字|a}"])
  func bracesWithoutBaseOrAnnotationStayText(_ text: String) throws {
    var options = MarkdownImportOptions.platen
    options.cjk = false
    #expect(try inlines(text, options).plainText == text.replacing("\n", with: " "))
  }

  @Test func attributesFollowSpansCodeLinksAndPictures() throws {
    #expect(
      try inlines("[村]{lang=zh-Hans .place #v} `x`{.swift} [a](b){.c} [d](e)") == [
        .span(
          TextSpan(
            [.text("村")], attributes: Attributes(id: "v", classes: ["place"], language: .simplifiedChinese))),
        .text(" "), .code(CodeSpan("x", attributes: Attributes(classes: ["swift"]))), .text(" "),
        .link(Link(to: "b", [.text("a")], attributes: Attributes(classes: ["c"]))), .text(" "),
        .link(Link(to: "e", [.text("d")])),
      ])
  }

  @Test func spansHoldLinks() throws {
    #expect(
      try inlines("[a [b](c)]{.d}") == [
        .span(
          TextSpan([.text("a "), .link(Link(to: "c", [.text("b")]))], attributes: Attributes(classes: ["d"])))
      ])
  }

  @Test func attributesOnReferencesAndPictures() throws {
    #expect(
      try inlines("a ![x](y.png){width=50% .decorative} [z]{k=\"v w\"}\n\n[z]: /u").dropFirst() == [
        .image(
          Image(
            source: "y.png", alternative: "x", isDecorative: true,
            attributes: Attributes(values: [.init(name: "width", value: "50%")]))),
        .text(" "),
        .link(Link(to: "/u", [.text("z")], attributes: Attributes(values: [.init(name: "k", value: "v w")]))),
      ])
  }

  @Test(arguments: ["[a]{", "[a]{.}", "[a]{b}", "[a]{.b", "[a]{=html}", "`x`{a b}"])
  func bracesThatHoldNoAttributesStayText(_ text: String) throws {
    #expect(try inlines(text).plainText == text.replacing("`", with: ""))
  }

  @Test func invalidLanguageStaysAValueAndIsReported() throws {
    let log = ReportLog()
    let document = try markdown("x [a]{lang=中文}", log: log)
    #expect(
      document.body == [
        .paragraph(
          Paragraph([
            .text("x "),
            .span(TextSpan([.text("a")], attributes: Attributes(values: [.init(name: "lang", value: "中文")]))),
          ]))
      ])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.language-invalid"])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: 1, column: 3))
  }

  @Test func bareAddressesBecomeLinksOutsideOfLinks() throws {
    #expect(
      try inlines("见https://a.cn/路。www.b.cn，c@d.cn [e@f.cn](g)") == [
        .text("见"), .link(Link(to: "https://a.cn/路", [.text("https://a.cn/路")])), .text("。"),
        .link(Link(to: "http://www.b.cn", [.text("www.b.cn")])), .text("，"),
        .link(Link(to: "mailto:c@d.cn", [.text("c@d.cn")])), .text(" "),
        .link(Link(to: "g", [.text("e@f.cn")])),
      ])
  }

  @Test func rawHTMLStaysTextOnRequestAndIsReported() throws {
    let log = ReportLog()
    var options = MarkdownImportOptions.platen
    options.rawHTML = .escape
    let document = try markdown("a <b>c</b>\n\n<div>\nd\n</div>", options, log: log)
    #expect(
      document.body == [
        .paragraph(Paragraph([.text("a <b>c</b>")])),
        .paragraph(Paragraph([.text("<div>"), .softBreak, .text("d"), .softBreak, .text("</div>")])),
      ])
    #expect(log.report.diagnostics.map(\.id) == Array(repeating: "markdown.raw-html-escaped", count: 3))
    #expect(log.report.diagnostics.map { $0.location?.description } == ["1:3", "1:7", "3:1"])
    #expect(log.report.diagnostics.allSatisfy { $0.severity == .note })
  }

  @Test func commentsAreRawNodesWithoutAReport() throws {
    let log = ReportLog()
    #expect(
      try markdown("a <!-- b --> c\n\n<!-- d\n-->", log: log).body == [
        .paragraph(Paragraph([.text("a "), .raw(Raw(format: "html", "<!-- b -->")), .text(" c")])),
        .raw(Raw(format: "html", "<!-- d\n-->\n")),
      ])
    #expect(log.report.diagnostics == [])
  }

  @Test(arguments: [
    "<!--> <script>x</script> -->", "<!---> <script>x</script> -->", "<!-- --!> <script>x</script> -->",
    "<!-- a --> <b>", "<!-- a -- b -->", "<!-- a",
  ])
  func whatOnlyLooksLikeACommentStaysText(_ text: String) throws {
    var options = MarkdownImportOptions.platen
    options.rawHTML = .escape
    let raw = try markdown(text, options).body.filter { block in
      if case .raw = block { true } else { false }
    }
    #expect(raw == [])
  }

  @Test func rawHTMLIsKeptOnRequest() throws {
    var options = MarkdownImportOptions.platen
    options.rawHTML = .keep
    #expect(
      try markdown("a <b>\n\n<div>", options).body == [
        .paragraph(Paragraph([.text("a "), .raw(Raw(format: "html", "<b>"))])),
        .raw(Raw(format: "html", "<div>\n")),
      ])
  }
}

@Suite struct CJKTests {
  @Test(arguments: [
    ("**淘宝村（Taobao Village）**是", "<strong>淘宝村（Taobao Village）</strong>是"),
    ("这是**“重点”**吗", "这是<strong>“重点”</strong>吗"),
    ("他说：**好。**然后*（停）*走", "他说：<strong>好。</strong>然后<em>（停）</em>走"),
    ("**カッコ（かっこ）**です", "<strong>カッコ（かっこ）</strong>です"),
    ("**村（村）**是**重点**。", "<strong>村（村）</strong>是<strong>重点</strong>。"),
    ("한국**어(語)**를", "한국<strong>어(語)</strong>를"),
    ("~~删除（旧）~~新", "<del>删除（旧）</del>新"),
    ("中 ** 文 **", "中 ** 文 **"),
    ("a**(b)**c", "a**(b)**c"),
  ])
  func emphasisBesideCJKPunctuation(_ text: String, _ html: String) throws {
    #expect(HTMLRenderer.html(try markdown(text)) == "<p>\(html)</p>\n")
  }

  @Test func emphasisIsCommonMarksWhereTheOptionIsOff() throws {
    var options = MarkdownImportOptions.platen
    options.cjk = false
    #expect(HTMLRenderer.html(try markdown("**村（V）**是", options)) == "<p>**村（V）**是</p>\n")
  }

  @Test(arguments: [
    ("汉\n字", "汉字"), ("汉\nab", "汉\nab"), ("ab\n汉", "ab\n汉"), ("汉，\n字", "汉，字"), ("他说\n“好”", "他说“好”"),
    ("かな\nカナ", "かなカナ"), ("한국\n어", "한국\n어"), ("汉  \n字", "汉<br />\n字"), ("**汉**\n字", "<strong>汉</strong>字"),
    ("汉\n> 字", "汉\n字"),
  ])
  func lineBreakBetweenHanIsNoSpace(_ text: String, _ html: String) throws {
    let expected = text.contains(">") ? "<p>汉</p>\n<blockquote>\n<p>字</p>\n</blockquote>\n" : "<p>\(html)</p>\n"
    #expect(HTMLRenderer.html(try markdown(text)) == expected)
  }
}
