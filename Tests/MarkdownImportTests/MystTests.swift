import MarkdownImport
import PlatenCore
import Testing

/// Lines of MyST that say nothing to readers, its names for places, and Markdown within HTML.
@Suite struct MystTests {
  private static func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }
  private static func comment(_ text: String) -> Block { .raw(Raw(format: "html", "<!-- \(text) -->\n")) }

  static let hidden: [(String, [Block])] = [
    ("a\n\n% see -- below\n\nb\n", [text("a"), comment("% see - - below"), text("b")]),
    ("% one\n%\n% two\nb\n", [comment("% one"), comment("%"), comment("% two"), text("b")]),
    ("a\n\n+++\n\nb\n", [text("a"), comment("+++"), text("b")]),
    ("a\n\n+++ {\"tags\": []}\nb\n", [text("a"), comment("+++ {\"tags\": []}"), text("b")]),
    ("> % quoted\n", [.quote(Quote([comment("% quoted")]))]),
  ]

  @Test(arguments: hidden.indices)
  func linesThatReadersDoNotSeeAreComments(index: Int) throws {
    let (source, blocks) = MystTests.hidden[index]
    #expect(try markdown(source).body == blocks)
  }

  /// A paragraph that begins with a per cent sign is not lost without a word: once for comments below each other.
  @Test func commentsAreReported() throws {
    let log = ReportLog()
    let source = Source(name: "a.md", text: "a\n\n% one\n%\n% two\n\nb\n\n% 50 of all\n\n\\% text\n")
    _ = try MarkdownImporter().document(from: source, context: ImportContext(log: log))
    let found = log.report.diagnostics.filter { $0.id == "markdown.comment-hidden" }
    #expect(found.map { $0.location?.line } == [3, 9])
  }

  @Test(arguments: ["45\n% of all\n", "%nothing\n", "%\n", "++++\n", "+++ Title\n", "100 % a\n", "`% a`\n"])
  func whatOnlyLooksLikeOneStaysText(source: String) throws {
    for block in try markdown(source).body {
      if case .raw = block { Issue.record("a comment from \(source)") }
    }
  }

  @Test func commonMarkHasNoSuchLines() throws {
    let options = MarkdownImportOptions.commonMark
    let source = Source(name: "a.md", text: "% a\n\n+++\n")
    let document = try MarkdownImporter(options: options).document(from: source, context: ImportContext())
    #expect(document.body == [MystTests.text("% a"), MystTests.text("+++")])
  }

  // MARK: - Names of places

  @Test func namesOfPlacesAreStackedAndStandBeforeTerms() throws {
    let body = try markdown("(a)=\n(b)=\n# H\n\n(c)=\nTerm\n: Definition\n").body
    guard case .heading(let heading)? = body.first, case .definitionList(let list)? = body.last else {
      Issue.record("\(body)")
      return
    }
    #expect(heading.inlines == ["a", "b"].map(MystTests.place) + [.text("H")])
    #expect(list.items[0].terms == [[MystTests.place("c"), .text("Term")]])
  }

  private static func place(_ id: String) -> Inline { .span(TextSpan([], attributes: Attributes(id: id))) }

  @Test(arguments: [
    ("[there](how-to:set-up)", "there"), ("[](how-to:set-up)", "Set up"), ("[](#how-to:set-up)", "Set up"),
    ("{ref}`how-to:set-up`", "how-to:set-up"),
    ("{ref}`here <how-to:set-up>`", "here"),
  ])
  func linksLeadToNamesAndTakeTheirTitles(source: String, title: String) throws {
    let body = try markdown(source + "\n\n(how-to:set-up)=\n# Set up\n").body
    #expect(body.first == .paragraph(Paragraph([.link(Link(to: "#how-to:set-up", [.text(title)]))])))
  }

  @Test func linksToOtherThingsStayAsTheyAre() throws {
    let body = try markdown("[a](how-to:other) [](#none) [](b.md)\n\n(how-to:set-up)=\n# Set up\n").body
    guard case .paragraph(let paragraph)? = body.first else { return }
    let links = paragraph.inlines.compactMap { if case .link(let link) = $0 { link } else { nil } }
    #expect(links.map(\.destination) == ["how-to:other", "#none", "b.md"])
    #expect(links.map(\.inlines) == [[.text("a")], [], []])
  }

  // MARK: - Templates

  @Test func variablesAreReported() throws {
    let log = ReportLog()
    _ = try markdown("At least {{ minimum }} or {{python.version}}.\n", log: log)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.template-kept"])
    #expect(log.report.diagnostics.first?.location?.column == 10)
    let other = ReportLog()
    _ = try markdown("`{{ a }}` and {{ a\nand \\{{ a }}\n", log: other)
    #expect(other.report.diagnostics.isEmpty)
  }

  @Test func optionsBelowAnInsertionBelongToIt() throws {
    let body = try markdown("::: mkdocs-click\n    :module: a.b\n    :depth: 0\n\nb\n").body
    #expect(body == [.code(CodeBlock("::: mkdocs-click\n:module: a.b\n:depth: 0\n")), MystTests.text("b")])
  }

  // MARK: - Markdown within HTML

  @Test(arguments: [
    "<div markdown>\nA *b*.\n</div>\n", "<div class=\"grid\" markdown=\"1\">\nA *b*.\n</div>\n",
    "<section markdown=block>\n\nA *b*.\n\n</section>\n",
    "<div markdown>\n        A *b*.\n</div>\n",
  ])
  func elementsThatAreMarkedHoldMarkdown(source: String) throws {
    let paragraph = Block.paragraph(Paragraph([.text("A "), .emphasis(Styled([.text("b")])), .text(".")]))
    var blocks = try markdown(source).body
    if case .division(let division)? = blocks.first, blocks.count == 1 { blocks = division.blocks }
    #expect(blocks == [paragraph])
  }

  @Test func figureHoldsAPictureOfMarkdown() throws {
    let source = "1. a\n\n     <figure markdown>\n         ![Plan](p.png){ loading=lazy }\n     </figure>\n\n2. b\n"
    guard case .list(let list)? = try markdown(source).body.first, case .figure(let figure)? = list.items[0].blocks.last
    else {
      Issue.record("no figure")
      return
    }
    #expect(
      figure.blocks.contains { block in
        if case .paragraph(let paragraph) = block, case .image? = paragraph.inlines.first { true } else { false }
      })
    #expect(list.items.count == 2)
  }

  @Test func elementsThatAreNotMarkedHoldText() throws {
    let body = try markdown("<div data-markdown-x>\nA *b*.\n</div>\n").body
    #expect(String(describing: body).contains("A *b*."))
  }
}
