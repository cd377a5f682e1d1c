import EPUBExport
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// Hostile text in every field of a document is text in the edition.
@Suite struct HostileTextTests {
  @Test(arguments: HostileStrings.all)
  func hostileTextStaysText(text: String) async throws {
    let files = try await Making.files(HostileTextTests.document(text))
    #expect(files.count > 8)
    try HostileTextTests.expectNothingThatActs(in: files)
  }

  /// The same strings in every place of a page of HTML: read, and written as an edition and as Markdown that is read again.
  @Test(arguments: HostileStrings.all)
  func hostilePageLeavesNothingThatActs(text: String) async throws {
    let attribute = text.replacing("\"", with: "&quot;")
    let page = """
      <html lang="\(attribute)"><head><title>\(text)</title><meta name=author content="\(attribute)">
      <base href="\(attribute)"><link rel=stylesheet href="\(attribute)"></head><body><h1 id="\(attribute)">\(text)</h1>
      <p class="\(attribute)" style="\(attribute)">\(text)</p>\(text)<a href="\(attribute)" title="\(attribute)">\(text)</a>
      <img src="\(attribute)" alt="\(attribute)"><table><caption>\(text)</caption><tr><td>\(text)</td></tr></table>
      <ul><li>\(text)</ul><pre>\(text)</pre><svg><title>\(text)</title>\(text)<a xlink:href="\(attribute)"><text>x</text></a></svg>
      <math><mtext>\(text)</mtext><maction actiontype="\(attribute)"><mi>x</mi></maction></math><details><summary>\(text)</summary>
      \(text)</details><ruby>\(text)<rt>\(text)</ruby><q cite="\(attribute)">\(text)</q></body></html>
      """
    let edition = try Edition(reading: Source(name: "a.html", text: page))
    try HostileTextTests.expectNothingThatActs(in: await Making.files(edition.document))
    let markdown = String(decoding: try await edition.export(.markdown()).bytes, as: UTF8.self)
    for rawHTML in ["read", "keep"] {
      let back = try Edition(
        reading: Source(name: "a.md", text: markdown), settings: [OptionSetting("raw-html", rawHTML)])
      try HostileTextTests.expectNothingThatActs(in: await Making.files(back.document))
    }
  }

  private static func expectNothingThatActs(in files: [ArchivedFile]) throws {
    for file in files where !["mimetype", "EPUB/style.css"].contains(file.name) && !file.name.hasSuffix(".png") {
      let facts = try MarkupFacts(file.bytes)
      for element in facts.elements {
        let name = element.name.split(separator: ":").last.map { $0.lowercased() } ?? ""
        #expect(!["script", "iframe", "object", "embed", "base", "form", "foreignobject"].contains(name))
        // A drawing may have rules of its own, of which only what draws is left.
        #expect(name != "style" || file.name.hasSuffix(".svg"))
        for (attribute, value) in element.attributes {
          let name = attribute.split(separator: ":").last.map { $0.lowercased() } ?? ""
          #expect(!name.hasPrefix("on"), "\(file.name): \(attribute)")
          guard ["href", "src", "action", "formaction", "cite", "data", "poster"].contains(name) else { continue }
          let scheme = String(value.unicodeScalars.filter { $0.value > 0x20 }.map(Character.init)).lowercased()
          for refused in ["javascript:", "data:", "vbscript:", "file:", "blob:"] {
            #expect(!scheme.hasPrefix(refused), "\(file.name): \(attribute)=\(value)")
          }
        }
      }
    }
  }

  /// A document that has a text in every field that takes text.
  private static func document(_ text: String) -> Document {
    var metadata = Metadata()
    let alternate = Title.Alternate(text, language: .simplifiedChinese)
    metadata.titles = [
      Title(text, alternates: [alternate], sortKey: text), Title(text, kind: .subtitle, alternates: [alternate]),
    ]
    metadata.creators = [Contributor(text, role: text, sortKey: text, alternates: [alternate])]
    metadata.contributors = [Contributor(text)]
    metadata.identifiers = [Identifier(text, scheme: .other), Identifier(text, scheme: .isbn)]
    metadata.publisher = text
    metadata.source = text
    metadata.rights = text
    metadata.summary = text
    metadata.subjects = [Subject(text, authority: text, term: text)]
    metadata.series = Series(text, position: text)
    metadata.accessibility = AccessibilityStatement(certifiedBy: text, summary: text, features: [text], hazards: [text])
    let attributes = Attributes(id: text, classes: [text], values: [Attributes.Value(name: "width", value: text)])
    let inlines: [Inline] = [
      .text(text), .emphasis(Styled([.text(text)], attributes: attributes)), .code(CodeSpan(text)),
      .link(Link(to: text, title: text, [.text(text)])), .link(Link(to: "#" + text, [.text("x")])),
      .image(Image(source: text, alternative: text, title: text)),
      .image(Image(source: "p", alternative: text, title: text, attributes: attributes)),
      .ruby(Ruby([Ruby.Segment(base: text, annotation: text)])),
      .gloss(Gloss(term: [.text(text)], counterpart: [.text(text)], counterpartLanguage: nil)),
      .note(Note(label: text, [.paragraph(Paragraph([.text(text)]))])), .math(Math(text)),
      .math(Math(text, notation: .mathML)), .raw(Raw(format: "html", text)), .raw(Raw(format: text, text)),
    ]
    return Document(
      metadata: metadata,
      body: [
        .heading(Heading(level: 1, inlines)), .paragraph(Paragraph(inlines)), .code(CodeBlock(text, info: text)),
        .table(Table(caption: inlines, columns: [Table.Column()], rows: [Table.Row([Table.Cell(inlines)])])),
        .figure(Figure([.paragraph(Paragraph(inlines))], caption: inlines)),
        .division(Division(role: .preface, [.heading(Heading(level: 2, inlines))])), .math(Math(text)),
        .raw(Raw(format: "html", text)), .pageBreak(PageBreak(label: text)),
      ],
      resources: [
        Resource(path: "p", bytes: onePixel),
        Resource(path: text, mediaType: text, bytes: Array(text.utf8)),
      ])
  }
}
