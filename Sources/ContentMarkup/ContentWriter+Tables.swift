import MarkupWriter
import PlatenCore

extension ContentWriter {
  mutating func write(_ table: Table) {
    evidence.tables += 1
    markup.start("table")
    let outer = write(table.attributes)
    markup.newline()
    if !table.caption.isEmpty {
      markup.start("caption")
      write(table.caption)
      markup.end()
      markup.newline()
    }
    if !table.header.isEmpty {
      markup.start("thead")
      write(table.header, of: table, isHeader: true)
      markup.end()
      markup.newline()
    }
    if !table.rows.isEmpty {
      markup.start("tbody")
      write(table.rows, of: table, isHeader: false)
      markup.end()
      markup.newline()
    }
    markup.end()
    markup.newline()
    restore(outer)
  }

  /// Cells span no columns beyond this one: rows of spans beside each other would make readers lay out millions of columns.
  private static var maximumSpannedColumns: Int { 1_000 }

  /// Writes the rows of one part of a table. A span that would leave the part or run into another cell is cut.
  private mutating func write(_ rows: [Table.Row], of table: Table, isHeader: Bool) {
    // For each column, how many rows from here a cell of an earlier row still takes.
    var taken: [Int] = []
    markup.newline()
    for (index, row) in rows.enumerated() {
      markup.start("tr")
      var column = 0
      for cell in row.cells {
        while column < taken.count, taken[column] > 0 { column += 1 }
        var columns = 1
        while columns < cell.columnSpan, column + columns < ContentWriter.maximumSpannedColumns,
          column + columns >= taken.count || taken[column + columns] == 0
        {
          columns += 1
        }
        let spannedRows = min(cell.rowSpan, rows.count - index)
        while taken.count < column + columns { taken.append(0) }
        for spanned in column..<(column + columns) { taken[spanned] = spannedRows }
        let alignment = column < table.columns.count ? table.columns[column].alignment : nil
        write(cell, columns: columns, rows: spannedRows, alignment: alignment, isHeader: isHeader)
        column += columns
      }
      markup.end()
      markup.newline()
      for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
      while taken.last == 0 { taken.removeLast() }
    }
  }

  private mutating func write(
    _ cell: Table.Cell, columns: Int, rows: Int, alignment: Table.Alignment?, isHeader: Bool
  ) {
    if isHeader || cell.isRowHeader {
      markup.start("th")
      markup.attribute("scope", isHeader ? (columns > 1 ? "colgroup" : "col") : (rows > 1 ? "rowgroup" : "row"))
    } else {
      markup.start("td")
    }
    if columns > 1 { markup.attribute("colspan", String(columns)) }
    if rows > 1 { markup.attribute("rowspan", String(rows)) }
    if let alignment { markup.attribute("class", alignment.rawValue) }
    writeContent(cell.blocks, isTight: true)
    markup.end()
  }
}
