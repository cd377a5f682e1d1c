import Testing

@testable import PlatenCore

@Suite struct OutlineTests {
  /// Sections as `ordinal level role title(children)`.
  private static func shown(_ body: [Block]) -> String { shown(Document(body: body).outline.sections) }

  private static func shown(_ sections: [Outline.Section]) -> String {
    sections.map { section in
      let children = section.children.isEmpty ? "" : "(\(shown(section.children)))"
      let role = section.role.map { " \($0.rawValue)" } ?? ""
      return "\(section.ordinal) \(section.level)\(role) \(section.title.plainText)\(children)"
    }.joined(separator: ", ")
  }

  private static func heading(_ level: Int, _ title: String, _ attributes: Attributes = .none) -> Block {
    .heading(Heading(level: level, [.text(title)], attributes: attributes))
  }

  private static let text = Block.paragraph(Paragraph([.text("text")]))

  static let trees: [(body: [Block], expected: String)] = [
    ([], ""),
    ([text], ""),
    ([heading(1, "A"), text, heading(1, "B")], "0 1 A, 1 1 B"),
    ([heading(1, "A"), heading(2, "B"), heading(3, "C"), heading(2, "D")], "0 1 A(1 2 B(2 3 C), 3 2 D)"),
    // A rank that is skipped is not made up, and a smaller one before a larger stands beside it.
    ([heading(3, "A"), heading(1, "B"), heading(4, "C")], "0 3 A, 1 1 B(2 4 C)"),
    // A division without a role is none; one with a role for asides is none either.
    ([.division(Division([heading(1, "A")]))], "0 1 A"),
    ([.division(Division(role: .tip, [heading(2, "A")]))], "0 2 A"),
    // The heading that a part starts with is its title; page breaks before it do not matter.
    ([.division(Division(role: .preface, [heading(1, "A"), heading(2, "B")]))], "0 1 preface A(1 2 B)"),
    (
      [.division(Division(role: .preface, [.pageBreak(PageBreak(label: "1")), heading(1, "A")]))],
      "0 1 preface A"
    ),
    ([.division(Division(role: .preface, [text, heading(1, "A")]))], "0 1 preface (1 1 A)"),
    // Without a heading, a part is one below what holds it: here at the top, below a heading, and in a part.
    ([.division(Division(role: .preface, [text]))], "0 1 preface "),
    ([heading(2, "A"), .division(Division(role: .preface, [text]))], "0 2 A(1 3 preface )"),
    (
      [.division(Division(role: .part, [heading(2, "A"), .division(Division(role: .preface, [text]))]))],
      "0 2 part A(1 3 preface )"
    ),
    // A part with a heading closes what is open at its rank.
    (
      [heading(1, "A"), heading(2, "B"), .division(Division(role: .conclusion, [heading(1, "C")])), heading(2, "D")],
      "0 1 A(1 2 B), 2 1 conclusion C, 3 2 D"
    ),
    // Of aligned texts the first counts.
    (
      [.parallel(Parallel(languages: [.english, .chinese], rows: [.init([[heading(1, "A")], [heading(1, "甲")]])]))],
      "0 1 A"
    ),
    // Headings elsewhere begin no sections.
    (
      [
        .quote(Quote([heading(1, "A")])), .list(List(.bullet, items: [ListItem([heading(1, "B")])])),
        .paragraph(Paragraph([.note(Note([heading(1, "C")]))])),
      ], ""
    ),
  ]

  @Test(arguments: trees)
  func sectionsFollowHeadingsAndParts(body: [Block], expected: String) {
    #expect(OutlineTests.shown(body) == expected)
  }

  @Test func ordinalsAreThePlacesInTheFlattenedOutline() {
    let outline = Document(body: [
      OutlineTests.heading(1, "A"),
      .division(Division(role: .part, [OutlineTests.heading(1, "B"), OutlineTests.heading(2, "C")])),
      OutlineTests.heading(2, "D"),
    ]).outline
    #expect(outline.flattened.map(\.title.plainText) == ["A", "B", "C", "D"])
    #expect(outline.flattened.map(\.ordinal) == [0, 1, 2, 3])
  }

  @Test func idAndLanguageAreTheHeadingsOrElseTheDivisions() {
    let around = Attributes(id: "part", language: .chinese)
    let own = Attributes(id: "own", language: .japanese)
    func section(_ heading: Attributes) -> Outline.Section? {
      let division = Division(role: .part, [OutlineTests.heading(1, "A", heading)], attributes: around)
      return Document(body: [.division(division)]).outline.sections.first
    }
    #expect(section(own)?.id == "own")
    #expect(section(own)?.language == .japanese)
    #expect(section(.none)?.id == "part")
    #expect(section(.none)?.language == .chinese)
  }
}
