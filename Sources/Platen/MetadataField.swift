import PlatenCore

/// A name of metadata on the command line: `title`, `author`, `lang`.
///
/// For a field with several values, the first setting replaces the values of the document, and further settings add values.
public enum MetadataField: String, Sendable, CaseIterable {
  /// The main title: `Metadata.title`.
  case title
  /// The subtitle: `Metadata.subtitle`.
  case subtitle
  /// An author: a creator with the MARC relator code `aut`.
  case author
  /// A translator: a contributor with the MARC relator code `trl`.
  case translator
  /// An editor: a contributor with the MARC relator code `edt`.
  case editor
  /// An illustrator: a contributor with the MARC relator code `ill`.
  case illustrator
  /// The languages of the text, as BCP 47 tags with commas between them, the primary one first.
  case language = "lang"
  /// The date of publication: a year, a month or a day.
  case date
  /// The time of the last change to this edition: a day, or a time as in RFC 3339.
  case modified
  /// An identifier of the edition: `isbn:…`, `doi:…`, `uuid:…`, a URI, or any other text.
  case identifier
  /// The publisher.
  case publisher
  /// The source of the text.
  case source
  /// The statement of rights.
  case rights
  /// A summary for catalogues.
  case summary
  /// A subject of the work.
  case subject
  /// The name of the series that the work belongs to.
  case series
  /// The position in the series: `2`, `2.1`.
  case seriesPosition = "series-position"
  /// The path of the cover picture, which is read when the field is set.
  case cover
  /// An accessibility specification that the work conforms to, or `none`.
  case conformsTo = "conforms-to"
  /// The person or organisation that evaluated the accessibility.
  case certifiedBy = "certified-by"
  /// The credential of the evaluator.
  case certifierCredential = "certifier-credential"
  /// The address of the report on the evaluation.
  case certifierReport = "certifier-report"
  /// The date of the evaluation: a year, a month or a day.
  case evaluated
  /// An exemption of the European Accessibility Act: `eaa-microenterprise`, `eaa-disproportionate-burden` or
  /// `eaa-fundamental-alteration`.
  case exemption
  /// A sentence for readers about the accessibility of the work.
  case accessibilitySummary = "accessibility-summary"
  /// An accessibility feature in addition to those that are computed.
  case accessibilityFeature = "accessibility-feature"
  /// A hazard that the author declares.
  case accessibilityHazard = "accessibility-hazard"
  /// Whether rights are reserved for text and data mining: 0 or 1.
  case miningReservation = "tdm-reservation"
  /// The address of the policy for text and data mining.
  case miningPolicy = "tdm-policy"

  /// Names of the field in other tools.
  public var aliases: [String] {
    switch self {
    case .author: ["creator"]
    case .language: ["language"]
    case .date: ["published"]
    case .summary: ["description", "abstract"]
    case .subject: ["keyword"]
    case .cover: ["cover-image"]
    case .title, .subtitle, .translator, .editor, .illustrator, .modified, .identifier, .publisher, .source, .rights,
      .series, .seriesPosition, .conformsTo, .certifiedBy, .certifierCredential, .certifierReport, .evaluated,
      .exemption, .accessibilitySummary, .accessibilityFeature, .accessibilityHazard, .miningReservation, .miningPolicy:
      []
    }
  }

  /// The possible values, in a few words.
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
    case .conformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA, or none; may be repeated"
    case .certifiedBy: "who evaluated its accessibility"
    case .certifierCredential: "what entitles who evaluated it"
    case .certifierReport: "the address of the report on the evaluation"
    case .evaluated: "when it was evaluated: 2024-05-01"
    case .exemption: "an exemption of the EU’s law: eaa-microenterprise; may be repeated"
    case .accessibilitySummary: "a sentence about accessibility for readers"
    case .accessibilityFeature: "a feature beyond those that are computed; may be repeated"
    case .accessibilityHazard: "a hazard that you declare; may be repeated"
    case .miningReservation: "1 reserves the rights of text and data mining, 0 does not"
    case .miningPolicy: "the address of the policy for text and data mining"
    }
  }

  /// Returns the field with a name or alias.
  public init?(named name: String) {
    let name = name.lowercased()
    guard let field = MetadataField.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) }) else {
      return nil
    }
    self = field
  }

  /// The MARC relator code of a field that names a person.
  var relator: String? { Vocabulary.relator(of: rawValue) }
}
