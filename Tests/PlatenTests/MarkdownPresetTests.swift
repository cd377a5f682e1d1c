import MarkdownImport
import Platen
import PlatenCore
import Testing

/// The presets of Markdown that the standard registry has.
@Suite struct MarkdownPresetTests {
  private static func body(_ text: String, as format: String) throws -> [Block] {
    try Edition(reading: Source(name: "a.md", text: text), as: format).document.body
  }

  @Test func commonMarkReadsNoExtension() throws {
    let texts = [
      "| a |\n|---|\n| b |", "~~x~~", "- [x] a", "https://example.org", "[^1]\n\n[^1]: n", "{#a}", "$x$",
      "::: tip\nx\n:::", "H~2~O",
      "> [!NOTE]\n> x", "a)  b", "^[x]", "Term\n:   d", "[[p]]", "\"x\" -- y", "![a](b.png)",
    ]
    for text in texts {
      let plain = try MarkdownImporter(options: .commonMark).document(
        from: Source(text: text), context: ImportContext())
      #expect(try MarkdownPresetTests.body(text, as: "commonmark") == plain.body, "\(text)")
    }
  }

  @Test func gfmReadsWhatGitHubDoes() throws {
    let block = try #require(try MarkdownPresetTests.body("| a |\n|---|\n| b |", as: "gfm").first)
    guard case .table = block else {
      Issue.record("\(block)")
      return
    }
    let linked = try MarkdownPresetTests.body("[x](#part)\n\n# Part\n\n~~y~~ $z$ H~2~O\n", as: "GFM")
    guard case .heading(let heading) = linked[1], case .paragraph(let paragraph) = linked[2] else {
      Issue.record("\(linked)")
      return
    }
    #expect(heading.attributes.id == "part")
    #expect(paragraph.inlines.contains(.math(Math("z"))))
    #expect(try MarkdownPresetTests.body("{汉|hàn}", as: "gfm") == [.paragraph(Paragraph([.text("{汉|hàn}")]))])
  }

  @Test func aUsersSettingsComeAfterThePresets() throws {
    let edition = try Edition(
      reading: Source(text: "$x$"), as: "commonmark", settings: [OptionSetting("math", "true")])
    #expect(edition.document.body == [.paragraph(Paragraph([.math(Math("x"))]))])
  }

  @Test func filesOfMarkdownAreReadWithEverything() throws {
    #expect(try Toolkit.standard.importer(named: nil, forFile: "a.md").format.id == "markdown")
  }
}
