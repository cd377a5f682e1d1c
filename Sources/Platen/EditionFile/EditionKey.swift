/// A key of an edition file: every name that may stand in it, beside those of formats, transforms, metadata and their options.
package enum EditionKey: String, CaseIterable {
  case sources, from, encoding, resources, reading, parallel, anthology, metadata, aids, fonts, formats, output
  case pageListFrom = "page-list-from"
  case folder, editions

  /// What it is for, in a sentence or two.
  package var help: String {
    switch self {
    case .sources:
      "The files to read, relative to this one: a path, a pattern such as chapters/*.md, a SUMMARY.md, or a list of them. With “file” and metadata, what is known about that file alone."
    case .from: "The format of the sources. Without it each file’s name tells."
    case .encoding: "The character encoding of text sources. Without it, it is detected."
    case .resources: "The folder below which all files are that the sources mention. Nothing outside is read."
    case .reading: "Options of the formats that are read, by the format’s name."
    case .parallel: "Puts translations side by side: true, or how."
    case .anthology: "Makes each source an article of its own, with its title, author and notes."
    case .metadata: "What is known about the book. A mapping of languages gives a title or a name in each."
    case .aids: "Transforms, by name: true, false for one that is applied by default, or options."
    case .fonts: "TrueType fonts to embed, or “system” for one of this machine."
    case .formats: "Formats to write, by name, with their options."
    case .output:
      "The file to write, or several; its extension tells the format. With a format’s name before each, that tells."
    case .pageListFrom:
      "Takes over the pages of the printable text as page breaks, which are the page list of an EPUB: text, or the name of an edition with text."
    case .folder: "The folder of all outputs, relative to this file. It is made if it is not there."
    case .editions: "Several editions of the same sources, by name. What they do not say is as above."
    }
  }

  /// The keys of one of several editions.
  package static let ofEditions: [EditionKey] = [.metadata, .aids, .fonts, .formats, .output, .pageListFrom]

  /// How translations are put side by side.
  package enum Parallel: String, CaseIterable {
    case dictionary, alignment, unit, pins

    /// What it is for.
    package var help: String {
      switch self {
      case .dictionary: "A Chinese-English dictionary in CC-CEDICT’s form, which makes the alignment better."
      case .alignment: "An alignment made elsewhere: TMX, or hunalign’s or Bertalign’s numbers."
      case .unit: "What a row holds: paragraph or sentence."
      case .pins: "Ids of passages that are partners, by the id in the first source."
      }
    }
  }

  /// The key of a source that has metadata of its own.
  package static let file = "file"
}
