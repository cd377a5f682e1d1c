import PlatenCore
import TextScanning

/// From the text of a block to its inlines.
extension DocumentBuilder {
  /// The inlines of a block's lines.
  func inlines(of index: Int32, depth: Int) -> [Inline] {
    let node = tree.nodes[Int(index)]
    let first = Int(node.firstLine)
    let count = Int(node.lineCount)
    guard count > 0 else { return [] }
    if isContiguous(first, count) {
      let start = Int(tree.lines[first].start)
      return inlines(from: start, to: Int(tree.lines[first + count - 1].end), isCell: false, depth: depth)
    }
    gather(first, count)
    inlines.text = trimmed(inlines.scratch.view)
    return build(depth: depth)
  }

  private func isContiguous(_ first: Int, _ count: Int) -> Bool {
    guard count > 1 else { return true }
    for line in (first + 1)..<(first + count) where tree.lines[line].start != tree.lines[line - 1].end + 1 {
      return false
    }
    return true
  }

  private func gather(_ first: Int, _ count: Int) {
    inlines.scratch.removeAll()
    inlines.origins.removeAll(keepingCapacity: true)
    for line in first..<(first + count) {
      if line > first { inlines.scratch.append(ASCII.lineFeed) }
      let lineStart = Int(tree.lines[line].start)
      inlines.origins.append((inlines.scratch.count, lineStart))
      inlines.scratch.append(view.slice(lineStart, Int(tree.lines[line].end)))
    }
  }

  private func trimmed(_ text: ByteView) -> ByteView {
    var end = text.count
    while end > 0, text[end - 1].isSpaceTabOrLineEnd { end -= 1 }
    return text.slice(0, end)
  }

  /// The inlines of a stretch of the source.
  ///
  /// - Parameter isCell: whether `\|` stands for a pipe, as in the cells of a table.
  func inlines(from start: Int, to end: Int, isCell: Bool, depth: Int) -> [Inline] {
    inlines.origins.removeAll(keepingCapacity: true)
    let text = view.slice(start, end)
    if isCell, hasEscapedPipe(text) {
      inlines.scratch.removeAll()
      inlines.origins.append((0, start))
      var offset = 0
      while offset < text.count {
        if text[offset] == ASCII.backslash, text[offset + 1] == ASCII.pipe {
          offset += 1
          inlines.origins.append((inlines.scratch.count, start + offset))
        }
        inlines.scratch.append(text[offset])
        offset += 1
      }
      inlines.text = trimmed(inlines.scratch.view)
    } else {
      inlines.origins.append((0, start))
      inlines.text = trimmed(text)
    }
    return build(depth: depth)
  }

  private func hasEscapedPipe(_ text: ByteView) -> Bool {
    var offset = 0
    while offset < text.count {
      if text[offset] == ASCII.backslash, text[offset + 1] == ASCII.pipe { return true }
      offset += 1
    }
    return false
  }

  private func build(depth: Int) -> [Inline] {
    inlines.parse(in: &scope)
    if scope.limitHit {
      scope.limitHit = false
      hasHitLimit = true
      reporter.report(
        "markdown.reference-limit",
        "Link references would add more to the document than its source holds; from here they stay text.",
        at: inlines.source(0), loss: .simplified)
    }
    return nestedInlines(depth: depth)
  }
}
