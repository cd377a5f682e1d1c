import TextScanning

/// Which new blocks a line begins.
extension BlockParser {
  /// Opens the blocks that begin in what is left of the line, and gives the text to the innermost.
  mutating func openNewBlocks() {
    let hadUnmatched = matched < open.count
    let tipIsParagraph = open.last.map { tree.nodes[Int($0)].kind == .paragraph } ?? false
    var isLazyPossible = tipIsParagraph
    var started = false
    while true {
      let container = tree.nodes[Int(open[matched - 1])].kind
      guard container.isContainer || container == .paragraph || container == .table else { break }
      let result = openBlock(in: container, isLazyPossible: isLazyPossible, allMatched: started || !hadUnmatched)
      switch result {
      case .none: break
      case .container:
        started = true
        isLazyPossible = false
        continue
      case .leaf:
        started = true
      case .lineIsDone:
        noteBlankLine()
        return
      }
      break
    }
    noteBlankLine()
    let isLazy = !started && hadUnmatched && tipIsParagraph && !isBlank
    if isLazy {
      advanceToNonspace()
      addLine()
    } else {
      addRest()
    }
  }

  /// What was found at the start of the rest of the line.
  enum Start {
    /// Nothing: the rest is text.
    case none
    /// A block that holds blocks.
    case container
    /// A block that takes the rest of the line.
    case leaf
    /// A block that the line completes.
    case lineIsDone
  }

  private mutating func openBlock(in container: BlockNode.Kind, isLazyPossible: Bool, allMatched: Bool) -> Start {
    if textColumnInHTML > 0 { takeIndentInHTML() }
    if indent >= 4 {
      guard !isLazyPossible, !isBlank else { return .none }
      advance(columns: 4)
      add(.indentedCode)
      return .leaf
    }
    let byte = view[nonspace]
    switch byte {
    case ASCII.greater: return openQuote()
    case ASCII.number:
      let heading = openHeading()
      return heading == .none ? openList(in: container) : heading
    case ASCII.backtick: return openFence(in: container)
    case ASCII.tilde:
      let fence = openFence(in: container)
      return fence == .none ? openDefinition() : fence
    case ASCII.less: return openHTML(in: container)
    case ASCII.equals: return container == .paragraph ? openUnderlined() : openIndentedAdmonition(in: container)
    case ASCII.slash: return openSlashedBlock(in: container)
    case ASCII.hyphen, ASCII.asterisk, ASCII.underscore, ASCII.plus:
      return openBreakOrList(byte, in: container, allMatched: allMatched)
    case ASCII.leftBracket:
      if container == .item, takeTask() { return .none }
      return openFootnote()
    case ASCII.colon: return openColon(in: container)
    case ASCII.leftBrace: return openPageBreak(in: container)
    case ASCII.percent: return openHiddenLine(in: container)
    case ASCII.exclamation, ASCII.question: return openIndentedAdmonition(in: container)
    case ASCII.zero...ASCII.nine: return openList(in: container)
    case ASCII.pipe: return container == .paragraph ? openTable() : .none
    case ASCII.leftParenthesis, ASCII.at: return options.fancyLists ? openList(in: container) : .none
    default:
      // Letters with a full stop or parenthesis behind them.
      guard options.fancyLists, byte.isLetter, !isLazyPossible || container == .list else { return .none }
      return openList(in: container)
    }
  }

  private mutating func openBreakOrList(_ byte: UInt8, in container: BlockNode.Kind, allMatched: Bool) -> Start {
    if byte == ASCII.hyphen, container == .paragraph {
      let underlined = openUnderlined()
      if underlined != .none { return underlined }
    }
    if byte != ASCII.plus, !(container == .paragraph && !allMatched), isThematicBreak(byte) {
      add(.thematicBreak)
      closeTop()
      matched = open.count
      return .lineIsDone
    }
    if byte != ASCII.underscore {
      let list = openList(in: container)
      if list != .none { return list }
    }
    if byte == ASCII.plus { return openHiddenLine(in: container) }
    return byte == ASCII.hyphen && container == .paragraph ? openTable() : .none
  }

  private mutating func openColon(in container: BlockNode.Kind) -> Start {
    let division = openDivision()
    if division != .none { return division }
    if container == .paragraph {
      let table = openTable()
      if table != .none { return table }
    }
    return openDefinition()
  }

  private mutating func openQuote() -> Start {
    guard hasDepthLeft(for: 1) else { return .none }
    add(.quote)
    advanceToNonspace()
    advance(columns: 1)
    if view[offset].isSpaceOrTab { advance(columns: 1) }
    return .container
  }

  private mutating func openHeading() -> Start {
    var end = nonspace
    while view[end] == ASCII.number { end += 1 }
    let level = end - nonspace
    guard level <= 6, end >= lineEnd || view[end].isSpaceOrTab else { return .none }
    let index = Int(add(.heading))
    tree.nodes[index].detail = UInt8(level)
    let start = min(view.skipSpaces(end), lineEnd)
    var last = trimmedEnd(from: start, to: lineEnd)
    last = takeHeadingAttributes(index, from: start, to: last)
    last = withoutClosingSequence(from: start, to: last)
    if tree.nodes[index].payload < 0 { last = takeHeadingAttributes(index, from: start, to: last) }
    tree.lines.append(LineSlice(start: Int32(start), end: Int32(last)))
    tree.nodes[index].lineCount = 1
    closeTop()
    matched = open.count
    return .lineIsDone
  }

