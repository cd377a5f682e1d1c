import PlatenCore
import ReaderAids
import Testing

@Suite struct LanguageRunTests {
  struct Sentence: CustomTestStringConvertible, Sendable {
    var source: String
    var marked: String
    var testDescription: String { source }

    init(_ source: String, _ marked: String) {
      self.source = source
      self.marked = marked
    }
  }

  static let english = [
    Sentence("no other script here", "no other script here"),
    Sentence("the word 村 means village", "the word {zh:村} means village"),
    Sentence("淘宝村", "{zh:淘宝村}"),
    Sentence("say 绿水青山，就是金山银山。 again", "say {zh:绿水青山，就是金山银山。} again"),
    Sentence("the book 《乡土中国》 of 1947", "the book {zh:《乡土中国》} of 1947"),
    Sentence("read 读《乡土中国》 now", "read {zh:读《乡土中国》} now"),
    Sentence("in（村）brackets", "in（{zh:村}）brackets"),
    Sentence("both 村, 镇 and 县", "both {zh:村}, {zh:镇} and {zh:县}"),
    Sentence("in 2024年5月1日 there", "in 2024{zh:年5月1日} there"),
    Sentence("“乡村” in quotes", "“{zh:乡村}” in quotes"),
    Sentence("grew 3.5% 增长3.5个百分点 there", "grew 3.5% {zh:增长3.5个百分点} there"),
    Sentence("kana すし and 寿司を食べる here", "kana {ja:すし} and {ja:寿司を食べる} here"),
    Sentence("Hangul 김치 맛있다 here", "Hangul {ko:김치 맛있다} here"),
    Sentence("Cyrillic правда, да! here", "Cyrillic {und-Cyrl:правда, да}! here"),
    Sentence("Greek λόγος here", "Greek {und-Grek:λόγος} here"),
    Sentence("Arabic سلام here", "Arabic {und-Arab:سلام} here"),
    Sentence("Hebrew שלום here", "Hebrew {und-Hebr:שלום} here"),
    Sentence("rare 𠮷 character", "rare {zh:𠮷} character"),
    Sentence("café naïve Dvořák", "café naïve Dvořák"),
    Sentence("emoji 😀 and ★ and ①", "emoji 😀 and ★ and ①"),
  ]

  static let chinese = [
    Sentence("没有别的文字", "没有别的文字"),
    Sentence("他说Hello World。", "他说{en:Hello World}。"),
    Sentence("加入WTO以后", "加入{en:WTO}以后"),
    Sentence("感染COVID-19的人", "感染{en:COVID-19}的人"),
    Sentence("标准GB18030规定", "标准{en:GB18030}规定"),
    Sentence("买A股", "买A股"),
    Sentence("5G网络", "5G网络"),
    Sentence("“Rural China”一书", "“{en:Rural China}”一书"),
    Sentence("题为（The Village’s Life, 1947）的书", "题为（{en:The Village’s Life}, 1947）的书"),
    Sentence("注音ㄅㄆㄇ也是中文", "注音ㄅㄆㄇ也是中文"),
    Sentence("日文かな和汉字", "日文{ja:かな}和汉字"),
    Sentence("Ｆｕｌｌｗｉｄｔｈ字母", "{en:Ｆｕｌｌｗｉｄｔｈ}字母"),
    Sentence("文件名为 Packages(.gz, .xz files)。", "文件名为 Packages(.gz, .{en:xz files})。"),
    Sentence("运行 make (see src/x(1) and so on)。", "运行 {en:make} ({en:see} src/x(1) {en:and so on})。"),
  ]

  /// What is tagged once stays as it is: the pieces of a name are no words when they stand alone.
  @Test(arguments: [
    "文件名为 Packages(.gz, .bz2)，它们", "运行 foo(bar.md baz) 和 a_b[c_d e]。", "见 x.y(z) 或 http://a.b(c) d。",
    "用 std::move(x y) 吧",
    "在 a@b(c d) 与 (e f)g.h 之间", "README.md file 与 see README.md 都行", "café.md(x y) 中",
    "The file x.md(村 y) is 村 z.md here",
  ])
  func taggingAgainChangesNothing(text: String) throws {
    for languages in [["zh"], ["en"], []] {
      var document = Marked.document(text, languages: languages)
      try LanguageRuns().apply(to: &document, context: TransformContext())
      let once = document
      try LanguageRuns().apply(to: &document, context: TransformContext())
      #expect(document == once)
    }
  }

  private func tagged(_ source: String, languages: [String]) throws -> [Inline] {
    var document = Marked.document(source, languages: languages)
    try LanguageRuns().apply(to: &document, context: TransformContext())
    return Marked.paragraph(of: document)
  }

  @Test(arguments: english)
  func runInEnglishText(_ sentence: Sentence) throws {
    let inlines = try tagged(sentence.source, languages: ["en", "zh"])
    #expect(Marked.text(inlines) == sentence.marked)
    #expect(inlines.plainText == sentence.source)
  }

