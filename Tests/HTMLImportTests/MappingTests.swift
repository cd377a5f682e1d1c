import PlatenCore
import Testing

/// What elements become, as Markdown of the platen dialect, which has a form for every node.
@Suite struct MappingTests {
  @Test(arguments: [
    ("<h1>Title</h1><p>One <b>two</b>  three\n<i> four </i>five.", "# Title\n\nOne **two** three\n*four* five.\n"),
    ("<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.", "Press [Ctrl]{element=kbd}+[C]{element=kbd}.\n"),
    ("<p>H<sub>2</sub>O x<sup>2</sup> <del>d</del> <mark>m</mark>", "H~2~O x^2^ ~~d~~ [m]{element=mark}\n"),
    (
      "<p><abbr title='A B'>AB</abbr> <cite>c</cite> <u>u</u>",
      "[AB]{element=abbr title=\"A B\"} [c]{element=cite} [u]{element=u}\n"
    ),
    ("<p><q>quoted <q>inner</q></q> <code>a  b</code>", "“quoted ‘inner’” `a b`\n"),
    ("<p><code class=language-swift>let</code> <code>f(<a href=x>T</a>)</code>", "`let`{.swift} `f(`[`T`](x)`)`\n"),
    ("<p>a<br>b<br> c<br></p><hr>", "a\\\nb\\\nc\n\n* * *\n"),
    ("<p>a\n\n b<!-- c --> d<span> </span>e</p>loose <b>text</b>", "a\nb d e\n\nloose **text**\n"),
    ("<div>text<p>para</p>more</div>", "text\n\npara\n\nmore\n"),
    ("<div class=note><p>n</div>", "::: {.note}\nn\n:::\n"),
    ("<div class=c><h2>H</h2><p>t</div>", "## H\n\nt\n"),
    ("<a href=/x><div><p>block <b>in</b> a</div></a>", "[block **in** a](/x)\n"),
    ("<p align=center>m</p><center>c</center>", "::: {.inner .center}\nm\n:::\n\n::: {.center}\nc\n:::\n"),
    ("<p lang=zh>中</p><p><span lang=fr>oui</span>", "::: {.inner lang=zh}\n中\n:::\n\n[oui]{lang=fr}\n"),
    ("<p><a name=x></a>There. <a id=y href='#x'>l</a>", "[]{#x}There. [l](#x){#y}\n"),
    ("<div id=j><p id=k>s</div><p><a href='#j'>j</a>", "::: {.inner #k}\ns\n:::\n\n[j](#k)\n"),
  ])
  func runningTextAndBlocks(html: String, markdown: String) throws { #expect(try Reading(html).markdown == markdown) }

  @Test(arguments: [
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c\n"),
    ("<ul><li>x</li><ul><li>z</ul></ul>", "- x\n  - z\n"),
    ("<ul><li><p>a<li><p>b</ul>", "- a\n\n- b\n"),
    ("<ol start=3 type=a><li>x<li>y</ol>", "::: {.inner kind=lower-alpha}\n3. x\n4. y\n:::\n"),
    ("<ol><li>x<li value=9>n<li>o</ol>", "1. x\n\n[//]: #\n\n9. n\n10. o\n"),
    ("<ul><li><input type=checkbox checked> d<li><input type=checkbox>o</ul>", "- [x] d\n- [ ] o\n"),
    ("<dl><dt>T<dt>U<dd>D<div><dt>V<dd>E</div></dl>", "T\nU\n:   D\n\nV\n:   E\n"),
    ("<blockquote><p>q</blockquote>", "> q\n"),
    ("<pre><code class=language-swift>a\n  b\n</code></pre>", "```swift\na\n  b\n```\n"),
    (
      "<div class='highlight-python'><div class=highlight><pre><span>x</span> = 1\n</pre></div></div>",
      "```python\nx = 1\n```\n"
    ),
    (
      "<details open><summary>M <b>x</b></summary><p>in</details>",
      "::: {.details open=open}\n::: {.inner .summary}\nM **x**\n:::\n\nin\n:::\n"
    ),
    ("<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", "{漢字|かん|じ}\n"),
    ("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>", "{東京|とうきょう}\n"),
    (
      "<figure><img src=a.png alt=A width=200><figcaption>C <b>b</b></figcaption></figure>",
      "::: {.figure}\n[![A](a.png){width=200}]{.inner}\n\n::: caption\nC **b**\n:::\n:::\n"
    ),
    ("<picture><source srcset=d.png><img src=l.png alt=x></picture>", "[![x](l.png)]{.inner}\n"),
    ("<section role=doc-chapter><h2>C</h2><p>t</section>", "::: chapter\n## C\n\nt\n:::\n"),
    ("<aside epub:type=tip><p>t</aside>", "::: tip\nt\n:::\n"),
    ("<h2>H<a class=headerlink href='#h'>¶</a></h2>", "## H\n"),
  ])
  func listsAndContainers(html: String, markdown: String) throws {
    let made = try Reading("<main>\(html)</main>").markdown
    #expect(made == markdown)
  }

  @Test func tableHasCaptionHeaderSpansAndAlignment() throws {
    let html = """
      <table><caption>Cap</caption><tr><th>A<th align=right>B<tr><td rowspan=2>1<td align=right>2<tr>
      <td align=right>3</table>
      """
    let cell = { (text: String, rows: Int) in Table.Cell([.paragraph(Paragraph([.text(text)]))], rowSpan: rows) }
    #expect(
      try Reading(html).document.body == [
        .table(
          Table(
            caption: [.text("Cap")], columns: [Table.Column(), Table.Column(alignment: .trailing)],
            header: [Table.Row([cell("A", 1), cell("B", 1)])],
            rows: [Table.Row([cell("1", 2), cell("2", 1)]), Table.Row([cell("3", 1)])]))
      ])
  }

