import ArticleImport
import Foundation
import PlatenCore
import Testing

@Suite struct RealArticleTests {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/inputs/rural-party-work.txt")
  private static let exists = FileManager.default.fileExists(atPath: url.path)

  private func document() throws -> Document {
    try ArticleImporter().document(
      from: Source(name: "article.txt", bytes: Array(Data(contentsOf: RealArticleTests.url))), context: ImportContext())
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func titleIsBilingual() throws {
    let title = try #require(try document().metadata.title)
    #expect(title.language == .chinese)
    #expect(title.alternates.map(\.language) == [.english])
    #expect(title.text.unicodeScalars.count == 12)
    #expect(title.form == .spacedParentheses)
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func sectionsAreNoteThreeHeadingsAndConclusion() throws {
    let sections = try document().outline.sections
    #expect(sections.map(\.role) == [.editorsNote, nil, nil, nil, .conclusion])
    #expect(sections.allSatisfy { $0.level == 1 && $0.children.isEmpty })
    for section in sections.dropFirst() {
      #expect(
        section.title.contains {
          if case .gloss(let gloss) = $0 { gloss.counterpartLanguage == .chinese } else { false }
        })
    }
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func nothingIsLost() throws {
    let source = try String(contentsOf: RealArticleTests.url, encoding: .utf8)
    #expect(try SourceText.of(document()) == SourceText.squeezed(source))
  }
}