  @Test(arguments: chinese)
  func runInChineseText(_ sentence: Sentence) throws {
    let inlines = try tagged(sentence.source, languages: ["zh", "en"])
    #expect(Marked.text(inlines) == sentence.marked)
    #expect(inlines.plainText == sentence.source)
  }

  @Test func authorsLanguagesNameTheScripts() throws {
    #expect(
      Marked.text(try tagged("слово mot 字", languages: ["fr", "ru", "zh-Hant-HK"])) == "{ru:слово} mot {zh-Hant-HK:字}")
    #expect(Marked.text(try tagged("字 word", languages: ["zh-Hans", "fr"])) == "字 {fr:word}")
    #expect(Marked.text(try tagged("Nǐ hǎo 你好", languages: ["zh-Latn-pinyin", "zh-Hans"])) == "Nǐ hǎo {zh-Hans:你好}")
  }

  @Test(arguments: [
    ("An English text with one term, 淘宝村, in it.", "en zh-Hans"), ("这是中文，只有一个词Taobao Village是英文。", "zh-Hans en"),
    ("這是繁體中文的文章，說的是鄉村。", "zh-Hant"), ("中国中國", "zh"), ("人口手", "zh"), ("这里有GDP和WTO", "zh-Hans"),
    ("これは日本語の文です。", "ja"), ("한국어 문장이다.", "ko"), ("12345", ""), ("GDP", "en"),
  ])
  func languagesAreFound(text: String, languages: String) throws {
    var document = Marked.document(text)
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(document.metadata.languages.map(\.tag).joined(separator: " ") == languages)
  }

  @Test(arguments: [
    "https://example.com/docs/getting-started/installation-guide/linux", "www.example.com/a/long/path/to/somewhere",
    "somebody.whose.name.is.long@mail.example.com", "Sources/ReaderAids/LanguageProfile.swift",
    "getting_started_with_names",
    "C:\\Users\\somebody\\documents", "std::vector<element>::iterator", "installation-guide.en.html",
  ])
  func addressesAndFileNamesCountForNoLanguage(_ name: String) throws {
    var document = Marked.document("网站在这里：\(name) 和 \(name)。", languages: [])
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(document.metadata.languages.map(\.tag) == ["zh-Hans"] || document.metadata.languages.map(\.tag) == ["zh"])
  }

  @Test func authorsLanguagesStay() throws {
    var document = Marked.document("这是简体中文。", languages: ["en"])
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(document.metadata.languages == [.english])
    #expect(Marked.text(Marked.paragraph(of: document)) == "{zh-Hans:这是简体中文。}")
  }

  @Test func findingIsInTheLog() throws {
    let log = ReportLog()
    var document = Marked.document("An English text about 淘宝村 and 乡村.")
    try LanguageRuns().apply(to: &document, context: TransformContext(log: log))
    #expect(
      log.report.diagnostics.map(\.description) == [
        "note: Chinese is tagged zh-Hans: 2 only simplified and 0 only traditional characters [aids.script-found]"
      ])
  }

  @Test func textInItsLanguageIsNotTaggedAgain() throws {
    var document = Document(body: [
      .paragraph(
        Paragraph([
          .span(TextSpan("村", language: .traditionalChinese)), .text(" and "),
          .strong(Styled([.text("镇")])), .emphasis(Styled([.text("县")], attributes: Attributes(language: .chinese))),
        ])),
      .division(
        Division([.paragraph(Paragraph([.text("中文 here")]))], attributes: Attributes(language: .simplifiedChinese))),
    ])
    document.metadata.languages = [.english, .simplifiedChinese]
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(Marked.text(Marked.paragraph(of: document)) == "{zh-Hant:村} and *{zh-Hans:镇}*_县_")
    guard case .division(let division)? = document.body.last, case .paragraph(let inner)? = division.blocks.first else {
      Issue.record("no division")
      return
    }
    #expect(Marked.text(inner.inlines) == "中文 {en:here}")
  }

  @Test func titlesAreTagged() throws {
    var document = Marked.document("An English text about villages, written in English.")
    document.metadata.titles = [
      Title("乡村生活", alternates: [Title.Alternate("Village Life", language: .english)]),
      Title("Village Life", kind: .subtitle, alternates: [Title.Alternate("乡村", language: .chinese)]),
    ]
    try LanguageRuns().apply(to: &document, context: TransformContext())
    #expect(document.metadata.titles.map(\.language) == [.simplifiedChinese, nil])
    #expect(document.metadata.titles.last?.alternates.map(\.language) == [.simplifiedChinese])
  }

  @Test func pictureInAnotherLanguageIsTagged() throws {
    var document = Document(body: [
      .paragraph(Paragraph([.text("See this picture: "), .image(Image(source: "a.png", alternative: "村庄"))]))
    ])
    document.metadata.languages = [.english, .chinese]
    try LanguageRuns().apply(to: &document, context: TransformContext())
    guard case .image(let image)? = Marked.paragraph(of: document).last else {
      Issue.record("no picture")
      return
    }
    #expect(image.attributes.language == .chinese)
  }
}
