/// The rules for the content of the body (HTML §13.2.6.4.7): all but the tags.
extension HTMLTreeBuilder {
  mutating func inBody(_ token: inout HTMLToken) {
    switch token.kind {
    case .null, .doctype: break
    case .whitespace:
      reconstructFormatting()
      insertCharacters(token)
    case .characters:
      reconstructFormatting()
      insertCharacters(token)
      framesetIsOK = false
    case .comment: insertComment(token)
    case .opaque:
      if token.isBlock { closeParagraphInButtonScope(token) } else { reconstructFormatting() }
      insertOpaque(token)
      framesetIsOK = false
    case .startTag: startInBody(&token)
    case .endTag: endInBody(&token)
    case .end:
      if templateModes.isEmpty { faultForUnclosed() } else { inTemplate(&token) }
    }
  }

  /// Notes which elements the end of the document closes though they need an end tag.
  private mutating func faultForUnclosed() {
    for node in open {
      switch tag(node) {
      case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .tbody, .td, .tfoot, .th, .thead, .tr, .body,
        .html:
        continue
      default: fault(.unclosedElement, tree.name(of: node), Int(tree.nodes[Int(node)].offset))
      }
    }
  }

  // MARK: - End tags

  mutating func endInBody(_ token: inout HTMLToken) {
    switch token.tag {
    case .template: inHead(&token)
    case .body, .html:
      guard hasInScope(.body) else { return fault(.strayEndTag, token) }
      mode = .afterBody
      if token.tag == .html { handle(&token) }
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
      .select, .summary, .ul:
      guard hasInScope(token.tag) else { return fault(.strayEndTag, token) }
      close(token.tag, token)
    case .form: closeForm(token)
    case .p:
      if !hasInScope(.p, .button) {
        fault(.strayEndTag, token)
        insertImplied(.p, at: token.offset)
      }
      close(.p, token)
    case .li:
      guard hasInScope(.li, .listItem) else { return fault(.strayEndTag, token) }
      close(.li, token)
    case .dd, .dt:
      guard hasInScope(token.tag) else { return fault(.strayEndTag, token) }
      close(token.tag, token)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard hasInScope(.plain, { $0.headingLevel != nil }) else { return fault(.strayEndTag, token) }
      generateImpliedEndTags()
      faultUnlessCurrent(token.tag, token)
      popThrough { $0.headingLevel != nil }
    case .applet, .marquee, .object:
      guard hasInScope(token.tag) else { return fault(.strayEndTag, token) }
      close(token.tag, token)
      clearFormattingToMarker()
    case .br:
      fault(.strayEndTag, token)
      token.attributes = []
      reconstructFormatting()
      insertVoid(token)
      framesetIsOK = false
    case _ where token.tag.isFormatting: adopt(token)
    default: closeOther(token)
    }
  }

  private mutating func closeForm(_ token: HTMLToken) {
    if isOpen(.template) {
      guard hasInScope(.form) else { return fault(.strayEndTag, token) }
      return close(.form, token)
    }
    let node = form
    form = HTMLTree.none
    guard node >= 0, isInScope(node) else { return fault(.strayEndTag, token) }
    generateImpliedEndTags()
    if current != node { fault(.misnestedTag, token) }
    if let index = open.lastIndex(of: node) { open.remove(at: index) }
  }
}
