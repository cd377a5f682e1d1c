import PlatenCore
import ReaderAids
import Testing

@Suite struct GlossaryTests {
  private func glossed(
    _ body: [Block], _ terms: String? = nil, _ configure: (inout GlossaryOptions) -> Void = { _ in }
  ) async throws -> Document {
    var document = Document(body: body)
    document.metadata.languages = [.simplifiedChinese]
    var options = GlossaryOptions(configure)
    options.terms = terms.map { Resource(path: "terms.csv", bytes: Array($0.utf8)) }
    try await ConfiguredTransform(Glossary(options: options)).apply(to: &document, context: TransformContext())
    return document
  }

  private func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private func terms(_ document: Document) -> [String] {
    guard case .division(let division)? = document.body.last, division.role == .glossary,
      case .definitionList(let list)? = division.blocks.last
    else { return [] }
    return list.items.map { $0.terms.map(\.plainText).joined() }
  }

  @Test(arguments: [
    (GlossaryOptions.Order.pinyin, ["安", "北", "村", "中"]), (.appearance, ["中", "安", "村", "北"]),
    (.latin, ["中", "北", "安", "村"]), (.strokes, ["中", "北", "安", "村"]),
  ])
  func termsAreSorted(order: GlossaryOptions.Order, expected: [String]) async throws {
    let list = "中,centre\n安,peace\n村,village\n北,north"
    let document = try await glossed([paragraph("中安村北")], list) { $0.order = order }
    #expect(terms(document) == expected)
  }

  /// 4, 6, 6, 6 and 8 strokes; the radical of 会 comes before that of 农, and that before 网.
  @Test func charactersWithAsManyStrokesStandByRadical() async throws {
    let list = "经济,economy\n农村,village\n会议,meeting\n中国,China\nweb,网"
    let document = try await glossed([paragraph("经济、农村、会议、中国、web")], list) { $0.order = .strokes }
    #expect(terms(document) == ["中国", "会议", "农村", "网", "经济"])
  }

  /// Terms of an English text stand under their Chinese, and words that begin with letters come last, as in dictionaries.
  @Test func glossaryByPinyinHasChineseAtItsHead() async throws {
    let list = "village,村\nT恤,T-shirt\ncloud,云\nAPI,interface\nan apple,苹果\n安,peace"
    let document = try await glossed(
      [paragraph("village、T恤、cloud、API、an apple、安")], list)
    #expect(terms(document) == ["安", "村", "苹果", "云", "API", "T恤"])
    guard case .division(let chapter)? = document.body.last, case .definitionList(let entries)? = chapter.blocks.last,
      case .paragraph(let meaning)? = entries.items[1].definitions.first?.first
    else {
      Issue.record("no glossary")
      return
    }
    #expect(meaning.inlines.plainText == "village")
  }

  @Test func termsOfTheMetadataAreFound() async throws {
    var document = Document(body: [paragraph("淘宝村在这里。")])
    document.metadata.languages = [.simplifiedChinese]
    document.metadata.terms = [GlossaryTerm("淘宝村", counterpart: "Taobao Village")]
    try await ConfiguredTransform(Glossary(options: GlossaryOptions())).apply(
      to: &document, context: TransformContext())
    #expect(terms(document) == ["淘宝村"])
  }

  @Test func firstUseAndEntryLinkToEachOther() async throws {
    let document = try await glossed([paragraph("电商来了。电商走了。")], "电商\te-commerce")
    guard case .paragraph(let paragraph)? = document.body.first, case .gloss(let gloss)? = paragraph.inlines.first,
      case .link(let link)? = gloss.term.first
    else {
      Issue.record("no gloss with a link")
      return
    }
    #expect(paragraph.inlines.count == 2)
    #expect(link.destination == "#glossary-1")
    #expect(gloss.attributes.id == "gloss-1")
    guard case .division(let chapter)? = document.body.last, case .definitionList(let list)? = chapter.blocks.last,
      case .span(let span)? = list.items.first?.terms.first?.first, case .link(let back)? = span.inlines.first
    else {
      Issue.record("no entry with a link")
      return
    }
    #expect(span.attributes.id == "glossary-1")
    #expect(back.destination == "#gloss-1")
  }

  @Test func longestTermIsTaken() async throws {
    let document = try await glossed([paragraph("淘宝村在村里。")], "村,village\n淘宝村,Taobao Village\n淘宝,Taobao")
    #expect(terms(document) == ["村", "淘宝村"])
  }

  @Test(arguments: [
    (GlossaryOptions.Glossing.firstUse, 1), (.everySection, 2), (.everywhere, 3),
  ])
  func termIsGlossedWhereItIsWanted(glossing: GlossaryOptions.Glossing, count: Int) async throws {
    let body: [Block] = [
      .heading(Heading(level: 1, [.text("一")])), paragraph("村，村。"), .heading(Heading(level: 1, [.text("二")])),
      paragraph("村。"),
    ]
    let document = try await glossed(body, "村,village") {
      $0.glossing = glossing
      $0.chapter = false
    }
    var found = 0
    document.forEachInlines { inlines, _ in
      for case .gloss in inlines { found += 1 }
    }
    #expect(found == count)
  }

  @Test func latinTermIsAWordOfItsOwn() async throws {
    let document = try await glossed([paragraph("Artful art in parts.")], "art,艺术")
    guard case .paragraph(let paragraph)? = document.body.first else { return }
    #expect(paragraph.inlines.first == .text("Artful "))
  }

  @Test(arguments: [
    "\u{FEFF}村,village\r\n", "村;village", "村\tvillage\tmore", "\"村\",\"village\"", "term,meaning\n村 , village\n\n",
    "# comment\n村,village",
  ])
  func spreadsheetsHabitsAreRead(file: String) async throws {
    let document = try await glossed([paragraph("村。")], file)
    #expect(document.body.first.map { [$0] } != [paragraph("村。")])
    #expect(terms(document) == ["村"])
  }

  @Test func quotesAreRead() async throws {
    let document = try await glossed([paragraph("村。")], "村,\"the \"\"village\"\", small\"")
    guard case .paragraph(let paragraph)? = document.body.first, case .gloss(let gloss)? = paragraph.inlines.first
    else {
      Issue.record("no gloss")
      return
    }
    #expect(gloss.counterpart == [.text("the \"village\", small")])
  }

  @Test func listWithoutTermsIsRefused() async {
    await #expect(throws: TransformError.self) { _ = try await glossed([paragraph("村。")], "nothing\n") }
  }
}
