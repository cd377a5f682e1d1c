import PlatenCore

extension Specimen {
  /// A document of one paragraph whose metadata carries a sentinel in every field that takes any text.
  static let metadata: Specimen = {
    var maker = SentinelMaker(stem: "metadata")
    var metadata = Metadata()
    metadata.languages = [.english, .simplifiedChinese]
    metadata.titles = [
      Title(
        maker.word("main title"), kind: .main,
        alternates: [
          Title.Alternate(maker.word("title in the other language"), language: .simplifiedChinese)
        ], sortKey: maker.word("sort key of the title", .advisory)),
      Title(maker.word("subtitle"), kind: .subtitle),
    ]
    metadata.creators = [
      Contributor(
        maker.word("creator"), role: "aut", sortKey: maker.word("sort key of the creator", .advisory),
        alternates: [
          Title.Alternate(maker.word("creator in the other language", .advisory), language: .simplifiedChinese)
        ])
    ]
    metadata.contributors = [Contributor(maker.word("contributor", .advisory), role: "trl")]
    metadata.identifiers = [Identifier(maker.word("identifier", .advisory), scheme: .other)]
    metadata.publisher = maker.word("publisher", .advisory)
    metadata.source = maker.word("source", .advisory)
    metadata.rights = maker.word("rights", .advisory)
    metadata.summary = maker.word("summary", .advisory)
    metadata.subjects = [Subject(maker.word("subject", .advisory))]
    metadata.terms = [
      GlossaryTerm(maker.word("term", .advisory), counterpart: maker.word("counterpart of the term", .advisory))
    ]
    metadata.series = Series(maker.word("series", .advisory), position: "2")
    metadata.accessibility.summary = maker.word("accessibility summary", .advisory)
    let body = [maker.paragraph("text")]
    return Specimen(
      name: "metadata", document: Document(metadata: metadata, body: body), sentinels: maker.sentinels)
  }()
}
