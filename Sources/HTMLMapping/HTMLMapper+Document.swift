package import PlatenCore

/// A whole document.
extension HTMLMapper {
  /// The content of an element as the body of a document.
  package func document(_ root: Int32) -> [Block] {
    var blocks = blocks(in: root, depth: 1)
    blocks.moveAnchorsIntoHeadings()
    return resolvingAliases(blocks)
  }

  /// Blocks with links that lead to what their ids have become.
  package func resolvingAliases(_ blocks: [Block]) -> [Block] {
    guard !aliases.isEmpty else { return blocks }
    var document = Document(body: blocks)
    document.rewriteInlines { inlines, _ in
      for index in inlines.indices {
        guard case .link(var link) = inlines[index], link.destination.first == "#" else { continue }
        link.destination = "#" + name(of: String(link.destination.dropFirst()))
        inlines[index] = .link(link)
      }
    }
    return document.body
  }

  /// The name that an id has become.
  private func name(of id: String) -> String {
    var name = id
    var steps = 0
    while let next = aliases[name], steps < 8 {
      name = next
      steps += 1
    }
    return name
  }
}
