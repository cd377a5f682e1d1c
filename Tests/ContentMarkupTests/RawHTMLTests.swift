import MarkupWriter
import Testing

@testable import ContentMarkup

@Suite("Raw HTML that authors allow")
struct RawHTMLTests {
  private func flow(_ html: String) -> (text: String, dropped: [String]) { write([html], .flow) }

  private func write(_ pieces: [String], _ context: RawHTML.Context) -> (text: String, dropped: [String]) {
    var markup = MarkupWriter()
    var raw = RawHTML(context)
    for piece in pieces { raw.write(piece, to: &markup) }
    raw.finish(to: &markup)
    return (String(decoding: markup.bytes, as: UTF8.self), raw.dropped)
  }

  @Test(arguments: [
    ("<p>a <b>b</b> &amp; c</p>", "<p>a <b>b</b> &amp; c</p>"),
    ("<P CLASS=x>a<BR>b</P>", "<p class=\"x\">a<br/>b</p>"),
    ("<p lang='zh-hans'>村</p>", "<p lang=\"zh-Hans\" xml:lang=\"zh-Hans\">村</p>"),
    ("<p dir=RTL title=' a \"b\" '>x</p>", "<p dir=\"rtl\" title=\"a &quot;b&quot;\">x</p>"),
    ("&lt;b&gt; &eacute;&#x6751;&#26449;&hellip;&nope;&amp", "&lt;b&gt; é村村…&amp;nope;&amp;amp"),
    ("<!-- c --><?php x ?><!DOCTYPE html>a<![CDATA[<b>]]>", "a&lt;b&gt;"),
    ("a < b > c <1> </> <b", "a &lt; b &gt; c &lt;1&gt; &lt;/&gt; &lt;b"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    (
      "<ol start=3 type=a reversed><li value=9>a</ol>",
      "<ol start=\"3\" type=\"a\" reversed=\"reversed\"><li value=\"9\">a</li></ol>"
    ),
    ("<ul><li value=9>a</ul>", "<ul><li>a</li></ul>"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd></dd></dl>"),
    (
      "<table><tr><th scope=col>a<td colspan=2>b</table>",
      "<table><tbody><tr><th scope=\"col\">a</th><td colspan=\"2\">b</td></tr></tbody></table>"
    ),
    (
      "<table><caption>c</caption><thead><tr><td>a</thead><tfoot><tr><td>b</table>",
      "<table><caption>c</caption><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    ),
    (
      "<table><col span=2><tr><td>a</table>",
      "<table><colgroup><col span=\"2\"/></colgroup><tbody><tr><td>a</td></tr></tbody></table>"
    ),
    ("<details><summary>s</summary>a</details>", "<details><summary>s</summary>a</details>"),
    (
      "<figure><figcaption>c</figcaption><pre>\nx\n</pre></figure>",
      "<figure><figcaption>c</figcaption><pre>x\n</pre></figure>"
    ),
    ("<ruby>村<rt>cūn</rt></ruby>", "<ruby>村<rt>cūn</rt></ruby>"),
    (
      "<ruby>村<rp>(</rp><rt lang=zh-Latn>cūn</rt><rp>)</rp></ruby>",
      "<ruby>村<rp>(</rp><rt lang=\"zh-Latn\" xml:lang=\"zh-Latn\">cūn</rt><rp>)</rp></ruby>"
    ),
    ("<a href='http://example.org/a b'>x</a>", "<a href=\"http://example.org/a%20b\">x</a>"),
    ("<time datetime=2024-02-29>x</time>", "<time datetime=\"2024-02-29\">x</time>"),
    ("<tt>a</tt><strike>b</strike><font color=red>c</font>", "<code>a</code><s>b</s><span>c</span>"),
    ("<center>a</center><nav>b</nav>", "<div>a</div><div>b</div>"),
    ("<b/>x<div/>y", "<b></b>x<div></div>y"),
  ])
  func harmlessMarkupIsKept(html: String, expected: String) {
    let written = flow(html)
    #expect(written.text == expected)
    #expect(written.dropped == [])
  }

  @Test(
    arguments: [
      ("<p>a<p>b", "<p>a</p><p>b</p>", []),
      ("<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c", []),
      ("<b>a<div>b</div>c</b>", "<b>abc</b>", ["div"]),
      ("<h1>a<h2>b</h2>", "<h1>a</h1><h2>b</h2>", []),
      ("<span>a<ul><li>b</li></ul></span>", "<span>ab</span>", ["ul", "li"]),
      ("<li>a</li>", "a", ["li"]),
      ("<td>a</td><tr>b", "ab", ["td", "tr"]),
      ("<ul>a<b>b</b></ul>", "<ul><li>a<b>b</b></li></ul>", []),
      ("<ul><p>a</p></ul>", "<ul><li><p>a</p></li></ul>", []),
      ("<table>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", []),
      ("<dl>a</dl><dl><dd>b</dl>", "<dl><dt>a</dt><dd></dd></dl><dl><dt></dt><dd>b</dd></dl>", []),
      (
        "<details>a</details><details></details>",
        "<details><summary>…</summary>a</details><details><summary>…</summary></details>", []
      ),
      ("<figure>a<figcaption>b</figcaption>c</figure>", "<figure>a<figcaption>b</figcaption></figure>c", []),
      (
        "<figure><figcaption>a</figcaption>b<figcaption>c</figcaption></figure>",
        "<figure><figcaption>a</figcaption>bc</figure>", ["figcaption"]
      ),
      (
        "<table><tr><td>a<caption>b</caption></table>", "<table><tbody><tr><td>ab</td></tr></tbody></table>",
        ["caption"]
      ),
      ("<table><tr><td>a</b></div></td></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", []),
      ("<ruby>村</ruby>", "<ruby>村<rt></rt></ruby>", []),
      ("<ruby>村<rp>(</rp></ruby>", "<ruby>村<rp>(</rp><rt></rt><rp></rp></ruby>", []),
      ("<ruby>a<ruby>b<rt>c</ruby>d</ruby>", "<ruby>ab<rt>c</rt></ruby>d", ["ruby in ruby"]),
      ("<rt>a</rt>", "a", ["rt"]),
      ("<a href='tel:1'>a<a href='tel:2'>b</a>c</a>", "<a href=\"tel:1\">abc</a>", ["a in a"]),
      ("<dfn>a<dfn>b</dfn></dfn>", "<dfn>ab</dfn>", ["dfn in dfn"]),
      ("</b>a</p>", "a", []),
      ("<b><i>a</b>b</i>", "<b><i>a</i></b>b", []),
      ("<time>x</time><data>y</data>", "<span>x</span><span>y</span>", []),
      ("<time datetime='2023-02-29'>x</time>", "<span>x</span>", []),
    ] as [(String, String, [String])])
  func whatCannotStandWhereItDoesIsRepairedAndItsTextStays(html: String, expected: String, dropped: [String]) {
    let written = flow(html)
    #expect(written.text == expected)
    #expect(written.dropped == dropped)
  }

  @Test(
    arguments: [
      ("a<script>alert('<b>')</script>b", "ab", ["script"]),
      ("a<SCRIPT>x</ScRiPt >b", "ab", ["script"]),
      ("a<script>x", "a", ["script"]),
      ("a<style>x</style><iframe><p>x</iframe>b", "ab", ["style", "iframe"]),
      ("<object><object>x</object>y</object>z", "z", ["object"]),
      ("<svg onload=x><script>y</script></svg>z", "z", ["svg"]),
      ("<p onclick='x' style='y' id=z>a</p>", "<p>a</p>", ["event attribute", "style attribute", "id attribute"]),
      ("<a href='javascript:x'>a</a>", "a", ["link"]),
      ("<a href=' jav&#x09;ascript:x'>a</a>", "a", ["link"]),
      ("<a href='&#106;avascript:x'>a</a>", "a", ["link"]),
      ("<a href='data:text/html,x'>a</a>", "a", ["link"]),
      ("<a href='../x'>a</a><a>b</a>", "ab", ["link"]),
      ("<img src=x onerror=y alt='picture of &lt;b&gt;'>", "picture of &lt;b&gt;", ["img"]),
      ("<form><input><button>a</button></form>", "a", ["form", "input", "button"]),
      ("<x-y>a</x-y>", "a", ["x-y"]),
      ("<video src=x>a</video>", "a", ["video"]),
    ] as [(String, String, [String])])
  func whatActsIsLeftOutAndNamed(html: String, expected: String, dropped: [String]) {
    let written = flow(html)
    #expect(written.text == expected)
    #expect(written.dropped == dropped)
  }

  @Test(
    arguments: [
      (["<b>", "村", "</b>"], "<b>村</b>", []),
      (["<b>", "<i>", "村"], "<b><i>村</i></b>", []),
      (["</b>", "村", "<br>"], "村<br/>", []),
      (["<div>", "村", "</div>"], "村", ["div"]),
      (["<p>", "<table>", "<tr>", "<td>", "村"], "村", ["p", "table", "tr", "td"]),
      (["<script>", "村", "</script>"], "村", ["script"]),
      (["<ruby>", "村", "<rt>", "cūn", "</rt></ruby>"], "<ruby>村<rt>cūn</rt></ruby>", []),
      (["<b", ">"], "&lt;b&gt;", []),
    ] as [([String], String, [String])])
  func tagsThatComeOneByOneAreJoinedInALine(pieces: [String], expected: String, dropped: [String]) {
    let written = write(pieces, .phrasing)
    #expect(written.text == expected)
    #expect(written.dropped == dropped)
  }

  @Test func openLinkIsKnownToTheCaller() {
    var markup = MarkupWriter()
    var raw = RawHTML(.phrasing)
    #expect(!raw.isInsideLink)
    raw.write("<a href='http://a.b/'>", to: &markup)
    #expect(raw.isInsideLink)
    raw.write("</a>", to: &markup)
    #expect(!raw.isInsideLink)
    var inLink = RawHTML(.phrasing, isInsideLink: true)
    inLink.write("<a href='http://a.b/'>x</a>", to: &markup)
    #expect(String(decoding: markup.bytes, as: UTF8.self) == "<a href=\"http://a.b/\"></a>x")
  }

  @Test func callersOwnElementsMayStandBetweenThePieces() {
    var markup = MarkupWriter()
    var raw = RawHTML(.phrasing)
    raw.write("<u>", to: &markup)
    markup.element("em", "a")
    raw.write("</u>", to: &markup)
    raw.finish(to: &markup)
    #expect(String(decoding: markup.bytes, as: UTF8.self) == "<u><em>a</em></u>")
    #expect(markup.depth == 0)
  }

  @Test(
    arguments: [
      ("http://example.org/中?q=村#节", "http://example.org/%E4%B8%AD?q=%E6%9D%91#%E8%8A%82"),
      ("HTTPS://Example.org:80/A%20b%zz", "https://example.org:80/A%20b%25zz"),
      ("http://中文网.中国/", "http://中文网.中国/"),
      ("http://xn--fiqs8s.cn/", "http://xn--fiqs8s.cn/"),
      ("mailto:a@b.c?subject=a b", "mailto:a@b.c?subject=a%20b"),
      ("tel:+86 10", "tel:+8610"),
      (" http://a.b/\n", "http://a.b/"),
      ("http://1.2.3.4/", "http://1.2.3.4/"),
      ("http://1.2.3.4.5/", nil),
      ("http://xn--a.cn/", nil),
      ("http://a..b/", nil),
      ("http://user@host/", nil),
      ("http:///x", nil),
      ("http:a", nil),
      ("//a.b", nil),
      ("#a", nil),
      ("mailto:", nil),
      ("file:///etc/passwd", nil),
      ("vbscript:x", nil),
      ("", nil),
    ] as [(String, String?)])
  func linkIsMadeFitOrRefused(value: String, expected: String?) {
    #expect(HTMLLink.sanitized(value) == expected)
  }

  @Test func deepNestingIsCutOffAndItsTextStays() {
    let written = flow(String(repeating: "<div><b>", count: 100_000) + "x")
    // Of the fifty, one is the division, and half of the others are divisions that may not stand in bold text.
    let bold = 25
    #expect(
      written.text == "<div>" + String(repeating: "<b>", count: bold) + "x" + String(repeating: "</b>", count: bold)
        + "</div>")
    #expect(written.dropped.contains("div"))
  }

  @Test(arguments: ["<a b=\"", "<!--", "<![CDATA[", "<a b='<a b=\"", "<a ", "<", "</a", "<?", "<b", "&#", "&"])
  func whatNeverEndsIsTextInLinearTime(piece: String) {
    let html = String(repeating: piece, count: 20_000)
    var tokenizer = HTMLTokenizer(html)
    var count = 0
    while tokenizer.next() != nil { count += 1 }
    #expect(count <= 20_000)
  }
}
