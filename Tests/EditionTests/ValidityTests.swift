import EPUBExport
import Foundation
import Platen
import PlatenCore
import PlatenTesting
import TestSupport
import Testing

/// EPUBCheck has nothing to say but what EPUB.md allows.
@Suite struct ValidityTests {
  @Test(.requires(.epubCheck), arguments: [Making.example, Making.exampleInMarkdown])
  func exampleIsValid(file: URL) async throws {
    try await check(Making.edition(of: [file]).document, file.lastPathComponent)
  }

  @Test(.requires(.epubCheck), .sharedInputs)
  func realArticleIsValid() async throws {
    try await check(Making.edition(of: Making.article).document, "the article")
  }

  @Test(.requires(.epubCheck), .sharedInputs, arguments: ["en", "zh"])
  func realBookIsValid(language: String) async throws {
    let edition = try await Making.edition(of: Making.book(language))
    #expect(edition.report.diagnostics.filter { $0.severity == .warning } == [])
    try await check(edition.document, "the \(language) book")
  }

  @Test(.requires(.epubCheck), arguments: Effort.seeds(200))
  func randomDocumentIsValid(seed: UInt64) async throws {
    var document = Document.random(seed: seed)
    // Random claims contradict random content; that is tested elsewhere.
    document.metadata.accessibility = AccessibilityStatement()
    try await check(document, "seed \(seed)")
  }

  @Test(.requires(.epubCheck), arguments: Effort.seeds(20))
  func anthologyWithPagesOfTheTextIsValid(seed: UInt64) async throws {
    let articles = (0..<3).map { index in
      var document = Document.random(seed: seed + 20_000 + UInt64(index), size: 40)
      document.metadata.accessibility = AccessibilityStatement()
      return Edition(document, name: "article\(index).json")
    }
    let pages = [OptionSetting("page-length", "30"), OptionSetting("width", "50")]
    try await check(await Edition(anthology: articles).addingPages(ofText: pages).document, "seed \(seed)")
  }

  @Test(.requires(.epubCheck), arguments: Effort.seeds(20))
  func optionsKeepItValid(seed: UInt64) async throws {
    var document = Document.random(seed: seed + 10_000, size: 40)
    document.metadata.accessibility = AccessibilityStatement()
    var options = EPUBOptions()
    options.splitLevel = [nil, 1, 2, 3, 6][Int(seed % 5)]
    options.tocDepth = Int(seed % 6) + 1
    options.contentsPage = seed % 2 == 0
    options.writingMode = seed % 3 == 0 ? .vertical : .horizontal
    options.compression = Int(seed % 10)
    options.stylesheet = seed % 4 == 0 ? Resource(path: "s.css", bytes: Array("p { color: red }".utf8)) : nil
    options.stylesheetMode = seed % 8 == 0 ? .replace : .follow
    try await check(document, "seed \(seed)", options: options)
  }

  private func check(_ document: Document, _ name: String, options: EPUBOptions = EPUBOptions()) async throws {
    let bytes = try await Making.epub(document, options: options)
    let faults = EPUBCheck.faults(in: try await EPUBCheck.shared.messages(for: bytes))
    #expect(faults == [], "\(name)")
  }
}
