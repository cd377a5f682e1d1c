import ArticleImport
import Foundation
import PlatenCore
import ReaderAids
import Testing

@Suite struct RealArticleTests {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/inputs/rural-party-work.txt")
  private static let exists = FileManager.default.fileExists(atPath: url.path)

  private func document(log: ReportLog = ReportLog()) throws -> Document {
    var document = try ArticleImporter().document(
      from: Source(name: "article.txt", bytes: Array(Data(contentsOf: RealArticleTests.url))),
      context: ImportContext(log: log))
    try Glosses().apply(to: &document, context: TransformContext(log: log))
    try LanguageRuns().apply(to: &document, context: TransformContext(log: log))
    return document
  }

  private func glosses(_ document: Document, at place: InlineContext.Place) -> [Gloss] {
    var glosses: [Gloss] = []
    document.forEachInlines { inlines, context in
      guard context.place == place else { return }
      for case .gloss(let gloss) in inlines { glosses.append(gloss) }
    }
    return glosses
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func termsAreGlossed() throws {
    let glosses = try glosses(document(), at: .text)
    #expect(glosses.map(\.term.plainText) == ["Taobao Village", "rural health clinics"])
    #expect(glosses.map(\.counterpart.plainText) == ["淘宝村", "乡村卫生室"])
    #expect(glosses.allSatisfy { $0.counterpartLanguage == .simplifiedChinese })
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func headingsAndTitleAreInBothLanguages() throws {
    let document = try document()
    #expect(
      glosses(document, at: .heading).map(\.counterpartLanguage) == Array(repeating: .simplifiedChinese, count: 4))
    #expect(document.metadata.title?.language == .simplifiedChinese)
    #expect(document.metadata.languages == [.english, .simplifiedChinese])
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func everyHanCharacterStandsInATextOfItsLanguage() throws {
    let document = try document()
    document.forEachInlines { inlines, context in
      for case .text(let text) in inlines {
        let hasHan = text.unicodeScalars.contains { Script($0) == .han }
        #expect(!hasHan || context.language == .simplifiedChinese, "\(text)")
      }
    }
  }

  @Test(.enabled(if: exists, "the shared article is not beside the package"))
  func logSaysWhatWasFoundAndNothingElse() throws {
    let log = ReportLog()
    _ = try document(log: log)
    #expect(log.report.diagnostics.map(\.id) == ["aids.script-found"])
  }
}
