public import PlatenCore

extension HostileStrings {
  /// A document with a string in every place for text: metadata, attributes, destinations, code, captions.
  public static func document(with string: String) -> Document {
    let text: [Inline] = [.text(string)]
    let attributes = Attributes(
      id: string.isEmpty ? nil : string, classes: [String(string.filter { !$0.isWhitespace })].filter { !$0.isEmpty },
      values: [Attributes.Value(name: string, value: string)])
    let inlines: [Inline] = [
      .text(string), .emphasis(Styled(text, attributes: attributes)), .code(CodeSpan(string)),
      .link(Link(to: string, title: string, text)), .image(Image(source: string, alternative: string, title: string)),
      .span(TextSpan(text, attributes: attributes)), .ruby(Ruby([Ruby.Segment(base: string, annotation: string)])),
      .gloss(Gloss(term: text, counterpart: text, counterpartLanguage: .simplifiedChinese)),
      .note(Note(label: string, [.paragraph(Paragraph(text))])), .math(Math(string)),
      .math(Math(string, notation: .mathML)), .raw(Raw(format: "html", string)), .raw(Raw(format: string, string)),
    ]
    let paragraph = Block.paragraph(Paragraph(inlines, attributes: attributes))
    return Document(
      metadata: metadata(with: string),
      body: [
        .heading(Heading(level: 1, text, attributes: attributes)), paragraph,
        .list(List(.bullet, items: [ListItem([.paragraph(Paragraph(text))], attributes: attributes)])),
        .definitionList(
          DefinitionList([DefinitionList.Item(terms: [text], definitions: [[.paragraph(Paragraph(text))]])])),
        .quote(Quote([.paragraph(Paragraph(text))])), .code(CodeBlock(string, info: string, attributes: attributes)),
        .table(
          Table(
            caption: text, columns: [Table.Column()], header: [Table.Row([Table.Cell(text)])],
            rows: [Table.Row([Table.Cell(text)])])),
        .figure(Figure([.paragraph(Paragraph(text))], caption: text)),
        .division(Division(role: .glossary, [.heading(Heading(level: 2, text)), .paragraph(Paragraph(text))])),
        .parallel(Parallel(languages: [.english], rows: [Parallel.Row([[.paragraph(Paragraph(text))]])])),
        .math(Math(string)), .math(Math(string, notation: .mathML)), .raw(Raw(format: "html", string)),
        .pageBreak(PageBreak(label: string)),
      ],
      resources: [Resource(path: string, mediaType: string, bytes: Array(string.utf8))])
  }

  private static func metadata(with string: String) -> Metadata {
    var metadata = Metadata()
    let alternates = [Title.Alternate(string, language: .simplifiedChinese)]
    metadata.languages = [.english]
    metadata.titles = Title.Kind.allCases.map { Title(string, kind: $0, alternates: alternates, sortKey: string) }
    metadata.creators = [Contributor(string, role: string, sortKey: string, alternates: alternates)]
    metadata.contributors = metadata.creators
    metadata.identifiers = Identifier.Scheme.allCases.map { Identifier(string, scheme: $0) }
    metadata.publisher = string
    metadata.source = string
    metadata.rights = string
    metadata.summary = string
    metadata.terms = [GlossaryTerm(string, counterpart: string)]
    metadata.subjects = [Subject(string), Subject(string, authority: string, term: string)]
    metadata.series = Series(string, position: string)
    metadata.coverImage = string
    metadata.accessibility = AccessibilityStatement(
      certifiedBy: string, summary: string, features: [string], hazards: [string])
    return metadata
  }
}
