/// Random documents from Markdown's own marks. The same seed gives the same document.
package struct RandomMarkdown {
  private var state: UInt64

  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  /// SplitMix64.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// The marks of one document.
  package mutating func tokens() -> [String] {
    tokens(from: RandomMarkdown.families, upTo: 30)
  }

  /// Marks of the extensions too, for documents that nothing is compared with.
  package mutating func extendedTokens() -> [String] {
    tokens(from: RandomMarkdown.families + RandomMarkdown.extensionFamilies, upTo: 60)
  }

  private mutating func tokens(from all: [[String]], upTo count: Int) -> [String] {
    let families = [RandomMarkdown.words] + (0...1).map { _ in all[number(below: all.count)] }
    return (0...number(below: count)).map { _ in
      let family = families[number(below: families.count)]
      return family[number(below: family.count)]
    }
  }

  private static let words = [
    "a", "b", "foo", " ", " ", "\n", "\n", "\n\n", "bar ", "\n    ", "\n  ", "é", "中", "。", "“", ".", "-", "\t", "  \n",
  ]

  private static let families: [[String]] = [
    ["*", "**", "***", "_", "__", "___", "*", "_", "a", " "],
    ["~", "~~", "~~~", "*", "~~", "a", "~a~", " "],
    ["[", "]", "(", ")", "![", "](", "](/u)", "](/u \"t\")", "[a]", "[a][b]", "[a][]", "<", ">", "\"", "'"],
    ["[a]: /u\n", "[a]:\n/u\n'title'\n", "\n[b]: <x y> (z)\n", "[a]", "[b]", "[A][b]", "[a]:", "\"t\"", "\n===\n"],
    ["`", "``", "```", "`a`", "\\`", "<a`", "`` ` ``", "*"],
    ["&amp;", "&", "&#65;", "&#x42;", "&nosuch;", "\\*", "\\", "\\\n", "\\&", "&copy;", "&#0;", ";"],
    [
      "<a>", "</a>", "<b c='d'>", "<!-- x -->", "<!--", "-->", "<?", "?>", "<", ">", "<a href=\"", "\">",
      "<http://a.b>", "<c@d.e>",
    ],
    [
      "\n<div>\n", "\n</div>\n", "\n<!-- x\n", "-->\n", "\n<pre>", "</pre>", "\n<x y>\n", "\n<?", "?>", "\n<!X",
      "\n<script>",
    ],
    [
      "\n- ", "\n+ ", "\n* ", "\n1. ", "\n2) ", "\n  - ", "\n   ", "\n\n", "\n-\n", "- ", "\n    - ", "\n-\t", "\n10. ",
    ],
    ["\n> ", "\n>", "> ", "\n> > ", "\n>\n", "\n- ", "\n> - ", ">\t", "\n    "],
    [
      "\n# ", "\n## a ##\n", "\n#", "\n===\n", "\n---\n", "\n-\n", "#", "\n####### ", "\n***\n", "\n_ _ _\n",
      "\n   # a #",
    ],
    ["\n```\n", "\n~~~\n", "\n``` x y\n", "\n````\n", "\n    ", "\n\t", "\n  ```\n", "\n~~~ a`b\n", "```"],
    [
      "|", "| a | b |\n", "|---|---|\n", "\n|-|\n", "\na\n-|-\n", "|:-:|\n", "\\|", "\na | b\n:- | -:\n", "| `|` ",
      "\n|",
    ],
    ["\n- [ ] ", "\n- [x] ", "[x]", "[ ]", "\n1. [X] ", "\n- [ ]\n", "\n  - [x] "],
    [
      "http://a.b", "https://c.d/e(f)", "www.a.b", "ftp://x.y", "a@b.c", "www.", "http://", ".", ",", ")", "(", "&amp;",
      "*", "x@y.z-", "_", "?", "/",
    ],
    ["[^1]", "[^a]", "\n[^1]: note\n", "\n\n[^a]: x\n", "\n    more\n", "[^1", "^]", "\n[^1]:\n", "![^1]"],
  ]

  private static let extensionFamilies: [[String]] = [
    ["$", "$$", "$a$", "\\$", "{", "}", "{汉|a}", "{汉字|a b}", "|", "{a", "}{"],
    ["{#a}", "{.b}", "{lang=zh}", "{k=\"v", "\"}", "[", "]", "]{.c}", "`x`{.d}", "\n# ", "{-}", "(u){"],
    ["\n::: a\n", "\n:::\n", "\n:::: {.part #p}\n", "\n::: tip :::\n", ":::", "\n- ", "\n> ", "\n```\n"],
    ["\n: ", "\n~ ", "\n:   ", "\n\n: ", "\na\n", "\n\n    ", "\n- ", "\nTable: x\n", "|a|\n|-|\n", "\n\n"],
    ["{page=1}", "\n{page=2}\n", "![a](b)", "\n\n![c](d){#e}\n\n", "^", "~", "^a^", "~b~", "\n---\n", "a: b\n"],
    ["汉", "（", "）", "**", "*", "“", "”", "。", "\n", "한", "かな", "～～", "Ａ", "＊"],
    ["\u{0}", "\u{FEFF}", "\u{202E}", "\r\n", "\r", "\u{8}", "\u{A0}", "\u{3000}", "\u{FFFE}", "😀"],
  ]
}
