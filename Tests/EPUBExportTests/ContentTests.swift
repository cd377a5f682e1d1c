import PlatenCore
import TestSupport
import Testing

@testable import EPUBExport

@Suite struct ContentTests {
  @Test(arguments: [
    (Inline.text("a < b & c"), "<p>a &lt; b &amp; c</p>"),
    (.emphasis(Styled([.text("x")])), "<p><em>x</em></p>"),
    (
      .strong(Styled([.text("x")], attributes: Attributes(id: "k", classes: ["c", "d"]))),
      "<p><strong id=\"k\" class=\"c d\">x</strong></p>"
    ),
    (.strikethrough(Styled([.text("x")])), "<p><del>x</del></p>"),
    (.subscript(Styled([.text("2")])), "<p><sub>2</sub></p>"),
    (.superscript(Styled([.text("2")])), "<p><sup>2</sup></p>"),
    (.code(CodeSpan("a<b")), "<p><code>a&lt;b</code></p>"),
    (
      .link(Link(to: "https://example.org/?a=1&b=2", [.text("x")])),
      "<p><a href=\"https://example.org/?a=1&amp;b=2\">x</a></p>"
    ),
    (
      .span(TextSpan("淘宝村", language: .simplifiedChinese)),
      "<p><span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">淘宝村</span></p>"
    ),
    (.span(TextSpan("same", language: .english)), "<p><span>same</span></p>"),
    (
      .ruby(Ruby([Ruby.Segment(base: "字", annotation: "zì")], annotationLanguage: .pinyin)),
      "<p><ruby>字<rp>(</rp><rt lang=\"zh-Latn-pinyin\" xml:lang=\"zh-Latn-pinyin\">zì</rt><rp>)</rp></ruby></p>"
    ),
    (
      .gloss(
        Gloss(term: [.text("Taobao Village")], counterpart: [.text("淘宝村")], counterpartLanguage: .simplifiedChinese)),
      "<p><span class=\"gloss\"><span class=\"term\">Taobao Village</span> <span class=\"bracketed\">(<span class=\"counterpart\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\">淘宝村</span>)</span></span></p>"
    ),
    (.lineBreak, "<p><br/>\n</p>"),
  ])
  func inlineBecomesXHTML(inline: Inline, expected: String) async throws {
    #expect(try await xhtml([.paragraph(Paragraph([inline]))]) == expected + "\n")
  }

