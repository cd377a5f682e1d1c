import ContentMarkup
import PlatenCore

/// What has to be known of the whole document before a part of it can be written: one pass over every node, runs of blocks at
/// once.
struct Survey: Sendable {
  /// A node that has an element id of Platen's, with its place among its kind in the block, from 0.
  enum Numbered {
    case section(Int)
    case pageBreak(Int)
    case note(Int)
  }

  /// What was found in one block of the body, in the order in which it will be written.
  struct Facts: Sendable {
    /// The bytes that the block takes in a content document, roughly; see ``MarkupSize``.
    let size: Int
    /// Sections that begin in it.
    let sections: Int
    /// Most blocks have none of it, and a book has a hundred thousand blocks.
    private let found: Found?

    fileprivate init(size: Int, sections: Int, found: Found?) {
      self.size = size
      self.sections = sections
      self.found = found
    }

    /// Page breaks in it.
    var pageBreaks: Int { found?.lists.pageLabels.count ?? 0 }
    /// The labels of those.
    var pageLabels: [String] { found?.lists.pageLabels ?? [] }
    /// The authors' ids in it, but those in ``madeIDs``.
    var ids: [String] { found?.lists.ids ?? [] }
    /// The authors' ids of nodes whose elements have ids of Platen's: sections, page breaks, notes.
    var madeIDs: [(id: String, node: Numbered)] { found?.lists.madeIDs ?? [] }
    /// Its notes: their labels, and `nil` for a note without one. References to an earlier note are left out.
    var notes: [String?] { found?.lists.notes ?? [] }
    /// The sources of its pictures.
    var pictures: [String] { found?.lists.pictures ?? [] }
  }

  /// One for each block of the body.
  private(set) var facts: [Facts] = []
  /// The digest of all text.
  private(set) var digest = ContentDigest()
  /// Whether there is raw HTML, which has to be read before it can be written.
  private(set) var holdsRawHTML = false
  /// Whether ruby has classes for tones.
  private(set) var hasToneClasses = false

  /// How many blocks are looked at in one run. A constant, since the digest is made of those of the runs.
  static let blocksOfRun = 512

  /// - Throws: `ExportError` if the task was cancelled.
  init(_ document: Document, context: ExportContext) async throws(ExportError) {
    let body = document.body
    let count = (body.count + Survey.blocksOfRun - 1) / Survey.blocksOfRun
    @Sendable func blocks(_ number: Int) -> ArraySlice<Block> {
      body[number * Survey.blocksOfRun..<min((number + 1) * Survey.blocksOfRun, body.count)]
    }
    let runs = await concurrentResults(count: count, atOnce: context.parallelism) { SurveyRun(blocks($0), labels: []) }
    try context.checkCancellation()
    facts.reserveCapacity(body.count)
    var labels: Set<String> = []
    for (number, run) in runs.enumerated() {
      // A note of an earlier run may be referred to here, and what it is called is known only now.
      let run = labels.isDisjoint(with: run.labels) ? run : SurveyRun(blocks(number), labels: labels)
      labels.formUnion(run.labels)
      facts += run.facts
      if count > 1 { digest.add(run.digest) } else { digest = run.digest }
      if run.holdsRawHTML { holdsRawHTML = true }
      if run.hasToneClasses { hasToneClasses = true }
    }
  }
}

/// The lists of ``Survey/Facts``.
private struct FoundLists {
  var pageLabels: [String] = []
  var ids: [String] = []
  var madeIDs: [(id: String, node: Survey.Numbered)] = []
  var notes: [String?] = []
  var pictures: [String] = []

  var isEmpty: Bool {
    pageLabels.isEmpty && ids.isEmpty && madeIDs.isEmpty && notes.isEmpty && pictures.isEmpty
  }
}

/// Lists behind one reference.
private final class Found: Sendable {
  let lists: FoundLists

  init(_ lists: FoundLists) { self.lists = lists }
}

/// What is found in one run of blocks.
private struct SurveyRun: Sendable {
  private(set) var facts: [Survey.Facts] = []
  private(set) var digest = ContentDigest()
  private(set) var holdsRawHTML = false
  private(set) var hasToneClasses = false
  /// The labels of the notes in it and before it.
  private(set) var labels: Set<String>
  private var size = 0
  private var sections = 0
  private var lists = FoundLists()
  private var pendingNotes: [[Block]] = []

