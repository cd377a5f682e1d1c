/// The list of active formatting elements (HTML §13.2.4.3) and the adoption agency (HTML §13.2.6.4.7).
extension HTMLTreeBuilder {
  /// An element of the list, or a marker.
  struct FormattingEntry {
    /// The element; none for a marker.
    var node: Int32
    /// Of the attributes, whatever their order: what differs here cannot be equal.
    var digest = 0

    var isMarker: Bool { node < 0 }
  }

  /// How long the list may be; beyond it the first entry is dropped, which then goes on no longer.
  static var maximumFormatting: Int { 256 }

  mutating func insertMarker() { formatting.append(FormattingEntry(node: HTMLTree.none)) }

  /// Adds an element; of more than three that are alike since the last marker the first goes (“Noah's Ark clause”).
  mutating func pushFormatting(_ node: Int32) {
    let digest = tree.attributes(of: node).reduce(0) { $0 &+ $1.hashValue }
    var alike = 0
    for index in formatting.indices.reversed() {
      let entry = formatting[index]
      if entry.isMarker { break }
      guard entry.digest == digest, tree.haveSameName(entry.node, node), haveSameAttributes(entry.node, node) else {
        continue
      }
      alike += 1
      if alike == 3 {
        formatting.remove(at: index)
        break
      }
    }
    if formatting.count >= HTMLTreeBuilder.maximumFormatting, let first = formatting.firstIndex(where: { !$0.isMarker })
    {
      formatting.remove(at: first)
    }
    formatting.append(FormattingEntry(node: node, digest: digest))
  }

  private func haveSameAttributes(_ one: Int32, _ other: Int32) -> Bool {
    let (one, other) = (tree.attributes(of: one), tree.attributes(of: other))
    return one.count == other.count && (one.elementsEqual(other) || Set(one) == Set(other))
  }

  mutating func clearFormattingToMarker() {
    while let last = formatting.popLast() { if last.isMarker { return } }
  }

  /// Opens formatting elements again that were closed by something else's end.
  mutating func reconstructFormatting() {
    guard let last = formatting.last, !last.isMarker, !open.contains(last.node) else { return }
    let stack = Set(open)
    var index = formatting.count - 1
    while index > 0 {
      let entry = formatting[index - 1]
      if entry.isMarker || stack.contains(entry.node) { break }
      index -= 1
    }
    while index < formatting.count {
      guard reopenings > 0, open.count < HTMLParser.maximumDepth else {
        // What would be too much is forgotten, so that it is not tried again and again.
        fault(.tooDeep, tree.name(of: formatting[index].node), Int(tree.nodes[Int(formatting[index].node)].offset))
        formatting.removeSubrange(index...)
        return
      }
      reopenings -= 1
      let node = tree.clone(formatting[index].node)
      place(node)
      open.append(node)
      formatting[index].node = node
      index += 1
    }
  }

  /// The adoption agency algorithm, for an end tag of a formatting element, or a start tag that implies one.
  mutating func adopt(_ token: HTMLToken) {
    let subject = token.tag
    if isHTML(current, subject), !formatting.contains(where: { $0.node == current }) {
      open.removeLast()
      return
    }
    for _ in 0..<8 {
      let found = formatting.lastIndex { $0.isMarker || isHTML($0.node, subject) }
      guard let found, !formatting[found].isMarker else { return closeOther(token) }
      let element = formatting[found].node
      guard let position = open.lastIndex(of: element) else {
        fault(.strayEndTag, token)
        formatting.remove(at: found)
        return
      }
      guard isInScope(element) else { return fault(.strayEndTag, token) }
      if element != current { fault(.misnestedTag, token) }
      let furthest = open[(position + 1)...].firstIndex { isSpecial($0) }
      guard let furthest else {
        open.removeSubrange(position...)
        formatting.remove(at: found)
        return
      }
      guard reopenings > 0 else { return fault(.tooDeep, token) }
      reopenings -= 1
      adopt(element, at: position, block: furthest, entry: found)
    }
  }

  /// One round: the formatting element ends, and goes on within the furthest block.
  private mutating func adopt(_ element: Int32, at position: Int, block: Int, entry: Int) {
    let furthest = open[block]
    let ancestor = position > 0 ? open[position - 1] : 0
    var bookmark = entry
    var last = furthest
    var index = block
    var count = 0
    var removed: Set<Int> = []
    while index - 1 > position {
      index -= 1
      count += 1
      let node = open[index]
      var active = formatting.lastIndex { $0.node == node }
      if count > 3, let found = active {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        active = nil
      }
      guard let active else {
        removed.insert(index)
        continue
      }
      let copy = tree.clone(node)
      formatting[active].node = copy
      open[index] = copy
      if last == furthest { bookmark = active + 1 }
      tree.remove(last)
      tree.insert(last, into: copy)
      last = copy
    }
    tree.remove(last)
    let (parent, before) = insertionPlace(ancestor)
    tree.insert(last, into: parent, before: before)
    let copy = tree.clone(element)
    tree.moveChildren(of: furthest, to: copy)
    tree.insert(copy, into: furthest)
    if let old = formatting.lastIndex(where: { $0.node == element }) {
      let digest = formatting[old].digest
      formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
      formatting.insert(FormattingEntry(node: copy, digest: digest), at: min(bookmark, formatting.count))
    }
    var stack: [Int32] = []
    stack.reserveCapacity(open.count)
    for (index, node) in open.enumerated() where index != position && !removed.contains(index) {
      stack.append(node)
      if node == furthest { stack.append(copy) }
    }
    open = stack
  }

  func isSpecial(_ node: Int32) -> Bool {
    let node = tree.nodes[Int(node)]
    switch node.namespace {
    case .html: return node.tag.isSpecial
    case .mathML: return [.mi, .mo, .mn, .ms, .mtext, .annotationXML].contains(node.tag)
    case .svg: return [.foreignObject, .desc, .title].contains(node.tag)
    }
  }

  /// HTML §13.2.6.4.7, “any other end tag”.
  mutating func closeOther(_ token: HTMLToken) {
    for index in open.indices.reversed() {
      let node = open[index]
      if tree.nodes[Int(node)].namespace == .html, tree.nodes[Int(node)].tag == token.tag,
        token.tag != .other || tree.name(of: node) == token.name
      {
        generateImpliedEndTags(except: token.tag == .other ? nil : token.tag)
        if current != node { fault(.misnestedTag, token) }
        open.removeSubrange(min(index, open.count)...)
        return
      }
      if isSpecial(node) { break }
    }
    fault(.strayEndTag, token)
  }
}