  /// Browsers do not heed `text-wrap` where there is ruby, and would leave one character alone on the last line.
  @Test func lastTwoCharactersWithRubyStayTogether() async throws {
    func segments(_ text: [(String, String)]) -> String {
      text.map { "\($0.0)<rp>(</rp><rt>\($0.1)</rt><rp>)</rp>" }.joined()
    }
    let text = [("我", "wǒ"), ("回", "huí"), ("家", "jiā")]
    let ruby = Ruby(text.map { Ruby.Segment(base: $0.0, annotation: $0.1) })
    let end = "<span class=\"together\"><ruby>\(segments(Array(text.dropFirst())))</ruby>。</span>"
    #expect(
      try await xhtml([.paragraph(Paragraph([.ruby(ruby), .text("。")]))])
        == "<p><ruby>\(segments([text[0]]))</ruby>\(end)</p>\n")
    let two = Ruby(Array(ruby.segments.dropFirst()))
    #expect(try await xhtml([.paragraph(Paragraph([.text("我"), .ruby(two), .text("。")]))]) == "<p>我\(end)</p>\n")
    // A word is not broken anyway, and a paragraph that goes on has its end elsewhere.
    let word = Ruby([Ruby.Segment(base: "回家", annotation: "huíjiā")])
    #expect(!(try await xhtml([.paragraph(Paragraph([.ruby(word)]))]).contains("together")))
    #expect(!(try await xhtml([.paragraph(Paragraph([.ruby(ruby), .text("了。")]))]).contains("together")))
  }

  /// The number of a note behind the last character makes its line no better.
  @Test(arguments: [
    ("他回家了。", "<p>他回<span class=\"together\">家了。"), ("他回家了", "<p>他回<span class=\"together\">家了"),
    ("Gone home.", "<p>Gone home."), ("了。", "<p>了。"), ("第9页。", "<p>第9页。"),
  ])
  func lastTwoCharactersBeforeANoteStayTogether(text: String, start: String) async throws {
    let note = Note([.paragraph(Paragraph([.text("x")]))])
    let page = try await xhtml([.paragraph(Paragraph([.text(text), .note(note)]))])
    #expect(page.hasPrefix(start + "<sup"), "\(page)")
  }

  @Test func lineEndBetweenHanIsNoSpace() async throws {
    let inlines: [Inline] = [.text("农村"), .softBreak, .text("党建"), .softBreak, .text("a"), .softBreak, .text("b")]
    #expect(try await xhtml([.paragraph(Paragraph(inlines))]) == "<p>农村党建\na\nb</p>\n")
  }

  @Test func sectionsNestAsHeadingsDo() async throws {
    let body = [heading(1, "First"), paragraph("a"), heading(2, "Second"), paragraph("b"), heading(1, "Third")]
    #expect(
      try await xhtml(body) == """
        <section id="s-first" epub:type="chapter" role="doc-chapter" aria-labelledby="h-first">
        <h1 id="h-first">First</h1>
        <p>a</p>
        <section id="s-second" aria-labelledby="h-second">
        <h2 id="h-second">Second</h2>
        <p>b</p>
        </section>
        </section>
        <section id="s-third" epub:type="chapter" role="doc-chapter" aria-labelledby="h-third">
        <h1 id="h-third">Third</h1>
        </section>

        """)
  }

  @Test func divisionWithRoleIsASectionLabelledByItsHeading() async throws {
    let body: [Block] = [.division(Division(role: .editorsNote, [heading(1, "Editor’s Note"), paragraph("x")]))]
    #expect(
      try await xhtml(body) == """
        <section id="s-editors-note" class="editors-note" epub:type="preface" role="doc-preface" aria-labelledby="h-editors-note">
        <h1 id="h-editors-note">Editor’s Note</h1>
        <p>x</p>
        </section>

        """)
  }

  @Test func partWithoutTitleIsNamedByItsRole() async throws {
    let markup = try await xhtml(
      [.division(Division(role: .conclusion, [paragraph("x")]))], language: .simplifiedChinese)
    #expect(
      markup.contains(
        "<section id=\"s-conclusion\" class=\"conclusion\" epub:type=\"conclusion\" role=\"doc-conclusion\" aria-label=\"结论\">"
      ))
  }

  @Test func noteIsWrittenApartAndLinksBack() async throws {
    let body: [Block] = [.paragraph(Paragraph([.text("x"), .note(Note([paragraph("n")])), .text(".")]))]
    #expect(
      try await xhtml(body) == """
        <p>x<sup><a id="fnref-1" class="noteref" epub:type="noteref" role="doc-noteref" href="#fn-1">1</a></sup>.</p>
        <aside id="fn-1" epub:type="footnote" role="doc-footnote">
        <p><a class="backlink" epub:type="backlink" role="doc-backlink" href="#fnref-1" title="Back to the text">1</a> n</p>
        </aside>

        """)
  }

  @Test func secondReferenceLeadsToTheSameNote() async throws {
    let body: [Block] = [
      .paragraph(Paragraph([.note(Note(label: "a", [paragraph("n")])), .note(Note(label: "a", []))]))
    ]
    let markup = try await xhtml(body)
    #expect(
      markup.contains(
        "<a id=\"fnref-1-2\" class=\"noteref\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#fn-1\">1</a>"))
    #expect(markup.components(of: "<aside").count == 2)
  }

  @Test func noteInALinkComesAfterIt() async throws {
    let link = Link(to: "https://example.org/", [.text("x"), .note(Note([paragraph("n")])), .text("y")])
    let markup = try await xhtml([.paragraph(Paragraph([.link(link)]))])
    #expect(markup.hasPrefix("<p><a href=\"https://example.org/\">xy</a><sup><a id=\"fnref-1\""))
  }

  @Test func tightItemsNeedNoParagraphs() async throws {
    let list = List(
      .bullet, items: [ListItem([paragraph("a"), .list(List(.bullet, items: [ListItem([paragraph("b")])]))])])
    #expect(try await xhtml([.list(list)]) == "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n")
  }

  @Test func taskHasABoxThatEveryReaderShows() async throws {
    let list = List(.bullet, items: [ListItem([paragraph("a")], task: .done)])
    #expect(
      try await xhtml([.list(list)])
        == "<ul class=\"tasks\">\n<li><span class=\"task-box\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n</ul>\n"
    )
  }

  @Test func spansAreCutAtTheEndOfTheTable() async throws {
    let table = Table(
      columns: [Table.Column(alignment: .trailing), Table.Column()],
      header: [Table.Row([Table.Cell([.text("h")]), Table.Cell([paragraph("i")], rowSpan: 9)])],
      rows: [
        Table.Row([Table.Cell([paragraph("a")], columnSpan: 2, rowSpan: 5)]), Table.Row([Table.Cell([.text("b")])]),
      ])
    let markup = try await xhtml([.table(table)])
    #expect(markup.contains("<th scope=\"col\" class=\"trailing\">h</th><th scope=\"col\">i</th>"))
    #expect(markup.contains("<td colspan=\"2\" rowspan=\"2\" class=\"trailing\">a</td>"))
  }

  @Test func pictureIsWrittenWithItsDescription() async throws {
    let image = Image(
      source: "plan.png", alternative: "A \"dot\"", attributes: Attributes(values: [.init(name: "width", value: "50%")])
    )
    let markup = try await xhtml(
      [.paragraph(Paragraph([.image(image)]))], resources: [Resource(path: "plan.png", bytes: onePixel)])
    #expect(markup == "<p><img src=\"images/plan.png\" alt=\"A &quot;dot&quot;\" style=\"width: 50%\"/></p>\n")
  }

  @Test func missingPictureIsReplacedWithItsDescription() async throws {
    let (markup, diagnostics, _) = try await rendered([
      .paragraph(Paragraph([.image(Image(source: "no.png", alternative: "A dot"))]))
    ])
    #expect(markup == "<p><span class=\"missing-picture\">A dot</span></p>\n")
    #expect(diagnostics.map(\.id) == ["epub.picture-missing"])
    #expect(diagnostics.first?.loss == .substituted)
  }

  @Test func parallelPassagesStandInRows() async throws {
    let parallel = Parallel(
      languages: [.english, .simplifiedChinese], rows: [Parallel.Row([[paragraph("a")], [paragraph("甲")]])])
    #expect(
      try await xhtml([.parallel(parallel)]) == """
        <div class="parallel">
        <div class="row"><div class="passage">
        <p>a</p>
        </div><div class="passage" lang="zh-Hans" xml:lang="zh-Hans">
        <p>甲</p>
        </div></div>
        </div>

        """)
  }
}

