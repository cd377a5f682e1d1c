import MarkupReader
import PlatenCore

/// Lists.
extension HTMLMapper {
  func appendList(_ node: Int32, depth: Int, _ flow: inout Flow) {
    var attributes = outerAttributes(of: node)
    let waiting = take()
    var lists: [(start: Int?, items: [ListItem])] = [(nil, [])]
    let isOrdered = tree.nodes[Int(node)].tag == .ol
    let isReversed = isOrdered && tree.attribute("reversed", of: node) != nil
    let children = Array(tree.children(of: node))
    let count = children.count { tree.nodes[Int($0)].tag == .li }
    let start = tree.attribute("start", of: node).flatMap(HTMLMapper.integer) ?? (isReversed ? count : 1)
    var number = start
    for child in children {
      let element = tree.nodes[Int(child)]
      guard element.tag == .li, element.kind == .element, !leftOut.contains(child), notes.bodies[child] == nil else {
        appendStray(child, to: &lists[lists.count - 1].items, depth: depth + 2)
        continue
      }
      if isOrdered, let value = tree.attribute("value", of: child).flatMap(HTMLMapper.integer), value != number {
        // The model numbers items one after the other: where the numbers jump, another list begins.
        if lists[lists.count - 1].items.isEmpty { lists.removeLast() }
        lists.append((value, []))
        number = value
      }
      lists[lists.count - 1].items.append(item(child, depth: depth + 2))
      number += isReversed ? -1 : 1
    }
    putBack(waiting)
    let hasParagraphs = children.contains { child in
      tree.children(of: child).contains { tree.nodes[Int($0)].tag == .p }
    }
    // Paragraphs need space between them, whatever made two of one item.
    // One block alone has no space to keep.
    let isAlone = lists.allSatisfy { $0.items.count == 1 && $0.items[0].blocks.count == 1 }
    let isTight =
      isAlone || !hasParagraphs && !lists.contains { $0.items.contains { $0.blocks.hasNeighbouringParagraphs } }
    let kind = numberingKind(of: node)
    if isReversed {
      report(
        "list-not-reversed", .warning, "The numbers of a list run backwards; here they run forwards.", node,
        loss: .simplified)
    }
    for (index, list) in lists.enumerated() where !list.items.isEmpty {
      let numbering = List.Numbering(
        start: list.start ?? (isReversed ? max(1, start - count + 1) : start), kind: kind)
      add(
        .list(
          List(isOrdered ? .ordered(numbering) : .bullet, isTight: isTight, items: list.items, attributes: attributes)),
        to: &flow)
      if index == 0 { attributes.id = nil }
    }
  }

  /// An integer as HTML reads it (HTML §2.3.4.1), within bounds of what is ever meant.
  static func integer(_ text: String) -> Int? {
    let trimmed = text.drop { $0.isWhitespace }
    let isNegative = trimmed.first == "-"
    let digits = trimmed.drop { $0 == "-" || $0 == "+" }.prefix { $0.isASCII && $0.isNumber }.prefix(9)
    return Int(digits).map { isNegative ? -$0 : $0 }
  }

  private func numberingKind(of node: Int32) -> List.Numbering.Kind {
    switch tree.attribute("type", of: node) ?? style("list-style-type", of: node) {
    case "a", "lower-alpha", "lower-latin": .lowerAlpha
    case "A", "upper-alpha", "upper-latin": .upperAlpha
    case "i", "lower-roman": .lowerRoman
    case "I", "upper-roman": .upperRoman
    case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal": .chinese
    default: .decimal
    }
  }

  private func item(_ node: Int32, depth: Int) -> ListItem {
    pushLanguage(of: node)
    let box = checkbox(in: node)
    if let box { leftOut.insert(box) }
    let content = blocks(in: node, depth: depth)
    popLanguage(of: node)
    var attributes = attributes(of: node)
    if box != nil { attributes.classes.removeAll { $0 == "task-list-item" } }
    let task = box.map { tree.attribute("checked", of: $0) != nil ? ListItem.Task.done : .open }
    if let first = waitingIDs.first {
      // An id within an item without a block that could have it is the item's.
      let id = attributes.id ?? first
      attributes.id = id
      for waiting in waitingIDs where waiting != id { aliases[waiting] = id }
      waitingIDs = []
    }
    return ListItem(content, task: task, attributes: attributes)
  }

