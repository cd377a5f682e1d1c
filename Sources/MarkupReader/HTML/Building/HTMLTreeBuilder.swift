/// Makes a tree of tokens (HTML §13.2.6).
///
/// One insertion mode is one method; the methods stand in extensions, by the part of the document that they are for.
struct HTMLTreeBuilder {
  /// HTML §13.2.4.1.
  enum Mode: UInt8 {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable, inTableText
    case inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate, afterBody, inFrameset, afterFrameset
    case afterAfterBody, afterAfterFrameset
  }

  var tree = HTMLTree()
  var tokenizer = HTMLTokenizer()
  var mode = Mode.initial
  var originalMode = Mode.initial
  var templateModes: [Mode] = []
  /// The stack of open elements, from the outside in.
  var open: [Int32] = []
  /// The list of active formatting elements.
  var formatting: [FormattingEntry] = []
  var head = HTMLTree.none
  var form = HTMLTree.none
  /// The element that a fragment is the content of; it is not in the tree.
  var context = HTMLTree.none
  var framesetIsOK = true
  var isFosterParenting = false
  var isScripting = false
  /// HTML §13.1.2.5: a line end that comes first in `pre` and `textarea` is none.
  var skipsLineFeed = false
  /// Characters in a table, until it is known whether there is more than white space (HTML §13.2.6.4.10).
  var pendingTableText: [HTMLToken] = []
  /// How many start tags were not opened because they would be too deep, and have not ended yet.
  var unopened = 0
  /// How many formatting elements may still be opened again: what is copied stays within bounds of the source.
  var reopenings = 1_000
  /// What is added to the tokenizer's offsets: where the source begins that is read now.
  var base = 0

  /// Reads what the tokenizer has.
  mutating func run() {
    reopenings += tokenizer.input.count / 8
    var token = HTMLToken()
    var count = 0
    while true {
      count &+= 1
      if count & 0x3FFF == 0, Task.isCancelled { return }
      tokenizer.allowsCDATA = adjustedNode.map { tree.nodes[Int($0)].namespace != .html } ?? false
      tokenizer.next(&token)
      if let start = tokenizer.unfinishedTag {
        tokenizer.unfinishedTag = nil
        token.offset = start + base
        fault(.unfinishedTag, token)
      }
      guard token.kind != .end else { return }
      token.offset += base
      process(&token)
    }
  }

  /// Ends the document.
  mutating func finish() -> HTMLTree {
    var token = HTMLToken()
    token.offset = base + tokenizer.input.count
    process(&token)
    var finished = tree
    finished.text = tokenizer.text
    return finished
  }

  /// HTML §13.2.6, the tree construction dispatcher.
  mutating func process(_ token: inout HTMLToken) {
    if skipsLineFeed {
      skipsLineFeed = false
      if token.kind == .whitespace || token.kind == .characters, tokenizer.text[token.start] == 0x0A {
        token.start += 1
        if token.start == token.end { return }
      }
    }
    if isTooDeep(token) { return }
    if isForeign(token) { inForeignContent(&token) } else { handle(&token) }
  }

  /// Treats a token by the rules of the present insertion mode.
  mutating func handle(_ token: inout HTMLToken) {
    switch mode {
    case .initial: initial(&token)
    case .beforeHTML: beforeHTML(&token)
    case .beforeHead: beforeHead(&token)
    case .inHead: inHead(&token)
    case .inHeadNoscript: inHeadNoscript(&token)
    case .afterHead: afterHead(&token)
    case .inBody: inBody(&token)
    case .text: inText(&token)
    case .inTable: inTable(&token)
    case .inTableText: inTableText(&token)
    case .inCaption: inCaption(&token)
    case .inColumnGroup: inColumnGroup(&token)
    case .inTableBody: inTableBody(&token)
    case .inRow: inRow(&token)
    case .inCell: inCell(&token)
    case .inTemplate: inTemplate(&token)
    case .afterBody: afterBody(&token)
    case .inFrameset: inFrameset(&token)
    case .afterFrameset: afterFrameset(&token)
    case .afterAfterBody: afterAfterBody(&token)
    case .afterAfterFrameset: afterAfterFrameset(&token)
    }
  }

  /// Whether an element would be nested too deep. It is put into the tree without being opened, so that what it holds
  /// stands behind it.
  private mutating func isTooDeep(_ token: HTMLToken) -> Bool {
    if token.kind == .endTag, unopened > 0 {
      unopened -= 1
      return true
    }
    guard token.kind == .startTag, open.count >= HTMLParser.maximumDepth else { return false }
    switch token.tag {
    // Their content is no markup, and goes by their rules.
    case .script, .style, .title, .textarea, .xmp, .iframe, .noembed, .noframes: return false
    case _ where token.tag.isVoid: return false
    default: break
    }
    fault(.tooDeep, token)
    let namespace = adjustedNode.map { tree.nodes[Int($0)].namespace } ?? .html
    let node = tree.makeElement(token, namespace: namespace, adjusted: token.attributes)
    place(node)
    if !(token.isSelfClosing && namespace != .html) { unopened += 1 }
    return true
  }

  // MARK: - Places

  /// The innermost open element.
  var current: Int32 { open.last ?? 0 }

  /// HTML §13.2.4.2: the current node, or the context of a fragment while nothing is open in it.
  var adjustedNode: Int32? {
    open.count == 1 && context >= 0 ? context : open.last
  }

  /// Whether a node is an element of HTML.
  func isHTML(_ node: Int32, _ tag: HTMLTag) -> Bool {
    tree.nodes[Int(node)].tag == tag && tree.nodes[Int(node)].namespace == .html
      && tree.nodes[Int(node)].kind == .element
  }

  /// The element of HTML that a node is; `other` for none.
  func tag(_ node: Int32) -> HTMLTag {
    tree.nodes[Int(node)].namespace == .html ? tree.nodes[Int(node)].tag : .other
  }

  /// HTML §13.2.6.1, the appropriate place for inserting a node.
  func insertionPlace(_ override: Int32? = nil) -> (parent: Int32, before: Int32) {
    let target = override ?? current
    guard isFosterParenting else { return (target, HTMLTree.none) }
    switch tag(target) {
    case .table, .tbody, .tfoot, .thead, .tr: break
    default: return (target, HTMLTree.none)
    }
    let table = open.lastIndex { isHTML($0, .table) }
    if let template = open.lastIndex(where: { isHTML($0, .template) }), template > table ?? -1 {
      return (open[template], HTMLTree.none)
    }
    guard let table else { return (open.first ?? 0, HTMLTree.none) }
    let parent = tree.nodes[Int(open[table])].parent
    if parent >= 0 { return (parent, open[table]) }
    return (table > 0 ? open[table - 1] : 0, HTMLTree.none)
  }

  /// Puts a new node at its appropriate place.
  mutating func place(_ node: Int32) {
    let (parent, before) = insertionPlace()
    tree.insert(node, into: parent, before: before)
  }

  mutating func fault(_ kind: HTMLFault.Kind, _ token: HTMLToken) {
    fault(kind, token.kind == .startTag || token.kind == .endTag ? token.tagName : "", token.offset)
  }

  mutating func fault(_ kind: HTMLFault.Kind, _ name: String, _ offset: Int) {
    guard tree.faults.count < HTMLTree.maximumFaults else { return }
    tree.faults.append(HTMLFault(kind: kind, name: name, offset: offset))
  }
}
