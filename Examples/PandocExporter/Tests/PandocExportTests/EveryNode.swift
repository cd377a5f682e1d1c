import PlatenCore
import PlatenTesting

/// A document with every kind of node, and the words that a reader must find in it.
enum EveryNode {
  /// Words that any format shows.
  static let words = [
    "maintitle", "乡村标题", "authorname", "headingword", "plainword", "emphasisword", "strongword",
    "strikeword", "subword", "superword", "codeword", "linkword", "alternativeword", "spanword", "银", "yín", "行",
    "háng",
    "termword", "counterpartword", "noteword", "innernote", "formulaword", "afterbreak", "bulletword", "taskword",
    "orderedword",
    "firstterm", "secondterm", "definitionword", "quoteword", "codeblockword", "tablecaption", "headcell", "rowtitle",
    "spancell", "longcell", "divisionword", "leftpassage", "rightpassage", "blockformula", "lastword",
  ]

  /// Words that HTML shows besides; pandoc's plain text has neither subtitles nor, of late, the captions of figures.
  static let wordsOfHTML = [
    "figurecaption",
    "subtitleword", "rawblockword", "rawinlineword", "mathmlword", "pagelabel", "linktitle", "picturealt",
  ]

  static var document: Document {
    var metadata = Metadata()
    metadata.languages = [.english, .simplifiedChinese]
    metadata.titles = [
      Title("maintitle", alternates: [Title.Alternate("乡村标题", language: .simplifiedChinese)]),
      Title("subtitleword", kind: .subtitle),
    ]
    metadata.creators = [Contributor("authorname")]
    return Document(
      metadata: metadata, body: textBlocks + lists + structures,
      resources: [SamplePicture.png.resource(path: "picture.png")])
  }

  private static func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private static var textBlocks: [Block] {
    let inner = Inline.note(Note([paragraph("innernote")]))
    let runs: [Inline] = [
      .text("plainword "), .emphasis(Styled([.text("emphasisword")])), .softBreak,
      .strong(Styled([.text("strongword")])), .strikethrough(Styled([.text("strikeword")])),
      .subscript(Styled([.text("subword")])), .superscript(Styled([.text("superword")])),
      .code(CodeSpan("codeword")), .link(Link(to: "#end", title: "linktitle", [.text("linkword")])),
      .image(Image(source: "picture.png", alternative: "alternativeword")),
      .span(TextSpan("spanword", language: .japanese)),
      .ruby(
        Ruby(
          [Ruby.Segment(base: "银", annotation: "yín"), Ruby.Segment(base: "行", annotation: "háng")],
          annotationLanguage: .pinyin)),
      .gloss(
        Gloss(
          term: [.text("termword")], counterpart: [.text("counterpartword")], counterpartLanguage: .simplifiedChinese)),
      .note(Note(label: "n", [.paragraph(Paragraph([.text("noteword"), inner])), paragraph("more")])),
      .note(Note(label: "n", [])), .math(Math("formulaword")),
      .math(Math("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>mathmlword</mi></math>", notation: .mathML)),
      .raw(Raw(format: "html", "<b>rawinlineword</b>")), .lineBreak, .text("afterbreak"),
    ]
    return [
      .heading(Heading(level: 1, [.text("headingword")])),
      .paragraph(Paragraph(runs, attributes: Attributes(classes: ["opening"]))),
    ]
  }

  private static var lists: [Block] {
    [
      .list(
        List(.bullet, items: [ListItem([paragraph("bulletword")]), ListItem([paragraph("taskword")], task: .done)])),
      .list(List(.ordered(List.Numbering(start: 3, kind: .chinese)), items: [ListItem([paragraph("orderedword")])])),
      .definitionList(
        DefinitionList([
          DefinitionList.Item(
            terms: [[.text("firstterm")], [.text("secondterm")]], definitions: [[paragraph("definitionword")]])
        ])),
      .quote(Quote([paragraph("quoteword")])), .code(CodeBlock("codeblockword\n", info: "swift numbered")),
    ]
  }

  private static var structures: [Block] {
    let long = String(repeating: "longcell ", count: 12)
    let picture = Image(source: "picture.png", alternative: "picturealt")
    return [
      .table(
        Table(
          caption: [.text("tablecaption")], columns: [Table.Column(), Table.Column(alignment: .trailing)],
          header: [Table.Row([Table.Cell([.text("headcell")]), Table.Cell([])])],
          rows: [
            Table.Row([Table.Cell([paragraph("rowtitle")], isRowHeader: true), Table.Cell([.text(long)])]),
            Table.Row([Table.Cell([paragraph("spancell")], columnSpan: 2)]),
          ])),
      .figure(Figure([.paragraph(Paragraph([.image(picture)]))], caption: [.text("figurecaption")])),
      .division(Division(role: .editorsNote, [paragraph("divisionword")])),
      .parallel(
        Parallel(
          languages: [.english, .simplifiedChinese],
          rows: [Parallel.Row([[paragraph("leftpassage")], [paragraph("rightpassage")]])])),
      .math(Math("blockformula")), .raw(Raw(format: "html", "<p>rawblockword</p>")), .thematicBreak(ThematicBreak()),
      .pageBreak(PageBreak(label: "pagelabel")),
      .paragraph(Paragraph([.text("lastword")], attributes: Attributes(id: "end"))),
    ]
  }
}
