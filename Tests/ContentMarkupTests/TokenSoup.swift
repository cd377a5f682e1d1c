import PlatenTesting

/// Makes HTML of tags, texts and fragments in no order at all.
struct TokenSoup {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let names = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "br", "wbr", "ruby", "rt", "rp", "rb", "rtc",
    "article", "aside", "blockquote", "details", "div", "figure", "section", "h1", "h2", "h6", "p", "pre", "hr", "ul",
    "ol", "dl", "table", "li", "dt", "dd", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
    "figcaption", "summary", "font", "center", "menu", "tt", "script", "style", "iframe", "object", "svg", "math",
    "img", "input", "video", "select", "textarea", "x-y", "title", "form", "button",
  ]
  private static let attributes = [
    " href='http://a.b/c?d=e&f#g'", " href=javascript:alert(1)", " href=\"mailto:a@b.c\"", " onclick='x()'",
    " class='a 1b c_d \u{6751}'", " lang=zh-Hans", " lang='<'", " dir=rtl", " title='\"&lt;&amp;\u{6751}'",
    " style='x'",
    " id=a", " colspan=2", " rowspan='0'", " span=3", " start=-4", " value=7", " type=a", " reversed", " open",
    " datetime=2024-02-29", " datetime=2023-02-29", " scope=col", " alt='picture'", " src=x", " xml:lang='en'",
    " checked", " \u{6751}=1", " a:b='c'",
  ]
  private static let texts = [
    "x", " ", "\n", "&amp;", "&lt;", "&nope;", "&#0;", "&#x6751;", "<", "<!-- c -->", "<![CDATA[<b>]]>", "<?p?>",
    "<!X>", "]]>", "\"", "'", ">", "/>", "</", "<!--", "<a b=\"", "\u{0}\u{1}\u{FFFE}", "\u{202E}", "乡村", "</ x>",
  ]

  /// A soup of up to 30 parts.
  mutating func next() -> String {
    var result = ""
    for _ in 0..<Int.random(in: 1...30, using: &generator) { result += part() }
    return result
  }

  /// One tag or text.
  mutating func part() -> String {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<5:
      var tag = "<" + pick(TokenSoup.names)
      while Int.random(in: 0..<3, using: &generator) == 0 { tag += pick(TokenSoup.attributes) }
      return tag + (Int.random(in: 0..<12, using: &generator) == 0 ? "/>" : ">")
    case 5..<8: return "</" + pick(TokenSoup.names) + ">"
    default: return pick(TokenSoup.texts)
    }
  }

  /// A number below a bound.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &generator)] }
}
