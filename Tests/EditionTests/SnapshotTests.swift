import Foundation
import Platen
import PlatenCore
import TestSupport
import Testing

/// The example in every format, as it was read through line by line. To take a change over, replace the file with what
/// the test prints the path of, and read the difference.
@Suite struct SnapshotTests {
  @Test(arguments: ["text", "markdown", "json", "epub"])
  func exampleLooksAsItWasRead(format: String) async throws {
    let edition = try await Making.edition(of: [Making.exampleInMarkdown])
    let entry = try #require(ExporterRegistry.standard[format])
    let settings =
      ["json": [OptionSetting("pretty", "true")], "epub": [OptionSetting("compression", "0")]][format] ?? []
    var sink = MemorySink()
    _ = try await edition.export(entry.make(settings, NoResources()), to: &sink)
    let text = format == "epub" ? listing(of: sink.bytes) : String(decoding: sink.bytes, as: UTF8.self)
    let file = PackageRoot.file("Tests/EditionTests/Snapshots/\(format).txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let made = FileManager.default.temporaryDirectory.appending(path: "platen-snapshot-\(format).txt")
    try Data(text.utf8).write(to: made)
    let line = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    Issue.record(
      "\(format) differs, first in \(line.map { "“\($0)”, which was “\($1)”" } ?? "its length"); see \(made.path)")
  }

  /// The text files of an edition, one after the other under their names.
  private func listing(of bytes: [UInt8]) -> String {
    StoredArchive.files(in: bytes).filter { !$0.name.hasSuffix(".svg") && !$0.name.hasSuffix(".css") }
      .map { "=== \($0.name)\n\($0.text)\n" }.joined()
  }
}
