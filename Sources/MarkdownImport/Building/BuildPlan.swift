import PlatenCore
import TextScanning

/// What is known of the whole document before its blocks are built: each run of them is built from this alone.
struct BuildPlan: Sendable {
  let tree: BlockTree
  let options: MarkdownImportOptions
  /// Whether `www.` occurs in the document.
  let hasAddresses: Bool
  let isChinese: Bool
  /// How often each footnote's label is referred to at most.
  let noteCounts: [String: Int]
  /// How many bytes link references may add to the document.
  let expansion: Int
  /// How many empty cells may be added to short rows.
  let cells: Int

  /// Below so many bytes of source, starting a task takes longer than the work.
  static let bytesWorthSplitting = 96 << 10

  init(
    view: ByteView, tree: consuming BlockTree, options: MarkdownImportOptions, hasAddresses: Bool, isChinese: Bool
  ) {
    if options.headingReferences { tree.addHeadingReferences(in: view) }
    self.options = options
    self.hasAddresses = hasAddresses
    self.isChinese = isChinese
    var noteCounts = tree.footnotes.isEmpty ? [:] : BuildPlan.countReferences(in: view)
    for label in tree.labels { noteCounts[label.normalized, default: 0] -= 1 }
    self.noteCounts = noteCounts
    // As in cmark: references may add as much as the source has, or 100 KB to a small one.
    expansion = max(view.count, 100_000)
    cells = max(view.count / 8, 10_000)
    self.tree = tree
  }

  /// The top-level blocks.
  var nodes: [Int32] {
    var result: [Int32] = []
    var index = tree.nodes[0].firstChild
    while index >= 0 {
      result.append(index)
      index = tree.nodes[Int(index)].next
    }
    return result
  }

  /// The top-level blocks in runs that can be built apart from each other, of about as many bytes.
  ///
  /// - Parameters:
  ///   - nodes: the top-level blocks.
  ///   - count: how many runs there are at most.
  ///   - smallest: how many bytes a run has at least.
  func runs(of nodes: [Int32], count: Int, smallest: Int) -> [ArraySlice<Int32>] {
    let bytes = Int(tree.nodes[0].end)
    let size = max(bytes / count, smallest)
    var result: [ArraySlice<Int32>] = []
    var first = 0
    for place in nodes.indices.dropFirst() {
      let start = Int(tree.nodes[Int(nodes[place])].start)
      guard start - Int(tree.nodes[Int(nodes[first])].start) >= size, !isTied(nodes[place - 1], nodes[place]) else {
        continue
      }
      result.append(nodes[first..<place])
      first = place
    }
    return result + [nodes[first...]]
  }

  /// Whether two neighbours can become one block: a table and its caption.
  private func isTied(_ first: Int32, _ second: Int32) -> Bool {
    tree.nodes[Int(first)].kind == .table || tree.nodes[Int(second)].kind == .table
  }

  /// How often `[^label]` stands in the source, by normalised label.
  private static func countReferences(in view: ByteView) -> [String: Int] {
    var counts: [String: Int] = [:]
    var offset = 0
    while offset < view.count {
      guard view[offset] == ASCII.leftBracket, view[offset + 1] == ASCII.caret,
        let part = LinkScanner.label(view, at: offset)
      else {
        offset += 1
        continue
      }
      let label = LinkScanner.Part(start: part.start + 1, end: part.end, next: part.next)
      if let name = LinkScanner.normalizedLabel(view, label) { counts[name, default: 0] += 1 }
      offset += 2
    }
    return counts
  }
}

extension BlockTree {
  /// Where a block ends: where what is last in it does.
  func endOfContent(_ index: Int32) -> Int {
    var index = index
    var end = Int(nodes[Int(index)].end)
    while nodes[Int(index)].lastChild >= 0 {
      index = nodes[Int(index)].lastChild
      end = max(end, Int(nodes[Int(index)].end))
    }
    return end
  }
}
