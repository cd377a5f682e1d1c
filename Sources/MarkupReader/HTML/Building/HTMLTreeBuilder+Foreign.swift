/// SVG and MathML within HTML (HTML §13.2.6.5).
extension HTMLTreeBuilder {
  /// Whether a token goes by the rules for foreign content.
  func isForeign(_ token: HTMLToken) -> Bool {
    guard let adjusted = adjustedNode, token.kind != .end else { return false }
    let node = tree.nodes[Int(adjusted)]
    guard node.namespace != .html, token.kind != .opaque else { return false }
    let isText = token.kind == .characters || token.kind == .whitespace || token.kind == .null
    if isMathMLTextIntegrationPoint(adjusted),
      isText || (token.kind == .startTag && token.tag != .mglyph && token.tag != .malignmark)
    {
      return false
    }
    if node.namespace == .mathML, node.tag == .annotationXML, token.kind == .startTag, token.tag == .svg {
      return false
    }
    return !(isHTMLIntegrationPoint(adjusted) && (isText || token.kind == .startTag))
  }

  private func isMathMLTextIntegrationPoint(_ node: Int32) -> Bool {
    guard tree.nodes[Int(node)].namespace == .mathML else { return false }
    switch tree.nodes[Int(node)].tag {
    case .mi, .mo, .mn, .ms, .mtext: return true
    default: return false
    }
  }

  private func isHTMLIntegrationPoint(_ node: Int32) -> Bool {
    switch (tree.nodes[Int(node)].namespace, tree.nodes[Int(node)].tag) {
    case (.svg, .foreignObject), (.svg, .desc), (.svg, .title): return true
    case (.mathML, .annotationXML):
      let encoding = tree.attribute("encoding", of: node)?.lowercased()
      return encoding == "text/html" || encoding == "application/xhtml+xml"
    default: return false
    }
  }

  mutating func inForeignContent(_ token: inout HTMLToken) {
    switch token.kind {
    case .null: insertReplacement(token)
    case .whitespace: insertCharacters(token)
    case .characters:
      insertCharacters(token)
      framesetIsOK = false
    case .comment: insertComment(token)
    case .doctype, .end: break
    case .opaque: insertOpaque(token)
    case .startTag:
      if breaksOut(token) { return breakOut(&token) }
      insertForeign(token, adjustedNode.map { tree.nodes[Int($0)].namespace } ?? .html)
    case .endTag:
      if token.tag == .br || token.tag == .p { return breakOut(&token) }
      closeForeign(&token)
    }
  }

  private mutating func breakOut(_ token: inout HTMLToken) {
    fault(.misnestedTag, token)
    while open.count > 1, tree.nodes[Int(current)].namespace != .html, !isMathMLTextIntegrationPoint(current),
      !isHTMLIntegrationPoint(current)
    {
      open.removeLast()
    }
    handle(&token)
  }

  private mutating func closeForeign(_ token: inout HTMLToken) {
    let name = token.tagName
    for index in open.indices.reversed() {
      if index == 0 { return }
      if index < open.count - 1, tree.nodes[Int(open[index])].namespace == .html { return handle(&token) }
      if tree.name(of: open[index]).lowercased() == name {
        if index < open.count - 1 { fault(.misnestedTag, token) }
        open.removeSubrange(index...)
        return
      }
    }
  }

  /// Inserts an element of SVG or MathML, and opens it unless it ends itself.
  mutating func insertForeign(_ token: HTMLToken, _ namespace: HTMLTree.Namespace) {
    var adjusted = token
    if namespace == .svg, let name = ForeignNames.svgElements[token.tagName] {
      adjusted.tag = HTMLTag.byName[name] ?? .other
      adjusted.name = name
    }
    let node = tree.makeElement(
      adjusted, namespace: namespace, adjusted: token.attributes.map { ForeignNames.adjusted($0, namespace) })
    place(node)
    if !token.isSelfClosing { open.append(node) }
  }

  /// HTML §13.2.6.5: start tags that can only have been meant as HTML.
  private func breaksOut(_ token: HTMLToken) -> Bool {
    switch token.tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    case .font: token.attributes.contains { ["color", "face", "size"].contains($0.name) }
    default: false
    }
  }
}
