import Foundation
import Testing

/// The tables are what their scripts make of the Unicode Character Database.
@Suite struct GeneratedFileTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = "/usr/bin/python3"
  private static var canRun: Bool {
    FileManager.default.isExecutableFile(atPath: python) && UnicodeDatabase.isHere("LineBreak.txt")
  }

  @Test(
    .enabled(if: canRun, "python3 or unicode-data is not installed"),
    arguments: [
      ("unicode-tables.py", "Sources/Typesetting/Tables/UnicodeTables.swift"),
      ("ascii-likenesses.py", "Sources/TextExport/ASCIILikenesses.swift"),
    ])
  func generatorsMakeTheFilesThatAreHere(script: String, path: String) throws {
    try #require(try UnicodeDatabase.version("LineBreak.txt") == "15.0.0")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: GeneratedFileTests.python)
    process.arguments = [GeneratedFileTests.root.appendingPathComponent("Tests/Generators/\(script)").path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let made = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try made == Data(contentsOf: GeneratedFileTests.root.appendingPathComponent(path)))
  }
}
