import PlatenCore
import TextScanning

/// The cells of a table's row (GFM 0.29 §4.10).
struct TableRow {
  /// How many cells a row may have; what is wider is no table.
  static let maximumCells = 1_000

  /// The cells from one offset to another, without the spaces around their text.
  private(set) var cells: [Range<Int>] = []
  var isEmpty: Bool { cells.isEmpty }

  /// Splits a line that the view ends with.
  init(_ line: ByteView, from start: Int, limit: Int = maximumCells + 1) {
    var offset = start
    if line[offset] == ASCII.pipe { offset = line.skipSpaces(offset + 1) }
    while offset < line.count, cells.count < limit {
      let first = offset
      // A backslash before a pipe keeps it in its cell, even one that has a backslash before it.
      while offset < line.count, line[offset] != ASCII.pipe || (offset > first && line[offset - 1] == ASCII.backslash) {
        offset += 1
      }
      var end = offset
      while end > first, line[end - 1].isSpaceOrTab { end -= 1 }
      let isLast = offset >= line.count
      if !isLast || end > first { cells.append(min(line.skipSpaces(first), end)..<end) }
      guard !isLast else { return }
      offset = line.skipSpaces(offset + 1)
    }
  }

  /// How many columns a delimiter row has, such as `| :-- | --: |`; 0 if the line is none.
  static func delimiterCount(_ line: ByteView, from start: Int) -> Int {
    var offset = start
    var count = 0
    if line[offset] == ASCII.pipe { offset += 1 }
    while true {
      offset = line.skipSpaces(offset)
      if offset >= line.count { return count }
      if line[offset] == ASCII.colon { offset += 1 }
      let dashes = offset
      while line[offset] == ASCII.hyphen { offset += 1 }
      guard offset > dashes else { return 0 }
      if line[offset] == ASCII.colon { offset += 1 }
      offset = line.skipSpaces(offset)
      count += 1
      if offset >= line.count { return count }
      guard line[offset] == ASCII.pipe else { return 0 }
      offset += 1
    }
  }
}

extension BlockParser {
  /// A delimiter row below the last line of a paragraph makes that line the head of a table.
  mutating func openTable() -> Start {
    guard options.tables, matched == open.count, let index = open.last else { return .none }
    let columns = TableRow.delimiterCount(view.slice(0, lineEnd), from: nonspace)
    guard columns > 0, let header = tree.lines(of: index).last else { return .none }
    let headerLine = view.slice(0, Int(header.end))
    guard TableRow(headerLine, from: Int(header.start), limit: columns + 1).cells.count == columns else { return .none }
    guard columns <= TableRow.maximumCells else {
      reporter.report(
        "markdown.table-limit",
        "A table may have at most \(TableRow.maximumCells) columns; this one stays text.", at: nonspace,
        loss: .simplified)
      return .none
    }
    tree.nodes[Int(index)].lineCount -= 1
    tree.lines.removeLast()
    let start = header.start
    let table = Int(add(.table))
    tree.nodes[table].start = start
    tree.lines.append(header)
    tree.nodes[table].lineCount = 1
    return .leaf
  }
}
