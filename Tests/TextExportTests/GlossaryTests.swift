import PlatenCore
import Testing
import TextExport

/// A glossary in printed text: terms and meanings in two columns, with the page of the first use.
@Suite struct GlossaryTests {
  /// Two terms, used on the first page and on the second.
  private static let document: Document = {
    func gloss(_ term: String, _ counterpart: String, _ number: Int) -> Block {
      .paragraph(
        Paragraph([
          .gloss(
            Gloss(
              term: [.link(Link(to: "#glossary-\(number)", [.text(term)]))], counterpart: [.text(counterpart)],
              counterpartLanguage: .simplifiedChinese,
              attributes: Attributes(id: "gloss-\(number)")))
        ]))
    }
    func item(_ term: String, _ meaning: String, _ number: Int) -> DefinitionList.Item {
      DefinitionList.Item(
        terms: [[.link(Link(to: "#gloss-\(number)", [.text(term)]))]],
        definitions: [[.paragraph(Paragraph([.text(meaning)]))]])
    }
    let filling = (1...6).map { Block.text("Paragraph \($0).") }
    let list = DefinitionList(
      [item("village", "村", 1), item("market", "a place where everybody in town buys and sells what they have", 2)],
      isTight: true)
    return Document(
      body: [gloss("village", "村", 1)] + filling + [gloss("market", "市场", 2)]
        + [.division(Division(role: .glossary, [.heading(1, "Glossary"), .definitionList(list)]))])
  }()

  @Test func termsStandBesideWhatTheyMean() async throws {
    let text = try await printed(Self.document) { $0.width = 50 }.text
    #expect(text.contains("village   村\n"))
    #expect(text.contains("market    a place where everybody in town buys and"))
  }

  @Test func pageOfTheFirstUseIsSaid() async throws {
    let result = try await printed(Self.document) { options in
      options.width = 50
      options.pageLength = 16
    }
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("village   村 .") && $0.hasSuffix(". 1") }, "\(lines)")
    let second = result.text.split(separator: "\u{C}")[1]
    #expect(second.contains("market (市场)"))
    #expect(lines.contains { $0.contains(". 2") && $0.hasPrefix("          ") }, "\(lines)")
  }

  @Test func narrowTextStandsBelowTheTerm() async throws {
    let text = try await printed(Self.document) { $0.width = 22 }.text
    #expect(text.contains("village\n    村\n"))
  }
}
