import MarkupReader

/// Which elements are notes, and which refer to them: by role, `epub:type`, and the classes that converters write.
struct HTMLNotes {
  /// The body of the note that an anchor refers to.
  private(set) var references: [Int32: Int32] = [:]
  /// Bodies of notes that something refers to, with how often.
  private(set) var bodies: [Int32: Int] = [:]
  private var separators: Set<Int32> = []
  private var backlinks: Set<Int32> = []

  init(_ tree: HTMLTree, from root: Int32, elements: [String: Int32]) {
    var anchors: [(node: Int32, target: String)] = []
    var node: Int32? = root
    while let index = node {
      if tree.nodes[Int(index)].tag == .a, let href = tree.attribute("href", of: index), href.first == "#" {
        anchors.append((index, String(href.dropFirst())))
      }
      node = tree.following(index, within: root)
    }
    var referring: Set<String> = []
    for anchor in anchors where HTMLNotes.refers(anchor.node, in: tree) {
      guard let target = elements[anchor.target], let body = HTMLNotes.body(at: target, in: tree, around: anchor.node)
      else { continue }
      references[anchor.node] = body
      bodies[body, default: 0] += 1
      // The target of a backlink: the reference, or the node around it.
      for place in [anchor.node, tree.nodes[Int(anchor.node)].parent] where place >= 0 {
        if let id = tree.attribute("id", of: place) { referring.insert(id) }
      }
    }
    guard !bodies.isEmpty else { return }
    for anchor in anchors where references[anchor.node] == nil {
      if HTMLNotes.has(anchor.node, in: tree, HTMLNotes.backlinkWords) || referring.contains(anchor.target) {
        backlinks.insert(anchor.node)
      }
    }
    findSeparators(tree, from: root)
  }

  /// Whether more than one reference leads to a note.
  func isShared(_ body: Int32) -> Bool { bodies[body, default: 0] > 1 }

  /// Whether an anchor leads back from a note to its reference.
  func isBacklink(_ node: Int32) -> Bool { backlinks.contains(node) }

  /// Whether a rule only sets off the notes.
  func isSeparator(_ node: Int32) -> Bool { separators.contains(node) }

  private static let referenceWords: Set<String> = [
    "doc-noteref", "noteref", "footnote-ref", "footnote-reference", "footnoteref",
  ]
  private static let bodyWords: Set<String> = [
    "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "doc-endnotes", "footnotes", "endnotes",
    "rearnotes",
  ]
  private static let backlinkWords: Set<String> = [
    "doc-backlink", "backlink", "footnote-back", "footnote-backref", "fn-backref", "data-footnote-backref",
  ]

  private static func has(_ node: Int32, in tree: HTMLTree, _ words: Set<String>) -> Bool {
    tree.attributes(of: node).contains { attribute in
      switch attribute.name {
      case "role", "epub:type", "class":
        HTMLMapper.words(attribute.value).contains { words.contains($0.lowercased()) }
      default: words.contains(attribute.name)
      }
    }
  }

  private static func refers(_ node: Int32, in tree: HTMLTree) -> Bool {
    if has(node, in: tree, referenceWords) || tree.attribute("data-footnote-ref", of: node) != nil { return true }
    let parent = tree.nodes[Int(node)].parent
    return parent >= 0 && tree.nodes[Int(parent)].tag == .sup && has(parent, in: tree, referenceWords)
  }

  /// The body of a note at the element that has its id: that element, or the item it stands in. It may not hold the
  /// reference.
  private static func body(at target: Int32, in tree: HTMLTree, around anchor: Int32) -> Int32? {
    var node = target
    for _ in 0..<4 {
      switch tree.nodes[Int(node)].tag {
      case .li, .aside, .div, .p, .section, .dd: break
      default:
        node = tree.nodes[Int(node)].parent
        guard node >= 0 else { return nil }
        continue
      }
      guard tree.attribute("id", of: node) != nil, !holds(node, anchor, in: tree), isNote(node, in: tree) else {
        return nil
      }
      return node
    }
    return nil
  }

  private static func holds(_ node: Int32, _ anchor: Int32, in tree: HTMLTree) -> Bool {
    var parent = tree.nodes[Int(anchor)].parent
    while parent >= 0 {
      if parent == node { return true }
      parent = tree.nodes[Int(parent)].parent
    }
    return false
  }

  /// Whether an element says that it is a note, or what it stands in that it holds notes.
  private static func isNote(_ node: Int32, in tree: HTMLTree) -> Bool {
    var node = node
    for _ in 0..<4 where node >= 0 {
      if has(node, in: tree, bodyWords) || tree.attribute("data-footnotes", of: node) != nil { return true }
      node = tree.nodes[Int(node)].parent
    }
    return false
  }

  private mutating func findSeparators(_ tree: HTMLTree, from root: Int32) {
    for body in bodies.keys {
      var node = tree.nodes[Int(body)].parent
      for _ in 0..<3 where node >= 0 {
        for child in tree.children(of: node).prefix(2) where tree.nodes[Int(child)].tag == .hr {
          if HTMLNotes.has(node, in: tree, HTMLNotes.bodyWords) { separators.insert(child) }
        }
        node = tree.nodes[Int(node)].parent
      }
    }
  }
}
