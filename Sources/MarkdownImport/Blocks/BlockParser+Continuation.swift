import TextScanning

/// Which open blocks a line belongs to.
extension BlockParser {
  private enum Continuation { case yes, no, lineIsDone }

  /// Finds how many of the open blocks the line continues.
  ///
  /// - Returns: `false` if nothing is left of the line.
  mutating func matchOpenBlocks() -> Bool {
    matched = 1
    while matched < open.count {
      switch continues(Int(open[matched])) {
      case .yes: matched += 1
      case .no: return true
      case .lineIsDone: return false
      }
    }
    return true
  }

  private mutating func continues(_ index: Int) -> Continuation {
    let node = tree.nodes[index]
    switch node.kind {
    case .document, .list, .definitionList: return .yes
    case .division: return node.indentation > 0 ? continues(container: node) : .yes
    case .quote:
      guard indent < 4, view[nonspace] == ASCII.greater else { return .no }
      advanceToNonspace()
      advance(columns: 1)
      if view[offset].isSpaceOrTab { advance(columns: 1) }
      return .yes
    case .item, .definition, .footnote:
      return continues(container: node)
    case .paragraph: return isBlank ? .no : .yes
    case .table:
      // A line with no cell, such as a pipe alone, is no row.
      return isBlank || TableRow(view.slice(0, lineEnd), from: nonspace).isEmpty ? .no : .yes
    case .fencedCode: return continues(fencedCode: node)
    case .indentedCode:
      if indent >= 4 {
        advance(columns: 4)
      } else if isBlank {
        advanceToNonspace()
      } else {
        return .no
      }
      return .yes
    case .html: return isBlank && node.detail >= 6 ? .no : .yes
    case .term, .heading, .thematicBreak, .pageBreak, .removed: return .no
    }
  }

  private mutating func continues(container node: BlockNode) -> Continuation {
    if indent >= Int(node.indentation) {
      advance(columns: Int(node.indentation))
      return .yes
    }
    // CommonMark 0.31.2 §5.2: an item can begin with at most one blank line.
    guard isBlank, node.firstChild >= 0 || node.kind == .footnote || node.kind == .division else { return .no }
    advanceToNonspace()
    return .yes
  }

  private mutating func continues(fencedCode node: BlockNode) -> Continuation {
    if indent < 4, view[nonspace] == node.detail {
      var end = nonspace
      while view[end] == node.detail { end += 1 }
      if end - nonspace >= Int(node.number), view.skipSpaces(end) >= lineEnd {
        tree.nodes[Int(open[matched])].end = Int32(lineEnd)
        while open.count > matched { closeTop() }
        return .lineIsDone
      }
    }
    // The content may be indented as far as the fence is.
    var columns = Int(node.indentation)
    while columns > 0, view[offset].isSpaceOrTab {
      advance(columns: 1)
      columns -= 1
    }
    return .yes
  }
}
