import PlatenCore
import Testing
import TextExport
import Typesetting

/// How each node looks without pages, at a width of 40.
@Suite struct FiguresAndInlinesTests {
  private func text(_ blocks: [Block], _ change: (inout TextOptions) -> Void = { _ in }) async throws -> String {
    try await printed(blocks) { options in
      options.width = 40
      change(&options)
    }
  }

  private func line(_ inlines: [Inline]) async throws -> String {
    try await printed([.paragraph(Paragraph(inlines))]) { $0.width = 200 }
  }

  @Test func figuresHaveTheirDescriptionAndCaption() async throws {
    expect(
      try await text([
        .figure(
          Figure(
            [.paragraph(Paragraph([.image(Image(source: "a.png", alternative: "A road"))]))],
            caption: [.text("Figure 1. Road.")]))
      ]),
      is: """
            [Image: A road]
            Figure 1. Road.

        """)
  }

  @Test func asidesStandBetweenRules() async throws {
    expect(
      try await text([.division(Division(role: .tip, [.text("One."), .text("Two.")]))]),
      is: """
        -- Tip ---------------------------------
        One.

        Two.
        ----------------------------------------

        """)
  }

  @Test func epigraphsAreIndented() async throws {
    expect(
      try await text([.division(Division(role: .epigraph, [.text("路漫漫其修远兮。")]))]), is: "          路漫漫其修远兮。\n")
  }

  @Test func passagesStandSideBySide() async throws {
    let parallel = Parallel(
      languages: [.english, .chinese],
      rows: [.init([[.text("The village is small and far away.")], [.text("村子小而偏远。")]]), .init([[], [.text("短。")]])])
    expect(
      try await text([.parallel(parallel)]) { $0.width = 52 },
      is: """
        The village is small and   村子小而偏远。
        far away.

                                   短。

        """)
    expect(
      try await text([.parallel(parallel)]),
      is: """
        The village is small and far away.

            村子小而偏远。

            短。

        """)
  }

  @Test func breaksAndPageNumbersAreShown() async throws {
    expect(
      try await text([.thematicBreak(ThematicBreak()), .pageBreak(PageBreak(label: "xiv")), .text("x")]),
      is: """
                       *   *   *

                                        [p. xiv]

        x

        """)
  }

  @Test func formulasAreTheirSource() async throws {
    expect(try await text([.math(Math("a^2\n+ b"))]), is: "    a^2\n    + b\n")
    expect(
      try await text([.math(Math("<math><mi>a</mi><mo>&lt;</mo><mn>1</mn></math>", notation: .mathML))]),
      is: "    a < 1\n")
  }

  @Test func rawTextIsPrintedAndOtherMarkupIsNot() async throws {
    expect(try await text([.raw(Raw(format: "text", "a  b\n")), .raw(Raw(format: "html", "<hr>"))]), is: "a  b\n")
  }

