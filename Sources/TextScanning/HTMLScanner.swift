/// Raw HTML (CommonMark 0.31.2 §4.6 and §6.6).
package enum HTMLScanner {
  /// The offset after an open tag whose `<` stands at an offset.
  package static func openTag(_ view: ByteView, at start: Int) -> Int? {
    guard var offset = tagName(view, at: start + 1) else { return nil }
    while true {
      let next = view.skipWhitespace(offset)
      if view[next] == ASCII.greater { return next + 1 }
      if view[next] == ASCII.slash { return view[next + 1] == ASCII.greater ? next + 2 : nil }
      guard next > offset, let end = attribute(view, at: next) else { return nil }
      offset = end
    }
  }

  /// The offset after a closing tag whose `<` stands at an offset.
  package static func closingTag(_ view: ByteView, at start: Int) -> Int? {
    guard view[start + 1] == ASCII.slash, let offset = tagName(view, at: start + 2) else { return nil }
    let end = view.skipWhitespace(offset)
    return view[end] == ASCII.greater ? end + 1 : nil
  }

  /// The start condition of an HTML block that a line fulfils, 1 to 7; 0 for none.
  ///
  /// - Parameter start: the offset of the `<`.
  package static func blockCondition(_ view: ByteView, at start: Int, lineEnd: Int) -> Int {
    let line = view.slice(0, lineEnd)
    switch line[start + 1] {
    case ASCII.exclamation:
      if line.has("!--", at: start + 1) { return 2 }
      if line.has("![cdata[", at: start + 1), line[start + 3] == 0x43 { return 5 }
      return line[start + 2].isLetter ? 4 : 0
    case ASCII.question: return 3
    case ASCII.slash: return tagCondition(line, at: start + 2, isClosing: true)
    default: return tagCondition(line, at: start + 1, isClosing: false)
    }
  }

  /// Whether a line ends an HTML block of condition 1 to 5.
  package static func endsBlock(_ view: ByteView, condition: Int, from start: Int, to end: Int) -> Bool {
    let line = view.slice(start, end)
    switch condition {
    case 1:
      return (0..<max(0, line.count - 1)).contains { offset in
        line[offset] == ASCII.less && line[offset + 1] == ASCII.slash
          && (line.has("script>", at: offset + 2) || line.has("pre>", at: offset + 2)
            || line.has("style>", at: offset + 2) || line.has("textarea>", at: offset + 2))
      }
    case 2: return find("-->", in: line, from: 0) != nil
    case 3: return find("?>", in: line, from: 0) != nil
    case 4: return find(">", in: line, from: 0) != nil
    case 5: return find("]]>", in: line, from: 0) != nil
    default: return false
    }
  }

  /// Whether a text is one comment and nothing else, however HTML and XML are read.
  ///
  /// XML 1.0 §2.5 allows no `--` within; HTML ends a comment at `<!-->`, `<!--->` and `--!>` too.
  package static func isComment(_ text: ByteView) -> Bool {
    guard text.count >= 7, text.has("<!--", at: 0), text.has("-->", at: text.count - 3) else { return false }
    let content = text.slice(4, text.count - 3)
    guard content[0] != ASCII.greater, content[0] != ASCII.hyphen, content[content.count - 1] != ASCII.hyphen else {
      return false
    }
    return find("--", in: content, from: 0) == nil
  }

  /// The offset after the next occurrence of a text without letters.
  package static func find(_ text: StaticString, in view: ByteView, from start: Int) -> Int? {
    let first = text.utf8Start[0]
    var offset = start
    while offset < view.count {
      if view[offset] == first, view.has(text, at: offset) { return offset + text.utf8CodeUnitCount }
      offset += 1
    }
    return nil
  }

  private static func tagCondition(_ line: ByteView, at start: Int, isClosing: Bool) -> Int {
    guard let end = tagName(line, at: start) else { return 0 }
    let name = line.string(start, end).lowercased()
    let next = line[end]
    let isDelimited = next == 0 || next.isSpaceTabOrLineEnd || next == ASCII.greater
    if !isClosing, isDelimited, verbatimNames.contains(name) { return 1 }
    if isDelimited || (next == ASCII.slash && line[end + 1] == ASCII.greater), blockNames.contains(name) { return 6 }
    let tagEnd = isClosing ? closingTag(line, at: start - 2) : openTag(line, at: start - 1)
    guard let tagEnd, line.skipSpaces(tagEnd) == line.count, isClosing || !verbatimNames.contains(name) else {
      return 0
    }
    return 7
  }

  private static func tagName(_ view: ByteView, at start: Int) -> Int? {
    guard view[start].isLetter else { return nil }
    var offset = start + 1
    while view[offset].isAlphanumeric || view[offset] == ASCII.hyphen { offset += 1 }
    return offset
  }

  /// The offset after an attribute name and, if there is one, its value.
  private static func attribute(_ view: ByteView, at start: Int) -> Int? {
    let first = view[start]
    guard first.isLetter || first == ASCII.underscore || first == ASCII.colon else { return nil }
    var offset = start + 1
    while view[offset].isAlphanumeric || view[offset] == ASCII.underscore || view[offset] == ASCII.colon
      || view[offset] == ASCII.period || view[offset] == ASCII.hyphen
    {
      offset += 1
    }
    let equals = view.skipWhitespace(offset)
    guard view[equals] == ASCII.equals else { return offset }
    return attributeValue(view, at: view.skipWhitespace(equals + 1))
  }

  private static func attributeValue(_ view: ByteView, at start: Int) -> Int? {
    let quote = view[start]
    var offset = start
    if quote == ASCII.quotation || quote == ASCII.apostrophe {
      offset += 1
      while offset < view.count, view[offset] != quote { offset += 1 }
      return offset < view.count ? offset + 1 : nil
    }
    while true {
      switch view[offset] {
      case 0...ASCII.space, ASCII.quotation, ASCII.apostrophe, ASCII.equals, ASCII.less, ASCII.greater, ASCII.backtick:
        return offset > start ? offset : nil
      default: offset += 1
      }
    }
  }

  private static let verbatimNames: Set<String> = ["pre", "script", "style", "textarea"]

  /// CommonMark 0.31.2 §4.6, start condition 6.
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
