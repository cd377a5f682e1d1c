import MarkdownImport
import PlatenCore
import Testing

/// What Markdown of other makers has.
@Suite struct HabitTests {
  private static func aside(_ role: Role?, _ title: String, _ text: String, classes: [String] = []) -> Block {
    .division(
      Division(
        role: role,
        [
          .paragraph(
            Paragraph([.strong(Styled([.text(title)]))], attributes: Attributes(classes: ["title"]))),
          .paragraph(Paragraph([.text(text)])),
        ], attributes: Attributes(classes: classes)))
  }

  private static let asides: [(String, Block)] = [
    ("> [!NOTE]\n> a\n", aside(.notice, "Note", "a", classes: ["note"])),
    ("> [!Tip]  \n>\n> a\n", aside(.tip, "Tip", "a")),
    (">[!WARNING]\na\n", aside(.notice, "Warning", "a", classes: ["warning"])),
    ("> [!caution]\n> a\n", aside(.notice, "Caution", "a", classes: ["caution"])),
    ("::: tip 提示\na\n:::\n", aside(.tip, "提示", "a")),
    ("::: warning\na\n:::\n", aside(.notice, "Warning", "a", classes: ["warning"])),
    (":::danger Mind this!\n\na\n\n:::\n", aside(.notice, "Mind this!", "a", classes: ["danger"])),
    (":::note[Your Title]\na\n:::\n", aside(.notice, "Your Title", "a", classes: ["note"])),
    ("::: details Click me\na\n:::\n", aside(nil, "Click me", "a", classes: ["details"])),
    (":::{note}\na\n:::\n", aside(.notice, "Note", "a", classes: ["note"])),
    (":::{tip} A title\n:class: dropdown\n\na\n:::\n", aside(.tip, "A title", "a", classes: ["dropdown"])),
    ("```{important}\na\n```\n", aside(.notice, "Important", "a", classes: ["important"])),
    ("````{note} One\na\n````\n", aside(.notice, "One", "a", classes: ["note"])),
    ("!!! note\n    a\n", aside(.notice, "Note", "a", classes: ["note"])),
    ("!!! warning \"Look here\"\n\n    a\n", aside(.notice, "Look here", "a", classes: ["warning"])),
    ("??? tip \"More\"\n    a\n", aside(.tip, "More", "a")),
    ("???+ example inline end \"X\"\n    a\n", aside(.example, "X", "a", classes: ["inline", "end"])),
  ]

  @Test(arguments: asides.indices)
  func asideHasRoleAndTitle(index: Int) throws {
    let (source, block) = HabitTests.asides[index]
    #expect(try markdown(source).body == [block])
    #expect(try markdown(source + "\nb\n").body == [block, .paragraph(Paragraph([.text("b")]))])
  }

  @Test func titlesThatTheAuthorLeftOutAreInTheLanguageOfTheDocument() throws {
    let document = try markdown("---\nlang: zh\n---\n\n> [!NOTE]\n> 内容\n")
    #expect(document.body == [HabitTests.aside(.notice, "说明", "内容", classes: ["note"])])
  }

  @Test(arguments: [
    "> [!NOTE]\n", "> [!FOO]\n> a\n", "a\n!!! note\n", "!!!note\n", "!!! 注意\n", "!!! note 'a'\n",
    "??\n",
  ])
  func whatOnlyLooksLikeOneStaysText(source: String) throws {
    for block in try markdown(source).body {
      if case .division = block { Issue.record("a division from \(source)") }
    }
  }