  @Test func notesStandAtTheirFirstReference() throws {
    let html = """
      <p>x<a href='#fn1' id=r1 role=doc-noteref><sup>1</sup></a> y<a href='#fn1' class=footnote-ref>1</a></p>
      <section role=doc-endnotes><hr><ol><li id=fn1><p>Note. <a href='#r1' role=doc-backlink>back</a></ol></section>
      """
    #expect(try Reading(html).markdown == "x[^fn1] y[^fn1]\n\n[^fn1]: Note.\n")
  }

  @Test func formulasAndDrawingsAreKept() throws {
    let reading = try Reading(
      "<p>f <math><mi>x</mi></math></p><math display=block><mi>y</mi></math><p><svg><title>T</title><path d='M0'/></svg>"
    )
    let namespace = "xmlns=\"http://www.w3.org/1998/Math/MathML\""
    guard case .paragraph(let first)? = reading.document.body.first, case .math(let block) = reading.document.body[1]
    else {
      Issue.record("\(reading.document.body)")
      return
    }
    #expect(first.inlines.last == .math(Math("<math \(namespace)><mi>x</mi></math>", notation: .mathML)))
    #expect(block.source == "<math \(namespace) display=\"block\"><mi>y</mi></math>")
    #expect(reading.document.resources.map(\.path) == ["inline-1.svg"])
    #expect(
      String(decoding: reading.document.resources[0].bytes, as: UTF8.self)
        == "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>T</title><path d=\"M0\"></path></svg>")
  }

  @Test(arguments: [
    ("<script>x</script>", ["html.element-dropped"]), ("<style>x</style>", ["html.element-dropped"]),
    ("<iframe src=http://x></iframe>", ["html.element-dropped"]),
    ("<object data=x>f</object>", ["html.element-dropped"]),
    ("<form><button>b</button></form>", ["html.form-left-out", "html.element-dropped"]),
    ("<a href=' java\nscript:alert(1)'>x</a>", ["html.link-dropped"]),
    ("<img src=missing.png alt=x>", ["html.picture-missing"]), ("<p hidden>x</p>", ["html.hidden-left-out"]),
    ("<ol reversed><li>x</ol>", ["html.list-not-reversed"]), ("<p onclick=x>y</p>", []),
  ])
  func whatIsLeftOutIsReported(html: String, ids: [String]) throws {
    let reading = try Reading("<body><p>a</p>\(html)")
    #expect(reading.ids == ids)
    #expect(try !reading.markdown.contains("script:"))
  }
}
