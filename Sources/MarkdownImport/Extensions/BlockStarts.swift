import PlatenCore
import TextScanning

/// Blocks that CommonMark does not have.
extension BlockParser {
  /// `[ ]` or `[x]` at the start of an item (GFM 0.29 §5.3).
  mutating func takeTask() -> Bool {
    let item = Int(open[matched - 1])
    guard options.taskLists, tree.nodes[item].firstChild < 0, Int(tree.nodes[item].start) >= lineStart,
      view[nonspace + 2] == ASCII.rightBracket, view[nonspace + 3].isSpaceOrTab
    else { return false }
    let mark = view[nonspace + 1]
    guard mark == ASCII.space || mark | 0x20 == 0x78 else { return false }
    tree.nodes[item].detail = mark
    advance(to: nonspace + 3)
    return true
  }

  /// `[^label]: text`, as in cmark-gfm.
  mutating func openFootnote() -> Start {
    guard options.footnotes, view[nonspace + 1] == ASCII.caret else { return .none }
    var end = nonspace + 2
    while end < lineEnd, view[end] != ASCII.rightBracket {
      guard !view[end].isSpaceOrTab, view[end] != ASCII.leftBracket else { return .none }
      end += 1
    }
    let part = LinkScanner.Part(start: nonspace + 2, end: end, next: end + 2)
    guard view[end] == ASCII.rightBracket, view[end + 1] == ASCII.colon,
      part.end - part.start <= LinkScanner.maximumLabelLength,
      let name = LinkScanner.normalizedLabel(view, part), hasDepthLeft(for: 1)
    else { return .none }
    let index = add(.footnote)
    tree.nodes[Int(index)].indentation = 4
    tree.nodes[Int(index)].payload = Int32(tree.labels.count)
    let written = view.string(part.start, part.end)
    tree.labels.append((written, name))
    tree.footnoteNodes.append(index)
    if tree.footnotes[name] == nil {
      tree.footnotes[name] = index
    } else {
      reporter.report(
        "markdown.note-duplicate",
        "The footnote \(Diagnostic.quoted(written)) is defined twice; the first definition holds.", at: nonspace,
        loss: .dropped)
    }
    advance(to: part.next)
    advanceToNonspace()
    return .container
  }

  /// `::: name`, `::: {#id .class}`, and the `:::` that ends it, as in pandoc.
  mutating func openDivision() -> Start {
    guard options.divisions, view[nonspace + 1] == ASCII.colon, view[nonspace + 2] == ASCII.colon else { return .none }
    var start = nonspace
    while view[start] == ASCII.colon { start += 1 }
    start = view.skipSpaces(start)
    if start >= lineEnd { return closeDivision() }
    var end = trimmedEnd(from: start, to: lineEnd)
    while end > start, view[end - 1] == ASCII.colon { end -= 1 }
    end = trimmedEnd(from: start, to: end)
    if isDottedName(from: start, to: end) || isInsertion(from: start, to: end) { return openInsertion() }
    guard end > start, let head = divisionHead(from: start, to: end), hasDepthLeft(for: 1) else { return .none }
    _ = openDivision(head)
    return .lineIsDone
  }

  /// `::: package.module.Name`: mkdocstrings is asked for the documentation of a symbol. No line ends that.
  private func isDottedName(from start: Int, to end: Int) -> Bool {
    guard view[start].isLetter || view[start] == ASCII.underscore, view[end - 1] != ASCII.period else { return false }
    var hasDot = false
    for offset in start..<end {
      let byte = view[offset]
      if byte == ASCII.period { hasDot = true }
      guard byte == ASCII.period || byte == ASCII.underscore || byte.isAlphanumeric else { return false }
    }
    return hasDot
  }