  @Test func asidesHoldBlocksAndEachOther() throws {
    let source = "!!! note\n    - a\n\n    !!! tip\n        b\n\n    ```\n    c\n    ```\n\nd\n"
    guard case .division(let outer)? = try markdown(source).body.first else {
      Issue.record("no division")
      return
    }
    #expect(outer.blocks.count == 4)
    #expect(outer.blocks[2] == HabitTests.aside(.tip, "Tip", "b"))
    #expect(outer.blocks[3] == .code(CodeBlock("c\n")))
    let fenced = "````{note}\n```{tip}\na\n```\n````\n"
    #expect(
      try markdown(fenced).body == [
        .division(
          Division(
            role: .notice,
            [
              .paragraph(Paragraph([.strong(Styled([.text("Note")]))], attributes: Attributes(classes: ["title"]))),
              HabitTests.aside(.tip, "Tip", "a"),
            ], attributes: Attributes(classes: ["note"])))
      ])
  }

  @Test(arguments: [
    ("It is $`a+b`$.", [Inline.text("It is "), .math(Math("a+b")), .text(".")]), ("$`\\$`$", [.math(Math("\\$"))]),
    ("$`a`", [.text("$"), .code(CodeSpan("a"))]), ("`<b>`{=html}", [.raw(Raw(format: "html", "<b>"))]),
    ("`a`{=html .b}", [.code(CodeSpan("a")), .text("{=html .b}")]),
    ("a^[b *c*]", [.text("a"), .note(Note([.paragraph(Paragraph([.text("b "), .emphasis(Styled([.text("c")]))]))]))]),
    (
      "^[a ^[b]](c)",
      [
        .note(Note([.paragraph(Paragraph([.text("a "), .note(Note([.paragraph(Paragraph([.text("b")]))]))]))])),
        .text("(c)"),
      ]
    ),
    ("\\^[a] ^\\[b]", [.text("^[a] ^[b]")]), ("a^[b", [.text("a^[b")]),
  ])
  func inlineIsRead(source: String, expected: [Inline]) throws {
    #expect(try markdown(source).body == [.paragraph(Paragraph(expected))])
  }

  @Test(arguments: [
    ("```math\nx = y\n```\n", Block.math(Math("x = y"))), ("~~~ math\na\nb\n~~~\n", .math(Math("a\nb"))),
    ("``` math {}\na\n```\n", .code(CodeBlock("a\n", info: "math"))),
    ("``` {=html}\n<b>a</b>\n```\n", .raw(Raw(format: "html", "<b>a</b>"))),
    ("```{=latex}\n\\a\n```\n", .raw(Raw(format: "latex", "\\a"))),
  ])
  func fenceIsRead(source: String, expected: Block) throws {
    #expect(try markdown(source).body == [expected])
  }

  @Test(arguments: [
    ("2023年3月5日", "2023-03-05"), ("March 5, 2023", "2023-03-05"), ("5 March 2023", "2023-03-05"),
    ("2023/3/5", "2023-03-05"),
    ("2023.03.05", "2023-03-05"), ("05 Mar 2023 10:00 +0800", "2023-03-05"),
    ("Sun, 05 Mar 2023 10:00:00 GMT", "2023-03-05"),
    ("2023-03-05 10:00:00 +0800", "2023-03-05"), ("2023-3-5", "2023-03-05"), ("March 2023", "2023-03"),
    ("2023年3月", "2023-03"),
    ("25/03/2023", "2023-03-25"), ("03/25/2023", "2023-03-25"), ("5.3.2023", "2023-03-05"), ("2023", "2023"),
    ("05/05/2023", "2023-05-05"), ("Sept 1st, 2023", "2023-09-01"), ("2023年3月5日 10:30", "2023-03-05"),
  ])
  func dateIsReadAsPeopleWriteIt(text: String, date: String) throws {
    #expect(try markdown("---\ndate: \(text)\n---\n").metadata.published?.description == date)
  }

  @Test(arguments: ["03/05/2023", "3-5-2023", "yesterday", "2023-13-01", "32 May 2023", "5th of March"])
  func whatIsNoDateOrTwoIsReported(text: String) throws {
    let log = ReportLog()
    #expect(try markdown("---\ndate: \(text)\n---\n", log: log).metadata.published == nil)
    #expect(log.report.diagnostics.map(\.id) == ["markdown.metadata-invalid"])
  }

  @Test(arguments: [
    "title = \"Toml\"\ndate = 2023-03-05\n", "# c\ntitle = 'Toml' # d\ndate = 2023-03-05T10:00:00Z\n",
    "\"title\" = \"\"\"\nToml\"\"\"\n[params]\ndate = '5 March 2023'\n",
    "title = \"To\\u006Dl\"\ndate = \"2023年3月5日\"\n",
  ])
  func tomlIsFrontMatter(source: String) throws {
    let log = ReportLog()
    let document = try markdown("+++\n\(source)+++\n\n# One\n\ntext\n", log: log)
    #expect(document.metadata.titles.map(\.text) == ["Toml"])
    #expect(document.metadata.published?.description == "2023-03-05")
    #expect(document.body.count == 2)
    #expect(log.report.diagnostics.isEmpty)
  }

  @Test func tomlHasListsTablesAndDottedKeys() throws {
    let source =
      "authors = [\"A\", # one\n  \"B\",\n]\nseries.name = \"S\"\nseries.position = 2\n"
      + "subjects = [{text = \"x\", term = \"t\"}]\n[[contributors]]\nname = \"C\"\nrole = \"editor\"\n[[contributors]]\nname = \"D\"\n"
      + "[accessibility]\nsummary = \"s\"\n"
    let metadata = try markdown("+++\n\(source)+++\n").metadata
    #expect(metadata.creators.map(\.name) == ["A", "B"])
    #expect(metadata.series == Series("S", position: "2"))
    #expect(metadata.subjects == [Subject("x", term: "t")])
    #expect(metadata.contributors == [Contributor("C", role: "edt"), Contributor("D")])
    #expect(metadata.accessibility.summary == "s")
  }

  @Test(arguments: [
    "a = ", "a", "a = b", "a = \"", "a = 1\na = 2", "[a\nb = 1", "a = [1", "a = 1 b", "a = {b = 1", "a = \"\\x\"",
    "a = 1\n[a.b]\nc = 1",
    "a = " + String(repeating: "[", count: 1_000),
  ])
  func badTOMLStaysTextAndIsReported(source: String) throws {
    let log = ReportLog()
    #expect(try markdown("+++\n\(source)\n+++\n\ntext\n", log: log).metadata == Metadata())
    #expect(log.report.diagnostics.map(\.id) == ["markdown.front-matter-invalid"])
  }

  @Test func colonInAValueIsReadAsMeantWithANote() throws {
    let log = ReportLog()
    let document = try markdown("---\ntitle: Foo: a bar\nsource: 'x'\n---\n", log: log)
    #expect(document.metadata.titles == [Title("Foo: a bar")])
    #expect(log.report.diagnostics.map(\.id) == ["markdown.front-matter-colon"])
    #expect(log.report.diagnostics[0].location?.line == 2 && log.report.diagnostics[0].severity == .note)
  }

  @Test func templatesStayTextAndAreReportedOnceAKind() throws {
    let log = ReportLog()
    let source =
      "{{< figure src=\"a\" >}} {{% note %}}\n\n{% raw %} x {% endraw %} {%- if y %}\n\n{{#include a.rs}} `{% no %}`\n"
    let text = try markdown(source, log: log).body.map(\.text).joined(separator: "|")
    #expect(text.contains("{{< figure") && text.contains("{% endraw %}") && text.contains("{{#include a.rs}}"))
    let kept = log.report.diagnostics.filter { $0.id == "markdown.template-kept" }
    #expect(kept.map(\.message).map { $0.hasSuffix("2 times.") ? 2 : $0.hasSuffix("3 times.") ? 3 : 1 } == [2, 3, 1])
  }

  private static func list(
    _ kind: List.Numbering.Kind, _ start: Int, _ delimiter: List.Numbering.Delimiter, _ items: String...,
    classes: [String] = []
  ) -> Block {
    .list(
      List(
        .ordered(List.Numbering(start: start, kind: kind, delimiter: delimiter)), isTight: true,
        items: items.map { ListItem([.paragraph(Paragraph([.text($0)]))]) }, attributes: Attributes(classes: classes)))
  }

  private static let lists: [(String, [Block])] = [
    ("a) x\nb) y\n", [list(.lowerAlpha, 1, .parenthesis, "x", "y")]),
    ("iv. x\nv. y\n", [list(.lowerRoman, 4, .period, "x", "y")]),
    ("(1) x\n(2) y\n", [list(.decimal, 1, .parenthesis, "x", "y")]),
    ("#. x\n#. y\n", [list(.decimal, 1, .period, "x", "y")]),
    ("A.  x\nB.  y\n", [list(.upperAlpha, 1, .period, "x", "y")]),
    ("h. x\ni. y\n", [list(.lowerAlpha, 8, .period, "x", "y")]),
    ("(@) x\n(@a) y\n", [list(.decimal, 1, .parenthesis, "x", "y", classes: ["example"])]),
    ("a) x\n\n1) y\n", [list(.lowerAlpha, 1, .parenthesis, "x"), list(.decimal, 1, .parenthesis, "y")]),
    ("(a) x\n", [list(.lowerAlpha, 1, .parenthesis, "x")]), ("XIV)  x\n", [list(.upperRoman, 14, .parenthesis, "x")]),
  ]

  @Test(arguments: lists.indices)
  func fancyListIsRead(index: Int) throws {
    #expect(try markdown(HabitTests.lists[index].0).body == HabitTests.lists[index].1)
  }

  @Test(arguments: [
    "B. Russell\n", "x\na) y\n", "ab) x\n", "a)x\n", "(a x\n", "iiii. x\n", "a)\n", "（1） x\n", "e-mail) x\n",
  ])
  func whatIsNoMarkerStaysText(source: String) throws {
    guard case .paragraph? = try markdown(source).body.first else {
      Issue.record("no paragraph")
      return
    }
  }

  @Test func examplesAreReferredToByTheirLabels() throws {
    let document = try markdown("As @good shows (@bad), not a@good.x.\n\n(@good) x\n\ntext\n\n(@bad) y\n")
    #expect(document.body[0].text == "As 1 shows (2), not a@good.x.")
    #expect(document.body[3] == HabitTests.list(.decimal, 2, .parenthesis, "y", classes: ["example"]))
  }
}

extension Block {
  /// The text of a paragraph.
  fileprivate var text: String {
    if case .paragraph(let paragraph) = self { paragraph.inlines.plainText } else { "" }
  }
}
