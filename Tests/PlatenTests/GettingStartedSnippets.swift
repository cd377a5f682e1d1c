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
/// Reads an article and the pictures beside it.
func readWithPictures(_ name: String, in folder: String) throws -> Edition {
  let path = folder + "/" + name
  return try Edition(
    reading: Source(name: path, bytes: try InputFile.read(path)), resources: try RootedResources(root: folder))
}
// end of snippet
