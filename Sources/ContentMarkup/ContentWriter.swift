package import MarkupWriter
package import PlatenCore

/// Writes blocks and inlines as XHTML: the content of one content document, or a label of the navigation.
///
/// The extensions hold a kind of node each: sections, lists, tables, running text, links, pictures, notes.
package struct ContentWriter {
  /// What is written.
  package enum Purpose: Hashable, Sendable {
    /// The content document with an index.
    case document(Int)
    /// A label of the navigation: text with languages and ruby, without links, notes and ids.
    case label
  }

  /// A note that is referred to and not yet written.
  struct PendingNote {
    /// Its place among the notes of the content document, from 1.
    var number: Int
    /// The number that is shown.
    var shown: Int
    var note: Note
    var language: Language
  }

  /// A section that is open.
  struct OpenSection {
    var level: Int
    var depth: Int
  }

  let plan: any ContentPlan
  let purpose: Purpose
  package var markup: MarkupWriter
  package internal(set) var evidence = ContentEvidence()
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The language of the element that is being written.
  var language: Language
  /// The ordinal of the next section.
  var nextSection: Int
  /// The number of the next page break.
  var nextPageBreak: Int
  /// How many notes were referred to.
  var noteCount = 0
  /// How many of them are before the article that is being written; what is shown counts from there.
  var notesBefore = 0
  /// Notes that were referred to: how often, and the number that is shown.
  var noteReferences: [Int: (count: Int, shown: Int)] = [:]
  var pendingNotes: [PendingNote] = []
  /// The notes of the content document, written apart.
  var notes = MarkupWriter()
  /// References that stand in a link and have to wait for its end, since links cannot be nested.
  var waitingReferences: [Note] = []
  var isInLink = false
  var isInNote = false
  /// The titles of the columns of the table that is being written, if its cells have to name them.
  var columnTitles: [String] = []
  /// The columns of that table whose cells stay on one line.
  var shortColumns: Set<Int> = []
  /// The authors' ids that were written.
  var writtenIDs: Set<String> = []

  package init(plan: any ContentPlan, purpose: Purpose, language: Language, capacity: Int = 0) {
    self.plan = plan
    self.purpose = purpose
    self.language = language
    markup = MarkupWriter(capacity: capacity)
    switch purpose {
    case .document(let index):
      let document = plan.contentDocument(index)
      nextSection = document.firstSection
      nextPageBreak = document.firstPageBreak
    case .label:
      nextSection = 0
      nextPageBreak = 0
    }
  }

  /// Whether a label is written, and not content.
  var isLabel: Bool { purpose == .label }

  /// Writes `id`, `class` and the language of a node, where it has them.
  ///
  /// - Returns: the language around the node, for ``restore(_:)``.
  mutating func write(
    _ attributes: Attributes, id: String? = nil, classes: String? = nil, language nodeLanguage: Language? = nil
  ) -> Language {
    let outer = language
    if attributes.isEmpty, id == nil, classes == nil, nodeLanguage == nil { return outer }
    if let id = id ?? self.id(of: attributes) { markup.attribute("id", id) }
    let names = (classes.map { [$0] } ?? []) + attributes.classes.filter { !$0.isEmpty }
    if !names.isEmpty { markup.attribute("class", names.joined(separator: " ")) }
    let direction = attributes["dir"].flatMap { ["ltr", "rtl", "auto"].contains($0) ? $0 : nil }
    markup.attribute("dir", direction)
    if let inner = nodeLanguage ?? attributes.language, inner != outer {
      writeLanguage(inner, hasDirection: direction != nil)
      language = inner
    }
    return outer
  }

  /// Writes the language of the element that was just started.
  mutating func writeLanguage(_ language: Language, hasDirection: Bool = false) {
    markup.attribute("lang", language.tag)
    markup.attribute("xml:lang", language.tag)
    if !hasDirection, language != self.language, language.isRightToLeft != self.language.isRightToLeft {
      markup.attribute("dir", language.isRightToLeft ? "rtl" : "ltr")
    }
  }

  /// Goes back to the language around a node.
  mutating func restore(_ outer: Language) { language = outer }

  /// The element id for a node's own id: `nil` if it has none, or if an earlier node has the same.
  mutating func id(of attributes: Attributes) -> String? {
    guard case .document(let index) = purpose, let id = attributes.id, let anchor = plan.anchor(for: id),
      anchor.document == index, !anchor.isNumbered, writtenIDs.insert(id).inserted
    else { return nil }
    return anchor.id
  }

  mutating func report(
    _ id: String, _ message: String, loss: Diagnostic.Loss? = nil,
    at attributes: Attributes = .none
  ) {
    diagnostics.append(Diagnostic(id, .warning, message, at: attributes.source?.start, loss: loss))
  }
}
