/// Putting things into the tree (HTML §13.2.6.1).
extension HTMLTreeBuilder {
  /// Inserts an element of HTML for a start tag, and opens it.
  @discardableResult
  mutating func insertElement(_ token: HTMLToken) -> Int32 {
    let node = tree.makeElement(token, namespace: .html, adjusted: token.attributes)
    place(node)
    open.append(node)
    return node
  }

  /// Inserts an element that no tag stands for, and opens it.
  @discardableResult
  mutating func insertImplied(_ tag: HTMLTag, at offset: Int) -> Int32 {
    var token = HTMLToken()
    (token.kind, token.tag, token.offset) = (.startTag, tag, offset)
    return insertElement(token)
  }

  /// Inserts an element that ends at once.
  mutating func insertVoid(_ token: HTMLToken) {
    insertElement(token)
    open.removeLast()
  }

  /// Inserts characters where they belong, into the text before them if there is any.
  mutating func insertCharacters(_ token: HTMLToken) {
    let (parent, before) = insertionPlace()
    guard tree.nodes[Int(parent)].kind != .document else { return }
    let previous = before >= 0 ? tree.nodes[Int(before)].previous : tree.nodes[Int(parent)].lastChild
    if previous >= 0, tree.nodes[Int(previous)].kind == .text {
      tree.extend(previous, from: token.start, to: token.end)
    } else {
      let node = tree.makeText(.text, from: token.start, to: token.end, offset: token.offset)
      tree.insert(node, into: parent, before: before)
    }
  }

  /// Inserts U+FFFD.
  mutating func insertReplacement(_ token: HTMLToken) {
    var characters = token
    characters.start = tokenizer.text.count
    tokenizer.text += UInt8.replacementCharacter
    characters.end = tokenizer.text.count
    insertCharacters(characters)
  }

  /// Inserts a comment into a node, or where it belongs.
  mutating func insertComment(_ token: HTMLToken, into parent: Int32? = nil) {
    let node = tree.makeText(.comment, from: token.start, to: token.end, offset: token.offset)
    if let parent { tree.insert(node, into: parent) } else { place(node) }
  }

  mutating func insertOpaque(_ token: HTMLToken) {
    let node = tree.makeNode(.opaque, offset: token.offset)
    tree.nodes[Int(node)].payload = Int32(truncatingIfNeeded: token.start)
    place(node)
  }

  /// HTML §13.2.6.2: text in which only one end tag is markup.
  mutating func insertRawText(_ token: HTMLToken, _ state: HTMLTokenizer.State) {
    insertElement(token)
    tokenizer.state = state
    originalMode = mode
    mode = .text
  }

  mutating func inText(_ token: inout HTMLToken) {
    switch token.kind {
    case .characters, .whitespace: insertCharacters(token)
    case .null: insertReplacement(token)
    case .opaque: insertOpaque(token)
    case .end:
      fault(.unclosedElement, tree.name(of: current), Int(tree.nodes[Int(current)].offset))
      open.removeLast()
      mode = originalMode
      tokenizer.state = .data
      handle(&token)
    case .endTag:
      open.removeLast()
      mode = originalMode
    case .startTag, .comment, .doctype: break
    }
  }

  /// Treats white space and other characters apart: for the modes in which only white space is kept.
  mutating func eachRun(_ token: HTMLToken, _ body: (inout HTMLTreeBuilder, inout HTMLToken) -> Void) {
    var start = token.start
    while start < token.end {
      let isSpace = tokenizer.text[start].isHTMLSpace
      var end = start
      while end < token.end, tokenizer.text[end].isHTMLSpace == isSpace { end += 1 }
      var run = token
      run.kind = isSpace ? .whitespace : .characters
      (run.start, run.end) = (start, end)
      body(&self, &run)
      start = end
    }
  }
}
