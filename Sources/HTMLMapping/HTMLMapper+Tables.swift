import MarkupReader
import PlatenCore

/// Tables.
extension HTMLMapper {
  func appendTable(_ node: Int32, depth: Int, _ flow: inout Flow) {
    let attributes = outerAttributes(of: node)
    let waiting = take()
    var parts = TableParts()
    for child in tree.children(of: node) { collect(child, isHead: false, depth: depth, &parts) }
    if parts.header.isEmpty { parts.takeHeader() }
    let columns = parts.columns
    putBack(waiting)
    guard columns > 0 || !parts.caption.isEmpty else { return }
    add(
      .table(
        Table(
          caption: parts.caption, columns: (0..<columns).map { Table.Column(alignment: parts.alignments[$0] ?? nil) },
          header: parts.header.map(\.row), rows: parts.rows.map(\.row), attributes: attributes)), to: &flow)
  }

  /// What is collected of a table.
  private struct TableParts {
    struct Row {
      var row: Table.Row
      var isHeader: Bool
    }

    var caption: [Inline] = []
    var header: [Row] = []
    var rows: [Row] = []
    /// By column: the alignment of the first cell that has one; a second that differs makes it `nil`.
    var alignments: [Int: Table.Alignment?] = [:]
    /// By column: how many rows a cell from above still takes.
    var occupied: [Int] = []
    /// How many columns there are, 1,000 at most.
    var columns = 0

    /// Begins a part of the table: no cell reaches into it from above.
    mutating func beginPart() { occupied = [] }

    /// The first free column from one on.
    func freeColumn(from column: Int) -> Int {
      var column = column
      while column < occupied.count, occupied[column] > 0 { column += 1 }
      return column
    }

    /// Takes columns for a cell; those of later rows, too.
    mutating func take(_ cell: Table.Cell, at column: Int) {
      let end = min(column + cell.columnSpan, 1_000)
      while occupied.count < end { occupied.append(0) }
      for index in min(column, end)..<end { occupied[index] = cell.rowSpan }
      columns = max(columns, end)
    }

    /// Ends a row.
    mutating func endRow() { for index in occupied.indices where occupied[index] > 0 { occupied[index] -= 1 } }

    /// Without `thead` the rows at the top that hold only header cells title the columns.
    mutating func takeHeader() {
      let count = rows.prefix { $0.isHeader }.count
      guard count < rows.count, count > 0,
        !rows[..<count].contains(where: { row in row.row.cells.contains { $0.rowSpan > count } })
      else { return }
      header = rows[..<count].map { row in
        let cells = row.row.cells.map { Table.Cell($0.blocks, columnSpan: $0.columnSpan, rowSpan: $0.rowSpan) }
        return Row(row: Table.Row(cells), isHeader: true)
      }
      rows.removeFirst(count)
    }
  }

  private func collect(_ child: Int32, isHead: Bool, depth: Int, _ parts: inout TableParts) {
    guard tree.nodes[Int(child)].kind == .element, !leftOut.contains(child) else { return }
    switch tree.nodes[Int(child)].tag {
    case .caption: parts.caption = inlines(in: child, depth: depth + 1)
    case .thead, .tbody, .tfoot:
      let isHead = tree.nodes[Int(child)].tag == .thead
      if let id = id(of: child) { waitingIDs.append(id) }
      let first = isHead ? parts.header.count : parts.rows.count
      parts.beginPart()
      for row in tree.children(of: child) { collect(row, isHead: isHead, depth: depth, &parts) }
      limitSpans(from: first, isHead: isHead, &parts)
    case .tr:
      let row = self.row(child, isHead: isHead, depth: depth, &parts)
      if isHead { parts.header.append(row) } else { parts.rows.append(row) }
    default: break
    }
  }

  /// Spans end with their part of the table (HTML §4.9.12.1); 0 means up to there.
  private func limitSpans(from first: Int, isHead: Bool, _ parts: inout TableParts) {
    let rows = isHead ? parts.header : parts.rows
    guard first < rows.count else { return }
    for index in first..<rows.count {
      let left = rows.count - index
      let cells = rows[index].row.cells
      guard cells.contains(where: { $0.rowSpan > left }) else { continue }
      let limited = cells.map { cell in
        Table.Cell(
          cell.blocks, columnSpan: cell.columnSpan, rowSpan: min(cell.rowSpan, left), isRowHeader: cell.isRowHeader)
      }
      if isHead { parts.header[index].row.cells = limited } else { parts.rows[index].row.cells = limited }
    }
  }

  private func row(_ node: Int32, isHead: Bool, depth: Int, _ parts: inout TableParts) -> TableParts.Row {
    var cells: [Table.Cell] = []
    var isHeader = true
    var column = 0
    if let id = id(of: node) { waitingIDs.append(id) }
    for child in tree.children(of: node) {
      let tag = tree.nodes[Int(child)].tag
      guard tag == .td || tag == .th else { continue }
      let cell = cell(child, isHead: isHead, depth: depth)
      column = parts.freeColumn(from: column)
      parts.take(cell, at: column)
      if let alignment = columnAlignment(of: child), cell.columnSpan == 1 {
        if let known = parts.alignments[column] {
          if known != alignment { parts.alignments[column] = .some(nil) }
        } else {
          parts.alignments[column] = alignment
        }
      }
      column += cell.columnSpan
      isHeader = isHeader && tag == .th
      cells.append(cell)
    }
    parts.endRow()
    return TableParts.Row(row: Table.Row(cells), isHeader: isHeader && !cells.isEmpty)
  }

  private func columnAlignment(of node: Int32) -> Table.Alignment? {
    switch tree.attribute("align", of: node)?.lowercased() ?? style("text-align", of: node) {
    case "left", "start": .leading
    case "center": .center
    case "right", "end": .trailing
    default: nil
    }
  }

  private func cell(_ node: Int32, isHead: Bool, depth: Int) -> Table.Cell {
    pushLanguage(of: node)
    let waiting = take()
    var content = blocks(in: node, depth: depth + 3)
    popLanguage(of: node)
    // A cell has no attributes: its id, and its language, are those of the first block.
    waitingIDs = waiting + [id(of: node)].compactMap { $0 } + waitingIDs
    var flow = Flow()
    if let first = content.first, !waitingIDs.isEmpty {
      add(first, to: &flow)
      content[0] = flow.blocks[0]
    }
    if let language = ownLanguage(of: node), language != languages.last, !content.isEmpty {
      for index in content.indices where content[index].attributes.language == nil {
        content[index].attributes.language = language
      }
    }
    let rows = tree.attribute("rowspan", of: node).flatMap(HTMLMapper.integer) ?? 1
    return Table.Cell(
      content, columnSpan: tree.attribute("colspan", of: node).flatMap(HTMLMapper.integer) ?? 1,
      rowSpan: rows == 0 ? 1_000 : rows, isRowHeader: !isHead && tree.nodes[Int(node)].tag == .th)
  }
}
