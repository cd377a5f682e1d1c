import MarkupReader

/// What is known about a tree before its nodes are mapped.
struct TreeSurvey {
  /// By node: whether a block is somewhere in it.
  private(set) var hasBlock: [Bool]
  /// By node: whether a heading is somewhere in it.
  private(set) var hasHeading: [Bool]
  /// Elements by their id; of several with one id the first.
  private(set) var elements: [String: Int32] = [:]

  /// - Complexity: O(*n*) in the number of nodes.
  init(_ tree: HTMLTree, from root: Int32, isBlock: (Int32) -> Bool) {
    hasBlock = Array(repeating: false, count: tree.nodes.count)
    hasHeading = hasBlock
    var node: Int32? = root
    while let index = node {
      if isBlock(index) { TreeSurvey.mark(index, in: tree, &hasBlock) }
      if tree.nodes[Int(index)].tag.headingLevel != nil { TreeSurvey.mark(index, in: tree, &hasHeading) }
      if let id = tree.attribute("id", of: index), elements[id] == nil { elements[id] = index }
      node = tree.following(index, within: root)
    }
  }

  /// Marks what a node stands in, up to what is marked already: together no more steps than there are nodes.
  private static func mark(_ node: Int32, in tree: HTMLTree, _ marks: inout [Bool]) {
    var parent = tree.nodes[Int(node)].parent
    while parent >= 0, !marks[Int(parent)] {
      marks[Int(parent)] = true
      parent = tree.nodes[Int(parent)].parent
    }
  }
}

extension HTMLTag {
  /// Elements that stand on lines of their own (HTML §15.3).
  var isBlock: Bool {
    switch self {
    case .html, .body, .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dd, .dt,
      .fieldset, .figcaption, .figure, .footer, .form, .header, .hgroup, .hr, .legend, .li, .listing, .main, .menu,
      .nav, .ol, .optgroup, .option, .p, .plaintext, .pre, .search, .section, .summary, .ul, .xmp, .h1, .h2, .h3, .h4,
      .h5, .h6, .table, .caption, .colgroup, .col, .tbody, .thead, .tfoot, .tr, .td, .th, .noframes, .frameset, .frame:
      true
    default: false
    }
  }
}