  /// `::: mkdocs-click` and its options, `    :module: name`, indented like code on the next line.
  private func isInsertion(from start: Int, to end: Int) -> Bool {
    guard view[start].isLetter, (start..<end).allSatisfy({ view[$0].isAlphanumeric || view[$0] == ASCII.hyphen }) else {
      return false
    }
    let next = lineEnd + 1
    let option = view.skipSpaces(next)
    guard option >= next + 4, view[option] == ASCII.colon, view[option + 1].isLetter else { return false }
    let optionEnd = view.endOfLine(from: option)
    return view.contains(ASCII.colon, option + 1, optionEnd)
  }

  /// Keeps what another program would replace, with its options, which are indented by four spaces: as code.
  private mutating func openInsertion() -> Start {
    reporter.report(
      "markdown.template-kept",
      "The documentation of a symbol (::: name) is not put in here; the line stays, as code.", at: nonspace,
      loss: .simplified)
    advanceToNonspace()
    _ = add(.indentedCode)
    return .leaf
  }

  private func divisionHead(from start: Int, to end: Int) -> DivisionHead? {
    if let list = divisionAttributes(from: start, to: end) {
      let isTitled = options.admonitions && list.values.contains { $0.name == "title" }
      let isWord = view[start] != ASCII.leftBrace && (isTitled || view[end - 1] != ASCII.rightBrace)
      return DivisionHead(list: list, syntax: isWord ? Admonition.Syntax.word : Admonition.Syntax.attributes)
    }
    return admonitionHead(from: start, to: end)
  }

  /// A word, attributes in braces, or a word and attributes.
  private func divisionAttributes(from start: Int, to end: Int) -> AttributeList? {
    guard end > start else { return nil }
    let line = view.slice(0, end)
    if line[start] == ASCII.leftBrace {
      guard let list = AttributeList(line, at: start), list.end == end else { return nil }
      return list
    }
    var wordEnd = start
    while wordEnd < end, !line[wordEnd].isSpaceOrTab, line[wordEnd] != ASCII.leftBrace { wordEnd += 1 }
    let rest = line.skipSpaces(wordEnd)
    var list = AttributeList(word: line.string(start, wordEnd))
    if rest < end {
      guard let more = AttributeList(line, at: rest), more.end == end else { return nil }
      list.id = more.id
      list.classes += more.classes
      list.values = more.values
    }
    return list
  }

  /// Ends the innermost division that is not in another container; lists within it end too, and their items unless the line
  /// is indented as code would be: formatters indent the line below a list as if it were the item's.
  private mutating func closeDivision() -> Start {
    guard let index = innermostDivision(endsItems: nonspaceColumn < 4),
      tree.nodes[Int(open[index])].detail <= Admonition.Syntax.directive
    else {
      reporter.report(
        "markdown.division-unopened", "This line ends a division, but none is open here; it stays text.",
        at: nonspace)
      return .none
    }
    close(division: index)
    return .lineIsDone
  }

  /// The place in ``open`` of the innermost division that a line can end: not through another container.
  func innermostDivision(endsItems: Bool = false) -> Int? {
    var index = matched - 1
    while index > 0 {
      switch tree.nodes[Int(open[index])].kind {
      case .division: return tree.nodes[Int(open[index])].indentation > 0 ? nil : index
      case .list, .definitionList, .paragraph, .table: index -= 1
      case .item where endsItems: index -= 1
      case .document, .quote, .item, .definition, .footnote, .term, .heading, .fencedCode, .indentedCode, .html,
        .thematicBreak, .pageBreak, .removed:
        return nil
      }
    }
    return nil
  }

  mutating func close(division index: Int) {
    while open.count > index + 1 { closeTop() }
    tree.nodes[Int(open[index])].end = Int32(lineEnd)
    open.removeLast()
    matched = open.count
  }

  /// `{page=12}` alone on its line, outside a paragraph.
  mutating func openPageBreak(in container: BlockNode.Kind) -> Start {
    guard options.pageBreaks, container != .paragraph, container != .table,
      let list = AttributeList(view.slice(0, lineEnd), at: nonspace),
      list.values.contains(where: { $0.name == "page" }),
      view.skipSpaces(list.end) >= lineEnd
    else { return .none }
    if matched < open.count, let tip = open.last, tree.nodes[Int(tip)].kind == .paragraph { return .none }
    let index = Int(add(.pageBreak))
    tree.nodes[index].payload = Int32(tree.attributes.count)
    tree.attributes.append(list)
    closeTop()
    matched = open.count
    return .lineIsDone
  }

