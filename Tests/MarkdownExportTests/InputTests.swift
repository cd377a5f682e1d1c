import Foundation
import MarkdownExport
import PlatenCore
import Testing

/// Real Markdown comes back equal, in both languages.
@Suite(.enabled(if: Inputs.areThere, "The inputs folder beside the package is needed."))
struct InputTests {
  @Test(arguments: Inputs.chapters, [nil, 72] as [Int?])
  func chapterComesBackEqual(name: String, wrap: Int?) throws {
    let source = String(decoding: try Data(contentsOf: Inputs.folder.appending(path: name)), as: UTF8.self)
    let document = try read(source).withoutIdleLabels
    let log = ReportLog()
    let text = try markdown(document, wrap: wrap, log: log)
    let back = try read(text).withoutIdleLabels
    if wrap == nil {
      #expect(back == document, "\(firstDifference(dump(back), dump(document)))")
    } else {
      #expect(back.withoutSoftBreaks == document.withoutSoftBreaks)
    }
    #expect(log.report.diagnostics.isEmpty)
    // What was written once is written the same again.
    #expect(try markdown(back, wrap: wrap) == text)
  }
}

/// Where the inputs are.
enum Inputs {
  static let folder = sharedInputs.appending(path: "progit")
  static let areThere = FileManager.default.fileExists(atPath: folder.path)
  static let chapters = ["en-01.md", "en-02.md", "en-03.md", "zh-01.md", "zh-02.md", "zh-03.md"]
}
