import PlatenCore

/// A name under which a user sets what is known about a document: `title`, `author`, `lang`.
///
/// Names that may be given several times add up: the first replaces what the document said, the next are added.
public enum MetadataField: String, Sendable, CaseIterable {
  case title, subtitle, author, translator, editor, illustrator
  case language = "lang"
  case date, modified, identifier, publisher, source, rights, summary, subject, series
  case seriesPosition = "series-position"
  case cover

  /// Other names for it, as other tools call it.
  public var aliases: [String] {
    switch self {
    case .author: ["creator"]
    case .language: ["language"]
    case .date: ["published"]
    case .summary: ["description", "abstract"]
    case .subject: ["keyword"]
    case .cover: ["cover-image"]
    case .title, .subtitle, .translator, .editor, .illustrator, .modified, .identifier, .publisher, .source, .rights,
      .series, .seriesPosition:
      []
    }
  }

  /// What can be given, in a few words.
  public var help: String {
    switch self {
    case .title: "the main title; title:zh-Hans=… is the same title in that language"
    case .subtitle: "the subtitle, with a language like the title"
    case .author: "who wrote it; may be repeated; author:zh-Hans=… is the same name in that language"
    case .translator: "who translated it; may be repeated"
    case .editor: "who edited it; may be repeated"
    case .illustrator: "who made the pictures; may be repeated"
    case .language: "the languages of the text as BCP 47 tags, the main one first: en,zh-Hans"
    case .date: "when the work was published: 2024, 2024-05 or 2024-05-01"
    case .modified: "when this edition was last changed: 2024-05-01T12:00:00Z"
    case .identifier: "what identifies the edition: isbn:…, doi:…, uuid:…, a URI, or any text"
    case .publisher: "who publishes it"
    case .source: "where the text was taken from"
    case .rights: "who holds which rights"
    case .summary: "a summary for catalogues"
    case .subject: "what it is about; may be repeated"
    case .series: "the series it belongs to"
    case .seriesPosition: "its place in the series: 2"
    case .cover: "the file of the cover’s picture"
    }
  }

  /// Finds the field with a name or alias.
  public init?(named name: String) {
    let name = name.lowercased()
    guard let field = MetadataField.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) }) else {
      return nil
    }
    self = field
  }

  /// The MARC relator code of a field that names a person.
  var relator: String? {
    switch self {
    case .author: "aut"
    case .translator: "trl"
    case .editor: "edt"
    case .illustrator: "ill"
    case .title, .subtitle, .language, .date, .modified, .identifier, .publisher, .source, .rights, .summary, .subject,
      .series, .seriesPosition, .cover:
      nil
    }
  }
}
