import ArticleImport
import PlatenCore
import Testing

/// What editions write is what the reader of articles knows.
@Suite struct VocabularyTests {
  private static let parts = Set(Vocabulary.recognisedParts.map(\.0))

  @Test(arguments: [Language.english, .simplifiedChinese, Language("zh-Hant") ?? .chinese])
  func namesOfEditionsAreRecognised(language: Language) {
    let vocabulary = Vocabulary(for: language)
    for (role, names) in Vocabulary.recognisedParts {
      let name = vocabulary.name(of: role).lowercased().replacing("’", with: "'")
      #expect(names.contains(name), "\(role) is called \(name)")
    }
  }

  @Test func noNameIsOfTwoParts() {
    var seen: [String: Role] = [:]
    for (role, names) in Vocabulary.recognisedParts {
      for name in names {
        #expect(seen[name] == nil, "\(name) is \(role) and \(seen[name].map { "\($0)" } ?? "")")
        seen[name] = role
      }
    }
    #expect(seen.count >= Vocabulary.recognisedParts.count * 3)
  }

  @Test(arguments: [
    ("isbn:978-7-04-050694-5", Identifier("978-7-04-050694-5", scheme: .isbn)),
    ("ISBN 978-7-04-050694-5 ", Identifier("978-7-04-050694-5", scheme: .isbn)),
    ("https://dx.doi.org/10.1000/182", Identifier("10.1000/182", scheme: .doi)),
    (
      "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", Identifier("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", scheme: .uuid)
    ),
    ("tag:example.org,2024:x", Identifier("tag:example.org,2024:x", scheme: .uri)),
    ("X-17", Identifier("X-17", scheme: .other)),
  ])
  func identifiersAreParsedByTheirPrefix(text: String, identifier: Identifier) {
    #expect(Identifier(parsing: text) == identifier)
  }
}
