import Foundation
import MarkdownExport
import MarkdownImport
import PlatenCore
import PlatenTesting
import Testing

/// Reading back gives the same document.
@Suite struct RoundTripTests {
  @Test func whateverTheImporterMakesComesBackEqual() throws {
    for seed in 0..<caseCount(2_000) {
      let source = RandomMarkdown.text(seed: seed)
      let document = try read(source).withoutIdleLabels
      let text = try markdown(document)
      let back = try read(text).withoutIdleLabels
      if back != document {
        Issue.record(
          "seed \(seed): \(firstDifference(dump(back), dump(document)))\n--- source\n\(source)\n--- written\n\(text)")
      }
    }
  }
}

extension RoundTripTests {
  @Test(arguments: [
    "::: notice {.notice .large}\na\n:::\n", "{{漢字|かんじ}\n", "a {b {c|d} e\n", "<b>**^ \\\n***（^&\n",
    "- a\n\n    :   b\n\n- c\n",
  ])
  func oddSourceComesBackEqual(source: String) throws {
    let document = try read(source)
    #expect(try read(markdown(document)) == document)
  }

  @Test(arguments: [
    Inline.lineBreak, .softBreak, .strong(Styled([.text("b"), .lineBreak, .text("c")])),
    .link(Link(to: "https://example.org/", [.emphasis(Styled([.text("b"), .lineBreak, .text("c")]))])),
    .gloss(
      Gloss(term: [.text("b"), .lineBreak, .text("c")], counterpart: [.text("d")], counterpartLanguage: .english)),
  ])
  func lineEndsInCellsComeBack(inline: Inline) throws {
    let cell = Table.Cell([.paragraph(Paragraph([.text("a"), inline, .text("e")]))])
    let table = Table(columns: [Table.Column()], header: [Table.Row([cell])], rows: [Table.Row([cell])])
    let document = Document(body: [.table(table)])
    #expect(try read(markdown(document)).body == document.body)
  }

  @Test(arguments: [
    "`a`<!-- b -->\n", "`a`[`b`]{.c}`d`\n", "a <!-- b\nc --> d\n", "`` ` ``<!-- ` -->`a`\n", "a\n&#32;b\n",
    "a&#32;\nb\n",
    "&#32;a&#32;\n", "a\n&nbsp;b\n", "a\n&#9;b\n", "a\\\n&#32;b\n", "*a\n&#32;b*\n", "[a\n&#32;b](c)\n", "- &#32; a\n",
    "# &#32; a\n", "| &#32; a |\n|---|\n| b&#32; |\n", "[doc](doc:a/b) [r](rdar://1) [t](tel:+1) [d](doi:10.1/2)\n",
    "[m](magnet:?xt=urn:x) <urn:isbn:1> <ftp://a.b/> [f](file:///a) [x](xref:guide/a) [](x:y)\n",
    "![p](data:image/png;base64,AAAA)\n", "a ![p](cid:1) b\n",
    "[[a ([b]{lang=zh})]{.gloss}](/u) *[a ([b]{lang=zh})]{.gloss}* **x [a（[b]{lang=zh}）]{.gloss}**\n",
    "\\=== \"a\"\n", "\\/// note\n", "\\(a)=\nb\n", "\\{ref}`a`\n", "a\n=== b\n", "> \\[!tip] a\n> b\n",
    "> [!faq]- a `b`\n> - c\n", "=== \"a\"\n\n    b\n\n=== \"c\"\n\n    d\n",
    "//// details | a\n/// tip\nb\n///\n////\n",
    "```js [a.js]\nb\n```\n", "```{figure} a.png\n:alt: b\n:width: 9\n\nc\n\nd\n```\n",
    "{kbd}`a` {sub}`b` {ref}`c <d>` {term}`e`\n",
    "```{code-block} c\n:linenos:\n\nd\n```\n", "(a)=\n\n## b\n\n[c](#a)\n", "(a)=\n\nd [c](#a)\n",
    "[*[a ([*b*]{lang=zh})]{.gloss}*]{.c}\n", "~~[a ([b]{lang=zh})]{.gloss}~~ ^[a ([b]{lang=zh})]{.gloss}^\n",
  ])
  func whatRealBooksHaveComesBackEqual(source: String) throws {
    let document = try read(source)
    let text = try markdown(document)
    #expect(try read(text) == document, "\(text)")
  }

