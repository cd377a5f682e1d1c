import Foundation
import PlatenCore
import Testing

/// Markdown that others wrote comes back equal: every file below the folder that `PLATEN_MARKDOWN_FOLDER` names, and the
/// chapters of ../shared/inputs/progit where they are.
@Suite struct RealMarkdownTests {
  private static let folders: [URL] = {
    let named = ProcessInfo.processInfo.environment["PLATEN_MARKDOWN_FOLDER"].map { URL(fileURLWithPath: $0) }
    return [named, sharedInputs.appending(path: "progit")].compactMap { $0 }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }()

  @Test(.enabled(if: !folders.isEmpty, "../shared/inputs/progit is not here, nor is PLATEN_MARKDOWN_FOLDER set"))
  func everyFileComesBackEqual() throws {
    var (files, bytes, different) = (0, 0, 0)
    for folder in RealMarkdownTests.folders {
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      where [".md", ".markdown", ".mkd"].contains(where: file.hasSuffix) {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: file).path) else { continue }
        let document = try read(String(decoding: data, as: UTF8.self))
        let log = ReportLog()
        let back = try read(markdown(document, log: log))
        // Links that run code are not written.
        if log.report.diagnostics.contains(where: { $0.id == "markdown.link-refused" }) { continue }
        (files, bytes) = (files + 1, bytes + data.count)
        if back != document {
          different += 1
          Issue.record("\(file): \(difference(of: back, from: document))")
        }
      }
    }
    print("\(files) files, \(bytes) bytes of Markdown read, written and read again; \(different) came back different")
  }

  private func difference(of back: Document, from document: Document) -> String {
    guard back.body != document.body else { return "metadata: \(back.metadata)\nand not \(document.metadata)" }
    let pairs = zip(back.body, document.body)
    guard let (left, right) = pairs.first(where: { $0 != $1 }) else {
      return "\(back.body.count) blocks and not \(document.body.count)"
    }
    var sink = (left: "", right: "")
    dump(left, to: &sink.left)
    dump(right, to: &sink.right)
    return firstDifference(sink.left, sink.right)
  }
}
