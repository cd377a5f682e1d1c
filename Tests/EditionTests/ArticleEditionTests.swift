import Foundation
import Platen
import PlatenCore
import TestSupport
import Testing

/// The article that the project exists for, as an edition.
@Suite(.sharedInputs) struct ArticleEditionTests {
  private func files() async throws -> [ArchivedFile] {
    try await Making.files(Making.edition(of: Making.article).document)
  }

  private func file(_ name: String) async throws -> ArchivedFile {
    try #require(try await files().first { $0.name == "EPUB/\(name)" })
  }

  @Test func tableOfContentsHasFiveEntriesInBothLanguages() async throws {
    let text = try await file("nav.xhtml").text
    let toc = try #require(text.firstRange(of: "<nav epub:type=\"toc\"")).lowerBound
    let end = try #require(text[toc...].firstRange(of: "</nav>")).lowerBound
    let list = String(text[toc..<end])
    #expect(list.ranges(of: "<li>").count == 5)
    for han in ["强化领导和组织建设", "经济发展与扶贫攻坚", "社会服务与社区参与", "结论"] {
      #expect(list.contains("lang=\"zh-Hans\" xml:lang=\"zh-Hans\">\(han)</span>"), "\(han)")
    }
    for english in [
      "Editor's Note<", "Strengthening Leadership", "Economic Development", "Social Services", "Conclusion",
    ] {
      #expect(list.contains(english), "\(english)")
    }
  }

  @Test func everyHanRunIsTagged() async throws {
    for file in try await files() where file.name.hasSuffix(".xhtml") {
      for text in try MarkupFacts(file.bytes).texts where text.string.unicodeScalars.contains(where: isHan) {
        // A document's name in its head has no markup.
        guard text.path.last != "title" else { continue }
        #expect(text.language.hasPrefix("zh-Hans"), "\(file.name): \(text.string)")
      }
    }
  }

  @Test func titleHasItsAlternateScriptAndTheBookTwoLanguages() async throws {
    let text = try await file("package.opf").text
    #expect(text.contains("xml:lang=\"zh-Hans\">农村党建工作总结精华3篇 (Summary of Rural Party Work: Top 3 Insights)</dc:title>"))
    #expect(text.contains("property=\"alternate-script\" xml:lang=\"en\">Summary of Rural Party Work: Top 3 Insights<"))
    #expect(text.ranges(of: "<dc:language>").count == 2)
    #expect(text.contains("<dc:language>en</dc:language>\n<dc:language>zh-Hans</dc:language>"))
  }

  @Test func nothingOfTheTextIsLostOrOutOfOrder() async throws {
    let source = try #require(Making.article.first)
    let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n").map(String.init)
    let text = try await files().filter { file in
      file.name.hasSuffix(".xhtml")
        && !["cover", "title", "contents", "nav"].contains { file.name == "EPUB/\($0).xhtml" }
    }.map { try MarkupFacts($0.bytes) }
      .map { $0.texts.filter { $0.path.contains("body") }.map(\.string).joined() }.joined()
    #expect(bare(text) == bare(lines.dropFirst().joined()))
  }
}

/// Whether a character is Han.
func isHan(_ scalar: Unicode.Scalar) -> Bool {
  (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
    || (0x20000...0x3FFFF).contains(scalar.value)
}

/// Text without white space, which programs that read editions set as they like.
func bare(_ text: some StringProtocol) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xC }))
}
