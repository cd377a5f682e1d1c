import PlatenCore
import TextScanning

/// Links, pictures, spans and references to footnotes (CommonMark 0.31.2 §6.3 and §6.4).
extension InlineParser {
  mutating func openBracket(at offset: Int) -> Int {
    let previous = text[offset - 1]
    let isPlainBefore = offset > textStart && lastEscaped != offset - 1
    // cmark-gfm: `![^` is an exclamation mark and a footnote.
    let isNote = options.footnotes && text[offset + 1] == ASCII.caret
    let isImage = previous == ASCII.exclamation && isPlainBefore && !isNote
    let isInlineNote = options.inlineNotes && previous == ASCII.caret && isPlainBefore
    let start = isImage || isInlineNote ? offset - 1 : offset
    flushText(to: start)
    if let last = brackets.indices.last { brackets[last].hasBracketAfter = true }
    brackets.append(
      OpenBracket(
        token: Int32(tokens.count), runCount: Int32(delimiters.count), contentStart: Int32(offset + 1),
        isImage: isImage,
        isNote: isInlineNote))
    push(.open, start, offset + 1)
    textStart = offset + 1
    return offset + 1
  }

  mutating func closeBracket(at offset: Int, in scope: inout InlineScope) -> Int {
    guard let bracket = brackets.last else { return offset + 1 }
    if bracket.isNote {
      return finish(bracket, as: InlineTarget(kind: .inlineNote), at: offset, end: offset + 1)
    }
    guard bracket.isImage || brackets.count > inactiveBrackets else {
      // A link within keeps it from being a link; a span may hold links.
      if let list = attributes(at: offset + 1) {
        return finish(bracket, as: InlineTarget(kind: .span, attributes: list), at: offset, end: list.end)
      }
      removeBracket()
      return offset + 1
    }
    if let (target, end) = target(of: bracket, closedAt: offset, in: &scope) {
      return finish(bracket, as: target, at: offset, end: end)
    }
    if let end = takeNote(bracket, closedAt: offset, in: scope) { return end }
    if let list = attributes(at: offset + 1), !bracket.isImage {
      return finish(bracket, as: InlineTarget(kind: .span, attributes: list), at: offset, end: list.end)
    }
    removeBracket()
    return offset + 1
  }

  private mutating func removeBracket() {
    brackets.removeLast()
    inactiveBrackets = min(inactiveBrackets, brackets.count)
  }

  private func target(
    of bracket: OpenBracket, closedAt offset: Int, in scope: inout InlineScope
  ) -> (InlineTarget, end: Int)? {
    let kind: InlineTarget.Kind = bracket.isImage ? .image : .link
    guard
      var (target, end) = inlineTarget(kind, at: offset + 1)
        ?? referencedTarget(kind, bracket, closedAt: offset, in: &scope)
    else { return nil }
    if let list = attributes(at: end) {
      target.attributes = list
      end = list.end
    }
    return (target, end)
  }

  /// `(destination "title")`
  private func inlineTarget(_ kind: InlineTarget.Kind, at start: Int) -> (InlineTarget, Int)? {
    guard text[start] == ASCII.leftParenthesis else { return nil }
    var offset = text.skipWhitespace(start + 1)
    var target = InlineTarget(kind: kind)
    if text[offset] != ASCII.rightParenthesis {
      guard let destination = LinkScanner.destination(text, at: offset) else { return nil }
      target.destination = text.unescapedString(destination.start, destination.end)
      offset = text.skipWhitespace(destination.next)
      if offset > destination.next, let title = LinkScanner.title(text, at: offset) {
        target.title = text.unescapedString(title.start, title.end)
        offset = text.skipWhitespace(title.next)
      }
      if kind == .image, options.attributes, offset > destination.next, let size = PictureSize.values(text, at: offset)
      {
        target.attributes = size.list
        offset = text.skipWhitespace(size.end)
        if target.title == nil, let title = LinkScanner.title(text, at: offset) {
          target.title = text.unescapedString(title.start, title.end)
          offset = text.skipWhitespace(title.next)
        }
      }
    }
    return text[offset] == ASCII.rightParenthesis ? (target, offset + 1) : nil
  }

  /// `[label]`, `[]`, or the bracket's own text as the label.
  private func referencedTarget(
    _ kind: InlineTarget.Kind, _ bracket: OpenBracket, closedAt offset: Int, in scope: inout InlineScope
  ) -> (InlineTarget, Int)? {
    guard !scope.references.isEmpty else { return nil }
    var label = LinkScanner.Part(start: Int(bracket.contentStart), end: offset, next: offset + 1)
    var end = offset + 1
    let explicit = LinkScanner.label(text, at: offset + 1)
    if let explicit, text.skipWhitespace(explicit.start) < explicit.end {
      label = explicit
      end = explicit.next
    } else {
      if let explicit, explicit.end == explicit.start { end = explicit.next }
      if bracket.hasBracketAfter { return nil }
    }
    guard label.end - label.start <= LinkScanner.maximumLabelLength,
      let name = LinkScanner.normalizedLabel(text, label), let reference = scope.references[name]
    else { return nil }
    guard reference.cost <= scope.expansionLeft else {
      scope.limitHit = true
      return nil
    }
    scope.expansionLeft -= reference.cost
    return (InlineTarget(kind: kind, destination: reference.destination, title: reference.title), end)
  }

  /// `[^label]`
  private mutating func takeNote(_ bracket: OpenBracket, closedAt offset: Int, in scope: InlineScope) -> Int? {
    guard options.footnotes, text[Int(bracket.contentStart)] == ASCII.caret else { return nil }
    let label = LinkScanner.Part(start: Int(bracket.contentStart) + 1, end: offset, next: offset + 1)
    guard label.end > label.start, label.end - label.start <= LinkScanner.maximumLabelLength,
      let name = LinkScanner.normalizedLabel(text, label), let note = scope.footnotes[name]
    else { return nil }
    let start = Int(tokens[Int(bracket.token)].end)
    forget(bracket)
    push(.note, start - 1, offset + 1, payload: Int(note))
    textStart = offset + 1
    return offset + 1
  }

  /// Takes back everything from an opening bracket on.
  private mutating func forget(_ bracket: OpenBracket) {
    tokens.removeSubrange(Int(bracket.token)...)
    delimiters.removeSubrange(Int(bracket.runCount)...)
    removeBracket()
  }

  private mutating func finish(_ bracket: OpenBracket, as target: InlineTarget, at offset: Int, end: Int) -> Int {
    flushText(to: offset)
    matchDelimiters(from: Int(bracket.runCount))
    // Notes within the line are all alike, and share one: there may be as many as letters.
    if target.kind != .inlineNote || targets.last?.kind != .inlineNote { targets.append(target) }
    tokens[Int(bracket.token)].payload = Int32(targets.count - 1)
    push(.close, offset, end, payload: targets.count - 1)
    removeBracket()
    textStart = end
    // CommonMark 0.31.2 §6.3: links hold no links, so that what opened before cannot become one.
    if target.kind == .link { inactiveBrackets = brackets.count }
    return end
  }
}
