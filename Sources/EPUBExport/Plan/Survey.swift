import ContentMarkup
import PlatenCore

/// What has to be known of the whole document before a part of it can be written: one pass over every node.
struct Survey {
  /// A node that has an element id of Platen's, with its place among its kind in the block, from 0.
  enum Numbered {
    case section(Int)
    case pageBreak(Int)
    case note(Int)
  }

  /// What was found in one block of the body, in the order in which it will be written.
  struct Facts {
    /// The bytes that the block takes in a content document, roughly; see ``MarkupSize``.
    var size = 0
    /// Sections that begin in it.
    var sections = 0
    /// Page breaks in it.
    var pageBreaks = 0
    /// The labels of those.
    var pageLabels: [String] = []
    /// The authors' ids in it, but those in ``madeIDs``.
    var ids: [String] = []
    /// The authors' ids of nodes whose elements have ids of Platen's: sections, page breaks, notes.
    var madeIDs: [(id: String, node: Numbered)] = []
    /// Its notes: their labels, and `nil` for a note without one. References to an earlier note are left out.
    var notes: [String?] = []
    /// The sources of its pictures.
    var pictures: [String] = []
  }

  /// One for each block of the body.
  private(set) var facts: [Facts] = []
  /// The digest of all text.
  private(set) var digest = ContentDigest()
  /// Whether there is raw HTML, which has to be read before it can be written.
  private(set) var holdsRawHTML = false
  private var current = Facts()
  private var labels: Set<String> = []
  private var pendingNotes: [[Block]] = []

  /// - Throws: `ExportError` if the task was cancelled.
  init(_ document: Document, context: ExportContext) throws(ExportError) {
    facts.reserveCapacity(document.body.count)
    for block in document.body {
      if facts.count & 0xFF == 0 { try context.checkCancellation() }
      current = Facts()
      add(block, startsSections: true)
      // Notes are written when the block that refers to them is done; so are the notes in those notes.
      var next = 0
      while next < pendingNotes.count {
        let blocks = pendingNotes[next]
        next += 1
        add(blocks, startsSections: false)
      }
      pendingNotes.removeAll(keepingCapacity: true)
      facts.append(current)
    }
  }

  private mutating func add(_ blocks: [Block], startsSections: Bool) {
    for block in blocks { add(block, startsSections: startsSections) }
  }

  private mutating func add(_ block: Block, startsSections: Bool) {
    current.size += MarkupSize.own(block)
    switch block {
    case .paragraph(let paragraph):
      add(paragraph.attributes)
      add(paragraph.inlines)
    case .heading(let heading):
      if startsSections { current.sections += 1 }
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
      if let id = pageBreak.attributes.id { current.madeIDs.append((id, .pageBreak(current.pageBreaks))) }
      current.pageBreaks += 1
      current.pageLabels.append(pageBreak.label)
    }
  }

  private mutating func add(_ division: Division, startsSections: Bool) {
    guard startsSections, let role = division.role, role.isSection else {
      add(division.attributes)
      return add(division.blocks, startsSections: startsSections)
    }
    if let id = division.attributes.id { current.madeIDs.append((id, .section(current.sections))) }
    // A heading at its start is the title of the same section.
    if Block.title(of: division.blocks) == nil { current.sections += 1 }
    add(division.blocks, startsSections: true)
  }

  private mutating func add(_ row: Table.Row) {
    for cell in row.cells { add(cell.blocks, startsSections: false) }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      current.size += MarkupSize.own(inline)
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
        current.pictures.append(image.source)
      case .span(let span):
        add(span.attributes)
        add(span.inlines)
      case .ruby(let ruby):
        add(ruby.attributes)
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
    if let id = note.attributes.id { current.madeIDs.append((id, .note(current.notes.count))) }
    current.notes.append(note.label.flatMap { labels.insert($0).inserted ? $0 : nil })
    pendingNotes.append(note.blocks)
  }

  private mutating func add(_ raw: Raw) {
    add(raw.text)
    if raw.isHTMLToRead { holdsRawHTML = true }
  }

  private mutating func add(_ text: String) { digest.add(text) }

  private mutating func add(_ attributes: Attributes) {
    if let id = attributes.id { current.ids.append(id) }
  }
}