  @Test(arguments: [
    ([Inline.emphasis(Styled([.text("a")])), .strong(Styled([.text("重")]))], "_a_*重*\n"),
    ([.strikethrough(Styled([.text("a b")]))], "~a b~\n"),
    ([.text("H"), .subscript(Styled([.text("2")])), .text("O")], "H_2O\n"),
    ([.text("x"), .superscript(Styled([.text("n+1")]))], "x^(n+1)\n"),
    ([.code(CodeSpan("a  b"))], "`a  b`\n"), ([.image(Image(source: "a.png", alternative: "A"))], "[Image: A]\n"),
    ([.image(Image(source: "a.png", alternative: "", title: "T"))], "[Image: a.png – T]\n"),
    ([.image(Image(source: "a.png", alternative: "", isDecorative: true)), .text("x")], "x\n"),
    ([.span(TextSpan("汉", language: .chinese))], "汉\n"),
    (
      [
        .ruby(
          Ruby([
            .init(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì"), .init(base: "的", annotation: ""),
          ]))
      ],
      "汉字(hàn zì)的\n"
    ),
    (
      [
        .gloss(
          Gloss(
            term: [.text("淘宝村")], counterpart: [.text("Taobao")], counterpartLanguage: nil, form: .fullwidthParentheses)
        )
      ],
      "淘宝村（Taobao）\n"
    ),
    ([.math(Math("x^2"))], "x^2\n"), ([.text("a"), .softBreak, .text("b")], "a b\n"),
    ([.text("汉"), .softBreak, .text("字")], "汉字\n"), ([.text("汉"), .softBreak, .text("a")], "汉 a\n"),
    ([.text("好，”"), .softBreak, .text("他")], "好，”他\n"), ([.text("a "), .lineBreak, .text(" b")], "a\nb\n"),
    ([.text("a \t\n  b")], "a b\n"), ([.text("a\u{1B}[0mb\u{85}\u{7}")], "a[0mb\n"),
    ([.link(Link(to: "https://a.b/", [.text("https://a.b/")]))], "https://a.b/\n"),
    ([.link(Link(to: "#x", [.text("there")]))], "there\n"), ([.link(Link(to: "https://a.b/", []))], "<https://a.b/>\n"),
    ([.raw(Raw(format: "html", "<b>")), .text("x")], "x\n"),
  ])
  func inlinesHaveTheirLook(inlines: [Inline], expected: String) async throws {
    expect(try await line(inlines), is: expected)
  }

  @Test func shortRubyStaysWhole() async throws {
    let ruby = Ruby([.init(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì")])
    expect(
      try await text([.paragraph(Paragraph([.text("农村党建工作总结"), .ruby(ruby), .text("的")]))]) { $0.width = 20 },
      is: """
        农村党建工作总结
        汉字(hàn zì)的

        """)
  }

  @Test func linksAreNumberedReferences() async throws {
    let swift = Link(to: "https://swift.org/", title: "The language", [.text("Swift")])
    expect(
      try await line([.link(swift), .text(" and "), .link(Link(to: "b.html", [.text("b")])), .text(", "), .link(swift)]
      ),
      is: """
        Swift[L1] and b[L2], Swift[L1]


        Links
        -----

        [L1] https://swift.org/ (The language)
        [L2] b.html

        """)
  }

  @Test func addressesNeedNoReferenceButForTheirTitle() async throws {
    expect(
      try await line([
        .link(Link(to: "mailto:a@b.c", [.text("a@b.c")])), .text(" "),
        .link(Link(to: "u:x", title: "T", [.text("u:x")])),
      ]),
      is: """
        a@b.c u:x[L1]


        Links
        -----

        [L1] u:x (T)

        """)
  }

  @Test func notesAreAtTheEndAndMayHaveNotes() async throws {
    let inner = Note([.text("Inner.")])
    let outer = Note(label: "n", [.paragraph(Paragraph([.text("Outer."), .note(inner)])), .text("More.")])
    expect(
      try await line([.text("a"), .note(outer), .text(" b"), .note(Note(label: "n", []))]),
      is: """
        a[1] b[1]


        Notes
        -----

        [1] Outer.[2]

            More.
        [2] Inner.

        """)
  }

  @Test func labelsAreInTheLanguageOfTheDocument() async throws {
    var document = Document(body: [
      .paragraph(
        Paragraph([.image(Image(source: "a", alternative: "路")), .link(Link(to: "https://a.b/", [.text("链")]))]))
    ])
    document.metadata.languages = [.traditionalChinese]
    expect(
      try await printed(document).text,
      is: """
        [圖: 路]链[L1]


        連結
        ----

        [L1] https://a.b/

        """)
  }

  @Test func asciiPrintsNothingElse() async throws {
    let text = try await text([
      .text("“Café” — naïve… ①汉 ×２——"), .heading(2, "Ünder"),
      .table(Table(columns: [.init()], rows: [.init([.init([.text("ā")])])])),
    ]) { $0.ascii = true }
    #expect(
      text == """
        "Cafe" -- naive... ?? x2--


        Under
        -----

        +---+
        | a |
        +---+

        """)
  }
}
