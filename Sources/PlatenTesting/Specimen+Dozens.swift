public import PlatenCore

extension Specimen {
  /// A document with twelve of everything that a document can have several of, to find output in the random order of a `Set` or
  /// `Dictionary`.
  public static let dozens: Document = {
    let numbers = Array(1...12)
    func words(_ kind: String) -> [String] { numbers.map { "\(kind)-\($0)" } }
    var metadata = Metadata()
    metadata.languages = ["en", "zh-Hans", "fr", "de", "es", "it", "ja", "ko", "nl", "pl", "ru", "sv"].compactMap {
      Language($0)
    }
    metadata.titles =
      [Title("Dozens", alternates: metadata.languages.map { Title.Alternate("Dozens in \($0)", language: $0) })]
    metadata.creators = words("creator").map { Contributor($0, role: "aut") }
    metadata.contributors = words("contributor").map { Contributor($0, role: "trl") }
    metadata.identifiers = words("identifier").map { Identifier($0, scheme: .other) }
    metadata.subjects = words("subject").map { Subject($0) }
    let attributes = Attributes(
      classes: words("class"), values: words("key").map { Attributes.Value(name: $0, value: "value of \($0)") })
    let pictures = words("picture").map { SamplePicture.png.resource(path: "images/\($0).png") }
    let sections = numbers.flatMap { number -> [Block] in
      [
        .heading(
          Heading(level: 1 + number % 3, [.text("Section \(number)")], attributes: Attributes(id: "s\(number)"))),
        .paragraph(
          Paragraph([
            .span(TextSpan([.text("span \(number)")], attributes: attributes)),
            .link(Link(to: "#s\(13 - number)", [.text("link \(number)")])),
            .link(Link(to: "https://example.org/\(number)", [.text("address \(number)")])),
            .note(Note(label: "note-\(number)", [.paragraph(Paragraph([.text("note \(number)")]))])),
            .gloss(
              Gloss(
                term: [.text("term \(number)")], counterpart: [.text("词语\(number)")],
                counterpartLanguage: .simplifiedChinese)),
            .image(Image(source: "images/picture-\(number).png", alternative: "picture \(number)")),
            .code(CodeSpan("code \(number)", attributes: Attributes(classes: ["language-\(number)"]))),
            .math(Math("x_{\(number)}")),
          ])),
        .code(CodeBlock("code block \(number)\n", info: "language-\(number)")),
        .pageBreak(PageBreak(label: "\(number)")),
      ]
    }
    return Document(metadata: metadata, body: sections, resources: pictures)
  }()
}
