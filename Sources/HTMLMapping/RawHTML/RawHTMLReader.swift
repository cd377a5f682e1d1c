package import PlatenCore

/// Reads the raw HTML of a document: nodes take the place of its tags.
///
/// Raw HTML comes in pieces, with other nodes between them: `<kbd>`, text, `</kbd>`, or a `<details>` that stands before
/// paragraphs and ends behind them. The pieces of one list of nodes are read together, as one source in which the other
/// nodes stand for themselves, so that what begins before a node and ends behind it holds it. What does not end in the list
/// ends with it, as in HTML.
///
/// - Complexity: O(*n*) in the document, times the depth to which raw HTML is nested.
package struct RawHTMLReader {
  let environment: HTMLEnvironment
  /// Where raw markup stands in the source; `nil` for what is not to be read.
  let place: (Raw) -> Int?

  /// Makes a reader.
  package init(environment: HTMLEnvironment, place: @escaping (Raw) -> Int?) {
    self.environment = environment
    self.place = place
  }

  /// The blocks of a document with all raw HTML read.
  package func read(_ blocks: [Block]) -> [Block] {
    var blocks = blocks
    read(&blocks, depth: 1)
    return blocks
  }

  private func read(_ list: inout [Block], depth: Int) {
    var isToRead = false
    for index in list.indices {
      let isParagraph = if case .paragraph = list[index] { true } else { false }
      list[index].mutateChildren { blocks, _ in
        read(&blocks, depth: depth + 1)
      } inlines: { inlines, _ in
        // A paragraph may become several blocks.
        read(&inlines, depth: depth + 1, readsOwn: !isParagraph)
        if isParagraph, has(inlines) { isToRead = true }
      }
      if case .raw(let raw) = list[index], place(raw) != nil { isToRead = true }
    }
    guard isToRead else { return }
    list = list.flatMap { block -> [Block] in
      guard case .paragraph(let paragraph) = block, has(paragraph.inlines) else { return [block] }
      return HTMLPieces(inlines: paragraph.inlines, reader: self).paragraphs(paragraph.attributes, depth: depth)
    }
    if list.contains(where: { if case .raw(let raw) = $0 { place(raw) != nil } else { false } }) {
      list = HTMLPieces(blocks: list, reader: self).read(depth: depth)
    }
  }

  private func has(_ list: [Inline]) -> Bool {
    list.contains { if case .raw(let raw) = $0 { place(raw) != nil } else { false } }
  }

  private func read(_ list: inout [Inline], depth: Int, readsOwn: Bool) {
    for index in list.indices {
      list[index].mutateChildren { blocks, _ in
        read(&blocks, depth: depth + 1)
      } inlines: { inlines, _ in
        read(&inlines, depth: depth + 1, readsOwn: true)
      }
    }
    if readsOwn, has(list) { list = HTMLPieces(inlines: list, reader: self).read(depth: depth) }
  }
}
