import PlatenCore
import Testing

@Suite struct RewritingTests {
  private static let english = Attributes(language: .english)
  private static let han = Attributes(language: .simplifiedChinese)

  private static func paragraph(_ text: String, _ attributes: Attributes = .none) -> Block {
    .paragraph(Paragraph([.text(text)], attributes: attributes))
  }

  /// Every place where a list of inlines can stand, each with a letter of its own.
  private static let document: Document = {
    var document = Document(body: [
      .heading(Heading(level: 1, [.text("a")], attributes: han)),
      .list(List(.bullet, items: [ListItem([paragraph("b")], attributes: han), ListItem([paragraph("c", english)])])),
      .definitionList(DefinitionList([.init(terms: [[.text("d")]], definitions: [[paragraph("e")]])])),
      .quote(Quote([paragraph("f")], attributes: han)),
      .code(CodeBlock("no text\n")),
      .table(
        Table(
          caption: [.text("g")], columns: [.init()], header: [.init([.init([.text("h")])])],
          rows: [.init([.init([.text("i")])])], attributes: han)),
      .figure(Figure([paragraph("j")], caption: [.text("k")])),
      .division(Division(role: .preface, [.division(Division([paragraph("l")]))], attributes: han)),
      .parallel(
        Parallel(languages: [.english, .simplifiedChinese], rows: [.init([[paragraph("m")], [paragraph("n")]])])),
      .thematicBreak(ThematicBreak()),
      .paragraph(
        Paragraph([
          .emphasis(Styled([.text("o")], attributes: han)), .strong(Styled([.strikethrough(Styled([.text("p")]))])),
          .subscript(Styled([.text("q")])), .superscript(Styled([.text("r")])), .code(CodeSpan("no")),
          .link(Link(to: "#x", [.text("s")])), .span(TextSpan("t", language: .korean)),
          .gloss(Gloss(term: [.text("u")], counterpart: [.text("v")], counterpartLanguage: .simplifiedChinese)),
          .note(Note([paragraph("w")])), .softBreak, .image(Image(source: "x.png", alternative: "no")),
        ])),
    ])
    document.metadata.languages = [.english]
    return document
  }()

  private static let places = [
    "a zh-Hans heading", "b zh-Hans text", "c en text", "d en definedTerm", "e en text", "f zh-Hans text",
    "g zh-Hans caption", "h zh-Hans text", "i zh-Hans text", "j en text", "k en caption", "l zh-Hans text", "m en text",
    "n zh-Hans text", "o zh-Hans text", "p en text", "q en text", "r en text", "s en link", "t ko text", "u en gloss",
    "v zh-Hans gloss", "w en text",
  ]

  private static func place(_ inlines: [Inline], _ context: InlineContext) -> String? {
    guard case .text(let text)? = inlines.first else { return nil }
    return "\(text) \(context.language) \(context.place)"
  }

  @Test func everyListIsVisitedWithItsContext() {
    var places: [String] = []
    RewritingTests.document.forEachInlines { inlines, context in
      if let place = RewritingTests.place(inlines, context) { places.append(place) }
    }
    #expect(places == RewritingTests.places)
  }

  @Test func everyListIsRewrittenWithItsContext() {
    var places: [String] = []
    var document = RewritingTests.document
    document.rewriteInlines { inlines, context in
      if let place = RewritingTests.place(inlines, context) { places.append(place) }
    }
    #expect(places == RewritingTests.places)
    #expect(document == RewritingTests.document)
  }

  @Test func innerListsComeFirst() {
    var document = Document(body: [.paragraph(Paragraph([.text("outer "), .strong(Styled([.text("inner")]))]))])
    var order: [String] = []
    document.rewriteInlines { inlines, _ in
      order.append(inlines.plainText)
      inlines.append(.text("!"))
    }
    #expect(order == ["inner", "outer inner!"])
    #expect(
      document.body == [
        .paragraph(Paragraph([.text("outer "), .strong(Styled([.text("inner"), .text("!")])), .text("!")]))
      ])
  }

  @Test func errorLeavesTheDocumentWhole() {
    struct Stop: Error {}
    var document = RewritingTests.document
    #expect(throws: Stop.self) {
      try document.rewriteInlines { inlines, _ throws(Stop) in
        if inlines.first == .text("v") { throw Stop() }
      }
    }
    #expect(document == RewritingTests.document)
  }

  @Test(
    arguments: [
      ("a", .latin), ("é", .latin), ("村", .han), ("々", .han), ("𠮷", .han), ("あ", .kana), ("カ", .kana),
      ("ㄅ", .bopomofo),
      ("한", .hangul), ("я", .cyrillic), ("λ", .greek), ("ש", .hebrew), ("س", .arabic), ("ก", .thai), ("ক", .other),
    ] as [(Unicode.Scalar, Script)])
  func letterHasItsScript(letter: Unicode.Scalar, script: Script) { #expect(Script(letter) == script) }

  @Test(arguments: ["1", " ", ".", "，", "　", "“", "·", "😀", "\u{301}", "①", "％", "。", "—"] as [Unicode.Scalar])
  func signHasNoScript(sign: Unicode.Scalar) { #expect(Script(sign) == nil) }
}
