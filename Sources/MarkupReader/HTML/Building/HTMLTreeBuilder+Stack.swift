/// The stack of open elements (HTML §13.2.4.2).
extension HTMLTreeBuilder {
  /// What ends the search for an element.
  enum Scope: UInt8 { case plain, listItem, button, table }

  /// Whether an element for which a condition holds is open within a scope.
  func hasInScope(_ scope: Scope = .plain, _ matches: (HTMLTag) -> Bool) -> Bool {
    for node in open.reversed() {
      if tree.nodes[Int(node)].namespace == .html, matches(tree.nodes[Int(node)].tag) { return true }
      if isBoundary(node, of: scope) { return false }
    }
    return false
  }

  func hasInScope(_ tag: HTMLTag, _ scope: Scope = .plain) -> Bool { hasInScope(scope) { $0 == tag } }

  /// Whether a certain element is open within the plain scope.
  func isInScope(_ element: Int32) -> Bool {
    for node in open.reversed() {
      if node == element { return true }
      if isBoundary(node, of: .plain) { return false }
    }
    return false
  }

  private func isBoundary(_ node: Int32, of scope: Scope) -> Bool {
    let node = tree.nodes[Int(node)]
    switch (node.namespace, node.tag) {
    case (.html, .html), (.html, .table), (.html, .template): return true
    case _ where scope == .table: return false
    case (.html, .applet), (.html, .caption), (.html, .td), (.html, .th), (.html, .marquee), (.html, .object),
      (.html, .select):
      return true
    case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext), (.mathML, .annotationXML):
      return true
    case (.svg, .foreignObject), (.svg, .desc), (.svg, .title): return true
    case (.html, .ol), (.html, .ul): return scope == .listItem
    case (.html, .button): return scope == .button
    default: return false
    }
  }

  func isOpen(_ tag: HTMLTag) -> Bool { open.contains { isHTML($0, tag) } }

  /// Closes elements up to and with the innermost for which a condition holds.
  mutating func popThrough(_ matches: (HTMLTag) -> Bool) {
    while let node = open.popLast() {
      if tree.nodes[Int(node)].namespace == .html, matches(tree.nodes[Int(node)].tag) { return }
    }
  }

  mutating func popThrough(_ tag: HTMLTag) { popThrough { $0 == tag } }

  /// Closes elements until the innermost is one of some; the root stays.
  mutating func clearStack(to tags: HTMLTag...) {
    while open.count > 1, !(tags.contains(tag(current)) || isHTML(current, .template)) { open.removeLast() }
  }

  /// HTML §13.2.6.3: closes elements whose end tags may be left out.
  mutating func generateImpliedEndTags(except: HTMLTag? = nil, thoroughly: Bool = false) {
    while open.count > 1 {
      switch tag(current) {
      case let tag where tag == except && tag != .other: return
      case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: open.removeLast()
      case .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
        guard thoroughly else { return }
        open.removeLast()
      default: return
      }
    }
  }

  /// Closes an element with all that is open in it, and notes what should have been closed before.
  mutating func close(_ tag: HTMLTag, _ token: HTMLToken) {
    generateImpliedEndTags(except: tag)
    faultUnlessCurrent(tag, token)
    popThrough(tag)
  }

  mutating func faultUnlessCurrent(_ tag: HTMLTag, _ token: HTMLToken) {
    guard self.tag(current) != tag else { return }
    fault(.unclosedElement, tree.name(of: current), Int(tree.nodes[Int(current)].offset))
  }

  /// HTML §13.2.6.4.7, “close a p element”.
  mutating func closeParagraphInButtonScope(_ token: HTMLToken) {
    if hasInScope(.p, .button) { close(.p, token) }
  }

  /// HTML §13.2.4.1, “reset the insertion mode appropriately”.
  mutating func resetMode() {
    for index in open.indices.reversed() {
      let isLast = index == 0
      let node = isLast && context >= 0 ? context : open[index]
      switch tag(node) {
      case .td where !isLast, .th where !isLast: mode = .inCell
      case .tr: mode = .inRow
      case .tbody, .thead, .tfoot: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template: mode = templateModes.last ?? .inBody
      case .head where !isLast: mode = .inHead
      case .body: mode = .inBody
      case .frameset: mode = .inFrameset
      case .html: mode = head < 0 ? .beforeHead : .afterHead
      default:
        guard isLast else { continue }
        mode = .inBody
      }
      return
    }
    mode = .inBody
  }
}
