import PlatenCore
import ReaderAids
import Testing

@Suite struct GlossElementTests {
  private func glossed(_ inlines: [Inline], _ languages: [Language], heading: Bool = false) throws -> [Inline] {
    var document = Document(body: [heading ? .heading(Heading(level: 1, inlines)) : .paragraph(Paragraph(inlines))])
    document.metadata.languages = languages
    try Glosses().apply(to: &document, context: TransformContext())
    switch document.body.first {
    case .paragraph(let paragraph): return paragraph.inlines
    case .heading(let heading): return heading.inlines
    case .some, nil: return []
    }
  }

  private static let strongTerm: [Inline] = [.text("在"), .strong(Styled([.text("淘宝村")])), .text("（Taobao Village）卖")]
  private static let strongCounterpart: [Inline] = [
    .text("like Taobao Village ("), .strong(Styled([.text("淘宝村")])), .text(") to"),
  ]

  @Test func emphasisedTermIsTakenWhole() throws {
    let inlines = try glossed(GlossElementTests.strongTerm, [.chinese, .english])
    #expect(Marked.text(inlines) == "在[*淘宝村*|en:Taobao Village]卖")
    #expect(inlines.plainText == GlossElementTests.strongTerm.plainText)
  }

  @Test func emphasisedCounterpartIsTakenWhole() throws {
    let inlines = try glossed(GlossElementTests.strongCounterpart, [.english, .chinese])
    #expect(Marked.text(inlines) == "like [Taobao Village|zh:*淘宝村*] to")
    #expect(inlines.plainText == GlossElementTests.strongCounterpart.plainText)
  }

  @Test func glossInsideEmphasisIsFound() throws {
    let inlines = try glossed([.strong(Styled([.text("淘宝村（Taobao Village）")])), .text("是")], [.chinese, .english])
    #expect(Marked.text(inlines) == "*[淘宝村|en:Taobao Village]*是")
  }

  @Test func spacedBracketAfterAnElement() throws {
    let inlines = try glossed(
      [.emphasis(Styled([.text("guanxi")])), .text(" (关系) matters (人情).")], [.english, .chinese])
    #expect(Marked.text(inlines) == "[_guanxi_|zh:关系] [matters|zh:人情].")
  }

  @Test(arguments: [
    (
      "1. Strengthening Leadership and Organization (强化领导和组织建设)",
      "1. [Strengthening Leadership and Organization|zh:强化领导和组织建设]"
    ),
    ("第一章 经济发展（Economic Development）", "第一章 [经济发展|zh-none]"), ("Plain heading", "Plain heading"),
  ])
  func headingIsAGloss(source: String, marked: String) throws {
    let isChinese = source.hasPrefix("第")
    let inlines = try glossed([.text(source)], isChinese ? [.chinese, .english] : [.english, .chinese], heading: true)
    #expect(Marked.text(inlines) == marked.replacing("zh-none", with: "en:Economic Development"))
    #expect(inlines.plainText == source)
  }

  @Test func halvesOfAGlossHoldNoOther() throws {
    let gloss = Inline.gloss(
      Gloss(term: [.text("a village (村)")], counterpart: [.text("村")], counterpartLanguage: .chinese))
    #expect(try glossed([gloss], [.english, .chinese]) == [gloss])
  }

  @Test(arguments: [
    "Sell on Taobao Village (淘宝村) today, at rural health clinics (乡村卫生室).", "农民在淘宝村（Taobao Village）卖，加入WTO（世界贸易组织）以后。",
    "The book 《乡土中国》 (From the Soil) by Fei Xiaotong (费孝通).",
  ])
  func orderOfTransformsDoesNotMatter(source: String) throws {
    let languages = source.hasPrefix("农") ? ["zh-Hans", "en"] : ["en", "zh-Hans"]
    var first = Marked.document(source, languages: languages)
    try Glosses().apply(to: &first, context: TransformContext())
    try LanguageRuns().apply(to: &first, context: TransformContext())
    var second = Marked.document(source, languages: languages)
    try LanguageRuns().apply(to: &second, context: TransformContext())
    try Glosses().apply(to: &second, context: TransformContext())
    #expect(Marked.text(Marked.paragraph(of: first)) == Marked.text(Marked.paragraph(of: second)))
    #expect(Marked.paragraph(of: second).plainText == source)
  }

  @Test func transformsMayRunTwice() throws {
    var once = Marked.document("Sell on Taobao Village (淘宝村) today, 村 and 镇.", languages: ["en", "zh"])
    try Glosses().apply(to: &once, context: TransformContext())
    try LanguageRuns().apply(to: &once, context: TransformContext())
    var twice = once
    try Glosses().apply(to: &twice, context: TransformContext())
    try LanguageRuns().apply(to: &twice, context: TransformContext())
    #expect(once == twice)
  }
}
