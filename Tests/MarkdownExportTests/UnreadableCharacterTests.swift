import MarkdownExport
import MarkdownImport
import PlatenCore
import Testing

/// Characters that a reader takes for line ends, marks or faults when they stand in a file as they are.
@Suite struct UnreadableCharacterTests {
  private static let characters: [Unicode.Scalar] =
    (0x80...0x9F).compactMap(Unicode.Scalar.init) + ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{7F}"]

  private static func written(_ document: Document, _ dialect: MarkdownOptions.Dialect) throws -> String {
    var sink = MemorySink()
    try MarkdownExporter { $0.dialect = dialect }.export(document, to: &sink, context: ExportContext())
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test(arguments: characters)
  func textComesBack(_ character: Unicode.Scalar) throws {
    let text = "a\(character)b 村\(character)\(character) c"
    let link = Link(to: "x\(character)y.md", title: "t\(character)u", [.text(text)])
    let document = Document(body: [
      .heading(Heading(level: 1, [.text(text)])),
      .paragraph(Paragraph([.text(text), .softBreak, .strong(Styled([.text(text)])), .text(" "), .link(link)])),
      .paragraph(Paragraph([.text("\(character)at the edges\(character)")])),
      .paragraph(
        Paragraph([
          .span(TextSpan([.text(text)], attributes: Attributes(values: [Attributes.Value(name: "k", value: text)])))
        ])),
      .list(List(.bullet, items: [ListItem([.paragraph(Paragraph([.text(text)]))])])),
    ])
    let markdown = try UnreadableCharacterTests.written(document, .platen)
    #expect(!markdown.unicodeScalars.contains(character))
    let back = try MarkdownImporter().document(from: Source(text: markdown), context: ImportContext())
    #expect(back.body == document.body, "\(markdown)")
  }

  @Test func neighboursOfTheseCharactersStayAsTheyAre() throws {
    let text = "\u{A0}é“”—…\u{2027}\u{202F}\u{FE0F}\u{FF01}ﬁ\u{FFFC}"
    let document = Document(body: [.paragraph(Paragraph([.text("a\(text)b")]))])
    for dialect in MarkdownOptions.Dialect.allCases {
      #expect(try UnreadableCharacterTests.written(document, dialect).contains("a\(text)b"))
    }
  }
}
