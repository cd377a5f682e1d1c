import MarkupReader
import PlatenCore

/// Notes, tips and warnings that are set apart, as the sites of documentation have them in their pages.
///
/// | HTML | as in |
/// |---|---|
/// | `div.admonition.note > p.admonition-title` | Docutils, Sphinx, MkDocs |
/// | `div.note` around a table with a picture and a title, or around a title | DocBook |
/// | `div.admonitionblock.note > table` | Asciidoctor |
/// | `div.markdown-alert.markdown-alert-note > p.markdown-alert-title` | GitHub |
/// | `div.theme-admonition-note`, `div.custom-block.tip`, `div.hint-container.tip` | Docusaurus, VitePress, VuePress |
/// | `div.callout.callout-note`, `blockquote.blockquote-tag-note` | Quarto, mdBook |
/// | `dl.note > dt` | Doxygen |
extension HTMLMapper {
  /// An admonition that was recognised.
  private struct Admonition {
    var word: String
    /// The element that holds the title.
    var title: Int32?
    /// The cell that holds the picture.
    var icon: Int32?
    /// The table that sets the picture beside the text.
    var table: Int32?
  }

  /// Adds an element as an admonition.
  ///
  /// - Returns: whether it is one.
  func appendAdmonition(_ node: Int32, depth: Int, _ flow: inout Flow) -> Bool {
    guard let admonition = admonition(node), let role = Role(admonition: admonition.word) else { return false }
    var attributes = outerAttributes(of: node)
    attributes.classes = admonition.word == role.rawValue ? [] : [admonition.word]
    attributes.values = []
    let waiting = take()
    var content: [Block] = []
    if let title = admonition.title {
      leaveOutPictures(in: title)
      let inlines = inlines(in: title, depth: depth + 3, isHeading: true).onOneLine()
      if !inlines.isEmpty { content.append(.asideTitle(inlines)) }
      leftOut.insert(title)
    }
    if let icon = admonition.icon { leftOut.insert(icon) }
    if let table = admonition.table { presentational.insert(table) }
    content += blocks(in: node, depth: depth + 1)
    putBack(waiting)
    add(.division(Division(role: role, content, attributes: attributes)), to: &flow)
    return true
  }

  /// Whether an element is a note, a tip or a warning that is set apart.
  func isAdmonition(_ node: Int32) -> Bool { admonition(node) != nil }

  private func admonition(_ node: Int32) -> Admonition? {
    switch tree.nodes[Int(node)].tag {
    case .div, .aside, .section, .blockquote, .dl: break
    default: return nil
    }
    let classes = classes(of: node).map { $0.lowercased() }
    guard !classes.isEmpty, role(of: node) == nil else { return nil }
    // The words of one that says that it is an admonition; a lone word may be anything, and needs a title.
    let isNamed = classes.contains { name in HTMLMapper.markers.contains { name == $0 || name.hasPrefix($0 + "-") } }
    let word = isNamed ? HTMLMapper.word(among: classes) : HTMLMapper.loneWord(classes)
    guard let word else { return nil }
    var result = Admonition(word: word)
    find(node, &result)
    guard isNamed || result.title != nil else { return nil }
    // With other headings than its title it is more than an aside.
    return survey.hasHeading[Int(node)] && hasHeadings(node, besides: result.title) ? nil : result
  }

  /// What sites of documentation call them.
  private static let markers = [
    "admonition", "admonitionblock", "markdown-alert", "theme-admonition", "custom-block", "hint-container", "callout",
    "blockquote-tag",
  ]

  /// The word that says which admonition it is, as a class of its own or behind a marker.
  private static func word(among classes: [String]) -> String? {
    let generic = "admonition"
    if let word = classes.first(where: { $0 != generic && Role(admonition: $0) != nil }) { return word }
    for name in classes {
      for marker in markers where name.hasPrefix(marker + "-") {
        let word = String(name.dropFirst(marker.utf8.count + 1))
        if Role(admonition: word) != nil { return word }
      }
    }
    return classes.contains(generic) ? generic : nil
  }

  /// The word that is the only class, as DocBook has it, or stands behind `section`, as in Doxygen's pages.
  private static func loneWord(_ classes: [String]) -> String? {
    let words = classes.first == "section" ? classes.dropFirst() : classes[...]
    guard words.count == 1, let word = words.first, word != "admonition", Role(admonition: word) != nil else {
      return nil
    }
    return word
  }

  /// Looks for the title and the picture at the beginning of an admonition.
  private func find(_ node: Int32, _ result: inout Admonition) {
    var next = tree.following(node, within: node)
    var steps = 0
    while let element = next, steps < 24, result.title == nil {
      steps += 1
      next = tree.following(element, within: node)
      guard tree.nodes[Int(element)].kind == .element else {
        // Text before any title: there is none.
        if tree.nodes[Int(element)].kind == .text, tree.text(of: element).contains(where: { !$0.isWhitespace }) {
          return
        }
        continue
      }
      switch tree.nodes[Int(element)].tag {
      case .table: result.table = element
      case .td where result.icon == nil && result.table != nil && isIcon(element):
        result.icon = element
        next = tree.following(element, within: node, skipsChildren: true)
        // Asciidoctor's title stands in the cell of the picture.
        result.title = firstTitle(in: element)
      case .th where result.icon != nil, .dt: result.title = element
      default: if isTitle(element) { result.title = element }
      }
    }
    if result.icon == nil { result.table = nil }
  }

  private func isIcon(_ cell: Int32) -> Bool {
    if hasClass(cell, ["icon"]) { return true }
    return tree.children(of: cell).contains { tree.nodes[Int($0)].tag == .img }
      && tree.attribute("rowspan", of: cell) == "2"
  }

  private func firstTitle(in cell: Int32) -> Int32? {
    tree.children(of: cell).first { tree.nodes[Int($0)].kind == .element && isTitle($0) }
  }

  private func isTitle(_ element: Int32) -> Bool {
    classes(of: element).contains { name in
      name == "title" || name.hasSuffix("-title") || name.hasSuffix("-title-container")
        || name.hasPrefix("admonitionHeading")
    }
  }

  /// Whether there are headings but the title.
  ///
  /// - Complexity: O(*n*) in the nodes; an element titles no more than the 24 that it is found from.
  private func hasHeadings(_ node: Int32, besides title: Int32?) -> Bool {
    guard let title else { return true }
    var next = tree.following(node, within: node)
    while let element = next {
      if element != title, tree.nodes[Int(element)].tag.headingLevel != nil { return true }
      next = tree.following(element, within: node, skipsChildren: element == title)
    }
    return false
  }

  /// The pictures beside a title say what it says.
  private func leaveOutPictures(in title: Int32) {
    var next = tree.following(title, within: title)
    while let element = next {
      let node = tree.nodes[Int(element)]
      next = tree.following(element, within: title)
      guard node.kind == .element else { continue }
      if node.tag == .svg || node.tag == .img
        || classes(of: element).contains(where: { $0.lowercased().contains("icon") })
      {
        leftOut.insert(element)
      }
    }
  }
}