  /// Attributes at the end of a heading.
  ///
  /// - Returns: the end of the heading's text.
  mutating func takeHeadingAttributes(_ index: Int, from start: Int, to end: Int) -> Int {
    guard options.attributes, end > start, view[end - 1] == ASCII.rightBrace else { return end }
    // The last opening brace: braces in quoted values are not looked for.
    var brace = end - 1
    let limit = max(start, end - AttributeList.maximumLength)
    while brace > limit, view[brace] != ASCII.leftBrace { brace -= 1 }
    guard view[brace] == ASCII.leftBrace, brace == start || view[brace - 1] != ASCII.backslash,
      let list = AttributeList(view.slice(0, end), at: brace), list.end == end
    else { return end }
    tree.nodes[index].payload = Int32(tree.attributes.count)
    tree.attributes.append(list)
    return trimmedEnd(from: start, to: brace)
  }

  /// A line that begins with `:` or `~` below a paragraph makes the paragraph's lines terms, as in pandoc.
  mutating func openDefinition() -> Start {
    guard options.definitionLists, view[nonspace + 1].isSpaceOrTab, view.skipSpaces(nonspace + 1) < lineEnd else {
      return .none
    }
    let container = open[matched - 1]
    if tree.nodes[Int(container)].kind == .definitionList { return addDefinition() }
    let isOpenParagraph = tree.nodes[Int(container)].kind == .paragraph
    let parentIndex = isOpenParagraph ? matched - 2 : matched - 1
    guard parentIndex >= 0 else { return .none }
    let candidate = isOpenParagraph ? container : tree.nodes[Int(open[parentIndex])].lastChild
    guard candidate >= 0, tree.nodes[Int(candidate)].kind == .paragraph, canHoldList(open[parentIndex]) else {
      return .none
    }
    // A lazy line belongs to its paragraph.
    if !isOpenParagraph, matched < open.count, open[matched] != candidate { return .none }
    guard matched + 2 <= BlockParser.maximumDepth else { return .none }
    if isOpenParagraph || matched < open.count {
      while open.count > parentIndex + 1 { closeTop() }
      guard tree.nodes[Int(candidate)].kind == .paragraph else { return .none }
    }
    let hasBlankLine = tree.nodes[Int(candidate)].lastLineIsBlank
    let previous = tree.nodes[Int(candidate)].previous
    tree.unlink(candidate)
    matched = open.count
    let list: Int32
    if previous >= 0, tree.nodes[Int(previous)].kind == .definitionList {
      list = previous
      open.append(list)
      matched = open.count
    } else {
      let start = tree.nodes[Int(candidate)].start
      list = add(.definitionList)
      tree.nodes[Int(list)].start = start
    }
    tree.nodes[Int(candidate)].kind = .term
    tree.append(candidate, to: list)
    if hasBlankLine { tree.nodes[Int(list)].isTight = false }
    return addDefinition()
  }

  private func canHoldList(_ index: Int32) -> Bool {
    switch tree.nodes[Int(index)].kind {
    case .document, .quote, .item, .division, .definition, .footnote: true
    case .list, .definitionList, .paragraph, .term, .heading, .fencedCode, .indentedCode, .html, .thematicBreak,
      .table, .pageBreak, .removed:
      false
    }
  }

  private mutating func addDefinition() -> Start {
    guard hasDepthLeft(for: 1) else { return .none }
    let markerIndent = indent
    let index = Int(add(.definition))
    advanceToNonspace()
    advance(columns: 1)
    var padding = 1
    while padding < 4, view[offset].isSpaceOrTab {
      advance(columns: 1)
      padding += 1
    }
    tree.nodes[index].indentation = Int32(markerIndent + padding)
    return .container
  }
}
