import MarkdownImport
import PlatenCore
import Testing

@Suite struct OptionTests {
  private func options(_ settings: [OptionSetting]) throws -> MarkdownImportOptions {
    try MarkdownImportOptions.schema.options(from: settings, format: "markdown", resources: NoResources())
  }

  /// What a document is without an extension, and that it is something else with it.
  @Test(arguments: [
    ("tables", "|a|\n|-|", "<p>|a|\n|-|</p>\n"),
    ("strikethrough", "~~a~~", "<p>~~a~~</p>\n"),
    ("task-lists", "- [x] a", "<ul>\n<li>[x] a</li>\n</ul>\n"),
    ("autolinks", "http://a.b www.c.d e@f.g", "<p>http://a.b www.c.d e@f.g</p>\n"),
    ("footnotes", "a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>\n"),
    ("front-matter", "---\na: b\n---", "<hr />\n<h2>a: b</h2>\n"),
    ("attributes", "# a {#b}\n\n[c]{.d}", "<h1>a {#b}</h1>\n<p>[c]{.d}</p>\n"),
    ("divisions", "::: a\nb\n:::", "<p>::: a\nb\n:::</p>\n"),
    ("definition-lists", "a\n: b", "<p>a\n: b</p>\n"),
    ("math", "$a$ $$b$$", "<p>$a$ $$b$$</p>\n"),
    ("ruby", "{汉|a}", "<p>{汉|a}</p>\n"),
    ("scripts", "a^b^ c~d~", "<p>a^b^ c<del>d</del></p>\n"),
    ("page-breaks", "{page=1}", "<p>{page=1}</p>\n"),
    ("figures", "![a](http://b/c)", "<p><img src=\"http://b/c\" alt=\"a\" /></p>\n"),
    (
      "table-captions", "|a|\n|-|\n\n: b", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n<p>: b</p>\n"
    ),
    ("cjk", "**村（V）**是\n的", "<p>**村（V）**是\n的</p>\n"),
  ])
  func extensionCanBeSwitchedOff(_ name: String, _ text: String, _ html: String) throws {
    let without = try markdown(text, options([OptionSetting(name, "false")]))
    #expect(HTMLRenderer.html(without) == html)
    #expect(try markdown(text) != without)
  }

  @Test func headingIDsCanBeSwitchedOff() throws {
    let text = "[a](#b)\n\n# B"
    #expect(
      try markdown(text, options([OptionSetting("heading-ids", "false")])).body.last
        == .heading(Heading(level: 1, [.text("B")])))
    #expect(try markdown(text).body.last == .heading(Heading(level: 1, [.text("B")], attributes: Attributes(id: "b"))))
  }

  @Test func everyOptionIsDeclared() {
    #expect(
      MarkdownImportOptions.schema.descriptions.map(\.name) == [
        "encoding", "tables", "strikethrough", "task-lists", "autolinks", "footnotes", "front-matter", "attributes",
        "divisions", "definition-lists", "math", "admonitions", "fancy-lists", "inline-notes", "ruby", "scripts",
        "page-breaks", "figures", "table-captions", "cjk", "heading-ids",
        "heading-references", "wiki-links", "smart", "raw-html", "source-positions",
      ])
  }

  @Test func formatHasItsNames() throws {
    var registry = ImporterRegistry()
    try registry.register(MarkdownImporter.self)
    #expect(["markdown", "md"].allSatisfy { registry[$0] != nil })
    #expect(["md", "markdown", "mkd"].allSatisfy { registry.entry(forFileExtension: $0) != nil })
    #expect(MarkdownImporter.format.mediaType == "text/markdown")
  }
}
