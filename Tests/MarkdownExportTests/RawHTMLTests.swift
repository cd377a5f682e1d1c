import MarkdownImport
import PlatenCore
import Testing

/// Raw HTML in Markdown becomes what it means, and what it has become reads back.
@Suite struct RawHTMLTests {
  @Test(arguments: [
    ("Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.", "Press [Ctrl]{element=kbd}+[C]{element=kbd}.\n"),
    (
      "H<sub>2</sub>O, x<sup>2</sup>, <mark>*m*</mark> <ins>i</ins><u>u</u>",
      "H~2~O, x^2^, [*m*]{element=mark} [i]{element=ins}[u]{element=u}\n"
    ),
    ("<a name=\"here\"></a>There. [l](#here)", "[]{#here}There. [l](#here)\n"),
    ("A <img src=\"p.png\" width=\"200\" alt=\"Logo\"> B", "A ![Logo](p.png){width=200} B\n"),
    ("a <span lang=fr>oui *non*</span> b", "a [oui *non*]{lang=fr} b\n"),
    (
      "<abbr title=\"x y\">XY</abbr> <q>q</q> <ruby>漢<rt>かん</rt></ruby>字",
      "[XY]{element=abbr title=\"x y\"} “q” {漢|かん}字\n"
    ),
    ("a<br>\nb <br/> c", "a\\\nb\\\nc\n"),
    ("**bold <kbd>k</kbd>** and [a <b>x</b> ](http://u)y", "**bold [k]{element=kbd}** and [a **x** ](http://u)y\n"),
    ("<a href=\"http://q/\">q *em*</a>", "[q *em*](http://q/)\n"),
    ("a <span> b </span> c &nbsp; d", "a b c \u{A0} d\n"),
    ("text <div>block</div> more", "text\n\nblock\n\nmore\n"),
    (
      "git clone <url>, List<String>, <script> and <title>",
      "git clone \\<url>, List\\<String>, \\<script> and \\<title>\n"
    ),
    (
      "<math><mi>x</mi></math>",
      "`<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>`{.raw math=mathml}\n"
    ),
    ("unclosed <b>bold *and* text\n\nnext </i> x", "unclosed **bold *and* text**\n\nnext x\n"),
    ("x <script>alert(1)</script> y", "x y\n"), ("<a href=\"javascript:x\">j</a> z", "j z\n"),
  ])
  func tagsInTheLine(source: String, markdown: String) throws { try check(source, markdown) }

  @Test(
    arguments: [
      (
        "<details>\n<summary>Sum <b>x</b></summary>\n\nText *em*.\n\n- a\n- b\n\n</details>\n\nafter",
        "::: {.details}\n::: {.inner .summary}\nSum **x**\n:::\n\nText *em*.\n\n- a\n- b\n:::\n\nafter\n"
      ),
      ("<div align=\"center\">\n\n# H\n\nt\n\n</div>", "::: {.center}\n# H\n\nt\n:::\n"),
      (
        "<p align=\"center\">\n  <img src=\"l.png\" alt=\"L\" width=\"50%\">\n  <br>\n  T\n</p>",
        "::: {.inner .center}\n![L](l.png){width=50%}\\\nT\n:::\n"
      ),
      (
        "<table><tr><td colspan=2>a</tr><tr><td>\n\n**md**\n\n</td><td>d</td></tr></table>",
        """
        ::: {.table columns=--}
        ::: row
        ::: {.cell columns=2}
        a
        :::
        :::
        ::: row
        ::: cell
        **md**
        :::
        ::: cell
        d
        :::
        :::
        :::

        """
      ),
      (
        "<figure>\n<img src=a.png alt=A>\n<figcaption>Cap</figcaption>\n</figure>",
        "::: {.figure}\n[![A](a.png)]{.inner}\n\n::: caption\nCap\n:::\n:::\n"
      ),
      ("<dl><dt>T</dt><dd>D</dd></dl>\n<hr>", "T\n:   D\n\n* * *\n"),
      (
        "- a <br> b\n- <details><summary>s</summary>\n\n  in\n\n  </details>",
        "- a\\\n  b\n\n- ::: {.details}\n  ::: {.inner .summary}\n  s\n  :::\n\n  in\n  :::\n"
      ),
      ("<iframe src=\"http://x\"></iframe>\n\nafter", "after\n"), ("> <p>quoted</p>", "> quoted\n"),
      ("<script>\nalert(2)\n</script>\n\nend", "end\n"), ("<!-- c -->\n\n<div>\n\na\n\n</div>\n", nil),
    ] as [(String, String?)])
  func blocksOfHTML(source: String, markdown: String?) throws { try check(source, markdown) }

  @Test func brInACellIsALineBreak() throws {
    let document = try read("| a |\n|---|\n| x<br>y |\n")
    guard case .table(let table)? = document.body.first else {
      Issue.record("\(document.body)")
      return
    }
    #expect(table.rows.first?.cells == [Table.Cell([.text("x"), .lineBreak, .text("y")])])
  }

  @Test(arguments: [
    ("x <iframe src=http://a></iframe>", "markdown.element-dropped", 1, 3),
    ("a\n\nb <b>c", "markdown.raw-html-repaired", 3, 3), ("a\n<url>", "markdown.raw-html-escaped", 2, 1),
    ("a\n\n<div>\n<script>x</script></div>", "markdown.element-dropped", 4, 1),
    ("<a href='vbscript:x'>y</a>", "markdown.link-dropped", 1, 1),
  ])
  func whatIsChangedIsReportedWithItsPlace(source: String, id: String, line: Int, column: Int) throws {
    let log = ReportLog()
    _ = try read(source, log: log)
    #expect(log.report.diagnostics.map(\.id) == [id])
    #expect(log.report.diagnostics.first?.location == SourceLocation(line: line, column: column))
  }

  @Test func deepHTMLStaysWithinTheDepthOfDocuments() throws {
    for tag in ["<div class=a>\n\n", "<span class=a>", "> <div class=a>\n> ", "*a <b>"] {
      let document = try read(String(repeating: tag, count: 400) + "x")
      try document.checkDepth()
    }
  }

  private func check(_ source: String, _ expected: String?) throws {
    let document = try read(source)
    let made = try markdown(document)
    if let expected { #expect(made == expected) }
    #expect(try read(made).body == document.body)
  }
}
