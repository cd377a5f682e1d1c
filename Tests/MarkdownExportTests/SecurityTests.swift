import Foundation
import MarkdownExport
import MarkdownImport
import PlatenCore
import PlatenTesting
import Testing

/// Hostile text stays text, whoever reads the Markdown.
@Suite(.enabled(if: Cmark.isThere, "python3 with the package cmarkgfm is needed."))
struct SecurityTests {
  /// A document with a string in every field of text.
  private func document(_ text: String) -> Document {
    let attributes = Attributes(id: text, classes: [text], values: [Attributes.Value(name: text, value: text)])
    let link = Inline.link(Link(to: text, title: text, [.text(text)], attributes: attributes))
    let image = Inline.image(Image(source: text, alternative: text, title: text, attributes: attributes))
    let code = Inline.code(CodeSpan(text, attributes: attributes))
    var metadata = Metadata()
    metadata.titles = [Title(text)]
    metadata.publisher = text
    return Document(
      metadata: metadata,
      body: [
        .paragraph(Paragraph([.text(text), link, .text(text), image, code, .emphasis(Styled([.text(text)]))])),
        .heading(Heading(level: 2, [.text(text)], attributes: attributes)),
        .code(CodeBlock(text, info: text, attributes: attributes)),
        .list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text(text)]))])])),
        .quote(Quote([.paragraph(Paragraph([.text(text)]))])),
        .table(
          Table(
            caption: [.text(text)], columns: [Table.Column(), Table.Column()],
            header: [Table.Row([Table.Cell([.text(text)]), Table.Cell([link])])],
            rows: [Table.Row([Table.Cell([code]), Table.Cell([image])])])),
        .figure(Figure([.paragraph(Paragraph([image]))], caption: [.text(text)], attributes: attributes)),
        .division(Division([.paragraph(Paragraph([.span(TextSpan([.text(text)], attributes: attributes))]))])),
        .paragraph(
          Paragraph([
            .ruby(Ruby([Ruby.Segment(base: text, annotation: text)])), .math(Math(text)),
            .gloss(Gloss(term: [.text(text)], counterpart: [.text(text)], counterpartLanguage: .english)),
            .note(Note(label: text, [.paragraph(Paragraph([.text(text)]))])), .raw(Raw(format: "html", text)),
          ])),
        .math(Math(text)), .pageBreak(PageBreak(label: text)), .raw(Raw(format: "html", text)),
      ])
  }

  @Test(arguments: MarkdownOptions.Dialect.allCases)
  func hostileTextNeverBecomesMarkup(dialect: MarkdownOptions.Dialect) throws {
    let cmark = try Cmark(extensions: ["table", "strikethrough", "autolink", "tasklist"])
    var failures = 0
    for text in HostileStrings.all {
      let markdown = try markdown(document(text), dialect)
      let html = try cmark.html(markdown).lowercased()
      // The only tags are those that Markdown has; attributes are `href`, `src`, `alt`, `title` and the like.
      let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
      for tag in tags {
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        let isKnown = SecurityTests.tags.contains(String(name))
        if !isKnown, failures < 3 {
          failures += 1
          Issue.record(
            "<\(tag)> from \(Diagnostic.quoted(text)): \(html.components(separatedBy: "<\(tag)>").first?.suffix(150) ?? "")"
          )
        }
        for scheme in ["javascript:", "vbscript:", "data:text", "blob:", "livescript:", "feed:javascript:"] {
          let isRefused = tag.contains("href=\"\(scheme)") || tag.contains("src=\"\(scheme)")
          if isRefused {
            Issue.record(
              "<\(tag)> from \(Diagnostic.quoted(text)): \(html.components(separatedBy: "<\(tag)>").first?.suffix(150) ?? "")"
            )
          }
        }
      }
    }
    try cmark.end()
  }

  @Test(
    arguments: ["<script>alert(1)</script>", "a <b onclick=x>", "<!--", "</p>", "x<?y"],
    MarkdownOptions.Dialect.allCases)
  func destinationsTitlesAndInfosHaveNoTagsForReadersWithoutLinks(text: String, dialect: MarkdownOptions.Dialect) throws
  {
    let document = Document(body: [
      .paragraph(Paragraph([.link(Link(to: text, title: text, [.text("x")]))])),
      .paragraph(Paragraph([.text("x"), .image(Image(source: text, alternative: "x", title: text))])),
      .code(CodeBlock("x\n", info: text)),
    ])
    let written = try markdown(document, dialect)
    for mark in ["<script", "</script", "<b", "<!--", "</p", "<?"] { #expect(!written.contains(mark), "\(written)") }
    #expect(try read(markdown(document)).body == document.body)
  }

  /// Halves of markup, in cells, terms, definitions and blocks in divisions that other readers see as one paragraph.
  private static let halves: [(String, String)] = [
    ("<x y=\"", "\"><img src=x onerror=alert(1)>"), ("<x y='", "' onclick=alert(1)>"), ("<!--", "--><script>"),
    ("`", "<img src=x onerror=alert(1)>`"), ("[a", "](javascript:alert(1))"), ("![a", "](javascript:alert(1) 't')"),
    ("<a href=", "javascript:alert(1)>"), ("[a", "][b]"), ("``", "`` <b>"), ("<script", ">alert(1)</script>"),
    ("a `b", "c` <i onclick=x>"), ("[a](<", ">javascript:x)"),
  ]

  @Test(arguments: halves.indices, MarkdownOptions.Dialect.allCases)
  func halvesOfMarkupStayText(index: Int, dialect: MarkdownOptions.Dialect) throws {
    let (first, second) = SecurityTests.halves[index]
    func block(_ text: String, _ more: [Inline] = []) -> Block { .paragraph(Paragraph([.text(text)] + more)) }
    let code = Inline.code(CodeSpan("<b>"))
    let row = Table.Row([Table.Cell([block(first)]), Table.Cell([block(second, [code])])])
    let columns = [Table.Column(), Table.Column()]
    let document = Document(body: [
      .table(Table(columns: columns, header: [row], rows: [row, row])),
      .table(Table(columns: columns, header: [], rows: [row, row])),
      .definitionList(
        DefinitionList([DefinitionList.Item(terms: [[.text(first)], [.text(first)]], definitions: [[block(second)]])])),
      .definitionList(
        DefinitionList([DefinitionList.Item(terms: [[code]], definitions: [[block(first)], [block(second)]])])),
      .division(Division(role: .foreword, [.division(Division([block(first)])), block(second)])),
      .quote(Quote([.division(Division([block(first), .quote(Quote([block(second)]))]))])),
      .parallel(Parallel(languages: [.english, .chinese], rows: [Parallel.Row([[block(first)], [block(second)]])])),
      .figure(Figure([block(first)], caption: [.text(second)])),
    ])
    for extensions in [[], ["table"]] {
      let cmark = try Cmark(extensions: extensions)
      let html = try cmark.html(markdown(document, dialect)).lowercased()
      for tag in html.split(separator: "<").dropFirst() {
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        #expect(SecurityTests.tags.contains(String(name)), "<\(tag.prefix(60)) of \(extensions)")
      }
      #expect(!html.contains("=\"javascript"))
      try cmark.end()
    }
    if dialect == .platen { #expect(try read(markdown(document)).body == document.body) }
  }

  @Test(arguments: [
    "javascript:alert(1)", " JavaScript:alert(1)", "vbscript:x \"t\"", "data:text/html,x", "java\tscript:x",
    "javascript:x",
  ])
  func noteIsNoDefinitionOfALink(text: String) throws {
    let note = Note([.paragraph(Paragraph([.text(text)]))])
    let document = Document(body: [.paragraph(Paragraph([.text("x"), .note(note)]))])
    for extensions in [[], ["table"]] {
      let cmark = try Cmark(extensions: extensions, footnotes: false)
      for dialect in MarkdownOptions.Dialect.allCases {
        #expect(try !cmark.html(markdown(document, dialect)).lowercased().contains("href"))
      }
      try cmark.end()
    }
    #expect(try read(markdown(document)) == document)
  }

  /// A label and a fence are a definition of a link for readers without notes, and what the fence encloses would be a paragraph.
  @Test(
    arguments: [
      .code(CodeBlock("<img src=x onerror=alert(1)>\n![x](javascript:alert(1))\n")),
      .code(CodeBlock("<script>alert(1)</script>\n", info: "a`b")),
      .math(Math("<img src=x onerror=alert(1)>")),
      .quote(Quote([.paragraph(Paragraph([.text("x")])), .math(Math("<img src=x onerror=alert(1)>"))])),
      .list(List(.bullet, items: [ListItem([.code(CodeBlock("<script>\n", info: "a`b"))])])),
      .figure(Figure([.code(CodeBlock("<img src=x onerror=alert(1)>\n", info: "~`"))], caption: [.text("c")])),
    ] as [Block])
  func noteThatBeginsWithAFenceHoldsNoMarkup(block: Block) throws {
    let document = Document(body: [.paragraph(Paragraph([.text("x"), .note(Note([block]))]))])
    for extensions in [[], ["table"]] {
      let cmark = try Cmark(extensions: extensions, footnotes: false)
      for dialect in MarkdownOptions.Dialect.allCases {
        let html = try cmark.html(markdown(document, dialect)).lowercased()
        #expect(!html.contains("<img") && !html.contains("<script"), "\(html)")
      }
      try cmark.end()
    }
    #expect(try read(markdown(document)).body == document.body)
  }

  @Test func frontMatterIsNoLinkWhereItIsText() throws {
    var metadata = Metadata()
    let text = "![x](javascript:alert(1)) <b> `"
    metadata.titles = [Title("[" + text)]
    metadata.accessibility.features = [text, "](javascript:x)"]
    metadata.accessibility.hazards = [text]
    metadata.subjects = [Subject("a]"), Subject("(javascript:alert(1))")]
    let document = Document(metadata: metadata, body: [])
    let cmark = try Cmark(extensions: ["autolink"])
    let html = try cmark.html(markdown(document))
    #expect(!html.contains("href") && !html.contains("<img") && !html.contains("<b>"), "\(html)")
    try cmark.end()
    #expect(try read(markdown(document)).metadata == metadata)
  }

  private static let tags: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "code", "pre", "em", "strong", "ul", "ol", "li", "blockquote",
    "table",
    "thead", "tbody", "tr", "th", "td", "hr", "br", "del", "sup", "sub", "section", "input",
  ]

  @Test(arguments: HostileStrings.all)
  func platenReadsNoRefusedScheme(text: String) throws {
    let back = try read(try markdown(document(text)))
    for block in back.body { checkLinks(block) }
  }

  private func checkLinks(_ block: Block) {
    _ = block.mapInlines { inlines in
      for inline in inlines {
        if case .link(let link) = inline {
          let scheme = link.destination.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
          if link.destination.dropFirst(scheme.count).first == ":" {
            #expect(!["javascript", "vbscript", "data", "blob"].contains(scheme.lowercased()), "\(link.destination)")
          }
        }
      }
      return inlines
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\nscript:x", "java\tscript:x",
    "\u{1}javascript:x",
    "data:text/html,x", "vbscript:x", "javascript&colon;x:", "javascript%3Ax", "data:image/svg+xml,<svg/>",
    "blob:https://x/1",
    "feed:javascript:x", "view-source:data:text/html,x", "data:,x",
  ])
  func refusedLinkIsTextAndReported(destination: String) throws {
    let log = ReportLog()
    let document = Document(body: [.paragraph(Paragraph([.link(Link(to: destination, [.text("click")]))]))])
    #expect(try markdown(document, log: log) == "click\n")
    #expect(log.report.diagnostics.map(\.id) == ["markdown.link-refused"])
  }
}
