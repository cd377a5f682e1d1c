import TextScanning

/// HTML elements that hold Markdown, as in Python-Markdown and kramdown: `<div markdown>`, `<figure markdown="1">`.
extension BlockParser {
  /// Takes the line of a tag that says so as a block of its own: what follows is Markdown, without a blank line too.
  mutating func takeMarkdownTag(_ index: Int) -> Bool {
    guard options.admonitions, let end = HTMLScanner.openTag(view, at: nonspace), view.skipSpaces(end) >= lineEnd,
      hasMarkdownAttribute(from: nonspace, to: end)
    else { return false }
    addLine()
    // There the text may be indented as deep as it likes.
    let tagColumn = nonspaceColumn
    var next = lineEnd + 1
    var textColumn = 0
    while next < view.count, view[next].isSpaceTabOrLineEnd {
      switch view[next] {
      case ASCII.space: textColumn += 1
      case ASCII.tab: textColumn += 4 - textColumn & 3
      default: textColumn = 0
      }
      next += 1
    }
    textColumnInHTML = textColumn >= tagColumn + 4 ? textColumn : 0
    closeTop()
    matched = open.count
    return true
  }

  /// `markdown`, `markdown="1"`, `markdown=block`.
  private func hasMarkdownAttribute(from start: Int, to end: Int) -> Bool {
    var offset = start
    while offset + 8 < end {
      defer { offset += 1 }
      guard view[offset].isSpaceOrTab, view.has("markdown", at: offset + 1) else { continue }
      let next = view[offset + 9]
      if next.isSpaceOrTab || next == ASCII.greater { return true }
      guard next == ASCII.equals else { continue }
      let value = offset + (view[offset + 10] == ASCII.quotation || view[offset + 10] == ASCII.apostrophe ? 11 : 10)
      return ["1", "block", "span", "true"].contains { view.has($0, at: value) }
    }
    return false
  }

  /// Takes off what the text in such an element is indented by.
  mutating func takeIndentInHTML() {
    guard textColumnInHTML > 0, !isBlank else { return }
    if view[nonspace] == ASCII.less, view[nonspace + 1] == ASCII.slash {
      textColumnInHTML = 0
    } else if nonspaceColumn >= textColumnInHTML, column < textColumnInHTML {
      advance(columns: textColumnInHTML - column)
    }
  }
}