extension String {
  /// What stands between the occurrences of a separator.
  func components(of separator: String) -> [Substring] { split(separator: separator, omittingEmptySubsequences: false) }
}

/// Tables of short Chinese cells.
@Suite struct ShortColumnTests {
  private func classes(_ rows: [[String]]) async throws -> [String?] {
    let cells = rows.map { row in Table.Row(row.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }) }
    var document = Document(body: [
      heading(1, "T"),
      .table(Table(columns: rows[0].map { _ in .init() }, header: [cells[0]], rows: Array(cells.dropFirst()))),
    ])
    document.metadata.languages = [.simplifiedChinese]
    let page = try #require(try await edition(document).files.first { $0.text.contains("<table") }?.text)
    return page.matches(of: /<td( class="([^"]*)")?>/).map { $0.output.2.map(String.init) }
  }

  @Test func shortCellsStayOnOneLine() async throws {
    #expect(
      try await classes([["节气", "拼音", "English", "日期"], ["立春", "lìchūn", "Beginning of spring", "2月19日"]])
        == ["short", "short", nil, "short"])
  }

  @Test func longCellsBreak() async throws {
    #expect(
      try await classes([["词", "意思"], ["立春", "一年中的第一个节气，表示春天开始了。"], ["雨水", "雨"]])
        == ["short", nil, "short", nil])
  }

  /// Five columns of seven characters are wider than a phone: only those that fit stay on one line.
  @Test func onlyWhatAPhoneHasRoomFor() async throws {
    let row = ["一二三四五六七", "一二三四五六", "一二三", "一二", "一二三四五六七"]
    let found = try await classes([row, row])
    #expect(found == [nil, nil, "short", "short", nil] || found == [nil, "short", "short", "short", nil])
  }
}

/// Names that readers' bookmarks hang on.
@Suite struct AnnotatedTitleTests {
  @Test func nameIsTheSameWithPinyinAndWithout() async throws {
    let plain = Document(body: [heading(1, "At the Station 进站"), paragraph("x")])
    var annotated = plain
    annotated.body[0] = .heading(
      Heading(
        level: 1,
        [
          .text("At the Station "),
          .ruby(Ruby([Ruby.Segment(base: "进", annotation: "jìn"), Ruby.Segment(base: "站", annotation: "zhàn")])),
        ]))
    let before = try await edition(plain).files.map(\.name)
    let after = try await edition(annotated).files.map(\.name)
    #expect(before == after)
  }
}
