extension HTMLTree {
  /// Makes an element that stands nowhere yet.
  mutating func makeElement(_ token: HTMLToken, namespace: Namespace, adjusted: [Attribute]) -> Int32 {
    var node = Node(.element)
    node.namespace = namespace
    node.tag = token.tag
    node.offset = Int32(truncatingIfNeeded: token.offset)
    if token.tag == .other { node.name = intern(token.name) }
    if !adjusted.isEmpty {
      node.payload = Int32(attributes.count)
      attributes += adjusted
      node.payloadEnd = Int32(attributes.count)
    }
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// Makes an element like another, without its children. The two share their attributes.
  mutating func clone(_ original: Int32) -> Int32 {
    var node = Node(.element)
    let from = nodes[Int(original)]
    (node.namespace, node.tag, node.name) = (from.namespace, from.tag, from.name)
    (node.payload, node.payloadEnd, node.offset) = (from.payload, from.payloadEnd, from.offset)
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func intern(_ name: String) -> Int32 {
    if let last = names.last, last == name { return Int32(names.count - 1) }
    names.append(name)
    return Int32(names.count - 1)
  }

  /// Whether two elements have the same name.
  func haveSameName(_ one: Int32, _ other: Int32) -> Bool {
    let (one, other) = (nodes[Int(one)], nodes[Int(other)])
    guard one.tag == other.tag, one.namespace == other.namespace else { return false }
    return one.tag != .other || names[Int(one.name)] == names[Int(other.name)]
  }

  mutating func makeNode(_ kind: Kind, offset: Int) -> Int32 {
    var node = Node(kind)
    node.offset = Int32(truncatingIfNeeded: offset)
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// Makes a text or comment of a stretch of the tree's text.
  mutating func makeText(_ kind: Kind, from start: Int, to end: Int, offset: Int) -> Int32 {
    let node = makeNode(kind, offset: offset)
    chunks.append(Chunk(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
    nodes[Int(node)].payload = Int32(chunks.count - 1)
    nodes[Int(node)].payloadEnd = Int32(chunks.count - 1)
    return node
  }

  /// Adds a stretch of the tree's text to a text node.
  mutating func extend(_ node: Int32, from start: Int, to end: Int) {
    let last = Int(nodes[Int(node)].payloadEnd)
    if Int(chunks[last].end) == start {
      chunks[last].end = Int32(truncatingIfNeeded: end)
    } else {
      chunks.append(Chunk(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
      chunks[last].next = Int32(chunks.count - 1)
      nodes[Int(node)].payloadEnd = Int32(chunks.count - 1)
    }
  }

  /// Gives an element attributes that it does not have yet.
  mutating func addMissing(_ more: [Attribute], to node: Int32) {
    let have = Set(attributes(of: node).map(\.name))
    let missing = more.filter { !have.contains($0.name) }
    guard !missing.isEmpty else { return }
    let old = Array(attributes(of: node))
    nodes[Int(node)].payload = Int32(attributes.count)
    attributes += old + missing
    nodes[Int(node)].payloadEnd = Int32(attributes.count)
  }

  // MARK: - Links

  /// Puts a node, which must stand nowhere, before another, or at the end of a parent.
  mutating func insert(_ child: Int32, into parent: Int32, before: Int32 = none) {
    let previous = before >= 0 ? nodes[Int(before)].previous : nodes[Int(parent)].lastChild
    nodes[Int(child)].parent = parent
    nodes[Int(child)].previous = previous
    nodes[Int(child)].next = before
    if previous >= 0 { nodes[Int(previous)].next = child } else { nodes[Int(parent)].firstChild = child }
    if before >= 0 { nodes[Int(before)].previous = child } else { nodes[Int(parent)].lastChild = child }
  }

  /// Takes a node out of its parent; it keeps what it holds.
  mutating func remove(_ child: Int32) {
    let node = nodes[Int(child)]
    guard node.parent >= 0 else { return }
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else {
      nodes[Int(node.parent)].firstChild = node.next
    }
    if node.next >= 0 {
      nodes[Int(node.next)].previous = node.previous
    } else {
      nodes[Int(node.parent)].lastChild = node.previous
    }
    nodes[Int(child)].parent = HTMLTree.none
    nodes[Int(child)].previous = HTMLTree.none
    nodes[Int(child)].next = HTMLTree.none
  }

  /// Moves all children of a node to the end of another.
  ///
  /// - Complexity: O(*n*) in the number of children.
  mutating func moveChildren(of node: Int32, to parent: Int32) {
    var child = nodes[Int(node)].firstChild
    guard child >= 0 else { return }
    let last = nodes[Int(parent)].lastChild
    nodes[Int(child)].previous = last
    if last >= 0 { nodes[Int(last)].next = child } else { nodes[Int(parent)].firstChild = child }
    nodes[Int(parent)].lastChild = nodes[Int(node)].lastChild
    nodes[Int(node)].firstChild = HTMLTree.none
    nodes[Int(node)].lastChild = HTMLTree.none
    while child >= 0 {
      nodes[Int(child)].parent = parent
      child = nodes[Int(child)].next
    }
  }
}