  @Test(arguments: [
    [Inline.code(CodeSpan("a")), .code(CodeSpan("b"))], [.code(CodeSpan("a`")), .raw(Raw(format: "html", "<!-- -->"))],
    [.code(CodeSpan("a")), .emphasis(Styled([.code(CodeSpan("b"))]))],
    [.code(CodeSpan("a")), .math(Math(" x", notation: .tex))],
    [.text("{ref}"), .code(CodeSpan("a"))], [.text("x {kbd}"), .code(CodeSpan("`a"))],
    [.code(CodeSpan("a")), .text("`"), .code(CodeSpan("b"))], [.text("a`"), .code(CodeSpan("b")), .text("`")],
    [.math(Math("x")), .math(Math("y"))], [.math(Math("x")), .text("1")], [.text("$"), .math(Math("x")), .text("$")],
    [.raw(Raw(format: "html", "<!-- a\nb -->")), .raw(Raw(format: "html", "<br>"))], [.raw(Raw(format: "tex", ""))],
    [.raw(Raw(format: "html", String(repeating: "<i>long</i>\n", count: 700)))],
    [.text("a"), .softBreak, .text(" b"), .softBreak, .text("\tc "), .lineBreak, .text("  d")],
    [
      .link(
        Link(to: "/u", [.gloss(Gloss(term: [.text("a")], counterpart: [.text("b")], counterpartLanguage: .english))]))
    ],
    [
      .emphasis(
        Styled([
          .gloss(
            Gloss(term: [.emphasis(Styled([.text("a")]))], counterpart: [.text("b")], counterpartLanguage: .english))
        ]))
    ],
    [
      .gloss(
        Gloss(term: [.link(Link(to: "/u", [.text("a")]))], counterpart: [.text("b")], counterpartLanguage: .english))
    ],
    [.gloss(Gloss(term: [], counterpart: [.code(CodeSpan("b"))], counterpartLanguage: nil, form: .parentheses))],
  ])
  func nodesSideBySideComeBackEqual(inlines: [Inline]) throws {
    let document = Document(body: [.paragraph(Paragraph(inlines))])
    let text = try markdown(document)
    #expect(try read(text).body == document.body, "\(text.prefix(500))")
  }

  @Test func listWithADefinitionListAndABlankLineIsLoose() throws {
    guard case .list(let list) = try read("- a\n\n    :   b\n\n- c\n").body.first else {
      Issue.record("no list")
      return
    }
    #expect(!list.isTight)
  }
}

extension RoundTripTests {
  @Test func randomDocumentsComeBackInNormalForm() throws {
    // Notes are by themselves: a random document may refer to one before it comes.
    for seed in 0..<caseCount(200) { try check(seed: seed, size: 10, .all.without(inlines: [.note])) }
  }

  @Test(arguments: BlockKind.allCases)
  func everyKindOfBlockComesBack(kind: BlockKind) throws {
    let nodes = NodeSelection(
      blocks: [.paragraph, kind], inlines: [.text],
      features: [.attributes, .resources, .tasks, .numberings, .complexTables])
    for seed in 0..<caseCount(50) { try check(seed: seed, size: 4, nodes) }
  }

  @Test(arguments: InlineKind.allCases)
  func everyKindOfInlineComesBack(kind: InlineKind) throws {
    let nodes = NodeSelection(
      blocks: [.paragraph, .heading, .list], inlines: [.text, kind], features: [.attributes, .resources])
    for seed in 0..<caseCount(50) { try check(seed: seed, size: 4, nodes) }
  }

  private func check(seed: UInt64, size: Int, _ nodes: NodeSelection) throws {
    let document = Document.random(seed: seed, size: size, nodes: nodes).markdownForm.withoutIdleLabels
    let text = try markdown(document)
    let back = try read(text).markdownForm.withoutIdleLabels
    if back.body != document.body {
      let difference = firstDifference(dump(back), dump(document))
      Issue.record("seed \(seed): \(difference)\n--- Markdown\n\(text.prefix(4_000))")
    }
  }
}

/// A document as text, one value a line.
func dump(_ document: Document) -> String {
  var text = ""
  dump(document.body, to: &text)
  return text
}