  /// The box of a task: a checkbox that comes first in an item.
  private func checkbox(in node: Int32) -> Int32? {
    var index: Int32? = tree.following(node, within: node)
    while let current = index {
      let element = tree.nodes[Int(current)]
      switch element.kind {
      case .text where tree.text(of: current).allSatisfy(\.isWhitespace): break
      case .element where element.tag == .p || element.tag == .label: break
      case .element where element.tag == .input && tree.attribute("type", of: current)?.lowercased() == "checkbox":
        return current
      default: return nil
      }
      index = tree.following(current, within: node)
    }
    return nil
  }

  /// Content of a list outside of its items: a list in a list belongs to the item before it, anything else is an item.
  private func appendStray(_ node: Int32, to items: inout [ListItem], depth: Int) {
    switch tree.nodes[Int(node)].kind {
    case .text where tree.text(of: node).allSatisfy(\.isWhitespace): return
    case .comment, .doctype, .document: return
    case .element where leftOut.contains(node) || notes.bodies[node] != nil: return
    case .text, .element, .opaque: break
    }
    var flow = Flow()
    let outer = run
    run = InlineRun()
    if isTransparent(node, depth: depth) {
      flow.blocks = blocks(in: node, depth: depth)
    } else {
      append(node, depth: depth, &flow)
    }
    endParagraph(&flow, depth: depth)
    run = outer
    guard !flow.blocks.isEmpty else { return }
    if case .list? = flow.blocks.first, !items.isEmpty {
      items[items.count - 1].blocks += flow.blocks
    } else {
      items.append(ListItem(flow.blocks))
    }
  }

  // MARK: - Definition lists

  func appendDefinitionList(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let attributes = outerAttributes(of: node)
    let waiting = take()
    var items: [DefinitionList.Item] = []
    var hasDefinition = true
    // Groups are in `div` (HTML §4.4.9), or there are none.
    walk(node) { child in
      let element = tree.nodes[Int(child)]
      guard element.kind == .element, !leftOut.contains(child), notes.bodies[child] == nil, !isDropped(child) else {
        return false
      }
      switch element.tag {
      case .dt:
        if hasDefinition { items.append(DefinitionList.Item(terms: [], definitions: [])) }
        hasDefinition = false
        items[items.count - 1].terms.append(term(child, depth: depth + 2))
      case .dd:
        if items.isEmpty { items.append(DefinitionList.Item(terms: [[]], definitions: [])) }
        hasDefinition = true
        items[items.count - 1].definitions.append(blocks(in: child, depth: depth + 2))
      case .div: return true
      default: return false
      }
      return false
    } leave: { _ in
    }
    putBack(waiting)
    // Terms alone, as in lists of contents: every format has a form for an empty definition, and not for none.
    if let last = items.last, last.definitions.isEmpty { items[items.count - 1].definitions = [[]] }
    let isTight = !items.contains { $0.definitions.contains { $0.count > 1 } }
    guard !items.isEmpty else { return }
    add(.definitionList(DefinitionList(items, isTight: isTight, attributes: attributes)), to: &flow)
  }

  /// A term; its id becomes that of a span, since a term has no attributes.
  private func term(_ node: Int32, depth: Int) -> [Inline] {
    let content = inlines(in: node, depth: depth + 1).onOneLine()
    guard let id = id(of: node) else { return content }
    return [.span(TextSpan(content, attributes: Attributes(id: id)))]
  }
}

extension [Block] {
  /// Whether two paragraphs stand behind each other.
  fileprivate var hasNeighbouringParagraphs: Bool {
    zip(self, dropFirst()).contains { pair in
      if case (.paragraph, .paragraph) = pair { true } else { false }
    }
  }
}
