/// Tables and templates (HTML §13.2.6.4.9–15 and 18).
extension HTMLTreeBuilder {
  mutating func inTable(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.characters, _), (.whitespace, _), (.null, _):
      switch tag(current) {
      case .table, .tbody, .template, .tfoot, .thead, .tr:
        pendingTableText.removeAll(keepingCapacity: true)
        originalMode = mode
        mode = .inTableText
        handle(&token)
      default: inTableOtherwise(&token)
      }
    case (.comment, _): insertComment(token)
    case (.doctype, _): break
    case (.startTag, .caption):
      clearStack(to: .table)
      insertMarker()
      insertElement(token)
      mode = .inCaption
    case (.startTag, .colgroup):
      clearStack(to: .table)
      insertElement(token)
      mode = .inColumnGroup
    case (.startTag, .col):
      clearStack(to: .table)
      insertImplied(.colgroup, at: token.offset)
      mode = .inColumnGroup
      handle(&token)
    case (.startTag, .tbody), (.startTag, .tfoot), (.startTag, .thead):
      clearStack(to: .table)
      insertElement(token)
      mode = .inTableBody
    case (.startTag, .td), (.startTag, .th), (.startTag, .tr):
      clearStack(to: .table)
      insertImplied(.tbody, at: token.offset)
      mode = .inTableBody
      handle(&token)
    case (.startTag, .table):
      fault(.strayStartTag, token)
      guard hasInScope(.table, .table) else { return }
      popThrough(.table)
      resetMode()
      handle(&token)
    case (.endTag, .table):
      guard hasInScope(.table, .table) else { return fault(.strayEndTag, token) }
      popThrough(.table)
      resetMode()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .tbody), (.endTag, .td), (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
      fault(.strayEndTag, token)
    case (.startTag, .style), (.startTag, .script), (.startTag, .template), (.endTag, .template): inHead(&token)
    case (.startTag, .input) where token.attribute("type")?.lowercased() == "hidden": insertVoid(token)
    case (.startTag, .form):
      guard form < 0, !isOpen(.template) else { return fault(.strayStartTag, token) }
      form = insertElement(token)
      open.removeLast()
    case (.end, _): inBody(&token)
    default: inTableOtherwise(&token)
    }
  }

  /// What may not stand in a table is put before it.
  private mutating func inTableOtherwise(_ token: inout HTMLToken) {
    isFosterParenting = true
    inBody(&token)
    isFosterParenting = false
  }

  mutating func inTableText(_ token: inout HTMLToken) {
    switch token.kind {
    case .null: break
    case .characters, .whitespace: pendingTableText.append(token)
    case .startTag, .endTag, .comment, .doctype, .opaque, .end:
      let pending = pendingTableText
      pendingTableText.removeAll(keepingCapacity: true)
      mode = originalMode
      if pending.contains(where: { $0.kind == .characters }) {
        for var characters in pending { inTableOtherwise(&characters) }
      } else {
        for characters in pending { insertCharacters(characters) }
      }
      handle(&token)
    }
  }

  mutating func inCaption(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.endTag, .caption), (.endTag, .table), (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup),
      (.startTag, .tbody), (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr):
      guard hasInScope(.caption, .table) else { return fault(.strayEndTag, token) }
      generateImpliedEndTags()
      faultUnlessCurrent(.caption, token)
      popThrough(.caption)
      clearFormattingToMarker()
      mode = .inTable
      if token.kind == .startTag || token.tag != .caption { handle(&token) }
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .tbody), (.endTag, .td),
      (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
      fault(.strayEndTag, token)
    default: inBody(&token)
    }
  }

  mutating func inColumnGroup(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _): insertCharacters(token)
    case (.comment, _): insertComment(token)
    case (.doctype, _): break
    case (.startTag, .html), (.end, _): inBody(&token)
    case (.startTag, .col): insertVoid(token)
    case (.startTag, .template), (.endTag, .template): inHead(&token)
    case (.endTag, .col): fault(.strayEndTag, token)
    case (.characters, _) where tokenizer.text[token.start].isHTMLSpace:
      eachRun(token) { builder, run in builder.handle(&run) }
    default:
      guard isHTML(current, .colgroup) else { return fault(.strayStartTag, token) }
      open.removeLast()
      mode = .inTable
      if token.kind != .endTag || token.tag != .colgroup { handle(&token) }
    }
  }

  mutating func inTableBody(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.startTag, .tr):
      clearStack(to: .tbody, .tfoot, .thead)
      insertElement(token)
      mode = .inRow
    case (.startTag, .td), (.startTag, .th):
      clearStack(to: .tbody, .tfoot, .thead)
      insertImplied(.tr, at: token.offset)
      mode = .inRow
      handle(&token)
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard hasInScope(token.tag, .table) else { return fault(.strayEndTag, token) }
      clearStack(to: .tbody, .tfoot, .thead)
      open.removeLast()
      mode = .inTable
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.endTag, .table):
      guard hasInScope(.table, { $0 == .tbody || $0 == .thead || $0 == .tfoot }) else {
        return fault(.strayEndTag, token)
      }
      clearStack(to: .tbody, .tfoot, .thead)
      open.removeLast()
      mode = .inTable
      handle(&token)
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .td), (.endTag, .th), (.endTag, .tr):
      fault(.strayEndTag, token)
    default: inTable(&token)
    }
  }

  mutating func inRow(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.startTag, .td), (.startTag, .th):
      clearStack(to: .tr)
      insertElement(token)
      mode = .inCell
      insertMarker()
    case (.endTag, .tr):
      if !closeRow() { fault(.strayEndTag, token) }
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      if closeRow() { handle(&token) } else { fault(.strayEndTag, token) }
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard hasInScope(token.tag, .table) else { return fault(.strayEndTag, token) }
      if closeRow() { handle(&token) }
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .td), (.endTag, .th):
      fault(.strayEndTag, token)
    default: inTable(&token)
    }
  }

  private mutating func closeRow() -> Bool {
    guard hasInScope(.tr, .table) else { return false }
    clearStack(to: .tr)
    open.removeLast()
    mode = .inTableBody
    return true
  }

  mutating func inCell(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.endTag, .td), (.endTag, .th):
      guard hasInScope(token.tag, .table) else { return fault(.strayEndTag, token) }
      generateImpliedEndTags()
      faultUnlessCurrent(token.tag, token)
      popThrough(token.tag)
      clearFormattingToMarker()
      mode = .inRow
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
      (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr):
      if closeCell(token) { handle(&token) } else { fault(.strayStartTag, token) }
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html):
      fault(.strayEndTag, token)
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
      guard hasInScope(token.tag, .table), closeCell(token) else { return fault(.strayEndTag, token) }
      handle(&token)
    default: inBody(&token)
    }
  }

  private mutating func closeCell(_ token: HTMLToken) -> Bool {
    guard hasInScope(.table, { $0 == .td || $0 == .th }) else { return false }
    generateImpliedEndTags()
    if tag(current) != .td, tag(current) != .th { faultUnlessCurrent(.td, token) }
    popThrough { $0 == .td || $0 == .th }
    clearFormattingToMarker()
    mode = .inRow
    return true
  }

  mutating func inTemplate(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.characters, _), (.whitespace, _), (.null, _), (.comment, _), (.doctype, _), (.opaque, _): inBody(&token)
    case (.startTag, .base), (.startTag, .basefont), (.startTag, .bgsound), (.startTag, .link), (.startTag, .meta),
      (.startTag, .noframes), (.startTag, .script), (.startTag, .style), (.startTag, .template), (.startTag, .title),
      (.endTag, .template):
      inHead(&token)
    case (.startTag, let tag):
      mode =
        switch tag {
        case .caption, .colgroup, .tbody, .tfoot, .thead: .inTable
        case .col: .inColumnGroup
        case .tr: .inTableBody
        case .td, .th: .inRow
        default: .inBody
        }
      if !templateModes.isEmpty { templateModes[templateModes.count - 1] = mode }
      handle(&token)
    case (.endTag, _): fault(.strayEndTag, token)
    case (.end, _):
      guard isOpen(.template) else { return }
      fault(.unclosedElement, "template", token.offset)
      popThrough(.template)
      clearFormattingToMarker()
      templateModes.removeLast()
      resetMode()
      handle(&token)
    }
  }
}
