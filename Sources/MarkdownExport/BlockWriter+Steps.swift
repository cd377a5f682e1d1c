import PlatenCore

/// What is still to be written of the blocks. What is nested waits here, so that depth takes no stack.
extension BlockWriter {
  enum Step {
    /// What is left of the blocks of a container.
    case blocks(Remaining)
    /// The line that begins a fenced division, and the one that ends it.
    case openFence(String)
    case closeFence
    /// A blank line before whatever is written next.
    case separate
    /// The beginning and the end of a quotation, item or note.
    case open(marker: [UInt8], prefix: [UInt8])
    case close
    case openDefinition
    /// The end of a definition, which may be empty.
    case closeDefinition
    case emptyDefinition
    /// The items of a list from the one of an index on, each of which becomes steps when it is its turn.
    case items(ItemSequence, from: Int)
    /// Rows of a structured table in the same way.
    case rows(ArraySlice<Table.Row>, head: String)
    /// Cells of such a row.
    case cells(ArraySlice<Table.Cell>)
    /// Items of a definition list, and definitions of an item.
    case definitionItems(ArraySlice<DefinitionList.Item>, isTight: Bool, isFirst: Bool)
    case definitions(ArraySlice<[Block]>, isTight: Bool, isFirst: Bool)
  }

  /// Blocks of one container that are still to be written.
  struct Remaining {
    var blocks: ArraySlice<Block>
    var level: Level
    /// The block that is being written, and how long the output was before it.
    var current: (block: Block, length: Int)?
  }

  /// The items of a list, and how they are marked.
  struct ItemSequence {
    var items: [ListItem]
    var marker: UInt8
    /// The number of the first; `nil` for bullets.
    var start: Int?
    var isTight: Bool
  }

  /// The definition of a link that is not referred to: a block that is not visible.
  static var emptyDefinition: String { "[//]: #" }

  /// Puts steps before all that wait, in their order.
  mutating func schedule(_ steps: [Step]) { work += steps.reversed() }
  mutating func schedule(_ steps: Step...) { schedule(steps) }

  /// The blocks of a container.
  static func step(_ blocks: [Block], isTight: Bool = false, isItem: Bool = false) -> Step {
    var level = Level()
    level.isTight = isTight
    level.isItem = isItem
    return .blocks(Remaining(blocks: blocks[...], level: level))
  }

  /// The steps of a fenced division.
  static func fenced(_ head: String, _ content: [Step]) -> [Step] { [.openFence(head)] + content + [.closeFence] }

  /// Writes all that waits.
  mutating func runSteps() {
    while let step = work.popLast() {
      switch step {
      case .blocks(let remaining): run(remaining)
      case .openFence(let head):
        output.line(head)
        joinDepth += 1
      case .closeFence:
        output.line(":::")
        joinDepth -= 1
      case .separate: output.separate()
      case .open(let marker, let prefix): outerPrefixes.append(output.open(marker: marker, prefix: prefix))
      case .close: closeContainer()
      case .openDefinition:
        outerPrefixes.append(output.open(marker: Array(":   ".utf8), prefix: Array("    ".utf8)))
        joinDepth += 1
      case .closeDefinition:
        joinDepth -= 1
        // A colon alone is text.
        if output.marker != nil { output.line(BlockWriter.emptyDefinition) }
        closeContainer()
      case .emptyDefinition: output.line(BlockWriter.emptyDefinition)
      case .items(let items, let index): write(items, from: index)
      case .rows(let rows, let head): write(rows, head: head)
      case .cells(let cells): write(cells)
      case .definitionItems(let items, let isTight, let isFirst): write(items, isTight: isTight, isFirst: isFirst)
      case .definitions(let list, let isTight, let isFirst): write(list, isTight: isTight, isFirst: isFirst)
      }
    }
  }

  private mutating func closeContainer() {
    if let prefix = outerPrefixes.popLast() { output.close(prefix) }
  }

  private mutating func run(_ remaining: Remaining) {
    var remaining = remaining
    finish(&remaining)
    guard let block = remaining.blocks.popFirst() else { return }
    let count = work.count
    begin(block, next: remaining.blocks.first, in: &remaining)
    // What the block holds comes first.
    work.insert(.blocks(remaining), at: count)
  }

  /// Writes a block of the body.
  mutating func writeBody(_ block: Block, at index: Int, of blocks: [Block]) {
    var remaining = Remaining(blocks: [], level: body)
    begin(block, next: index + 1 < blocks.count ? blocks[index + 1] : nil, in: &remaining)
    runSteps()
    finish(&remaining)
    body = remaining.level
  }

  private mutating func begin(_ block: Block, next: Block?, in remaining: inout Remaining) {
    if let previous = remaining.level.previous {
      if !remaining.level.isTight || !canFollow(previous, block) { output.separate() }
      remaining.level.isItem = false
    }
    remaining.current = (block, output.bytes.count)
    write(block, next: next, in: &remaining.level)
  }

  /// A block that left nothing in the output was none.
  private func finish(_ remaining: inout Remaining) {
    guard let (block, length) = remaining.current else { return }
    if output.bytes.count > length { remaining.level.previous = block }
    remaining.current = nil
  }
}