  /// - Parameter labels: those of notes before the run.
  init(_ blocks: ArraySlice<Block>, labels: Set<String>) {
    self.labels = labels
    facts.reserveCapacity(blocks.count)
    for block in blocks {
      // The caller checks for cancellation again, and discards the result.
      if facts.count & 0x3F == 0, Task.isCancelled { return }
      add(block, startsSections: true)
      // Notes are written when the block that refers to them is done; so are the notes in those notes.
      var next = 0
      while next < pendingNotes.count {
        let blocks = pendingNotes[next]
        next += 1
        add(blocks, startsSections: false)
      }
      if !pendingNotes.isEmpty { pendingNotes.removeAll(keepingCapacity: true) }
      facts.append(Survey.Facts(size: size, sections: sections, found: lists.isEmpty ? nil : Found(lists)))
      (size, sections) = (0, 0)
      if !lists.isEmpty { lists = FoundLists() }
    }
  }

  private mutating func add(_ blocks: [Block], startsSections: Bool) {
    for block in blocks { add(block, startsSections: startsSections) }
  }

  private mutating func add(_ block: Block, startsSections: Bool) {
    size += MarkupSize.own(block)
    switch block {
    case .paragraph(let paragraph):
      add(paragraph.attributes)
      add(paragraph.inlines)
    case .heading(let heading):
      if startsSections { sections += 1 }
      add(heading.attributes)
      add(heading.inlines)
    case .list(let list):
      add(list.attributes)
      for item in list.items {
        add(item.attributes)
        add(item.blocks, startsSections: false)
      }
    case .definitionList(let list):
      add(list.attributes)
      for item in list.items {
        for term in item.terms { add(term) }
        for definition in item.definitions { add(definition, startsSections: false) }
      }
    case .quote(let quote):
      add(quote.attributes)
      add(quote.blocks, startsSections: false)
    case .code(let code):
      add(code.attributes)
      add(code.text)
    case .table(let table):
      add(table.attributes)
      add(table.caption)
      for row in table.header { add(row) }
      for row in table.rows { add(row) }
    case .figure(let figure):
      add(figure.attributes)
      add(figure.blocks, startsSections: false)
      add(figure.caption)
    case .division(let division): add(division, startsSections: startsSections)
    case .parallel(let parallel):
      add(parallel.attributes)
      for row in parallel.rows {
        for (column, passage) in row.passages.enumerated() {
          add(passage, startsSections: startsSections && column == 0)
        }
      }
    case .math(let math):
      add(math.attributes)
      add(math.source)
    case .raw(let raw): add(raw)
    case .thematicBreak(let thematicBreak): add(thematicBreak.attributes)
    case .pageBreak(let pageBreak):
      if let id = pageBreak.attributes.id { lists.madeIDs.append((id, .pageBreak(lists.pageLabels.count))) }
      lists.pageLabels.append(pageBreak.label)
    }
  }

  private mutating func add(_ division: Division, startsSections: Bool) {
    guard startsSections, let role = division.role, role.isSection else {
      add(division.attributes)
      return add(division.blocks, startsSections: startsSections)
    }
    if let id = division.attributes.id { lists.madeIDs.append((id, .section(sections))) }
    // A heading at its start is the title of the same section.
    if Block.title(of: division.blocks) == nil { sections += 1 }
    add(division.blocks, startsSections: true)
  }

  private mutating func add(_ row: Table.Row) {
    for cell in row.cells { add(cell.blocks, startsSections: false) }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      size += MarkupSize.own(inline)
      switch inline {
      case .text(let text): add(text)
      case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
        .superscript(let styled):
        add(styled.attributes)
        add(styled.inlines)
      case .code(let code):
        add(code.attributes)
        add(code.text)
      case .link(let link):
        add(link.attributes)
        add(link.destination)
        add(link.inlines)
      case .image(let image):
        add(image.attributes)
        add(image.alternative)
        lists.pictures.append(image.source)
      case .span(let span):
        add(span.attributes)
        add(span.inlines)
      case .ruby(let ruby):
        add(ruby.attributes)
        if ruby.attributes.classes.first?.hasPrefix("tone-") == true { hasToneClasses = true }
        for segment in ruby.segments {
          add(segment.base)
          add(segment.annotation)
        }
      case .gloss(let gloss):
        add(gloss.attributes)
        add(gloss.term)
        add(gloss.counterpart)
      case .note(let note): add(note)
      case .math(let math):
        add(math.attributes)
        add(math.source)
      case .raw(let raw): add(raw)
      case .softBreak, .lineBreak: break
      }
    }
  }

  private mutating func add(_ note: Note) {
    if let label = note.label, note.blocks.isEmpty, labels.contains(label) { return }
    if let id = note.attributes.id { lists.madeIDs.append((id, .note(lists.notes.count))) }
    lists.notes.append(note.label.flatMap { labels.insert($0).inserted ? $0 : nil })
    pendingNotes.append(note.blocks)
  }

  private mutating func add(_ raw: Raw) {
    add(raw.text)
    if raw.isHTMLToRead { holdsRawHTML = true }
  }

  private mutating func add(_ text: String) { digest.add(text) }

  private mutating func add(_ attributes: Attributes) {
    if let id = attributes.id { lists.ids.append(id) }
  }
}
