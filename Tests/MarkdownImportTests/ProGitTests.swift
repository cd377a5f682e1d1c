import Foundation
import MarkdownImport
import PlatenCore
import Testing

/// Three chapters of a real book in English and Chinese, where they are at hand beside the package.
@Suite struct ProGitTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/inputs/progit")
  static let isAvailable = FileManager.default.fileExists(atPath: folder.path)
  static let chapters = ["en-01", "en-02", "en-03", "zh-01", "zh-02", "zh-03"]

  private func text(_ chapter: String) throws -> String {
    try String(contentsOf: ProGitTests.folder.appending(path: chapter + ".md"), encoding: .utf8)
  }

  @Test(.enabled(if: isAvailable, "the chapters are not beside the package"), arguments: chapters)
  func chapterIsReadWithoutAMessage(_ chapter: String) throws {
    let log = ReportLog()
    let document = try markdown(text(chapter), log: log)
    #expect(log.report.diagnostics == [])
    #expect(document.body.count > 40)
    #expect(document.metadata.title != nil)
  }

  @Test(
    .enabled(if: isAvailable && CmarkOracle.isAvailable, "the chapters or cmarkgfm are missing"), arguments: chapters)
  func chapterIsReadAsCmarkReadsIt(_ chapter: String) throws {
    let text = try text(chapter)
    let expected = Comparison.normalized(try CmarkOracle().html(text))
    #expect(Comparison.normalized(HTMLRenderer.html(try markdown(text, .gfm), mergesStrong: true)) == expected)
  }
}
