import PlatenCore
import TextScanning

/// References that headings make to themselves, as in pandoc.
extension BlockTree {
  /// Adds a reference for each heading whose title is not yet a label; the first of several with one title counts.
  ///
  /// - Complexity: O(*n*) in the headings.
  mutating func addHeadingReferences(in view: ByteView) {
    for index in nodes.indices where nodes[index].kind == .heading && nodes[index].lineCount == 1 {
      let line = lines[Int(nodes[index].firstLine)]
      let part = LinkScanner.Part(start: Int(line.start), end: Int(line.end), next: Int(line.end))
      guard part.end - part.start <= LinkScanner.maximumLabelLength,
        let name = LinkScanner.normalizedLabel(view, part), references[name] == nil
      else { continue }
      let list = nodes[index].payload >= 0 ? attributes[Int(nodes[index].payload)] : nil
      let id = list?.id ?? HeadingNames.slug(of: view.unescapedString(part.start, part.end))
      if !id.isEmpty { references[name] = LinkReference(destination: "#" + id, cost: id.utf8.count) }
    }
  }
}
