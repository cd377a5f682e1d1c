import PlatenCore

/// What has to be known of a whole table before its first cell is written.
struct TableLayout {
  /// The widest table whose cells may span. (HTML has the same limit for one span.)
  static let maximumColumns = 1_000
  /// How many characters a line has room for, a Han character counted as two: above that columns get widths.
  private static let lineWidth = 72

  /// The number of columns: pandoc leaves out cells for which there is none.
  let columnCount: Int
  /// Whether cells take the columns and rows that they ask for.
  let keepsSpans: Bool
  /// How many columns at the start hold nothing but titles of rows.
  let rowHeaderColumns: Int
  /// Whether there are titles of rows in other columns.
  let hasOtherRowHeaders: Bool
  /// The column in which each cell of the body begins.
  let starts: [[Int]]
  /// The columns' parts of the line, in hundredths; empty if the table fits in one as it is.
  let percents: [Int]

  /// Lays out a table.
  ///
  /// - Complexity: O(*n*) in the table's nodes, and in rows × columns where cells span.
  init(_ table: Table) {
    var width = table.columns.count
    let header = TableLayout.place(table.header, &width)
    let body = TableLayout.place(table.rows, &width)
    keepsSpans = header != nil && body != nil
    if !keepsSpans { width = (table.header + table.rows).reduce(table.columns.count) { max($0, $1.cells.count) } }
    columnCount = width
    let inOrder: ([Table.Row]) -> [[Int]] = { $0.map { Array($0.cells.indices) } }
    let headerStarts = keepsSpans ? header ?? [] : inOrder(table.header)
    starts = keepsSpans ? body ?? [] : inOrder(table.rows)

    var titles = table.rows.isEmpty ? 0 : width
    var lastTitle = -1
    for (row, columns) in zip(table.rows, starts) {
      for (cell, column) in zip(row.cells, columns) {
        if cell.isRowHeader { lastTitle = max(lastTitle, column) } else { titles = min(titles, column) }
      }
    }
    rowHeaderColumns = lastTitle < 0 ? 0 : titles
    hasOtherRowHeaders = lastTitle >= rowHeaderColumns
    percents = TableLayout.percents(zip(table.header + table.rows, headerStarts + starts), width)
  }

  /// Finds the column in which each cell begins, and widens the table where cells stand outside.
  ///
  /// - Returns: `nil` if the table were wider than ``maximumColumns``.
  private static func place(_ rows: [Table.Row], _ width: inout Int) -> [[Int]]? {
    guard rows.contains(where: { $0.cells.contains { $0.columnSpan > 1 || $0.rowSpan > 1 } }) else {
      for row in rows { width = max(width, row.cells.count) }
      return rows.map { Array($0.cells.indices) }
    }
    guard width <= maximumColumns else { return nil }
    /// For each column, how many rows from here on are taken by a cell from above.
    var taken = Array(repeating: 0, count: maximumColumns)
    var result: [[Int]] = []
    for row in rows {
      var starts: [Int] = []
      var column = 0
      var spans: [(columns: Range<Int>, rows: Int)] = []
      for cell in row.cells {
        while column < width, taken[column] > 0 { column += 1 }
        let end = column + cell.columnSpan
        guard end <= maximumColumns else { return nil }
        starts.append(column)
        if cell.rowSpan > 1 { spans.append((column..<end, cell.rowSpan)) }
        column = end
        width = max(width, end)
      }
      for column in 0..<width { taken[column] = max(0, taken[column] - 1) }
      for span in spans { for column in span.columns { taken[column] = span.rows - 1 } }
      result.append(starts)
    }
    return result
  }

  private static func percents(_ rows: some Sequence<(Table.Row, [Int])>, _ width: Int) -> [Int] {
    guard (1...50).contains(width) else { return [] }
    var widths = Array(repeating: 4, count: width)
    for (row, starts) in rows {
      for (cell, column) in zip(row.cells, starts) where cell.columnSpan == 1 && column < width {
        widths[column] = max(widths[column], min(lineWidth, measure(cell.blocks)))
      }
    }
    guard widths.reduce(0, +) > lineWidth else { return [] }
    // The space around a cell counts too, most for the narrow ones.
    let sum = widths.reduce(0) { $0 + $1 + 4 }
    return widths.map { max(1, ($0 + 4) * 100 / sum) }
  }

  /// The width of a cell in characters: of one paragraph its text's, of anything else a whole line.
  private static func measure(_ blocks: [Block]) -> Int {
    guard let first = blocks.first else { return 0 }
    guard blocks.count == 1, case .paragraph(let paragraph) = first else { return lineWidth }
    return paragraph.inlines.plainText.unicodeScalars.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
  }
}
