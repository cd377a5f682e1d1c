import MarkdownImport
import PlatenCore
import Testing

/// Containers, tabs, directives and roles as Obsidian, MkDocs, Python-Markdown’s extensions, VitePress, Docusaurus and MyST have them.
@Suite struct ContainerTests {
  private static func aside(_ role: Role?, _ title: String, _ text: String, classes: [String] = []) -> Block {
    .division(
      Division(
        role: role, [Self.title(title), .paragraph(Paragraph([.text(text)]))], attributes: Attributes(classes: classes))
    )
  }

  private static func title(_ text: String) -> Block {
    .paragraph(Paragraph([.strong(Styled([.text(text)]))], attributes: Attributes(classes: ["title"])))
  }

  private static let asides: [(String, Block)] = [
    // Obsidian
    ("> [!info] 重要信息\n> a\n", aside(.notice, "重要信息", "a", classes: ["info"])),
    ("> [!faq]- Are they folded?\n> a\n", aside(nil, "Are they folded?", "a", classes: ["faq"])),
    ("> [!success]+ Done\n> a\n", aside(.tip, "Done", "a", classes: ["success"])),
    ("> [!my-type] Title\n> a\n", aside(nil, "Title", "a", classes: ["my-type"])),
    ("> [!tip]-\n> a\n", aside(.tip, "Tip", "a")),
    ("> [!quote]\n> a\n", aside(nil, "Quote", "a", classes: ["quote"])),
    ("> [!info|wide]\n> a\n", aside(.notice, "Info", "a", classes: ["info"])),
    ("> [!注意]\n> a\n", aside(nil, "注意", "a", classes: ["注意"])),
    // MkDocs and Python-Markdown’s extensions
    ("=== \"C++\"\n\n    a\n", aside(nil, "C++", "a", classes: ["tab"])),
    ("===+ \"甲\"\n    a\n", aside(nil, "甲", "a", classes: ["tab"])),
    ("/// note | Title\na\n///\n", aside(.notice, "Title", "a", classes: ["note"])),
    ("/// tip\na\n///\n", aside(.tip, "Tip", "a")),
    ("//// details | More\n    type: warning\n\na\n////\n", aside(nil, "More", "a", classes: ["details", "warning"])),
    // VitePress and Docusaurus
    ("::: details More {open}\na\n:::\n", aside(nil, "More", "a", classes: ["details"])),
    (":::note{title=\"小标题\"}\na\n:::\n", aside(.notice, "小标题", "a", classes: ["note"])),
    // MyST
    ("```{dropdown} More\na\n```\n", aside(nil, "More", "a", classes: ["dropdown"])),
    (":::{sidebar} Beside\na\n:::\n", aside(nil, "Beside", "a", classes: ["sidebar"])),
  ]

  @Test(arguments: asides.indices)
  func asideHasItsTitle(index: Int) throws {
    let (source, block) = ContainerTests.asides[index]
    #expect(try markdown(source).body == [block])
    #expect(try markdown(source + "\nb\n").body == [block, .paragraph(Paragraph([.text("b")]))])
  }

  @Test(arguments: [
    "> [!NOTE] a\n> b\n", "> [!info]\n> a\n", "> [!tip]- x\n> a\n", "=== \"a\"\n\n    b\n", "/// note\na\n///\n",
    "{ref}`a`\n", "(a)=\n",
  ])
  func presetOfGitHubLeavesThemAlone(source: String) throws {
    for block in try markdown(source, .gfm).body {
      switch block {
      case .paragraph, .quote, .code: continue
      case .heading, .list, .definitionList, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        Issue.record("\(block) from \(source)")
      }
    }
  }

  @Test(arguments: [
    "=== a\n", "=== \"a\" b\n", "=====\n", "/// some words of prose\n", "/// unknown\na\n", "// note\n",
    "a\n/// note\nb\n",
    "> [!FOO]\n> a\n", "> [! x]\n> a\n", "> [!a](b)\n> a\n",
  ])
  func whatOnlyLooksLikeOneStaysText(source: String) throws {
    for block in try markdown(source).body {
      if case .division = block { Issue.record("a division from \(source)") }
    }
  }

  @Test func calloutsNest() throws {
    let source = "> [!question] Can they nest?\n> > [!todo] Yes.\n> > > [!example] Deep\n> > > x\n"
    guard case .division(let first)? = try markdown(source).body.first, first.blocks.count == 2,
      case .division(let second) = first.blocks[1], second.blocks.count == 2
    else {
      Issue.record("no division in a division")
      return
    }
    #expect(second.blocks[1] == ContainerTests.aside(.example, "Deep", "x"))
  }

