/// Changes what nodes say about names: walks a document in its order and hands every attribute set, heading, link, picture
/// and note to the conforming type. What it has no function for stays as it is.
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
  package mutating func edit(_ attributes: inout Attributes) {}
  package mutating func edit(_ heading: inout Heading) {}
  package mutating func edit(_ link: inout Link) {}
  package mutating func edit(_ image: inout Image) {}
  package mutating func edit(_ note: inout Note) {}
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
    editItself(&block)
    block.mutateChildren { blocks, _ in
      walk(&blocks)
    } inlines: { inlines, _ in
      walk(&inlines)
    }
  }

  private mutating func walk(_ inline: inout Inline) {
    editItself(&inline)
    inline.mutateChildren { blocks, _ in
      walk(&blocks)
    } inlines: { inlines, _ in
      walk(&inlines)
    }
  }

  private mutating func editItself(_ block: inout Block) {
    if let changed = edited(block.attributes) { block.attributes = changed }
    switch block {
    case .heading(var heading):
      edit(&heading)
      block = .heading(heading)
    case .list(var list):
      // Items are no nodes, and have attributes all the same.
      var isChanged = false
      for index in list.items.indices {
        guard let changed = edited(list.items[index].attributes) else { continue }
        list.items[index].attributes = changed
        isChanged = true
      }
      if isChanged { block = .list(list) }
    case .paragraph, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      break
    }
  }

  private mutating func editItself(_ inline: inout Inline) {
    if let changed = edited(inline.attributes) { inline.attributes = changed }
    switch inline {
    case .link(var link):
      edit(&link)
      inline = .link(link)
    case .image(var image):
      edit(&image)
      inline = .image(image)
    case .note(var note):
      edit(&note)
      inline = .note(note)
    case .text, .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .span, .ruby, .gloss, .math, .raw,
      .softBreak, .lineBreak:
      break
    }
  }

  /// Attributes as they are edited; `nil` if nothing changes: setting them would copy the node.
  private mutating func edited(_ attributes: Attributes) -> Attributes? {
    var edited = attributes
    edit(&edited)
    return edited == attributes ? nil : edited
  }
}
