/// A pattern that makes careless Markdown readers slow, at any size.
package struct PathologicalPattern: Sendable, CustomStringConvertible {
  package var name: String
  /// The document for a size in bytes, about.
  package var make: @Sendable (_ bytes: Int) -> String

  package var description: String { name }

  private static func repeated(_ name: String, _ unit: String, before: String = "", after: String = "")
    -> PathologicalPattern
  {
    PathologicalPattern(name: name) { bytes in
      before + String(repeating: unit, count: bytes / unit.utf8.count) + after
    }
  }

  private static func enclosed(_ name: String, _ open: String, _ middle: String, _ close: String)
    -> PathologicalPattern
  {
    PathologicalPattern(name: name) { bytes in
      let count = bytes / (open.utf8.count + close.utf8.count)
      return String(repeating: open, count: count) + middle + String(repeating: close, count: count)
    }
  }

  private static func lines(_ name: String, _ line: @escaping @Sendable (_ number: Int) -> String)
    -> PathologicalPattern
  {
    PathologicalPattern(name: name) { bytes in
      var text = ""
      var number = 0
      while text.utf8.count < bytes {
        text += line(number) + "\n"
        number += 1
      }
      return text
    }
  }

  /// Square root, rounded down, for patterns that grow in two directions.
  private static func root(_ number: Int) -> Int { Int(Double(number).squareRoot()) }

  /// The ideas are those of cmark's and md4c's suites of such patterns, and of the extensions here.
  package static let all: [PathologicalPattern] = [
    enclosed("nested strong emphasis", "*a **a ", "b", " a** a*"),
    repeated("emphasis closers without openers", "a_ "),
    repeated("emphasis openers without closers", "_a "),
    repeated("link closers without openers", "a]"),
    repeated("link openers without closers", "[a"),
    repeated("mismatched openers and closers", "*a_ "),
    repeated("openers and closers, multiple of 3", "a**b", after: String(repeating: "c* ", count: 50)),
    PathologicalPattern(name: "openers and closers, multiple of 3, long") { bytes in
      "a**b" + String(repeating: "c* ", count: bytes / 3)
    },
    repeated("link openers and emphasis closers", "[ a_"),
    repeated("pattern [ (]( repeated", "[ (]("),
    repeated("pattern ![[]() repeated", "![[]()"),
    repeated("hard link and emphasis", "**x [a*b**c*](d)"),
    enclosed("nested brackets", "[", "a", "]"),
    repeated("brackets only", "["),
    enclosed("nested pictures", "![", "a", "](u)"),
    repeated("nested block quotes", "> ", after: "a"),
    repeated("block quotes without spaces", ">", after: "a"),
    repeated("nested list items", "- ", after: "a"),
    repeated("nested ordered items", "1. ", after: "a"),
    PathologicalPattern(name: "deeply nested lists by indentation") { bytes in
      (0..<root(bytes)).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
    },
    PathologicalPattern(name: "nested items and blank lines") { bytes in
      String(repeating: "- ", count: bytes / 4) + "x" + String(repeating: "\n", count: bytes / 2)
    },
    PathologicalPattern(name: "nested quotes and lazy lines") { bytes in
      String(repeating: "> ", count: bytes / 4) + "x\n" + String(repeating: "a\n", count: bytes / 4)
    },
    PathologicalPattern(name: "backtick runs of every length") { bytes in
      (1...max(1, root(2 * bytes))).map { "e" + String(repeating: "`", count: $0) }.joined()
    },
    repeated("unclosed code spans", "`a``"),
    repeated("unclosed <a>", "<a "), repeated("unclosed <!--", "<!-- a"), repeated("unclosed <?", "<? "),
    repeated("unclosed <![CDATA[", "<![CDATA[ "), repeated("unclosed <!A", "<!A "),
    repeated("unclosed attribute values", "<a b=\" c='"), repeated("attributes without end", "<a b=c d "),
    repeated("HTML comments in a block", "<!--\n"),
    repeated("unclosed link destinations", "[a](<b"), repeated("open parentheses", "[a](b"),
    repeated("unclosed titles", "[a](b \"c "), repeated("parentheses in destinations", "[](((("),
    repeated("empty titles", "[a](\"\" "),
    lines("link reference definitions") { "[a\($0)]: /u" },
    lines("unclosed definition titles") { "[a\($0)]: u 't" },
    PathologicalPattern(name: "one definition, many references") { bytes in
      "[a]: /" + String(repeating: "u", count: bytes / 4) + "\n\n" + String(repeating: "[a] ", count: bytes / 6)
    },
    lines("undefined references") { "[a\($0)][b\($0)]" },
    PathologicalPattern(name: "long labels") { bytes in
      "[a]: /u\n\n" + String(repeating: "[" + String(repeating: "b", count: 998) + "]", count: max(1, bytes / 1_000))
    },
    repeated("ampersands", "&"), repeated("entities", "&amp;"),
    repeated("long entities", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    repeated("backslashes", "\\"), repeated("escapes", "\\*"), repeated("line ends with spaces", "a  \n"),
    repeated("spaces", " "), repeated("tabs in a list", "-\t"), repeated("thematic breaks, nearly", "* * * a\n"),
    repeated("underlines, nearly", "a\n= =\n"),
    PathologicalPattern(name: "wide table, short rows") { bytes in
      let columns = max(1, min(bytes / 8, 900))
      return String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns) + "\n"
        + String(repeating: "a\n", count: bytes / 2)
    },
    PathologicalPattern(name: "table too wide") { bytes in
      String(repeating: "|a", count: bytes / 4) + "\n" + String(repeating: "|-", count: bytes / 4)
    },
    repeated("delimiter rows without a table", "|-\n|-|-\n"), repeated("pipes", "|"),
    repeated("escaped pipes", "\\|", before: "|a|\n|-|\n|"),
    repeated("tildes", "~a "), repeated("double tildes", "a~~ "), repeated("mixed tildes", "~~a~ "),
    repeated("addresses, nearly", "www."), repeated("schemes, nearly", "http://"), repeated("e-mail, nearly", "a@"),
    repeated("closing parentheses after an address", ")", before: "http://a.b/"),
    repeated("ampersands after an address", "&a;", before: "http://a.b/"),
    repeated("underscores in a domain", "_a.", before: "http://"),
    lines("footnote definitions") { "[^\($0)]: a" },
    lines("footnote chain") { "[^\($0)]: [^\($0 + 1)]\n" },
    repeated("references to one footnote", "[^a]", after: "\n\n[^a]: x"),
    repeated("footnotes, nearly", "[^a"), repeated("carets", "^a"), repeated("unclosed scripts", "a^b "),
    repeated("dollars", "$"), repeated("dollars, nearly", "$a "), repeated("display dollars", "$$a"),
    repeated("braces", "{"), repeated("attributes, nearly", "[a]{b=\""), repeated("ruby, nearly", "{汉|"),
    repeated("ruby", "{汉|a}"), repeated("page breaks", "a{page=1}"),
    repeated("divisions", "::: a\n"), repeated("division ends", ":::\n"), repeated("attributes in headings", "# a {\n"),
    repeated("definitions", "a\n: b\n"), repeated("nested definitions", ": ", before: "a\n"),
    repeated("terms", "a\n\n", after: ": b"), repeated("captions", ": a\n\n|a|\n|-|\n\n"),
    repeated("task items", "- [ ] [x] "), repeated("Han line breaks", "汉\n"), repeated("Han emphasis", "**汉**（"),
    repeated("marks between Han", "*汉\n*"), repeated("equal headings", "# A\n\n", before: "[x](#a-7)\n\n"),
    repeated("alerts", "> [!NOTE]\n> a\n\n"), repeated("nested alerts", "> [!NOTE]\n"),
    repeated("titled divisions", "::: a b\n"),
    repeated("indented admonitions", "!!! a\n"),
    lines("nested admonitions") { String(repeating: "    ", count: $0 % 40) + "!!! note" },
    repeated("fenced directives", "```{note}\n"), repeated("directive options", ":a: b\n", before: ":::{note}\n"),
    repeated("inline notes", "^["), repeated("closed inline notes", "^[a]"),
    repeated("math in backticks, nearly", "$`"),
    repeated("math in backticks", "$`a`$"), repeated("raw attributes", "`a`{=b}"),
    repeated("raw attributes, nearly", "`a`{=b"),
    repeated("examples", "(@) a\n"), lines("labelled examples") { "(@a\($0)) @a\($0)" },
    repeated("references to examples", "@a", before: "(@a) b\n\n"),
    repeated("roman numbers", "mmmm. a\n\n"), repeated("letters", "a) "),
    repeated("template marks", "{{< a >}} {% b %} "),
    repeated("escaped at signs", "a\\@b.c "), repeated("raw lines", "`a`{.raw format=x more=line}"),
    repeated("TOML, nested", "[", before: "+++\na = ", after: "\n+++\n"),
    lines("TOML tables") { $0 == 0 ? "+++" : "[a\($0)]" },
    repeated("colons in YAML", "a: ", before: "---\nt: ", after: "\n---\n"),
    repeated("U+0000", "abc\u{0}de"), repeated("bidi controls", "\u{202E}"),
  ]
}
