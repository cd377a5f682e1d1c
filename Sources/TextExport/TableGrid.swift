import PlatenCore

/// The cells of a table with their places. Rows are kept as they are given: what is missing in them is filled in for one row at
/// a time, by ``filled(_:)``, so that a short row beside a wide one costs nothing.
struct TableGrid {
  /// A cell, or a blank where there is none.
  struct Cell {
    /// The first column that it takes.
    var column: Int
    /// How many columns it takes.
    var span: Int
    /// What it holds.
    var blocks: [Block]
  }

  /// The rows that title the columns.
  let header: [[Cell]]
  /// The rows of the body.
  let rows: [[Cell]]
  /// The number of columns.
  let columnCount: Int
  /// Whether some cell takes more than one row. Its content stands in the first.
  let hasRowSpans: Bool
  private let alignments: [Table.Alignment?]

  /// The most columns that are looked at; HTML has the same limit for spans.
  private static let maximumColumns = 1_000

  /// Finds the place of every cell.
  init(_ table: Table) {
    let placed = (table.header + table.rows).map { row in row.cells.reduce(0) { $0 + $1.columnSpan } }
    let widest = max(table.columns.count, placed.max() ?? 0)
    var columnCount = min(widest, TableGrid.maximumColumns)
    header = TableGrid.place(table.header, &columnCount)
    rows = TableGrid.place(table.rows, &columnCount)
    self.columnCount = columnCount
    hasRowSpans = (table.header + table.rows).contains { $0.cells.contains { $0.rowSpan > 1 } }
    alignments = table.columns.map(\.alignment)
  }

  /// How the cells of a column are aligned.
  func alignment(of column: Int) -> Table.Alignment? { alignments.indices.contains(column) ? alignments[column] : nil }

  private static func place(_ rows: [Table.Row], _ columnCount: inout Int) -> [[Cell]] {
    // For each column how many rows below are taken by a cell from above.
    var taken: [Int] = []
    return rows.map { row in
      var cells: [Cell] = []
      var column = 0
      var next = taken.map { max(0, $0 - 1) }
      for cell in row.cells {
        while column < taken.count, taken[column] > 0 { column += 1 }
        let span = min(cell.columnSpan, max(1, maximumColumns - column))
        guard column < maximumColumns else { break }
        cells.append(Cell(column: column, span: span, blocks: cell.blocks))
        if cell.rowSpan > 1 {
          while next.count < column + span { next.append(0) }
          for index in column..<(column + span) { next[index] = cell.rowSpan - 1 }
        }
        column += span
      }
      columnCount = max(columnCount, column)
      while next.last == 0 { next.removeLast() }
      taken = next
      return cells
    }
  }

  /// Whether a table between borders is no more than eight times as long as what its cells hold and their marks, a small table
  /// aside: one wide cell makes every line of the table wide.
  func isWorthBorders(_ widths: [Int]) -> Bool {
    isInProportion((widths.reduce(1) { $0 + $1 + 3 }) * (header.count + rows.count))
  }

  /// Whether the titles of the columns can stand in every row of a list: they are no more than eight times what the rows hold,
  /// a small table aside.
  var areTitlesWorthRepeating: Bool {
    let titles = (header.last ?? []).reduce(0) { $0 + $1.blocks.reduce(0) { $0 + TableGrid.size(of: $1) } }
    return isInProportion(titles * rows.count)
  }

  private func isInProportion(_ printed: Int) -> Bool {
    guard printed > 2_048 else { return true }
    var content = 0
    for row in header + rows {
      content += 4
      for cell in row { content += 3 + cell.blocks.reduce(0) { $0 + TableGrid.size(of: $1) } }
      if content >= printed / 8 { return true }
    }
    return false
  }

  /// The bytes of a paragraph's text; other blocks are taken for a line.
  private static func size(of block: Block) -> Int {
    guard case .paragraph(let paragraph) = block else { return 64 }
    return paragraph.inlines.plainText.utf8.count
  }

  /// A row with blank cells where there are none, so that it covers every column.
  func filled(_ cells: [Cell]) -> [Cell] {
    var result: [Cell] = []
    var column = 0
    for cell in cells {
      while column < cell.column {
        result.append(Cell(column: column, span: 1, blocks: []))
        column += 1
      }
      result.append(cell)
      column = cell.column + cell.span
    }
    while column < columnCount {
      result.append(Cell(column: column, span: 1, blocks: []))
      column += 1
    }
    return result
  }
}
