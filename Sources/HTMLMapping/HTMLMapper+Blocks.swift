import MarkupReader
import PlatenCore

/// Blocks.
extension HTMLMapper {
  /// Adds a node of flow content. Each kind has a function of its own, so that the frames of those that descend stay small.
  func append(_ index: Int32, depth: Int, _ flow: inout Flow) {
    let node = tree.nodes[Int(index)]
    switch node.kind {
    case .text: run.append(tree.text(of: index))
    case .opaque: appendOpaque(Int(node.payload), depth: depth, &flow)
    case .comment, .doctype, .document: break
    case .element:
      if leftOut.contains(index) || notes.bodies[index] != nil { return }
      if isDropped(index) { return drop(index) }
      guard node.namespace == .html, node.tag.isBlock else {
        return appendInline(index, depth: depth + 1 + wrapperCount(depth: depth))
      }
      endParagraph(&flow, depth: depth)
      pushLanguage(of: index)
      appendBlock(index, node.tag, depth: depth, &flow)
      popLanguage(of: index)
    }
  }

  private func appendOpaque(_ number: Int, depth: Int, _ flow: inout Flow) {
    switch environment.opaque(number) {
    case .inlines(let inlines): run.append(made: inlines)
    case .blocks(let blocks):
      endParagraph(&flow, depth: depth)
      for block in blocks { add(block, to: &flow) }
    }
  }

  private func appendBlock(_ node: Int32, _ tag: HTMLTag, depth: Int, _ flow: inout Flow) {
    if appendAdmonition(node, depth: depth, &flow) { return }
    switch tag {
    case .p: appendParagraph(node, depth: depth, &flow)
    case .h1, .h2, .h3, .h4, .h5, .h6: appendHeading(node, depth: depth, &flow)
    case .ul, .ol, .menu, .dir: appendList(node, depth: depth, &flow)
    case .dl: appendDefinitionList(node, depth: depth, &flow)
    case .blockquote: appendQuote(node, depth: depth, &flow)
    case .pre, .listing, .xmp, .plaintext: appendCode(node, &flow)
    case .table: appendTable(node, depth: depth, &flow)
    case .figure: appendFigure(node, depth: depth, &flow)
    case .hr:
      if notes.isSeparator(node) { return }
      add(.thematicBreak(ThematicBreak(attributes: attributes(of: node))), to: &flow)
    case .details: appendDetails(node, depth: depth, &flow)
    default: appendDivision(node, depth: depth, &flow)
    }
  }

  private func appendParagraph(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let content = inlines(in: node, depth: depth + 1 + wrapperCount(depth: depth))
    let attributes = outerAttributes(of: node)
    guard !content.isEmpty else {
      if let id = attributes.id { waitingIDs.append(id) }
      return
    }
    addParagraph(inWrappers(content, depth: depth), attributes: attributes, to: &flow)
  }

  /// The attributes of an element that was entered: its language is its own, and not yet that around it.
  func outerAttributes(of node: Int32, class element: String? = nil) -> Attributes {
    guard let language = ownLanguage(of: node), languages.last == language else {
      return attributes(of: node, class: element)
    }
    languages.removeLast()
    defer { languages.append(language) }
    return attributes(of: node, class: element)
  }

  private func appendHeading(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let content = inlines(in: node, depth: depth + 1 + wrapperCount(depth: depth), isHeading: true).onOneLine()
    let attributes = outerAttributes(of: node)
    guard !content.isEmpty else {
      if let id = attributes.id { waitingIDs.append(id) }
      return
    }
    let level = tree.nodes[Int(node)].tag.headingLevel ?? 1
    add(.heading(Heading(level: level, inWrappers(content, depth: depth), attributes: attributes)), to: &flow)
  }

  private func appendQuote(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let attributes = outerAttributes(of: node)
    let waiting = take()
    let content = blocks(in: node, depth: depth + 1)
    putBack(waiting)
    add(.quote(Quote(content, attributes: attributes)), to: &flow)
  }

  /// Ids that wait are for the container, not for what is in it.
  func take() -> [String] {
    defer { waitingIDs = [] }
    return waitingIDs
  }

  func putBack(_ waiting: [String]) { waitingIDs = waiting + waitingIDs }

  private func appendCode(_ node: Int32, _ flow: inout Flow) {
    var attributes = outerAttributes(of: node)
    attributes.classes = []
    var text = verbatimText(of: node)
    if !text.isEmpty, text.last != "\n" { text += "\n" }
    add(.code(CodeBlock(text, info: programmingLanguage(of: node) ?? "", attributes: attributes)), to: &flow)
  }

  /// The text in an element with its white space; `br` is a line end.
  func verbatimText(of root: Int32) -> String {
    var text = ""
    walk(root) { node in
      switch tree.nodes[Int(node)].kind {
      case .text: text += tree.text(of: node)
      case .opaque:
        if case .inlines(let inlines) = environment.opaque(Int(tree.nodes[Int(node)].payload)) {
          text += inlines.plainText
        }
      case .element:
        if tree.nodes[Int(node)].tag == .br { text += "\n" }
        if isDropped(node) {
          drop(node)
          return false
        }
        return true
      case .comment, .doctype, .document: break
      }
      return false
    } leave: { _ in
    }
    return text
  }

