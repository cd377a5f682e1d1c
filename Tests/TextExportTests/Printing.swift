import PlatenCore
import Testing
import TextExport

/// A document as it is printed, and what was reported.
func printed(
  _ document: Document, _ change: (inout TextOptions) -> Void = { _ in }
) async throws(ExportError) -> (text: String, report: Report) {
  var options = TextOptions()
  change(&options)
  var sink = MemorySink()
  let log = ReportLog()
  try await TextExporter(options: options).export(document, to: &sink, context: ExportContext(log: log))
  return (String(decoding: sink.bytes, as: UTF8.self), log.report)
}

/// Blocks as they are printed.
func printed(
  _ blocks: [Block], _ change: (inout TextOptions) -> Void = { _ in }
) async throws(ExportError) -> String {
  try await printed(Document(body: blocks), change).text
}

/// Expects a text, and shows the one that came.
func expect(_ text: String, is expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
  #expect(text == expected, "\n\(text)", sourceLocation: sourceLocation)
}

extension Block {
  static func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }
  static func heading(_ level: Int, _ text: String) -> Block { .heading(Heading(level: level, [.text(text)])) }
}

/// A document with every node, to be looked at.
enum Specimen {
  static let prose =
    "The office of village cadre was once the end of a career; it is now, in many provinces, the beginning of one. "
    + "Graduates are sent for two or three years to places that their parents left, with a stipend, a motorbike, and a "
    + "list of tasks that no list could hold."
  static let han =
    "乡村振兴，关键在人。近年来，各地选派了一批又一批“第一书记”驻村工作，他们带来了项目、资金和观念——也带来了新的问题：谁来接班？怎样评价？三年之后，路修好了，人却走了……"

  static var document: Document {
    var metadata = Metadata()
    metadata.titles = [
      Title("Notes from the Village", alternates: [.init("乡村札记", language: .simplifiedChinese)]),
      Title("A Specimen of Every Node", kind: .subtitle),
    ]
    metadata.creators = [Contributor("Lin Wei", role: "aut"), Contributor("Anna Berg", role: "trl")]
    metadata.languages = [.english, .simplifiedChinese]
    metadata.publisher = "Example Press"
    metadata.published = PublicationDate("2024-05")
    let table = Table(
      caption: [.text("Table 1. Income by source (万元)")],
      columns: [.init(), .init(alignment: .trailing), .init(alignment: .center)],
      header: [.init([.init([.text("Source 来源")]), .init([.text("2022")]), .init([.text("Change")])])],
      rows: [
        .init([.init([.text("E-commerce 电子商务")]), .init([.text("1,204.5")]), .init([.text("+12%")])]),
        .init([.init([.text("Agriculture 农业")]), .init([.text("310")]), .init([.text("–2%")])]),
        .init([.init([.paragraph(Paragraph([.text("Total of both")]))], columnSpan: 2), .init([.text("+9%")])]),
      ])
    let note = Note([.text("The phrase is older than the programme: see the yearbook of 1998, 第三章，第12页。")])
    return Document(
      metadata: metadata,
      body: [
        .heading(
          Heading(
            level: 1,
            [
              .gloss(
                Gloss(
                  term: [.text("1. Strengthening Leadership and Organization in Rural Areas")],
                  counterpart: [.text("强化农村领导和组织建设")], counterpartLanguage: .simplifiedChinese))
            ])),
        .paragraph(Paragraph([.text(prose), .note(note)])),
        .paragraph(Paragraph([.text(han)])),
        .heading(2, "1.1 Lists 列表"),
        .list(
          List(
            .bullet,
            items: [
              ListItem([.text("A bullet whose text is long enough that it has to go on in a second line, hanging.")]),
              ListItem([
                .text("农产品通过淘宝村(淘宝村)销售到全国各地，这一项写得长一些，以便换行后看到悬挂缩进的样子。"),
                .list(List(.ordered(.init(start: 9)), items: [ListItem([.text("nine")]), ListItem([.text("ten")])])),
              ]),
              ListItem([.text("an open task")], task: .open), ListItem([.text("a task that is done")], task: .done),
            ])),
        .list(
          List(
            .ordered(.init(kind: .chinese)), isTight: false,
            items: [ListItem([.text("第一项")]), ListItem([.text("第二项"), .text("Second paragraph.")])])),
        .definitionList(
          DefinitionList([
            .init(terms: [[.text("cadre 干部")]], definitions: [[.text("An official of the party or the state.")]])
          ])),
        .heading(2, "1.2 Quotes and code"),
        .quote(Quote([.text(prose), .quote(Quote([.text("Within it, another.")]))])),
        .code(CodeBlock("let x = 1\n\tprint(x)\n", info: "swift")),
        .heading(3, "Tables and figures"), .table(table),
        .figure(
          Figure(
            [
              .paragraph(
                Paragraph([.image(Image(source: "map.png", alternative: "A map of the village with three roads"))]))
            ],
            caption: [.text("Figure 1. The village in 1998.")])),
        .division(Division(role: .tip, [.text("Bring a raincoat. 带雨衣。")])),
        .division(Division(role: .epigraph, [.text("路漫漫其修远兮，吾将上下而求索。")])),
        .thematicBreak(ThematicBreak()), .pageBreak(PageBreak(label: "12")),
        .heading(1, "2. Inlines 行内"),
        .paragraph(
          Paragraph([
            .text("Some "), .emphasis(Styled([.text("stress")])), .text(", "), .strong(Styled([.text("重要的话")])),
            .text(", "), .strikethrough(Styled([.text("gone")])), .text(", H"), .subscript(Styled([.text("2")])),
            .text("O, x"), .superscript(Styled([.text("n+1")])), .text(", "), .code(CodeSpan("let  y")), .text(", "),
            .link(Link(to: "https://swift.org/", [.text("Swift")])), .text(", "),
            .ruby(Ruby([.init(base: "汉", annotation: "hàn"), .init(base: "字", annotation: "zì")])), .text(", "),
            .math(Math("e^{i\\pi}=-1")), .text(", "),
            .gloss(
              Gloss(
                term: [.text("Taobao Village")], counterpart: [.text("淘宝村")],
                counterpartLanguage: .simplifiedChinese)), .text(" and"), .softBreak, .text("a soft break, 汉"),
            .softBreak,
            .text("字."), .lineBreak, .text("A new line."),
          ])),
        .math(Math("a^2 + b^2 = c^2")),
        .parallel(
          Parallel(
            languages: [.english, .simplifiedChinese],
            rows: [.init([[.text(prose)], [.text(han)]]), .init([[.text("Short.")], [.text("短。")]])])),
      ])
  }
}
