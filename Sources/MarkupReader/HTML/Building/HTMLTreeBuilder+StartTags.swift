/// Start tags in the body (HTML §13.2.6.4.7).
extension HTMLTreeBuilder {
  mutating func startInBody(_ token: inout HTMLToken) {
    switch token.tag {
    case .html:
      fault(.strayStartTag, token)
      if !isOpen(.template), let root = open.first { tree.addMissing(token.attributes, to: root) }
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: inHead(&token)
    case .body:
      guard open.count > 1, isHTML(open[1], .body), !isOpen(.template) else { return fault(.strayStartTag, token) }
      framesetIsOK = false
      tree.addMissing(token.attributes, to: open[1])
    case .frameset:
      guard open.count > 1, isHTML(open[1], .body), framesetIsOK else { return fault(.strayStartTag, token) }
      tree.remove(open[1])
      open.removeSubrange(1...)
      insertElement(token)
      mode = .inFrameset
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
      .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
      closeParagraphInButtonScope(token)
      insertElement(token)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraphInButtonScope(token)
      if tag(current).headingLevel != nil {
        faultUnlessCurrent(.other, token)
        open.removeLast()
      }
      insertElement(token)
    case .pre, .listing:
      closeParagraphInButtonScope(token)
      insertElement(token)
      skipsLineFeed = true
      framesetIsOK = false
    case .form: startForm(token)
    case .li: startItem(token) { $0 == .li }
    case .dd, .dt: startItem(token) { $0 == .dd || $0 == .dt }
    case .plaintext:
      closeParagraphInButtonScope(token)
      insertElement(token)
      tokenizer.state = .plainText
    case .button:
      if hasInScope(.button) {
        fault(.strayStartTag, token)
        generateImpliedEndTags()
        popThrough(.button)
      }
      reconstructFormatting()
      insertElement(token)
      framesetIsOK = false
    case .a: startAnchor(token)
    case .nobr:
      reconstructFormatting()
      if hasInScope(.nobr) {
        adopt(token)
        reconstructFormatting()
      }
      pushFormatting(insertElement(token))
    case _ where token.tag.isFormatting:
      reconstructFormatting()
      pushFormatting(insertElement(token))
    case .applet, .marquee, .object:
      reconstructFormatting()
      insertElement(token)
      insertMarker()
      framesetIsOK = false
    case .table:
      if !tree.isQuirky { closeParagraphInButtonScope(token) }
      insertElement(token)
      framesetIsOK = false
      mode = .inTable
    default: startEmbeddedInBody(&token)
    }
  }

  private mutating func startForm(_ token: HTMLToken) {
    let isInTemplate = isOpen(.template)
    guard form < 0 || isInTemplate else { return fault(.strayStartTag, token) }
    closeParagraphInButtonScope(token)
    let node = insertElement(token)
    if !isInTemplate { form = node }
  }

  /// An item ends the one before it, unless something special lies between.
  private mutating func startItem(_ token: HTMLToken, _ ends: (HTMLTag) -> Bool) {
    framesetIsOK = false
    for node in open.reversed() {
      let tag = tag(node)
      if ends(tag) {
        close(tag, token)
        break
      }
      if isSpecial(node), tag != .address, tag != .div, tag != .p { break }
    }
    closeParagraphInButtonScope(token)
    insertElement(token)
  }

  private mutating func startAnchor(_ token: HTMLToken) {
    if let index = formatting.lastIndex(where: { $0.isMarker || isHTML($0.node, .a) }), !formatting[index].isMarker {
      let node = formatting[index].node
      fault(.unclosedElement, "a", Int(tree.nodes[Int(node)].offset))
      adopt(token)
      formatting.removeAll { $0.node == node }
      if let index = open.lastIndex(of: node) { open.remove(at: index) }
    }
    reconstructFormatting()
    pushFormatting(insertElement(token))
  }

  private mutating func startEmbeddedInBody(_ token: inout HTMLToken) {
    switch token.tag {
    case .area, .br, .embed, .img, .keygen, .wbr:
      reconstructFormatting()
      insertVoid(token)
      framesetIsOK = false
    case .input:
      if context >= 0, isHTML(context, .select) { return fault(.strayStartTag, token) }
      if hasInScope(.select) {
        fault(.strayStartTag, token)
        popThrough(.select)
      }
      reconstructFormatting()
      insertVoid(token)
      if token.attribute("type")?.lowercased() != "hidden" { framesetIsOK = false }
    case .param, .source, .track: insertVoid(token)
    case .hr:
      closeParagraphInButtonScope(token)
      if hasInScope(.select) { generateImpliedEndTags() }
      insertVoid(token)
      framesetIsOK = false
    case .image:
      // HTML §13.2.6.4.7: “Don't ask.”
      token.tag = .img
      startInBody(&token)
    case .textarea:
      insertRawText(token, .rcdata)
      skipsLineFeed = true
      framesetIsOK = false
    case .xmp:
      closeParagraphInButtonScope(token)
      reconstructFormatting()
      framesetIsOK = false
      insertRawText(token, .rawText)
    case .iframe:
      framesetIsOK = false
      insertRawText(token, .rawText)
    case .noembed: insertRawText(token, .rawText)
    case .noscript where isScripting: insertRawText(token, .rawText)
    case .select: startSelect(token)
    case .optgroup, .option: startOption(token)
    case .rb, .rtc:
      if hasInScope(.ruby) { generateImpliedEndTags() }
      insertElement(token)
    case .rp, .rt:
      if hasInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
      insertElement(token)
    case .math, .svg:
      reconstructFormatting()
      insertForeign(token, token.tag == .svg ? .svg : .mathML)
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: fault(.strayStartTag, token)
    default:
      reconstructFormatting()
      insertElement(token)
    }
  }

  private mutating func startSelect(_ token: HTMLToken) {
    if context >= 0, isHTML(context, .select) { return fault(.strayStartTag, token) }
    if hasInScope(.select) {
      fault(.strayStartTag, token)
      return popThrough(.select)
    }
    reconstructFormatting()
    insertElement(token)
    framesetIsOK = false
  }

  private mutating func startOption(_ token: HTMLToken) {
    if hasInScope(.select) {
      generateImpliedEndTags(except: token.tag == .option ? .optgroup : nil)
    } else if isHTML(current, .option) {
      open.removeLast()
    }
    reconstructFormatting()
    insertElement(token)
  }
}