  @Test func longerRowOfSlashesHoldsAShorterOne() throws {
    guard case .division(let outer)? = try markdown("//// warning\n/// tip\na\n///\nb\n////\n").body.first else {
      Issue.record("no division")
      return
    }
    #expect(outer.blocks.dropFirst() == [ContainerTests.aside(.tip, "Tip", "a"), .paragraph(Paragraph([.text("b")]))])
  }

  // MARK: - Code

  @Test(arguments: [
    ("```js [a.js]\nx\n```\n", "a.js", "js"), ("```js title=\"src/a.js\"\nx\n```\n", "src/a.js", "js"),
    ("``` py title=\"甲.py\" linenums=\"1\"\nx\n```\n", "甲.py", "py linenums=\"1\""),
    ("```{code-block} js\n:caption: a.js\nx\n```\n", "a.js", "js"),
  ])
  func titleOfCodeIsShown(source: String, name: String, info: String) throws {
    #expect(try markdown(source).body == [ContainerTests.title(name), .code(CodeBlock("x\n", info: info))])
  }

  @Test(arguments: [
    "```js {1,3-4}\nx\n```\n", "```[a.js]\nx\n```\n", "```a[1] b\nx\n```\n", "```js title=\"\nx\n```\n",
  ])
  func otherInfoStringsStay(source: String) throws {
    #expect(try markdown(source).body.count == 1)
  }

  // MARK: - MyST

  @Test func directivesOfCodeAndFormulasAreRead() throws {
    let code = try markdown("```{code-block} python\n:linenos:\n\nprint(1)\n```\n").body
    #expect(
      code == [
        .code(
          CodeBlock(
            "print(1)\n", info: "python", attributes: Attributes(values: [Attributes.Value(name: "linenos", value: "")])
          ))
      ])
    #expect(
      try markdown("```{math}\n:label: eq\nx=1\n```\n").body == [.math(Math("x=1", attributes: Attributes(id: "eq")))])
  }

  @Test(arguments: [
    "```{figure} p.png\n:alt: a plan\n\nThe *caption*.\n```\n",
    ":::{figure} p.png\n:alt: a plan\n\nThe *caption*.\n:::\n",
  ])
  func figureIsOne(source: String) throws {
    #expect(
      try markdown(source).body == [
        .figure(
          Figure(
            [.paragraph(Paragraph([.image(Image(source: "p.png", alternative: "a plan"))]))],
            caption: [.text("The "), .emphasis(Styled([.text("caption")])), .text(".")]))
      ])
  }

  @Test(arguments: [
    ("H{sub}`2`O", [Inline.text("H"), .subscript(Styled([.text("2")])), .text("O")]),
    ("x{sup}`2`", [.text("x"), .superscript(Styled([.text("2")]))]), ("{math}`a^2`", [.math(Math("a^2"))]),
    (
      "{kbd}`Esc`",
      [
        .span(
          TextSpan([.text("Esc")], attributes: Attributes(values: [Attributes.Value(name: "element", value: "kbd")])))
      ]
    ),
    ("{py:func}`len`", [.code(CodeSpan("len"))]), ("{ref}`here`", [.link(Link(to: "#here", [.text("here")]))]),
    ("{ref}`this place <here>`", [.link(Link(to: "#here", [.text("this place")]))]),
    ("{doc}`guide/intro`", [.link(Link(to: "guide/intro.md", [.text("guide/intro")]))]),
    ("{term}`村庄`", [.span(TextSpan([.text("村庄")], attributes: Attributes(classes: ["term"])))]),
    ("{a b}`c`", [.text("{a b}"), .code(CodeSpan("c"))]), ("\\{ref}`c`", [.text("{ref}"), .code(CodeSpan("c"))]),
    ("{ref} `c`", [.text("{ref} "), .code(CodeSpan("c"))]),
    ("`a`{ref}`c`", [.code(CodeSpan("a")), .link(Link(to: "#c", [.text("c")]))]),
  ])
  func roleIsRead(source: String, expected: [Inline]) throws {
    #expect(try markdown(source).body == [.paragraph(Paragraph(expected))])
  }

  @Test func linksLeadToTargets() throws {
    let document = try markdown("# T\n\n(my-target)=\n\n## S\n\nSee [there](#my-target).\n")
    #expect(document.body.contains { $0.attributes.id == "my-target" } || "\(document.body)".contains("my-target"))
    #expect(!document.body.contains(.paragraph(Paragraph([.text("(my-target)=")]))))
  }

  @Test func unknownDirectivesAreReportedOnce() throws {
    let log = ReportLog()
    let document = try markdown("```{toctree}\na\n```\n\n```{eval-rst}\nb\n```\n\n{cite}`c`\n", log: log)
    #expect(document.body.count == 3)
    #expect(log.report.diagnostics.filter { $0.id == "markdown.template-kept" }.count == 1)
  }
}
