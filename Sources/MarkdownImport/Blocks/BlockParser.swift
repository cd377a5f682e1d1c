import PlatenCore
import TextScanning

/// The first pass: finds the blocks, line by line (CommonMark 0.31.2, appendix "A parsing strategy", phase 1).
///
/// Text is not looked into and not copied: a block keeps the offsets of its lines. Each line costs its own length and
/// at most one step for each open block, of which there are ``maximumDepth`` at most.
struct BlockParser {
  /// How deep containers are nested: deeper markers are text. It leaves ten levels of ``Document/maximumDepth`` for
  /// what stands in the innermost block.
  static let maximumDepth = Document.maximumDepth - 10

  let view: ByteView
  let options: MarkdownImportOptions
  let reporter: Reporter
  var tree = BlockTree()
  /// The blocks that may still grow, from the document inwards.
  var open: [Int32] = [0]
  /// How many of ``open`` the current line belongs to.
  var matched = 1

  // The current line.
  var lineStart = 0
  var lineEnd = 0
  /// Where the rest of the line begins, and in which column, from 0; tabs count up to the next multiple of four.
  var offset = 0
  var column = 0
  /// Whether the tab at ``offset`` has been consumed in part.
  var isInTab = false
  /// The first character that is neither space nor tab.
  var nonspace = 0
  var nonspaceColumn = 0
  var indent: Int { nonspaceColumn - column }
  var isBlank: Bool { nonspace >= lineEnd }

  /// Where text within an HTML element begins, if it is indented there like code; 0 elsewhere.
  var textColumnInHTML = 0

  /// For paragraphs that do not lie in one piece.
  var scratch = ScratchBuffer()

  init(view: ByteView, options: MarkdownImportOptions, reporter: Reporter) {
    self.view = view
    self.options = options
    self.reporter = reporter
    tree.nodes.append(BlockNode(kind: .document, start: 0, end: Int32(view.count)))
    tree.nodes.reserveCapacity(view.count / 128 + 16)
    tree.lines.reserveCapacity(view.count / 96 + 16)
  }

  /// Reads everything from an offset on, which is the start of a line.
  mutating func run(from start: Int) {
    lineStart = start
    var lineCount = 0
    while lineStart < view.count {
      lineEnd = view.endOfLine(from: lineStart)
      processLine()
      lineStart = lineEnd + 1
      lineCount += 1
      // The result is discarded: the importer checks for cancellation at the end.
      if lineCount & 0x3FF == 0, Task.isCancelled { return }
    }
    while !open.isEmpty { closeTop() }
  }

  /// The blocks, which the parser then no longer holds.
  mutating func takeTree() -> BlockTree {
    var tree = BlockTree()
    swap(&tree, &self.tree)
    return tree
  }

  private mutating func processLine() {
    offset = lineStart
    column = 0
    isInTab = false
    findNonspace()
    guard matchOpenBlocks() else { return }
    openNewBlocks()
  }

  // MARK: - The line

  /// Finds the next character that is neither space nor tab.
  mutating func findNonspace() {
    nonspace = offset
    nonspaceColumn = column
    while true {
      let byte = view[nonspace]
      if byte == ASCII.space {
        nonspaceColumn += 1
      } else if byte == ASCII.tab {
        nonspaceColumn += 4 - nonspaceColumn & 3
      } else {
        return
      }
      nonspace += 1
    }
  }

  /// Consumes up to a number of columns of white space and other characters; a tab may be consumed in part.
  mutating func advance(columns: Int) {
    var columns = columns
    while columns > 0, offset < lineEnd {
      if view[offset] == ASCII.tab {
        let width = 4 - column & 3
        isInTab = width > columns
        let taken = min(width, columns)
        column += taken
        columns -= taken
        if !isInTab { offset += 1 }
      } else {
        isInTab = false
        offset += 1
        column += 1
        columns -= 1
      }
    }
    findNonspace()
  }

  /// Consumes everything up to a character of the line that is not in a tab.
  mutating func advance(to end: Int) {
    while offset < end {
      column += view[offset] == ASCII.tab ? 4 - column & 3 : 1
      offset += 1
    }
    isInTab = false
    findNonspace()
  }

  mutating func advanceToNonspace() {
    offset = nonspace
    column = nonspaceColumn
    isInTab = false
  }

  // MARK: - The tree

  /// Opens a block in the innermost matched block that can hold it, and closes what is in between.
  @discardableResult
  mutating func add(_ kind: BlockNode.Kind) -> Int32 {
    closeUnmatched()
    while let top = open.last, top != 0, !canHold(tree.nodes[Int(top)].kind, kind) { closeTop() }
    let index = Int32(tree.nodes.count)
    var node = BlockNode(kind: kind, start: Int32(nonspace), end: Int32(lineEnd))
    node.firstLine = Int32(tree.lines.count)
    tree.nodes.append(node)
    tree.append(index, to: open.last ?? 0)
    open.append(index)
    matched = open.count
    return index
  }

  private func canHold(_ parent: BlockNode.Kind, _ child: BlockNode.Kind) -> Bool {
    switch parent {
    case .document, .quote, .item, .division, .definition, .footnote:
      child != .item && child != .definition && child != .term
    case .list: child == .item
    case .definitionList: child == .definition || child == .term
    case .paragraph, .term, .heading, .fencedCode, .indentedCode, .html, .thematicBreak, .table, .pageBreak, .removed:
      false
    }
  }

  mutating func closeUnmatched() {
    while open.count > matched { closeTop() }
  }

  /// Adds what is left of the line to the innermost open block.
  mutating func addLine() {
    guard let top = open.last else { return }
    // CommonMark 0.31.2 §2.2: what is left of a tab stands for spaces.
    let padding = isInTab ? 4 - column & 3 : 0
    tree.lines.append(
      LineSlice(start: Int32(isInTab ? offset + 1 : offset), end: Int32(lineEnd), padding: Int32(padding)))
    tree.nodes[Int(top)].lineCount += 1
    tree.nodes[Int(top)].end = Int32(lineEnd)
  }

  /// Closes the innermost open block.
  mutating func closeTop() {
    guard let index = open.popLast() else { return }
    switch tree.nodes[Int(index)].kind {
    case .paragraph: finishParagraph(index)
    case .indentedCode: removeTrailingBlankLines(index)
    case .list: tree.nodes[Int(index)].isTight = isTight(index)
    case .division where tree.nodes[Int(index)].indentation == 0:
      let start = Int(tree.nodes[Int(index)].start)
      reporter.report(
        "markdown.division-unclosed", "This division is never closed; end it with a line “:::”.", at: start)
    case .document, .quote, .item, .definitionList, .definition, .footnote, .term, .heading, .fencedCode, .html,
      .thematicBreak, .table, .pageBreak, .division, .removed:
      break
    }
    matched = min(matched, open.count)
  }

  private mutating func removeTrailingBlankLines(_ index: Int32) {
    while let line = tree.lines(of: index).last, view.skipSpaces(Int(line.start)) >= Int(line.end) {
      tree.nodes[Int(index)].lineCount -= 1
    }
    if let line = tree.lines(of: index).last { tree.nodes[Int(index)].end = line.end }
  }

  /// Whether more containers can be opened here.
  mutating func hasDepthLeft(for count: Int) -> Bool {
    guard matched + count > BlockParser.maximumDepth else { return true }
    reporter.report(
      "markdown.nesting-limit",
      "Blocks are nested more than \(BlockParser.maximumDepth) levels deep here; deeper marks stay text.", at: nonspace,
      loss: .simplified)
    return false
  }
}