  /// The programming language that classes name, as highlighters write them: on the element, on the `code` in it, and on
  /// the divisions around it.
  private func programmingLanguage(of node: Int32) -> String? {
    var candidates = [node]
    let child = tree.nodes[Int(node)].firstChild
    if child >= 0, tree.nodes[Int(child)].tag == .code { candidates.insert(child, at: 0) }
    let parent = tree.nodes[Int(node)].parent
    if parent >= 0, tree.nodes[Int(parent)].tag == .div {
      candidates.append(parent)
      let outer = tree.nodes[Int(parent)].parent
      if outer >= 0, tree.nodes[Int(outer)].tag == .div { candidates.append(outer) }
    }
    for candidate in candidates {
      let classes = classes(of: candidate)
      for name in classes {
        for prefix in ["language-", "lang-", "highlight-source-", "highlight-", "src-"] where name.hasPrefix(prefix) {
          let language = name.dropFirst(prefix.count)
          if !language.isEmpty, !["default", "none", "text", "notranslate", "plaintext"].contains(language) {
            return String(language)
          }
        }
      }
      if let index = classes.firstIndex(of: "sourceCode"), index + 1 < classes.count { return classes[index + 1] }
    }
    return nil
  }

  // MARK: - Containers

  /// Whether a container says something itself: a role, a language, or a class around no heading. Around headings there
  /// are no divisions, so that sections are what the headings make them; but the title of a note is no section's.
  func isDivision(_ node: Int32) -> Bool {
    if role(of: node) != nil { return true }
    if isHighlighting(node) { return false }
    if tree.nodes[Int(node)].tag == .address { return true }
    if survey.hasHeading[Int(node)] { return isAdmonition(node) }
    if alignment(of: node) != nil { return true }
    if let language = ownLanguage(of: node), language != languages.last { return true }
    return !classes(of: node).isEmpty
  }

  /// Divisions that highlighters put around code.
  private func isHighlighting(_ node: Int32) -> Bool {
    guard tree.nodes[Int(node)].tag == .div else { return false }
    return classes(of: node).contains { $0 == "highlight" || $0.hasPrefix("highlight-") || $0 == "sourceCode" }
  }

  func role(of node: Int32) -> Role? {
    let words =
      HTMLMapper.words(tree.attribute("role", of: node) ?? "")
      + HTMLMapper.words(tree.attribute("epub:type", of: node) ?? "")
    return words.lazy.compactMap { HTMLRoles.byName[$0.lowercased()] }.first
  }

  private func appendDivision(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let isAddress = tree.nodes[Int(node)].tag == .address
    let attributes = outerAttributes(of: node, class: isAddress ? "address" : nil)
    let waiting = take()
    let content = blocks(in: node, depth: depth + 1)
    putBack(waiting)
    guard !content.isEmpty || !attributes.isEmpty else { return }
    if content.isEmpty {
      if let id = attributes.id { waitingIDs.append(id) }
      return
    }
    add(.division(Division(role: role(of: node), content, attributes: attributes)), to: &flow)
  }

  /// `details` is a division of that class; its `summary` is a paragraph of that class, the first in it.
  private func appendDetails(_ node: Int32, depth: Int, _ flow: inout Flow) {
    var attributes = outerAttributes(of: node, class: "details")
    if tree.attribute("open", of: node) != nil {
      attributes.values.append(Attributes.Value(name: "open", value: "open"))
    }
    let waiting = take()
    var content: [Block] = []
    if let summary = tree.children(of: node).first(where: { tree.nodes[Int($0)].tag == .summary }) {
      let title = inlines(in: summary, depth: depth + 2)
      let summaryAttributes = self.attributes(of: summary, class: "summary")
      if !title.isEmpty { content.append(.paragraph(Paragraph(title, attributes: summaryAttributes))) }
      leftOut.insert(summary)
    }
    content += blocks(in: node, depth: depth + 1)
    putBack(waiting)
    add(.division(Division(content, attributes: attributes)), to: &flow)
  }

  private func appendFigure(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let attributes = outerAttributes(of: node)
    let waiting = take()
    var caption: [Inline] = []
    for child in tree.children(of: node) where tree.nodes[Int(child)].tag == .figcaption {
      let more = inlines(in: child, depth: depth + 1)
      if !caption.isEmpty, !more.isEmpty { caption.append(.lineBreak) }
      caption += more
      leftOut.insert(child)
    }
    var content = blocks(in: node, depth: depth + 1)
    putBack(waiting)
    // A picture of Markdown within is a figure already, and its description the caption for want of another.
    if content.count == 1, case .figure(let inner) = content[0], inner.attributes.isEmpty {
      content = inner.blocks
      if caption.isEmpty { caption = inner.caption }
    }
    add(.figure(Figure(content, caption: caption, attributes: attributes)), to: &flow)
  }
}
