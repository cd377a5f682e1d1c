import PlatenCore
import Testing

@testable import ContentMarkup

@Suite("Raw HTML in documents")
struct RawHTMLTests {
  private func xhtml(_ html: String) -> String {
    let bytes = PlainPlan.write([.raw(Raw(format: "html", html))], hasPictures: true).bytes
    return String(decoding: bytes, as: UTF8.self).replacing("\n", with: "")
  }

  @Test(arguments: [
    ("<p>a <b>b</b> &amp; c</p>", "<p>a <strong>b</strong> &amp; c</p>"),
    ("<P CLASS=x>a<BR>b</P>", "<p class=\"x\">a<br/>b</p>"),
    ("<p lang='zh-hans'>村</p>", "<p lang=\"zh-Hans\" xml:lang=\"zh-Hans\">村</p>"),
    ("<p dir=RTL>x</p>", "<p dir=\"rtl\">x</p>"),
    ("<p align=center>x</p>", "<p class=\"center\">x</p>"),
    ("&lt;b&gt; &eacute;&#x6751;&hellip;&nope;&amp", "<p>&lt;b&gt; é村…&amp;nope;&amp;</p>"),
    ("<!-- c --><?php x ?><!DOCTYPE html>a", "<p>a</p>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<kbd>K</kbd> <samp>s</samp> <mark>m</mark>", "<p><kbd>K</kbd> <samp>s</samp> <mark>m</mark></p>"),
    ("<abbr title='a b'>AB</abbr> <u>u</u> <ins>i</ins>", "<p><abbr title=\"a b\">AB</abbr> <u>u</u> <ins>i</ins></p>"),
    ("<bdo dir=rtl>x</bdo> <bdo>y</bdo>", "<p><bdo dir=\"rtl\">x</bdo> <span>y</span></p>"),
    ("<details><summary>s</summary>a</details>", "<details open=\"open\"><summary>s</summary><p>a</p></details>"),
    ("<details open>a</details>", "<details open=\"open\"><summary>…</summary><p>a</p></details>"),
    ("<a href='http://example.org/'>x</a>", "<p><a href=\"http://example.org/\">x</a></p>"),
    ("<a name=here></a>x <a href='#here'>y</a>", "<p><span id=\"here\"></span>x <a href=\"#here\">y</a></p>"),
    ("<p id=i>x</p>", "<p id=\"i\">x</p>"),
    ("<img src=p.png alt=A width=200>", "<p><img src=\"p.png\" alt=\"A\" style=\"width: 200px\"/></p>"),
    ("<tt>a</tt><strike>b</strike><font color=red>c</font>", "<p><code>a</code><del>b</del>c</p>"),
  ])
  func rawHTMLIsWrittenAsWhatItMeans(html: String, expected: String) {
    #expect(xhtml(html) == "<div>\(expected)</div>")
  }

  @Test func tagsHoldTheNodesBetweenThem() {
    let html = { Inline.raw(Raw(format: "html", $0)) }
    let blocks: [Block] = [
      .raw(Raw(format: "html", "<div class=note>")),
      .paragraph(Paragraph([html("<b>"), .text("a "), .emphasis(Styled([.text("b")])), html("</b>"), .text(" c")])),
      .raw(Raw(format: "html", "</div>")),
    ]
    let made = String(decoding: PlainPlan.write(blocks).bytes, as: UTF8.self).replacing("\n", with: "")
    #expect(made == "<div><div class=\"note\"><p><strong>a <em>b</em></strong> c</p></div></div>")
  }

  @Test(arguments: [
    ("<script>x</script>", ["epub.raw-sanitized"]), ("<iframe src='http://x/'></iframe>", ["epub.raw-sanitized"]),
    ("<a href='javascript:x'>y</a>", ["epub.raw-sanitized"]), ("<b>x", ["epub.raw-html-repaired"]),
    ("<!-- nothing -->", []), ("<p>x</p>", []),
  ])
  func whatIsLeftOutIsReported(html: String, ids: [String]) {
    #expect(PlainPlan.write([.raw(Raw(format: "html", html))]).ids == ids)
  }
}
