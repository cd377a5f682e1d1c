import PlatenTesting

/// Markdown made at random of its own tokens, Han and Latin words, and whole constructs.
enum RandomMarkdown {
  private static let tokens = [
    "*", "**", "_", "__", "***", "`", "``", "~~", "~", "^", "[", "]", "(", ")", "![", "](", "<", ">", "&", "\\", "\n",
    "\n", "  \n", "\\\n", "\n\n", "\n\n", " ", " ", "|", "$", "{", "}", "!", ":", "#", "# ", "- ", "1. ", "2) ", "> ",
    "    ", "\t", "word", "village", "淘宝村", "（", "）", "，", "。", "“", "”", "a", "b", "是", "1", "http://a.b", "&amp;",
    "<b>", "---", "@", "\\@", "&#32;", "&#9;", "<!--", "===", "***\n", "\"", "'", ".", "=",
  ]
  private static let constructs = [
    "*emphasis*", "**strong**", "***both***", "_one_", "__two__", "~~gone~~", "H~2~O", "2^10^", "`code`", "`` a`b ``",
    "[link](https://example.org)", "[link](<a b> \"title\")", "![picture](a.png)", "<https://example.org/?a=1&b>",
    "{汉字|hàn zì}", "{漢字|かんじ}", "$x^2$", "[span]{.class #id lang=zh-Hans}", "[^1]", "[^note]", "`code`{.swift}",
    "**村（Taobao）**是", "*“引”*文", "www.example.org", "\n\n[^1]: A note.\n\n",
    "\n\n[^note]: First.\n\n    Second.\n\n", "\n\n| a | 乙 |\n|---|:-:|\n| 1 | 2 |\n\n", "\n\n: caption\n\n",
    "\n\n``` swift\nlet x = 1\n```\n\n", "\n\n~~~~ {.python #c}\na\n~~~~\n\n", "\n\n::: editors-note\n", "\n\n:::\n\n",
    "\n\n::: {.box lang=en}\n", "\n\nterm\n:   definition\n\n", "\n\n{page=12}\n\n", "\n\n![caption](b.png)\n\n",
    "\n\n- one\n- two\n\n", "\n\n1. one\n\n   more\n2. two\n\n", "\n- [x] done\n- [ ] open\n",
    "\n\n> quote\n> more\n\n",
    "\n\n# Heading {#h}\n\n", "\n\nTitle\nmore\n===\n\n", "\n\n* * *\n\n", "\n\n$$\\sum x$$\n\n",
    "\n\n[ref]: /url 'T'\n\n",
    "[ref]",
    "[text][ref]", "a@b.example", "`a``b`", "`b`<!-- c -->", "<!-- c\nd -->", "[d](doc:a)", "<rdar:1>", "![i](cid:1)",
    "[g ([词]{lang=zh})]{.gloss}", "\n&#32;", "\n\n<div>\n\nx\n\n</div>\n\n", "`x`{.raw format=html}", "汉\n字",
    "\n\n- a\n  > b\n  ---\n\n", "\n\n- a\n  | b |\n  |---|\n  # c\n\n", "\n- a\n* b\n1. c\n2) d\n",
    "\n\n    indented code\n\n", "\n  ", "\n    ", "\n> ", "\n- ", "\n1. ",
  ]

  static func text(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var result = ""
    for _ in 0..<(3 + random.below(30)) {
      result += (random.oneIn(3) ? random.pick(constructs) : random.pick(tokens)) ?? ""
      if random.oneIn(4) { result += " " }
    }
    return result
  }
}
