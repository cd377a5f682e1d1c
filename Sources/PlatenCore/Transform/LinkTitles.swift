/// Gives links without a text the title of the heading that they lead to, as MyST and Sphinx do: `[](#setup)`.
package struct LinkTitles {
  private let titles: [String: String]

  /// Reads the titles.
  ///
  /// - Parameter blocks: the document's, with the ids that links lead to.
  /// - Complexity: O(*n*) in the size of the document.
  package init(of blocks: [Block]) {
    var reader = TitleReader()
    reader.walk(blocks)
    titles = reader.titles
  }

  /// Writes the titles.
  package func write(in blocks: inout [Block]) {
    guard !titles.isEmpty else { return }
    var writer = TitleWriter(titles: titles)
    writer.walk(&blocks)
  }
}

private struct TitleReader: NodeReader {
  var titles: [String: String] = [:]

  mutating func read(_ heading: Heading) {
    let title = heading.inlines.plainText(annotations: false)
    guard !title.isEmpty else { return }
    take(heading.attributes, title)
    for case .span(let span) in heading.inlines where span.inlines.isEmpty { take(span.attributes, title) }
  }

  private mutating func take(_ attributes: Attributes, _ title: String) {
    if let id = attributes.id, titles[id] == nil { titles[id] = title }
  }
}

private struct TitleWriter: NodeEditor {
  let titles: [String: String]

  mutating func edit(_ link: inout Link) {
    guard link.inlines.isEmpty, link.destination.hasPrefix("#") else { return }
    let name = String(link.destination.dropFirst())
    if let title = titles[name] ?? titles[PercentEncoding.decoded(name)] { link.inlines = [.text(title)] }
  }
}
