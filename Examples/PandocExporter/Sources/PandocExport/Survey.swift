import PlatenCore

/// What has to be known of a document before the first node is written: its identifiers, and the notes that are referred to again.
struct Survey {
  /// Every identifier that the author gave.
  private(set) var ids: Set<String> = []
  /// The labels of notes to which a second reference leads.
  private(set) var repeatedLabels: Set<String> = []
  private var labels: Set<String> = []

  /// Looks through a document that passed `checkDepth()`.
  init(_ document: Document) { look(at: document.body) }

  private mutating func look(at blocks: [Block]) {
    for block in blocks { look(at: block) }
  }

  private mutating func look(at block: Block) {
    switch block {
    case .paragraph(let paragraph): look(at: paragraph.inlines, paragraph.attributes)
    case .heading(let heading): look(at: heading.inlines, heading.attributes)
    case .list(let list):
      add(list.attributes)
      for item in list.items {
        add(item.attributes)
        look(at: item.blocks)
      }
    case .definitionList(let list):
      add(list.attributes)
      for item in list.items {
        for term in item.terms { look(at: term) }
        for definition in item.definitions { look(at: definition) }
      }
    case .quote(let quote):
      add(quote.attributes)
      look(at: quote.blocks)
    case .code(let code): add(code.attributes)
    case .table(let table):
      look(at: table.caption, table.attributes)
      for row in table.header { for cell in row.cells { look(at: cell.blocks) } }
      for row in table.rows { for cell in row.cells { look(at: cell.blocks) } }
    case .figure(let figure):
      look(at: figure.caption, figure.attributes)
      look(at: figure.blocks)
    case .division(let division):
      add(division.attributes)
      look(at: division.blocks)
    case .parallel(let parallel):
      add(parallel.attributes)
      for row in parallel.rows { for passage in row.passages { look(at: passage) } }
    case .math(let math): add(math.attributes)
    case .raw: break
    case .thematicBreak(let thematicBreak): add(thematicBreak.attributes)
    case .pageBreak(let pageBreak): add(pageBreak.attributes)
    }
  }

  private mutating func look(at inlines: [Inline], _ attributes: Attributes = .none) {
    add(attributes)
    for inline in inlines { look(at: inline) }
  }

  private mutating func look(at inline: Inline) {
    switch inline {
    case .text, .raw, .softBreak, .lineBreak: break
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      look(at: styled.inlines, styled.attributes)
    case .code(let code): add(code.attributes)
    case .link(let link): look(at: link.inlines, link.attributes)
    case .image(let image): add(image.attributes)
    case .span(let span): look(at: span.inlines, span.attributes)
    case .ruby(let ruby): add(ruby.attributes)
    case .gloss(let gloss):
      look(at: gloss.term, gloss.attributes)
      look(at: gloss.counterpart)
    case .note(let note):
      add(note.attributes)
      if let label = note.label, !labels.insert(label).inserted, note.blocks.isEmpty {
        repeatedLabels.insert(label)
      }
      look(at: note.blocks)
    case .math(let math): add(math.attributes)
    }
  }

  private mutating func add(_ attributes: Attributes) {
    if let id = attributes.id { ids.insert(id) }
  }
}
