package import PlatenCore

/// What an edition has decided before its content is written: where links lead, which pictures it has, how its sections
/// rank, which words it adds to the author's.
///
/// ``ContentWriter`` asks nothing else of an edition, so that any format made of XHTML can use it. The answers never
/// change, so that content documents can be written in any order and on any thread.
package protocol ContentPlan: Sendable {
  /// The language of the edition.
  var language: Language { get }
  /// Whether lines run from the top to the bottom.
  var isVertical: Bool { get }
  /// The words that are not the author's.
  var vocabulary: Vocabulary { get }
  /// The content document with an index, from 0.
  func contentDocument(_ index: Int) -> ContentDocumentFacts
  /// The section with an ordinal: its place among all sections of the outline, from 0. `nil` if there is none.
  func section(_ ordinal: Int) -> SectionFacts?
  /// What the id of a page break's element is made of: an XML name without its beginning.
  func pageBreakName(_ number: Int) -> String
  /// The place that an author's id names.
  func anchor(for id: String) -> ContentAnchor?
  /// The note with a label.
  func note(for label: String) -> NoteAnchor?
  /// The picture with the path that the document gives it.
  func picture(for source: String) -> ContentPicture?
  /// What a task's box is shown as.
  func box(of task: ListItem.Task) -> String
  /// Why the edition does not have a picture: a clause for a user, or `nil` if nothing is known of it.
  func pictureProblem(for source: String) -> String?
}

extension PageBreak {
  /// What a page is called: its label, or its place where that is blank.
  ///
  /// - Parameter number: its place among all page breaks, from 0.
  package static func name(label: String, number: Int) -> String { label.isBlank ? String(number + 1) : label }
}

extension ContentPlan {
  /// The id of a page break's element.
  package func pageBreakID(_ number: Int) -> String { "page-\(pageBreakName(number))" }

  package var isVertical: Bool { false }
  package func pageBreakName(_ number: Int) -> String { String(number + 1) }
  package func box(of task: ListItem.Task) -> String {
    switch task {
    case .open: "☐"
    case .done: "☑"
    }
  }
}

/// What the writer of a content document has to know of it.
package struct ContentDocumentFacts: Hashable, Sendable {
  /// The file's name, relative to the other content documents.
  package var fileName: String
  /// The ordinal of the first section that begins in it.
  package var firstSection: Int
  /// How many page breaks stand before it.
  package var firstPageBreak: Int

  package init(fileName: String, firstSection: Int, firstPageBreak: Int) {
    self.fileName = fileName
    self.firstSection = firstSection
    self.firstPageBreak = firstPageBreak
  }
}

/// What the writer of a content document has to know of a section.
package struct SectionFacts: Hashable, Sendable {
  /// Its place among all sections, from 0.
  package var ordinal: Int
  /// The rank of its heading in the edition, 1 to 6: how many titled sections it is in, so that no rank is skipped.
  package var rank: Int
  /// Whether it is a chapter of the publication: it stands at the top, or in a part, and has no role of its own.
  package var isChapter: Bool
  /// What the ids of its elements are made of: an XML name without its beginning.
  package var name: String

  package init(ordinal: Int, rank: Int, isChapter: Bool, name: String? = nil) {
    self.ordinal = ordinal
    self.rank = rank
    self.isChapter = isChapter
    self.name = name ?? String(ordinal + 1)
  }
}

/// A place in a content document.
package struct ContentAnchor: Hashable, Sendable {
  /// The content document's index.
  package var document: Int
  /// The element's id.
  package var id: String
  /// Whether the element has its id from its number: a section, a page break or a note. No other element may have it.
  package var isNumbered: Bool

  package init(document: Int, id: String, isNumbered: Bool = false) {
    self.document = document
    self.id = id
    self.isNumbered = isNumbered
  }
}

/// A note with a label.
package struct NoteAnchor: Hashable, Sendable {
  /// The content document's index.
  package var document: Int
  /// The note's number in that content document, from 1.
  package var number: Int

  package init(document: Int, number: Int) {
    self.document = document
    self.number = number
  }
}

/// A picture that the edition has.
package struct ContentPicture: Hashable, Sendable {
  /// Its path, relative to the content documents.
  package var href: String
  /// Whether it moves.
  package var isAnimated: Bool

  package init(href: String, isAnimated: Bool) {
    self.href = href
    self.isAnimated = isAnimated
  }
}
