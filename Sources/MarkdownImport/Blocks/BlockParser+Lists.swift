import TextScanning

/// Lists and their items (CommonMark 0.31.2 §5.2 and §5.3).
extension BlockParser {
  mutating func openList(in container: BlockNode.Kind) -> Start {
    let current = container == .list ? tree.nodes[Int(open[matched - 1])] : nil
    guard
      let marker = marker(interruptsParagraph: container == .paragraph)
        ?? (options.fancyLists && container != .paragraph ? fancyMarker(in: current) : nil),
      hasDepthLeft(for: container == .list ? 1 : 2)
    else { return .none }
    // A lazy line belongs to its paragraph.
    if marker.counting != .decimal || marker.isAutomatic || marker.character == ASCII.leftParenthesis,
      matched < open.count, container != .list, let tip = open.last, tree.nodes[Int(tip)].kind == .paragraph
    {
      return .none
    }
    let markerIndent = indent
    let markerStart = nonspace
    let (listColumn, itemStart) = (indent, nonspace)
    advanceToNonspace()
    advance(columns: marker.length)
    let saved = (offset, column, isInTab)
    while column - saved.1 <= 5, view[offset].isSpaceOrTab { advance(columns: 1) }
    let spaces = column - saved.1
    let padding: Int
    if spaces >= 5 || spaces < 1 || offset >= lineEnd {
      // The item begins with indented code or with a blank line: one space belongs to the marker.
      padding = marker.length + 1
      (offset, column, isInTab) = saved
      findNonspace()
      if spaces > 0 { advance(columns: 1) }
    } else {
      padding = marker.length + spaces
    }
    let rest = (nonspace, nonspaceColumn)
    nonspace = itemStart
    if container != .list || !continuesList(marker) {
      let list = Int(add(.list))
      tree.nodes[list].detail = marker.character
      tree.nodes[list].number = marker.counting == .example ? tree.exampleCount + 1 : marker.number
      tree.nodes[list].payload = marker.counting.rawValue
      tree.nodes[list].indentation = Int32(listColumn)
      tree.nodes[list].start = Int32(markerStart)
    }
    let item = Int(add(.item))
    // pandoc: what belongs to an example is indented by four spaces, however long its label is.
    tree.nodes[item].indentation = Int32(marker.counting == .example ? markerIndent + 4 : markerIndent + padding)
    if marker.counting == .example {
      tree.exampleCount += 1
      if let label = marker.label, tree.examples[label] == nil { tree.examples[label] = tree.exampleCount }
    }
    (nonspace, nonspaceColumn) = rest
    return .container
  }

  private func continuesList(_ marker: ListMarker) -> Bool {
    let list = tree.nodes[Int(open[matched - 1])]
    return list.detail == marker.character && (list.payload == marker.counting.rawValue || marker.isAutomatic)
  }

  private func marker(interruptsParagraph: Bool) -> ListMarker? {
    let first = view[nonspace]
    guard first.isDigit || first == ASCII.hyphen || first == ASCII.plus || first == ASCII.asterisk else { return nil }
    var end = nonspace + 1
    var marker = ListMarker(character: first, number: 1, length: 1)
    if first.isDigit {
      var number: Int32 = Int32(first - ASCII.zero)
      while view[end].isDigit, end - nonspace < 9 {
        number = number * 10 + Int32(view[end] - ASCII.zero)
        end += 1
      }
      guard view[end] == ASCII.period || view[end] == ASCII.rightParenthesis else { return nil }
      marker = ListMarker(character: view[end], number: number, length: end - nonspace + 1)
      end += 1
    }
    guard end >= lineEnd || view[end].isSpaceOrTab else { return nil }
    // Neither an empty item nor one with another number than 1 interrupts a paragraph.
    if interruptsParagraph, view.skipSpaces(end) >= lineEnd || (marker.isOrdered && marker.number != 1) { return nil }
    return marker
  }

  /// Whether no two items, and no two blocks directly in an item, have a blank line between them.
  mutating func isTight(_ list: Int32) -> Bool {
    var item = tree.nodes[Int(list)].firstChild
    while item >= 0 {
      let hasNextItem = tree.nodes[Int(item)].next >= 0
      if tree.nodes[Int(item)].lastLineIsBlank, hasNextItem { return false }
      var child = tree.nodes[Int(item)].firstChild
      while child >= 0 {
        let next = tree.nodes[Int(child)].next
        if hasNextItem || next >= 0, endsWithBlankLine(child) { return false }
        child = next
      }
      item = tree.nodes[Int(item)].next
    }
    return true
  }

  /// Whether a block, or what is last in it, ends with a blank line. Every block answers once.
  private mutating func endsWithBlankLine(_ index: Int32) -> Bool {
    var index = index
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      let isContainer =
        node.kind == .list || node.kind == .item || node.kind == .definitionList || node.kind == .definition
      if node.isChecked || !isContainer {
        tree.nodes[Int(index)].isChecked = true
        return node.lastLineIsBlank
      }
      tree.nodes[Int(index)].isChecked = true
      if node.lastLineIsBlank { return true }
      index = node.lastChild
    }
    return false
  }
}
