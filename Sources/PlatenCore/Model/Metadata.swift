/// The metadata of a document as a publication.
public struct Metadata: Hashable, Sendable {
  /// Titles, the main one first; empty if there is none.
  public var titles: [Title]
  /// The creators of the work, such as authors, in the order of the title page.
  public var creators: [Contributor]
  /// The contributors: translators, editors, illustrators.
  public var contributors: [Contributor]
  /// The languages of the text, the primary one first.
  public var languages: [Language]
  /// The identifiers; the first is the identifier of this edition.
  public var identifiers: [Identifier]
  /// The date of publication.
  public var published: PublicationDate?
  /// The time of the last change to this edition.
  public var modified: Timestamp?
  /// The publisher.
  public var publisher: String?
  /// The source of the text.
  public var source: String?
  /// The statement of rights.
  public var rights: String?
  /// A summary for catalogues.
  public var summary: String?
  /// The subjects of the work.
  public var subjects: [Subject]
  /// The series that the work belongs to.
  public var series: Series?
  /// The path of the cover picture among the resources.
  public var coverImage: String?
  /// Statements about accessibility that only the publisher can make.
  public var accessibility: AccessibilityStatement
  /// The reservation of rights for text and data mining; `nil` for no statement.
  public var textMining: TextMiningReservation?

  /// Terms with their counterparts, which a glossary finds in the text.
  public var terms: [GlossaryTerm]

  /// Makes empty metadata.
  public init() {
    titles = []
    creators = []
    contributors = []
    languages = []
    identifiers = []
    subjects = []
    terms = []
    accessibility = AccessibilityStatement()
  }

  /// The main title.
  public var title: Title? { titles.first { $0.kind == .main } ?? titles.first }
  /// The subtitle.
  public var subtitle: Title? { titles.first { $0.kind == .subtitle } }
}

/// A title, and the same title in other languages or scripts.
public struct Title: Hashable, Sendable {
  /// The type of a title (EPUB 3.3 `title-type`).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The main title.
    case main
    /// The subtitle.
    case subtitle
    /// A shortened form of the main title.
    case short
    /// The title of a set or series that the work belongs to.
    case collection
    /// The name of this edition: `The Annotated Edition`.
    case edition
    /// The full title, as a catalogue would cite the work.
    case expanded
  }

  /// The same name in another language or script.
  public struct Alternate: Hashable, Sendable {
    /// The name.
    public var text: String
    /// Its language.
    public var language: Language

    /// Makes an alternate.
    public init(_ text: String, language: Language) {
      self.text = text
      self.language = language
    }
  }

  /// The title in its own language, without the alternates.
  public var text: String
  /// The language of ``text``; `nil` for the document's primary one.
  public var language: Language?
  /// The type of the title.
  public var kind: Kind
  /// The same title in other languages or scripts.
  public var alternates: [Alternate]
  /// The characters around the first alternate if both are printed in one line.
  public var form: Gloss.Form
  /// The title in the form used for sorting.
  public var sortKey: String?

  /// Makes a title.
  public init(
    _ text: String, language: Language? = nil, kind: Kind = .main, alternates: [Alternate] = [],
    form: Gloss.Form = .spacedParentheses, sortKey: String? = nil
  ) {
    self.text = text
    self.language = language
    self.kind = kind
    self.alternates = alternates
    self.form = form
    self.sortKey = sortKey
  }

  /// The title in one line, with its first alternate: `乡村 (The Village)`.
  public var whole: String {
    guard let alternate = alternates.first else { return text }
    return text + form.opening + alternate.text + form.closing
  }
}

/// A person or organisation that created a work or contributed to it.
public struct Contributor: Hashable, Sendable {
  /// The name in the form used for printing.
  public var name: String
  /// The MARC relator code: `aut`, `trl`, `edt`, `ill`.
  public var role: String?
  /// The name in the form used for sorting.
  public var sortKey: String?
  /// The name in other languages or scripts.
  public var alternates: [Title.Alternate]

  /// Makes a contributor.
  public init(_ name: String, role: String? = nil, sortKey: String? = nil, alternates: [Title.Alternate] = []) {
    self.name = name
    self.role = role
    self.sortKey = sortKey
    self.alternates = alternates
  }
}

/// An identifier of an edition.
public struct Identifier: Hashable, Sendable {
  /// The scheme of an identifier.
  public enum Scheme: String, Hashable, Sendable, CaseIterable {
    /// An International Standard Book Number (ISO 2108), of 10 or 13 digits, with or without hyphens.
    case isbn
    /// A Digital Object Identifier (ISO 26324), beginning with `10.`.
    case doi
    /// A URI (RFC 3986).
    case uri
    /// A UUID (RFC 9562), without `urn:uuid:`.
    case uuid
    /// Any other, such as a number of the publisher.
    case other
  }

  /// The identifier without a prefix, such as `978-7-04-050694-5`.
  public var value: String
  /// Its scheme.
  public var scheme: Scheme

  /// Makes an identifier.
  public init(_ value: String, scheme: Scheme) {
    self.value = value
    self.scheme = scheme
  }
}

/// A subject of a work.
public struct Subject: Hashable, Sendable {
  /// The subject in words.
  public var text: String
  /// The authority that lists it, such as `BISAC`, and the term in that list; both or neither.
  public var authority: String?
  /// The term in the authority's list.
  public var term: String?

  /// Makes a subject.
  public init(_ text: String, authority: String? = nil, term: String? = nil) {
    self.text = text
    self.authority = authority
    self.term = term
  }
}

/// A term and what it is in the other language.
public struct GlossaryTerm: Hashable, Sendable {
  /// The term as it stands in the text.
  public var term: String
  /// What it is in the other language.
  public var counterpart: String

  /// Makes a term with its counterpart.
  public init(_ term: String, counterpart: String) {
    self.term = term
    self.counterpart = counterpart
  }
}

/// A series, and the position of a work in it.
public struct Series: Hashable, Sendable {
  /// The series' name.
  public var name: String
  /// The position in the series: `2`, `2.1`.
  public var position: String?

  /// Makes a series.
  public init(_ name: String, position: String? = nil) {
    self.name = name
    self.position = position
  }
}
