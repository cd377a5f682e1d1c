/// Changes what nodes say about names: walks a document in its order and hands every attribute set, heading, link, picture
/// and note to the conforming type.
///
/// The walk recurses as deep as the document is nested, at most `Document.maximumDepth` in documents of our importers.
package protocol NodeEditor {
  /// Edits the attributes of a node, before its content is visited.
  mutating func edit(_ attributes: inout Attributes)
  /// Edits a heading, after its attributes.
  mutating func edit(_ heading: inout Heading)
  /// Edits a link, after its attributes.
  mutating func edit(_ link: inout Link)
  /// Edits a picture, after its attributes.
  mutating func edit(_ image: inout Image)
  /// Edits a note, after its attributes.
  mutating func edit(_ note: inout Note)
}

extension NodeEditor {
  /// Edits all nodes of some blocks.
  package mutating func walk(_ blocks: inout [Block]) {
    for index in blocks.indices { walk(&blocks[index]) }
  }

  /// Edits all nodes of some inlines.
  package mutating func walk(_ inlines: inout [Inline]) {
    for index in inlines.indices { walk(&inlines[index]) }
  }

  /// Edits a block, and all nodes in it.
  package mutating func walk(_ block: inout Block) {
    switch block {
    case .paragraph(var paragraph):
      edit(&paragraph.attributes)
      walk(&paragraph.inlines)
      block = .paragraph(paragraph)
    case .heading(var heading):
      edit(&heading.attributes)
      edit(&heading)
      walk(&heading.inlines)
      block = .heading(heading)
    case .list(var list):
      edit(&list.attributes)
      for index in list.items.indices {
        edit(&list.items[index].attributes)
        walk(&list.items[index].blocks)
      }
      block = .list(list)
    case .definitionList(var list):
      edit(&list.attributes)
      for index in list.items.indices {
        for term in list.items[index].terms.indices { walk(&list.items[index].terms[term]) }
        for definition in list.items[index].definitions.indices { walk(&list.items[index].definitions[definition]) }
      }
      block = .definitionList(list)
    case .quote(var quote):
      edit(&quote.attributes)
      walk(&quote.blocks)
      block = .quote(quote)
    case .code(var code):
      edit(&code.attributes)
      block = .code(code)
    case .table(var table):
      edit(&table.attributes)
      walk(&table.caption)
      walk(&table.header)
      walk(&table.rows)
      block = .table(table)
    case .figure(var figure):
      edit(&figure.attributes)
      walk(&figure.blocks)
      walk(&figure.caption)
      block = .figure(figure)
    case .division(var division):
      edit(&division.attributes)
      walk(&division.blocks)
      block = .division(division)
    case .parallel(var parallel):
      edit(&parallel.attributes)
      for row in parallel.rows.indices {
        for passage in parallel.rows[row].passages.indices { walk(&parallel.rows[row].passages[passage]) }
      }
      block = .parallel(parallel)
    case .math(var math):
      edit(&math.attributes)
      block = .math(math)
    case .raw: break
    case .thematicBreak(var thematicBreak):
      edit(&thematicBreak.attributes)
      block = .thematicBreak(thematicBreak)
    case .pageBreak(var pageBreak):
      edit(&pageBreak.attributes)
      block = .pageBreak(pageBreak)
    }
  }

  private mutating func walk(_ rows: inout [Table.Row]) {
    for row in rows.indices {
      for cell in rows[row].cells.indices { walk(&rows[row].cells[cell].blocks) }
    }
  }

  private mutating func walk(_ inline: inout Inline) {
    switch inline {
    case .text, .raw, .softBreak, .lineBreak: break
    case .emphasis(var styled):
      walk(&styled)
      inline = .emphasis(styled)
    case .strong(var styled):
      walk(&styled)
      inline = .strong(styled)
    case .strikethrough(var styled):
      walk(&styled)
      inline = .strikethrough(styled)
    case .subscript(var styled):
      walk(&styled)
      inline = .subscript(styled)
    case .superscript(var styled):
      walk(&styled)
      inline = .superscript(styled)
    case .code(var code):
      edit(&code.attributes)
      inline = .code(code)
    case .link(var link):
      edit(&link.attributes)
      edit(&link)
      walk(&link.inlines)
      inline = .link(link)
    case .image(var image):
      edit(&image.attributes)
      edit(&image)
      inline = .image(image)
    case .span(var span):
      edit(&span.attributes)
      walk(&span.inlines)
      inline = .span(span)
    case .ruby(var ruby):
      edit(&ruby.attributes)
      inline = .ruby(ruby)
    case .gloss(var gloss):
      edit(&gloss.attributes)
      walk(&gloss.term)
      walk(&gloss.counterpart)
      inline = .gloss(gloss)
    case .note(var note):
      edit(&note.attributes)
      edit(&note)
      walk(&note.blocks)
      inline = .note(note)
    case .math(var math):
      edit(&math.attributes)
      inline = .math(math)
    }
  }

  private mutating func walk(_ styled: inout Styled) {
    edit(&styled.attributes)
    walk(&styled.inlines)
  }
}
