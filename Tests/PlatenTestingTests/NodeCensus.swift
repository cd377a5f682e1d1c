import PlatenCore
import PlatenTesting

/// What is in a document, counted.
struct NodeCensus {
  var blocks: [BlockKind: Int] = [:]
  var inlines: [InlineKind: Int] = [:]
  var ids: [String] = []
  var destinations: [String] = []
  var tables: [Table] = []
  var noteLabels: [String] = []
  var depth = 0

  init(_ document: Document) { count(document.body, 1) }

  private mutating func note(_ attributes: Attributes) {
    if let id = attributes.id { ids.append(id) }
  }

  private mutating func count(_ blocks: [Block], _ level: Int) {
    for block in blocks { count(block, level) }
  }

  private mutating func count(_ inlines: [Inline], _ level: Int) {
    for inline in inlines { count(inline, level) }
  }

  private mutating func count(_ block: Block, _ level: Int) {
    blocks[block.kind, default: 0] += 1
    depth = max(depth, level)
    switch block {
    case .paragraph(let paragraph):
      note(paragraph.attributes)
      count(paragraph.inlines, level + 1)
    case .heading(let heading):
      note(heading.attributes)
      count(heading.inlines, level + 1)
    case .list(let list):
      note(list.attributes)
      for item in list.items {
        note(item.attributes)
        count(item.blocks, level + 1)
      }
    case .definitionList(let list):
      note(list.attributes)
      for item in list.items {
        for term in item.terms { count(term, level + 1) }
        for definition in item.definitions { count(definition, level + 1) }
      }
    case .quote(let quote):
      note(quote.attributes)
      count(quote.blocks, level + 1)
    case .table(let table):
      note(table.attributes)
      tables.append(table)
      count(table.caption, level + 1)
      for cell in (table.header + table.rows).flatMap(\.cells) { count(cell.blocks, level + 1) }
    case .figure(let figure):
      note(figure.attributes)
      count(figure.blocks, level + 1)
      count(figure.caption, level + 1)
    case .division(let division):
      note(division.attributes)
      count(division.blocks, level + 1)
    case .parallel(let parallel):
      note(parallel.attributes)
      for passage in parallel.rows.flatMap(\.passages) { count(passage, level + 1) }
    case .code(let code): note(code.attributes)
    case .math(let math): note(math.attributes)
    case .raw: break
    case .thematicBreak(let rule): note(rule.attributes)
    case .pageBreak(let page): note(page.attributes)
    }
  }

  private mutating func count(_ inline: Inline, _ level: Int) {
    inlines[inline.kind, default: 0] += 1
    depth = max(depth, level)
    switch inline {
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      note(styled.attributes)
      count(styled.inlines, level + 1)
    case .link(let link):
      note(link.attributes)
      destinations.append(link.destination)
      count(link.inlines, level + 1)
    case .span(let span):
      note(span.attributes)
      count(span.inlines, level + 1)
    case .gloss(let gloss):
      note(gloss.attributes)
      count(gloss.term, level + 1)
      count(gloss.counterpart, level + 1)
    case .note(let note):
      self.note(note.attributes)
      if let label = note.label { noteLabels.append(label) }
      count(note.blocks, level + 1)
    case .code(let code): note(code.attributes)
    case .image(let image): note(image.attributes)
    case .ruby(let ruby): note(ruby.attributes)
    case .math(let math): note(math.attributes)
    case .text, .raw, .softBreak, .lineBreak: break
    }
  }
}
