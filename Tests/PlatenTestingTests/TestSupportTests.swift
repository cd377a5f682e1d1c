import Foundation
import PlatenTesting
import TestSupport
import Testing

/// The tools that other tests rely on must see what is wrong.
@Suite struct TestSupportTests {
  /// A file of nothing is no EPUB.
  @Test(.requires(.epubCheck)) func epubCheckFindsWhatIsWrong() async throws {
    let messages = try await EPUBCheck.shared.messages(for: Array("not a ZIP archive".utf8))
    #expect(EPUBCheck.faults(in: messages).contains { $0.severity == .fatal || $0.severity == .error })
  }

  @Test(.requires(.epubCheck, .pandoc)) func epubCheckReadsManyFilesInOneMachine() async throws {
    let edition = try TestSupportTests.pandocEdition("% Title\n% Author\n\n# One\n\nText.\n")
    for _ in 0..<3 {
      let messages = try await EPUBCheck.shared.messages(for: edition)
      #expect(!messages.contains { $0.severity < .warning }, "\(messages)")
    }
  }

  @Test(.requires(.mutool, .pandoc)) func mutoolAndPandocGiveTheText() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Data(TestSupportTests.pandocEdition("% Title\n\n# One\n\nTaobao Village (淘宝村) sells.\n")).write(to: file)
      #expect(try ReadingPrograms.mutoolText(of: file).contains("淘宝村"))
      #expect(try ReadingPrograms.pandocText(of: file).contains("Taobao Village (淘宝村) sells."))
    }
  }

  @Test(.readers, .requires(.ebookConvert, .ebookMeta, .calibreDebug, .pandoc)) func calibreReadsAndChecks() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Data(TestSupportTests.pandocEdition("% 高铁\n% Wang\n\n# One\n\n[gone](#nowhere) 淘宝村\n")).write(to: file)
      #expect(try ReadingPrograms.calibreText(of: file).contains("淘宝村"))
      #expect(try ReadingPrograms.calibreMetadata(of: file)["Title"] == "高铁")
      let findings = try ReadingPrograms.calibreFindings(in: file)
      #expect(findings.contains { $0.kind == "BadDestinationFragment" }, "\(findings)")
    }
  }

  @Test(.readers, .requires(.chromium)) func chromiumTellsWellFormedFromNot() throws {
    try TemporaryFolder.with { folder in
      let good = folder.appending(path: "good.xhtml")
      let bad = folder.appending(path: "bad.xhtml")
      let page =
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>高铁</p></body></html>"
      try Data(page.utf8).write(to: good)
      try Data(page.replacing("</p>", with: "").utf8).write(to: bad)
      #expect(try ReadingPrograms.chromiumDOM(of: good)?.contains("高铁") == true)
      #expect(try ReadingPrograms.chromiumDOM(of: bad) == nil)
    }
  }

  @Test(.requires(.mutool), arguments: SamplePicture.allCases) func samplePicturesAreTaken(picture: SamplePicture)
    throws
  {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "picture.\(picture.fileExtension)")
      for shade in [0, 1, 64, 128, 200, 255] as [UInt8] {
        try Data(picture.bytes(shade: shade)).write(to: file)
        try Tool.mutool.run(["draw", "-q", "-o", folder.appending(path: "out.png").path, file.path])
      }
    }
  }

  @Test func programsAreGivenInputAndAnswerOnBothStreams() throws {
    let result = try Program.run(
      URL(filePath: "/bin/sh"), ["-c", "cat; echo fault >&2; exit 3"], input: Array("text".utf8))
    #expect(result.output == "text")
    #expect(result.errorOutput == "fault\n")
    #expect(result.exitCode == 3)
  }

  private static func pandocEdition(_ markdown: String) throws -> [UInt8] {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "edition.epub")
      try Tool.pandoc.run(
        ["-f", "markdown", "-M", "lang=en", "-o", file.path], input: Array(markdown.utf8),
        environment: ["LC_ALL": "C.UTF-8"])
      return try [UInt8](Data(contentsOf: file))
    }
  }
}
