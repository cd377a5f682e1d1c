import MarkupWriter
import PlatenCore

extension ContentWriter {
  mutating func write(_ table: Table) {
    evidence.tables += 1
    let form = PhoneForm(table)
    reportSize(of: table)
    if form == .scrolled { startScroller(table) }
    markup.start("table")
    let outer = write(table.attributes, classes: form == .stacked ? "stacked" : nil)
    let outerTitles = columnTitles
    columnTitles = form == .stacked ? table.header[0].cells.map(\.title) : []
    let outerShort = shortColumns
    shortColumns = form == .stacked ? [] : ShortColumns(table).columns
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
    columnTitles = outerTitles
    shortColumns = outerShort
    markup.end()
    markup.newline()
    if form == .scrolled {
      markup.end()
      markup.newline()
    }
    restore(outer)
  }

  /// A table that is wider than a phone, and cannot be stacked, is moved sideways. Who has no pointer moves it by the keyboard.
  private mutating func startScroller(_ table: Table) {
    let caption = table.caption.plainText
    markup.start("div")
    markup.attribute("class", "scroller")
    markup.attribute("role", "region")
    markup.attribute("aria-label", caption.isBlank ? plan.vocabulary.table : caption)
    markup.attribute("tabindex", "0")
    markup.newline()
  }

  private mutating func reportSize(of table: Table) {
    guard table.rows.count > ContentWriter.mostRows else { return }
    diagnostics.append(
      Diagnostic(
        "epub.table-long", .note,
        "A table has \(table.rows.count) rows; Kindle shows tables of up to \(ContentWriter.mostRows) rows well.",
        at: table.attributes.source?.start))
  }

  private static let mostRows = 50
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
        let title = isHeader || column >= columnTitles.count ? nil : columnTitles[column]
        let classes = [alignment?.rawValue, shortColumns.contains(column) ? "short" : nil].compactMap { $0 }
        write(cell, columns: columns, rows: spannedRows, classes: classes, isHeader: isHeader, title: title)
        column += columns
      }
      markup.end()
      markup.newline()
      for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
      while taken.last == 0 { taken.removeLast() }
    }
  }

  private mutating func write(
    _ cell: Table.Cell, columns: Int, rows: Int, classes: [String], isHeader: Bool, title: String?
  ) {
    if isHeader || cell.isRowHeader {
      markup.start("th")
      markup.attribute("scope", isHeader ? (columns > 1 ? "colgroup" : "col") : (rows > 1 ? "rowgroup" : "row"))
    } else {
      markup.start("td")
    }
    if columns > 1 { markup.attribute("colspan", String(columns)) }
    if rows > 1 { markup.attribute("rowspan", String(rows)) }
    // On a narrow screen, a cell is on a line of its own and needs the name of its column.
    if let title, !title.isBlank, !cell.isRowHeader { markup.attribute("data-title", title) }
    if !classes.isEmpty { markup.attribute("class", classes.joined(separator: " ")) }
    writeContent(cell.blocks, isTight: true)
    markup.end()
  }
}

/// What becomes of a table on a screen that is too narrow for it.
private enum PhoneForm {
  /// It stays as it is.
  case asIs
  /// Each row becomes a list of its cells, each with its column's title.
  case stacked
  /// It is moved sideways.
  case scrolled

  /// More columns than this do not fit on a phone.
  private static let mostColumns = 5

  init(_ table: Table) {
    let rows = table.header + table.rows
    let columns = rows.map { row in row.cells.reduce(0) { $0 + $1.columnSpan } }.max() ?? 0
    guard columns > PhoneForm.mostColumns else {
      self = .asIs
      return
    }
    let hasSpans = rows.contains { $0.cells.contains { $0.columnSpan > 1 || $0.rowSpan > 1 } }
    self = table.header.count == 1 && !hasSpans ? .stacked : .scrolled
  }
}

extension Table.Cell {
  /// What its column is called.
  fileprivate var title: String {
    blocks.map { block in
      if case .paragraph(let paragraph) = block { paragraph.inlines.plainText(annotations: false) } else { "" }
    }.joined(separator: " ")
  }
}
