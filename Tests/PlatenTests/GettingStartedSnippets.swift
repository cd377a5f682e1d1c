// The Swift of the article “Getting started”, beside the program `Examples/FirstEdition`. `READMETests` compares them.

import Platen

// snippet: metadata
/// Adds what the article does not say about itself.
func complete(_ edition: inout Edition) throws {
  try edition.setMetadata([
    OptionSetting("author", "Li Wei"), OptionSetting("author:zh-Hans", "李伟"), OptionSetting("date", "2026-11"),
  ])
  edition.document.metadata.publisher = "The Village Press"
}
// end of snippet

// snippet: pictures
/// Reads an article whose pictures are in a folder of their own.
func read(_ path: String, picturesIn folder: String) throws -> Edition {
  try Edition(reading: Source(name: path, bytes: InputFile.read(path)), resources: RootedResources(root: folder))
}
// end of snippet

// snippet: holding
/// An editor's document.
@MainActor final class EditorModel {
  private(set) var edition = Edition(Document())

  func open(markdown text: String) async throws {
    edition = try Edition(markdown: text)
    edition = try await edition.applying(Toolkit.standard.transforms.defaults)
  }

  func epub() async throws -> [UInt8] {
    let (bytes, report) = try await edition.export(.epub { $0.splitLevel = 2 })
    for diagnostic in report.report.diagnostics { print(diagnostic) }
    return bytes
  }
}
// end of snippet
