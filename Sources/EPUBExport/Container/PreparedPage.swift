import PlatenCore
import ZIPWriter

/// A page that is ready for the container.
struct PreparedPage: Sendable {
  var entry: ZIPEntry
  /// Its characters, for an edition with fonts.
  var characters: StyledCharacters?

  /// Deflates a page. Depends on its arguments alone, so it can run on any thread.
  init(_ bytes: [UInt8], as path: String, plan: EditionPlan) throws(ExportError) {
    if !plan.fonts.isEmpty {
      var characters = StyledCharacters()
      characters.add(page: bytes)
      self.characters = characters
    }
    entry = try EPUBContainer.entry(bytes, path: path, compression: plan.options.compression)
  }
}