  /// CommonMark 0.31.2 §4.2: a closing sequence of `#` stands after a space and is no content.
  private func withoutClosingSequence(from start: Int, to end: Int) -> Int {
    var hashes = end
    while hashes > start, view[hashes - 1] == ASCII.number { hashes -= 1 }
    guard hashes < end, hashes == start || view[hashes - 1].isSpaceOrTab else { return end }
    return trimmedEnd(from: start, to: hashes)
  }

  /// The end of the text without spaces and tabs.
  func trimmedEnd(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, view[end - 1].isSpaceOrTab { end -= 1 }
    return end
  }

  private mutating func openFence(in container: BlockNode.Kind) -> Start {
    let byte = view[nonspace]
    var end = nonspace
    while view[end] == byte { end += 1 }
    guard end - nonspace >= 3 else { return .none }
    // CommonMark 0.31.2 §4.5: info strings for backtick fences hold no backtick.
    if byte == ASCII.backtick, view.contains(ASCII.backtick, end, lineEnd) { return .none }
    let directive = openFencedDirective(byte, fenceEnd: end)
    if directive != .none { return directive }
    let indentation = indent
    let index = Int(add(.fencedCode))
    tree.nodes[index].detail = byte
    tree.nodes[index].number = Int32(end - nonspace)
    tree.nodes[index].indentation = Int32(indentation)
    let start = min(view.skipSpaces(end), lineEnd)
    tree.lines.append(LineSlice(start: Int32(start), end: Int32(trimmedEnd(from: start, to: lineEnd))))
    tree.nodes[index].lineCount = 1
    return .lineIsDone
  }

  private mutating func openHTML(in container: BlockNode.Kind) -> Start {
    let condition = HTMLScanner.blockCondition(view, at: nonspace, lineEnd: lineEnd)
    // CommonMark 0.31.2 §4.6: condition 7 cannot interrupt a paragraph.
    guard condition > 0, condition < 7 || container != .paragraph else { return .none }
    let index = Int(add(.html))
    tree.nodes[index].detail = UInt8(condition)
    return condition == 6 && takeMarkdownTag(index) ? .lineIsDone : .leaf
  }

  /// A line of `=` or `-` below a paragraph makes it a heading.
  private mutating func openUnderlined() -> Start {
    let byte = view[nonspace]
    var end = nonspace
    while view[end] == byte { end += 1 }
    guard view.skipSpaces(end) >= lineEnd, let index = open.last, matched == open.count else { return .none }
    finishParagraph(index)
    guard tree.nodes[Int(index)].kind == .paragraph else {
      // Only definitions: a new paragraph starts with this line.
      open.removeLast()
      matched = open.count
      add(.paragraph)
      return .leaf
    }
    tree.nodes[Int(index)].kind = .heading
    tree.nodes[Int(index)].detail = byte == ASCII.equals ? 1 : 2
    tree.nodes[Int(index)].end = Int32(lineEnd)
    if let line = tree.lines(of: index).indices.last {
      let start = Int(tree.lines[line].start)
      let last = trimmedEnd(from: start, to: Int(tree.lines[line].end))
      tree.lines[line].end = Int32(takeHeadingAttributes(Int(index), from: start, to: last))
    }
    open.removeLast()
    matched = open.count
    return .lineIsDone
  }

  private func isThematicBreak(_ byte: UInt8) -> Bool {
    var count = 0
    var end = nonspace
    while end < lineEnd {
      if view[end] == byte { count += 1 } else if !view[end].isSpaceOrTab { return false }
      end += 1
    }
    return count >= 3
  }

  /// Marks what a blank line follows, for telling tight lists from loose ones.
  private mutating func noteBlankLine() {
    guard let last = open.indices.last else { return }
    let top = min(matched - 1, last)
    let container = tree.nodes[Int(open[top])]
    if isBlank, container.lastChild >= 0 { tree.nodes[Int(container.lastChild)].lastLineIsBlank = true }
    let isBlankHere: Bool
    switch container.kind {
    case .quote, .heading, .thematicBreak, .fencedCode, .pageBreak: isBlankHere = false
    // An empty item is not followed by a blank line on its own first line.
    case .item: isBlankHere = isBlank && !(container.firstChild < 0 && Int(container.start) >= lineStart)
    case .document, .list, .division, .definitionList, .definition, .footnote, .paragraph, .term, .indentedCode, .html,
      .table, .removed:
      isBlankHere = isBlank
    }
    tree.nodes[Int(open[top])].lastLineIsBlank = isBlankHere
    for index in open[..<top] { tree.nodes[Int(index)].lastLineIsBlank = false }
  }

  /// Gives the rest of the line to the innermost matched block.
  private mutating func addRest() {
    closeUnmatched()
    guard let top = open.last else { return }
    switch tree.nodes[Int(top)].kind {
    case .fencedCode, .indentedCode: addLine()
    case .html:
      addLine()
      let condition = Int(tree.nodes[Int(top)].detail)
      if HTMLScanner.endsBlock(view, condition: condition, from: offset, to: lineEnd) { closeTop() }
    case .paragraph, .table:
      guard !isBlank else { return }
      advanceToNonspace()
      addLine()
    case .document, .quote, .item, .division, .definition, .footnote, .list, .definitionList, .term, .heading,
      .thematicBreak, .pageBreak, .removed:
      guard !isBlank else { return }
      add(.paragraph)
      advanceToNonspace()
      addLine()
    }
  }
}
