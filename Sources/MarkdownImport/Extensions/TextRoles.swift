import PlatenCore
import TextScanning

/// Text with a role, as in MyST: a name in braces, and a code span at once behind it.
///
/// `{sub}` and `{sup}` are scripts, `{kbd}` keys, `{math}` a formula, `{ref}` and `{doc}` links; the names of code are code. Any
/// other name becomes the class of a span, and is reported.
extension InlineParser {
  /// Reads the role at a brace.
  ///
  /// - Returns: where to go on; `nil` if there is none.
  mutating func parseTextRole(at offset: Int, in scope: inout InlineScope) -> Int? {
    guard options.attributes, options.admonitions, text[offset + 1].isLetter else { return nil }
    var nameEnd = offset + 1
    while nameEnd - offset < 40,
      text[nameEnd].isAlphanumeric || text[nameEnd] == ASCII.hyphen
        || text[nameEnd] == ASCII.colon || text[nameEnd] == ASCII.underscore
    {
      nameEnd += 1
    }
    guard text[nameEnd] == ASCII.rightBrace, text[nameEnd + 1] == ASCII.backtick else { return nil }
    var start = nameEnd + 1
    while text[start] == ASCII.backtick { start += 1 }
    let length = start - nameEnd - 1
    guard let end = backticks.closing(length, in: text, from: start), end > start,
      !text.contains(ASCII.lineFeed, start, end)
    else { return nil }
    flushText(to: offset)
    textStart = end + length
    let name = text.string(offset + 1, nameEnd)
    switch name {
    case "math": push(.math, start, end, payload: 0)
    case "ref", "doc", "any", "numref", "term", "download": pushReference(name, start, end, from: offset, in: &scope)
    case "sub", "sup", "subscript", "superscript", "kbd":
      pushSpan(InlineTarget(kind: .role, destination: name), offset, start, end)
    case "code", "literal", "samp", "file", "command", "program", "option", "envvar", "func", "class", "meth", "mod",
      "attr":
      push(.code, start, end)
    default:
      if name.utf8.contains(ASCII.colon) {
        // `{py:func}`
        push(.code, start, end)
      } else {
        scope.templates.note(.myst, at: source(offset))
        pushSpan(InlineTarget(kind: .span, attributes: AttributeList(word: name)), offset, start, end)
      }
    }
    return textStart
  }

  private mutating func pushSpan(_ target: InlineTarget, _ offset: Int, _ start: Int, _ end: Int) {
    targets.append(target)
    push(.open, offset, start, payload: targets.count - 1)
    push(.text, start, end)
    push(.close, end, textStart, payload: targets.count - 1)
  }

  /// `title <target>`, or a target alone.
  private mutating func pushReference(
    _ name: String, _ start: Int, _ end: Int, from offset: Int, in scope: inout InlineScope
  ) {
    var titleEnd = end
    var target = text.string(start, end)
    if text[end - 1] == ASCII.greater, let less = target.lastIndex(of: "<"), less > target.startIndex {
      titleEnd = start + target[..<less].utf8.count
      while titleEnd > start, text[titleEnd - 1].isSpaceOrTab { titleEnd -= 1 }
      target = String(target[target.index(after: less)...].dropLast())
    }
    guard titleEnd > start, name == "ref" || name == "doc" else {
      scope.templates.note(.myst, at: source(offset))
      return pushSpan(
        InlineTarget(kind: .span, attributes: AttributeList(word: name)), offset, start, max(titleEnd, start))
    }
    let hasExtension = target.split(separator: "/").last?.contains(".") ?? true
    let destination = name == "ref" ? "#" + target : hasExtension ? target : target + ".md"
    // Links hold no links, so that what opened before cannot become one.
    inactiveBrackets = brackets.count
    pushSpan(InlineTarget(kind: .link, destination: destination), offset, start, titleEnd)
  }
}

extension DocumentBuilder {
  /// The node of a role that the model has a word for.
  func roleNode(_ name: String, _ content: [Inline]) -> Inline {
    switch name {
    case "sub", "subscript": .subscript(Styled(content))
    case "sup", "superscript": .superscript(Styled(content))
    default: .span(TextSpan(content, attributes: Attributes(values: [Attributes.Value(name: "element", value: name)])))
    }
  }
}
