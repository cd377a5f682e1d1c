import TextScanning

/// Paragraphs, and the link reference definitions that they begin with (CommonMark 0.31.2 §4.7).
extension BlockParser {
  /// Takes the definitions out of a paragraph. One with nothing left leaves the tree.
  mutating func finishParagraph(_ index: Int32) {
    guard tree.nodes[Int(index)].lineCount > 0 else { return remove(index) }
    takeAttributeLine(index)
    let node = tree.nodes[Int(index)]
    guard node.lineCount > 0, view[Int(tree.lines[Int(node.firstLine)].start)] == ASCII.leftBracket else { return }
    let text = gather(index)
    var offset = 0
    while text[offset] == ASCII.leftBracket, let next = takeDefinition(text, at: offset) { offset = next }
    guard offset > 0 else { return }
    let remaining = text.slice(offset, text.count)
    let lines = remaining.count == 0 ? 0 : remaining.buffer.count { $0 == ASCII.lineFeed } + 1
    guard lines > 0 else { return remove(index) }
    let taken = node.lineCount - Int32(lines)
    tree.nodes[Int(index)].firstLine += taken
    tree.nodes[Int(index)].lineCount -= taken
    tree.nodes[Int(index)].start = tree.lines[Int(node.firstLine + taken)].start
  }

  /// `{: .lead }` as the last line of a paragraph or the first, as kramdown and Python-Markdown have it; alone below a heading
  /// it is the heading's.
  ///
  /// Without the colon it stays text: nothing of that kind belongs to a paragraph in our own dialect.
  private mutating func takeAttributeLine(_ index: Int32) {
    let lines = tree.lines(of: index)
    guard options.attributes, let first = lines.first, let last = lines.last else { return }
    if let list = attributes(in: last) {
      var owner = index
      if lines.count == 1 {
        owner = tree.nodes[Int(index)].previous
        guard owner >= 0, tree.nodes[Int(owner)].kind == .heading, tree.nodes[Int(owner)].payload < 0 else { return }
      }
      give(list, to: owner)
      tree.nodes[Int(index)].lineCount -= 1
      if owner != index { remove(index) }
    } else if lines.count > 1, let list = attributes(in: first) {
      give(list, to: index)
      tree.nodes[Int(index)].firstLine += 1
      tree.nodes[Int(index)].lineCount -= 1
      tree.nodes[Int(index)].start = tree.lines[Int(tree.nodes[Int(index)].firstLine)].start
    }
  }

  private func attributes(in line: LineSlice) -> AttributeList? {
    guard view.isKramdownAttributes(at: Int(line.start)),
      let list = AttributeList(view.slice(0, Int(line.end)), at: Int(line.start)),
      view.skipSpaces(list.end) >= Int(line.end)
    else { return nil }
    return list
  }

  private mutating func give(_ list: AttributeList, to index: Int32) {
    tree.nodes[Int(index)].payload = Int32(tree.attributes.count)
    tree.attributes.append(list)
  }

  private mutating func remove(_ index: Int32) {
    tree.unlink(index)
    tree.nodes[Int(index)].kind = .removed
  }

  /// The lines of a paragraph in one piece, with line feeds between them.
  private mutating func gather(_ index: Int32) -> ByteView {
    let lines = tree.lines(of: index)
    if lines.count == 1, let line = lines.first { return view.slice(Int(line.start), Int(line.end)) }
    scratch.removeAll()
    for (number, line) in lines.enumerated() {
      if number > 0 { scratch.append(ASCII.lineFeed) }
      scratch.append(view.slice(Int(line.start), Int(line.end)))
    }
    return scratch.view
  }

  /// Reads a definition.
  ///
  /// - Returns: the offset of the line after it, or `nil` if there is none at the offset.
  private mutating func takeDefinition(_ text: ByteView, at start: Int) -> Int? {
    guard let label = LinkScanner.label(text, at: start), text[label.next] == ASCII.colon,
      let name = LinkScanner.normalizedLabel(text, label)
    else { return nil }
    let destinationStart = text.skipWhitespace(label.next + 1)
    guard let destination = LinkScanner.destination(text, at: destinationStart) else { return nil }
    var end = text.skipSpaces(destination.next)
    let endsLine = end >= text.count || text[end] == ASCII.lineFeed
    var title: LinkScanner.Part?
    let titleStart = text.skipWhitespace(destination.next)
    if titleStart > destination.next, let part = LinkScanner.title(text, at: titleStart) {
      let afterTitle = text.skipSpaces(part.next)
      if afterTitle >= text.count || text[afterTitle] == ASCII.lineFeed {
        title = part
        end = afterTitle
      }
    }
    // A title that does not end its line is no title, and then the destination must.
    guard title != nil || endsLine else { return nil }
    if tree.references[name] == nil {
      tree.references[name] = LinkReference(
        destination: text.unescapedString(destination.start, destination.end),
        title: title.map { text.unescapedString($0.start, $0.end) },
        cost: destination.end - destination.start + (title.map { $0.end - $0.start } ?? 0))
    }
    return min(end + 1, text.count)
  }
}
