import PlatenCore
import Testing

/// Notes, tips and warnings as the tools for documentation write them into their pages.
@Suite struct AdmonitionTests {
  @Test(arguments: [
    ("<div class='admonition note'><p class=admonition-title>N</p><p>x</div>", "notice {.note}"),
    ("<aside class='admonition-own admonition'><p class=admonition-title>N</p><p>x</aside>", "notice {.admonition}"),
    ("<div class=note style='margin: 1em'><h3 class=title>N</h3><p>x</div>", "notice {.note}"),
    (
      "<div class=warning><table summary=Note><tr><td rowspan=2><img alt='[N]' src=n.png><th>N<tr><td><p>x</table></div>",
      "notice {.warning}"
    ),
    (
      "<div class='admonitionblock tip'><table><tr><td class=icon><div class=title>N</div><td class=content>x</table></div>",
      "tip"
    ),
    (
      "<div class='markdown-alert markdown-alert-caution'><p class=markdown-alert-title><svg><path d='M0 0'/></svg>N</p><p>x</div>",
      "notice {.caution}"
    ),
    (
      "<div class='theme-admonition theme-admonition-danger alert'><div class=admonitionHeading_a1><span class=admonitionIcon_b2><svg></svg></span>N</div><p>x</div>",
      "notice {.danger}"
    ),
    ("<div class='tip custom-block'><p class=custom-block-title>N</p><p>x</div>", "tip"),
    ("<div class='hint-container info'><p class=hint-container-title>N</p><p>x</div>", "notice {.info}"),
    (
      "<div class='callout callout-style-default callout-note'><div><div><i class=callout-icon></i></div><div class=callout-title-container>N</div></div><p>x</div>",
      "notice {.note}"
    ),
    (
      "<blockquote class='blockquote-tag blockquote-tag-tip'><p class=blockquote-tag-title>N</p><p>x</blockquote>",
      "tip"
    ),
    ("<dl class='section note'><dt>N<dd>x</dl>", "notice {.note}"),
  ])
  func becomesAnAside(html: String, head: String) throws {
    let reading = try Reading("<main><h1>H</h1>\(html)<p>y</main>")
    #expect(try reading.markdown == "# H\n\n::: \(head)\n::: {.inner .title}\n**N**\n:::\n\nx\n:::\n\ny\n")
    #expect(reading.ids.isEmpty)
  }

  /// A word that may mean anything makes no aside without a title, and what holds sections is none.
  @Test(arguments: [
    ("<div class=note><p>x</div>", "::: {.note}\nx\n:::\n"),
    ("<div class=important><p>x<p class=title>y</div>", "::: {.important}\nx\n\n::: {.inner .title}\ny\n:::\n:::\n"),
    ("<div class=note><h2>A</h2><p>x<h2>B</h2></div>", "## A\n\nx\n\n## B\n"),
    ("<div class=note><p class=title>T</p><h2>A</h2><p>x</div>", "::: {.inner .title}\nT\n:::\n\n## A\n\nx\n"),
    ("<p class=note>x", "::: {.inner .note}\nx\n:::\n"),
  ])
  func somethingElseStaysWhatItIs(html: String, markdown: String) throws {
    #expect(try Reading("<main>\(html)</main>").markdown == markdown)
  }

  /// Without a title, what is named an admonition is one.
  @Test func titleMayBeMissing() throws {
    let html =
      "<div class='admonitionblock tip'><table><tr><td class=icon><i class='fa icon-tip'></i><td>x</table></div>"
    #expect(try Reading("<main>\(html)</main>").markdown == "::: tip\nx\n:::\n")
  }
}
