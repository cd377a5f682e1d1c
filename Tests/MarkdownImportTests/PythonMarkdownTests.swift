import MarkdownImport
import PlatenCore
import Testing

/// What documentation for MkDocs, Jekyll and MyST has.
@Suite struct PythonMarkdownTests {
  private func attributes(_ source: String) throws -> Attributes? {
    switch try markdown(source).body.first {
    case .heading(let heading): heading.attributes
    case .paragraph(let paragraph): paragraph.attributes
    default: nil
    }
  }

  @Test(
    arguments: [
      ("## Version ## {: #v }\n", "v", []), ("## Version {: #v .a .b}\n", "v", ["a", "b"]),
      ("Version\n===\n{: #v}\n", "v", []), ("# Version\n{:.no_toc}\n", nil, ["no_toc"]),
      ("A word.\n{: .lead }\n", nil, ["lead"]), ("One.\nTwo.\n{:#p}\n", "p", []),
      ("{: .note }\nMind this.\n", nil, ["note"]),
    ] as [(String, String?, [String])])
  func attributesBehindAColonAreRead(source: String, id: String?, classes: [String]) throws {
    let attributes = try #require(try attributes(source))
    #expect(attributes.id == id)
    #expect(attributes.classes == classes)
    #expect(try !markdown(source).body.plain.contains("{"))
  }

  @Test(arguments: ["a {: .b }\n", "{:toc}\n", "a\n{.b}\n", "{: .b }\n", "a\n{: .b\n", "# a {:b}\n"])
  func whatIsNotAloneOrNoAttributeStaysText(source: String) throws {
    #expect(try markdown(source).body.plain.contains("{"))
  }

  @Test func attributesOfPicturesAndLinksMayHaveAColon() throws {
    guard case .paragraph(let paragraph)? = try markdown("a [b](c){: .d } ![e](f){: width=300 }\n").body.first,
      case .link(let link) = paragraph.inlines[1], case .image(let image) = paragraph.inlines[3]
    else {
      Issue.record("no link and image")
      return
    }
    #expect(link.attributes.classes == ["d"])
    #expect(image.attributes.values == [Attributes.Value(name: "width", value: "300")])
  }

  @Test(arguments: ["::: pkg.mod.Class\n", ":::  _a.b_c\n    options:\n      - x\n", "text\n\n::: a.b\n\n    more\n"])
  func insertionOfMkdocstringsSwallowsNothing(source: String) throws {
    let log = ReportLog()
    let document = try MarkdownImporter().document(
      from: Source(name: "a.md", bytes: Array((source + "\n# Next\n").utf8)), context: ImportContext(log: log))
    guard case .heading? = document.body.last, case .code(let code) = document.body[document.body.count - 2] else {
      Issue.record("\(document.body)")
      return
    }
    #expect(code.text.hasPrefix("::: "))
    #expect(log.report.diagnostics.map(\.id) == ["markdown.template-kept"])
  }

  @Test func divisionEndsBelowAListThatIsIndented() throws {
    let source = ":::{note} Topics\n- a\n- b\n  :::\n\n# After\n\n::: tip\n1. x\n   :::\n"
    let body = try markdown(source).body
    guard body.count == 3, case .division(let first) = body[0], case .heading = body[1], case .division = body[2] else {
      Issue.record("\(body)")
      return
    }
    #expect(!first.blocks.plain.contains(":::"))
  }

  @Test(arguments: [
    "<a href=\"https://a.example\" target=\"_blank\">https://a.example</a>\n",
    "<a href=\"https://a.example\"><https://a.example></a>\n", "<a href=\"x\"><b>[a](b)</b></a>\n",
    "<a href=\"x\"><img src=p.png> www.a.example</a>\n",
  ])
  func noLinkIsWithinALink(source: String) throws {
    var depth = 0
    func walk(_ inlines: [Inline], _ inLink: Bool) {
      for inline in inlines {
        var isLink = false
        if case .link = inline { isLink = true }
        #expect(!(isLink && inLink))
        if isLink { depth += 1 }
        var inline = inline
        inline.mutateChildren { _, _ in
        } inlines: { children, _ in
          walk(children, inLink || isLink)
        }
      }
    }
    guard case .paragraph(let paragraph)? = try markdown(source).body.first else {
      Issue.record("no paragraph")
      return
    }
    walk(paragraph.inlines, false)
    #expect(depth == 1)
  }
}

extension [Block] {
  /// All text, without its structure.
  fileprivate var plain: String {
    map { block in
      var block = block
      var text = ""
      block.mutateChildren { blocks, _ in
        text += blocks.plain
      } inlines: { inlines, _ in
        text += inlines.plainText + "\n"
      }
      return text
    }.joined()
  }
}
