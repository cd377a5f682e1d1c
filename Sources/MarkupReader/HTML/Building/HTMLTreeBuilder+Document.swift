/// What stands around the body (HTML §13.2.6.4.1–6 and 19–23).
extension HTMLTreeBuilder {
  mutating func initial(_ token: inout HTMLToken) {
    switch token.kind {
    case .whitespace: return
    case .comment: return insertComment(token, into: 0)
    case .doctype:
      let node = tree.makeNode(.doctype, offset: token.offset)
      tree.nodes[Int(node)].payload = Int32(tree.doctypes.count)
      tree.doctypes.append(token.doctype)
      tree.insert(node, into: 0)
      tree.isQuirky = token.doctype.isQuirky
    case .characters, .null, .startTag, .endTag, .opaque, .end:
      tree.isQuirky = true
      mode = .beforeHTML
      return handle(&token)
    }
    mode = .beforeHTML
  }

  mutating func beforeHTML(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.doctype, _), (.whitespace, _): return
    case (.comment, _): return insertComment(token, into: 0)
    case (.startTag, .html):
      let node = tree.makeElement(token, namespace: .html, adjusted: token.attributes)
      tree.insert(node, into: 0)
      open.append(node)
      mode = .beforeHead
      return
    case (.endTag, .head), (.endTag, .body), (.endTag, .html), (.endTag, .br): break
    case (.endTag, _): return fault(.strayEndTag, token)
    default: break
    }
    var root = HTMLToken()
    (root.tag, root.offset) = (.html, token.offset)
    let node = tree.makeElement(root, namespace: .html, adjusted: [])
    tree.insert(node, into: 0)
    open.append(node)
    mode = .beforeHead
    handle(&token)
  }

  mutating func beforeHead(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.doctype, _), (.whitespace, _): return
    case (.comment, _): return insertComment(token)
    case (.startTag, .html): return inBody(&token)
    case (.startTag, .head):
      head = insertElement(token)
      mode = .inHead
      return
    case (.endTag, .head), (.endTag, .body), (.endTag, .html), (.endTag, .br): break
    case (.endTag, _): return fault(.strayEndTag, token)
    default: break
    }
    head = insertImplied(.head, at: token.offset)
    mode = .inHead
    handle(&token)
  }

  mutating func inHead(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _): return insertCharacters(token)
    case (.comment, _): return insertComment(token)
    case (.doctype, _): return
    case (.startTag, .html): return inBody(&token)
    case (.startTag, .base), (.startTag, .basefont), (.startTag, .bgsound), (.startTag, .link), (.startTag, .meta):
      return insertVoid(token)
    case (.startTag, .title): return insertRawText(token, .rcdata)
    case (.startTag, .noscript) where !isScripting:
      insertElement(token)
      mode = .inHeadNoscript
      return
    case (.startTag, .noframes), (.startTag, .style), (.startTag, .noscript): return insertRawText(token, .rawText)
    case (.startTag, .script): return insertRawText(token, .scriptData)
    case (.startTag, .template):
      insertElement(token)
      insertMarker()
      framesetIsOK = false
      mode = .inTemplate
      templateModes.append(.inTemplate)
      return
    case (.endTag, .template): return closeTemplate(token)
    case (.startTag, .head): return fault(.strayStartTag, token)
    case (.endTag, .head):
      open.removeLast()
      mode = .afterHead
      return
    case (.endTag, .body), (.endTag, .html), (.endTag, .br): break
    case (.endTag, _): return fault(.strayEndTag, token)
    default: break
    }
    open.removeLast()
    mode = .afterHead
    handle(&token)
  }

  mutating func closeTemplate(_ token: HTMLToken) {
    guard isOpen(.template) else { return fault(.strayEndTag, token) }
    generateImpliedEndTags(thoroughly: true)
    faultUnlessCurrent(.template, token)
    popThrough(.template)
    clearFormattingToMarker()
    templateModes.removeLast()
    resetMode()
  }

  mutating func inHeadNoscript(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.doctype, _): return
    case (.startTag, .html): return inBody(&token)
    case (.endTag, .noscript):
      open.removeLast()
      mode = .inHead
      return
    case (.whitespace, _), (.comment, _), (.startTag, .basefont), (.startTag, .bgsound), (.startTag, .link),
      (.startTag, .meta), (.startTag, .noframes), (.startTag, .style):
      return inHead(&token)
    case (.startTag, .head), (.startTag, .noscript): return fault(.strayStartTag, token)
    case (.endTag, .br): break
    case (.endTag, _): return fault(.strayEndTag, token)
    default: break
    }
    open.removeLast()
    mode = .inHead
    handle(&token)
  }

  mutating func afterHead(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _): return insertCharacters(token)
    case (.comment, _): return insertComment(token)
    case (.doctype, _): return
    case (.startTag, .html): return inBody(&token)
    case (.startTag, .body):
      insertElement(token)
      framesetIsOK = false
      mode = .inBody
      return
    case (.startTag, .frameset):
      insertElement(token)
      mode = .inFrameset
      return
    case (.startTag, .base), (.startTag, .basefont), (.startTag, .bgsound), (.startTag, .link), (.startTag, .meta),
      (.startTag, .noframes), (.startTag, .script), (.startTag, .style), (.startTag, .template), (.startTag, .title):
      guard head >= 0 else { return }
      open.append(head)
      inHead(&token)
      if let index = open.lastIndex(of: head) { open.remove(at: index) }
      return
    case (.endTag, .template): return inHead(&token)
    case (.startTag, .head): return fault(.strayStartTag, token)
    case (.endTag, .body), (.endTag, .html), (.endTag, .br): break
    case (.endTag, _): return fault(.strayEndTag, token)
    default: break
    }
    insertImplied(.body, at: token.offset)
    mode = .inBody
    handle(&token)
  }

  mutating func afterBody(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _), (.startTag, .html): return inBody(&token)
    case (.comment, _): return insertComment(token, into: open.first)
    case (.doctype, _), (.end, _): return
    case (.endTag, .html):
      if context < 0 { mode = .afterAfterBody }
      return
    default: break
    }
    mode = .inBody
    handle(&token)
  }

  mutating func afterAfterBody(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.comment, _): return insertComment(token, into: 0)
    case (.doctype, _), (.whitespace, _), (.startTag, .html): return inBody(&token)
    case (.end, _): return
    default: break
    }
    mode = .inBody
    handle(&token)
  }

  // MARK: - Framesets

  mutating func inFrameset(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _): insertCharacters(token)
    case (.characters, _):
      eachRun(token) { builder, run in if run.kind == .whitespace { builder.insertCharacters(run) } }
    case (.comment, _): insertComment(token)
    case (.startTag, .html): inBody(&token)
    case (.startTag, .frameset): insertElement(token)
    case (.endTag, .frameset):
      guard open.count > 1 else { return fault(.strayEndTag, token) }
      open.removeLast()
      if context < 0, !isHTML(current, .frameset) { mode = .afterFrameset }
    case (.startTag, .frame): insertVoid(token)
    case (.startTag, .noframes): inHead(&token)
    default: break
    }
  }

  mutating func afterFrameset(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.whitespace, _): insertCharacters(token)
    case (.characters, _):
      eachRun(token) { builder, run in if run.kind == .whitespace { builder.insertCharacters(run) } }
    case (.comment, _): insertComment(token)
    case (.startTag, .html): inBody(&token)
    case (.endTag, .html): mode = .afterAfterFrameset
    case (.startTag, .noframes): inHead(&token)
    default: break
    }
  }

  mutating func afterAfterFrameset(_ token: inout HTMLToken) {
    switch (token.kind, token.tag) {
    case (.comment, _): insertComment(token, into: 0)
    case (.doctype, _), (.whitespace, _), (.startTag, .html): inBody(&token)
    case (.characters, _):
      eachRun(token) { builder, run in if run.kind == .whitespace { builder.inBody(&run) } }
    case (.startTag, .noframes): inHead(&token)
    default: break
    }
  }
}

extension HTMLDoctype {
  /// HTML §13.2.6.4.1: whether a document is laid out as browsers did before standards.
  var isQuirky: Bool {
    if forcesQuirks || name != "html" { return true }
    let publicID = publicID?.lowercased()
    if let publicID {
      if ["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"].contains(publicID) {
        return true
      }
      if HTMLDoctype.quirkyPrefixes.contains(where: publicID.hasPrefix) { return true }
      if systemID == nil, HTMLDoctype.quirkyWithoutSystem.contains(where: publicID.hasPrefix) { return true }
    }
    return systemID?.lowercased() == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
  }

  private static let quirkyWithoutSystem = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  private static let quirkyPrefixes = [
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0", "-//microsoft//dtd internet explorer 3.0",
    "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//", "-//o'reilly and associates//dtd html extended",
    "-//sq//dtd html 2.0 hotmetal + extensions//", "-//softquad", "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava", "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2",
    "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental",
    "-//w3c//dtd w3 html 3.0//", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html",
  ]
}
