import HTMLMapping
import MarkupReader
import PlatenCore

/// A page: what is known about it, and which part of it is the article.
struct HTMLPage {
  let tree: HTMLTree
  /// The `html` element.
  let root: Int32
  /// The `body` element; the root where there is none.
  let body: Int32

  init(_ tree: HTMLTree) {
    self.tree = tree
    let root = tree.children(of: 0).first { tree.nodes[Int($0)].tag == .html } ?? 0
    self.root = root
    body = tree.children(of: root).first { tree.nodes[Int($0)].tag == .body } ?? root
  }

  /// What is read of a page.
  struct Article {
    /// The element whose content is read.
    var root: Int32
    /// Elements in it that are not.
    var leftOut: Set<Int32>
  }

  /// The article: what is in `main`, or in the only `article`; or else all but what a page has around it.
  func article() -> Article {
    var mains: [Int32] = []
    var articles: [Int32] = []
    visit(body) { node in
      let role = tree.attribute("role", of: node)?.lowercased()
      if tree.nodes[Int(node)].tag == .main || role == "main" {
        mains.append(node)
      } else if tree.nodes[Int(node)].tag == .article {
        articles.append(node)
        // An article in an article is a comment to it.
        return false
      }
      return true
    }
    // A `main` that is there twice, or in another, is one all the same.
    let root = mains.count == 1 ? mains[0] : mains.isEmpty && articles.count == 1 ? articles[0] : body
    var leftOut: Set<Int32> = []
    var isInArticle: Set<Int32> = []
    let isDocBook = isMadeOfDocBook
    visit(root) { node in
      let parent = tree.nodes[Int(node)].parent
      let isWithin = isInArticle.contains(parent) || HTMLPage.isSection(tree.nodes[Int(parent)].tag) && parent != body
      if isWithin { isInArticle.insert(node) }
      guard isFurniture(node, isInArticle: isWithin || root != body) || isDocBook && isDocBookFurniture(node) else {
        return true
      }
      leftOut.insert(node)
      return false
    }
    return Article(root: root, leftOut: leftOut)
  }

  private static func isSection(_ tag: HTMLTag) -> Bool { tag == .article || tag == .section || tag == .main }

  /// Whether an element leads through a site, or stands around its pages.
  private func isFurniture(_ node: Int32, isInArticle: Bool) -> Bool {
    if role(of: node, has: ["doc-toc", "navigation", "banner", "contentinfo", "complementary", "search"]) {
      return true
    }
    switch tree.nodes[Int(node)].tag {
    case .nav, .search: return true
    case .header, .footer, .aside: return !isInArticle && !role(of: node, isEditorial: true)
    default: return false
    }
  }

  /// Whether the stylesheets of DocBook made the page.
  private var isMadeOfDocBook: Bool {
    var isFound = false
    visit(root) { node in
      if tree.nodes[Int(node)].tag == .meta, tree.attribute("name", of: node)?.lowercased() == "generator",
        tree.attribute("content", of: node)?.contains("DocBook") == true
          || tree.attribute("content", of: node)?.hasPrefix("publican") == true
      {
        isFound = true
      }
      return !isFound && tree.nodes[Int(node)].tag != .body
    }
    return isFound
  }

  /// Whether an element of such a page leads to the pages before and behind, or lists the contents, tables or figures:
  /// an edition makes its own lists.
  private func isDocBookFurniture(_ node: Int32) -> Bool {
    guard let value = tree.attribute("class", of: node) else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains { name in
      ["navheader", "navfooter", "docnav", "toc"].contains(name) || name.hasPrefix("list-of-")
    }
  }

  private func role(of node: Int32, has names: Set<String>) -> Bool {
    (tree.attribute("role", of: node)?.lowercased()).map { names.contains($0) } ?? false
  }

  private func role(of node: Int32, isEditorial: Bool) -> Bool {
    tree.attribute("role", of: node)?.lowercased().hasPrefix("doc-") ?? false
      || tree.attribute("epub:type", of: node) != nil
  }

  /// Reports scripts and styles in the head.
  func reportCode(with mapper: HTMLMapper) {
    for child in tree.children(of: root) where tree.nodes[Int(child)].tag == .head {
      for element in tree.children(of: child) where mapper.isDropped(element) { mapper.drop(element) }
    }
  }

  /// Visits the elements in a node; what is answered with `false` is passed over.
  func visit(_ root: Int32, _ body: (Int32) -> Bool) {
    var node = tree.following(root, within: root)
    while let index = node {
      var skips = false
      if tree.nodes[Int(index)].kind == .element { skips = !body(index) }
      node = tree.following(index, within: root, skipsChildren: skips)
    }
  }
}
