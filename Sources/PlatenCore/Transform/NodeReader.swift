/// Reads what nodes say about names: walks a document in its order, as ``NodeEditor`` does, and hands every attribute set,
/// heading, link and note to the conforming type. What it has no function for is passed over.
///
/// The walk recurses as deep as the document is nested, at most `Document.maximumDepth` in documents of our importers.
package protocol NodeReader {
  /// Reads the attributes of a node, before its content is visited.
  mutating func read(_ attributes: Attributes)
  /// Reads a heading, after its attributes.
  mutating func read(_ heading: Heading)
  /// Reads a link, after its attributes.
  mutating func read(_ link: Link)
  /// Reads a note, after its attributes.
  mutating func read(_ note: Note)
}

extension NodeReader {
  package mutating func read(_ attributes: Attributes) {}
  package mutating func read(_ heading: Heading) {}
  package mutating func read(_ link: Link) {}
  package mutating func read(_ note: Note) {}
}

extension NodeReader {
  /// Reads all nodes of some blocks.
  package mutating func walk(_ blocks: [Block]) {
    for block in blocks {
      read(block.attributes)
      if case .heading(let heading) = block { read(heading) }
      // Items are no nodes, and have attributes all the same.
      if case .list(let list) = block { for item in list.items { read(item.attributes) } }
      block.forEachChild { blocks, _ in
        walk(blocks)
      } inlines: { inlines, _ in
        walk(inlines)
      }
    }
  }

  private mutating func walk(_ inlines: [Inline]) {
    for inline in inlines {
      read(inline.attributes)
      if case .link(let link) = inline { read(link) }
      if case .note(let note) = inline { read(note) }
      inline.forEachChild { blocks, _ in
        walk(blocks)
      } inlines: { inlines, _ in
        walk(inlines)
      }
    }
  }
}
