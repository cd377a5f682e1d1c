import PlatenCore

extension PandocWriter {
  mutating func write(_ table: Table) {
    let layout = TableLayout(table)
    if !layout.keepsSpans {
      report(
        "table-spans-flattened", warning: true, .simplified,
        "The table is wider than \(TableLayout.maximumColumns) columns; each of its cells takes one.",
        at: table.attributes
      )
    }
    if layout.hasOtherRowHeaders {
      report(
        "row-header-simplified", .simplified,
        "Pandoc has only complete columns of row headers; other header cells are marked with a role.",
        at: table.attributes)
    }
    beginTable(table.attributes, caption: table.caption)
    json.beginArray()
    for column in 0..<layout.columnCount {
      writeColumn(
        column < table.columns.count ? table.columns[column].alignment : nil,
        percent: layout.percents.isEmpty ? nil : layout.percents[column])
    }
    json.endArray()
    writeTablePart(table.header, layout)
    json.beginArray()
    beginTableBody(rowHeaderColumns: layout.rowHeaderColumns)
    writeRows(table.rows, layout, starts: layout.starts)
    endTableBody()
    json.endArray()
    writeTablePart([])
    endList()
  }

  /// Begins a `Table`; its columns, head, bodies and foot follow.
  mutating func beginTable(_ attributes: Attributes, classes: [String] = [], caption: [Inline]) {
    beginList("Table")
    write(attributes, classes: classes)
    writeCaption(caption)
  }

  /// Writes pandoc's `Caption`: none for lists, then blocks.
  mutating func writeCaption(_ caption: [Inline]) {
    json.beginArray()
    json.literal("null")
    json.beginArray()
    if !caption.isEmpty {
      begin("Plain")
      writeContent(caption)
      end()
    }
    json.endArray()
    json.endArray()
  }

  mutating func writeColumn(_ alignment: Table.Alignment?, percent: Int?) {
    json.beginArray()
    switch alignment {
    case .leading: bare("AlignLeft")
    case .center: bare("AlignCenter")
    case .trailing: bare("AlignRight")
    case nil: bare("AlignDefault")
    }
    if let percent {
      begin("ColWidth")
      // As pandoc itself writes numbers.
      json.literal(percent < 10 ? "\(percent).0e-2" : percent % 10 > 0 ? "0.\(percent)" : "\(Double(percent) / 100)")
      end()
    } else {
      bare("ColWidthDefault")
    }
    json.endArray()
  }

  /// Writes a `TableHead` or `TableFoot`.
  mutating func writeTablePart(_ rows: [Table.Row], _ layout: TableLayout? = nil) {
    json.beginArray()
    write()
    json.beginArray()
    if let layout { writeRows(rows, layout, starts: []) }
    json.endArray()
    json.endArray()
  }

  mutating func beginTableBody(rowHeaderColumns: Int) {
    json.beginArray()
    write()
    json.literal(String(rowHeaderColumns))
    json.beginArray()
    json.endArray()
    json.beginArray()
  }

  mutating func endTableBody() {
    json.endArray()
    json.endArray()
  }

  mutating func beginTableRow() {
    json.beginArray()
    write()
    json.beginArray()
  }

  mutating func endTableRow() {
    json.endArray()
    json.endArray()
  }

  mutating func beginTableCell(
    rowSpan: Int = 1, columnSpan: Int = 1, values: [(name: String, value: String)] = [], language: Language? = nil
  ) {
    json.beginArray()
    write(values: values, language: language)
    bare("AlignDefault")
    json.literal(String(rowSpan))
    json.literal(String(columnSpan))
    json.beginArray()
  }

  mutating func endTableCell() {
    json.endArray()
    json.endArray()
  }

  /// Writes rows.
  ///
  /// - Parameter starts: the column in which each cell of the body begins; empty for the header.
  private mutating func writeRows(_ rows: [Table.Row], _ layout: TableLayout, starts: [[Int]]) {
    for (number, row) in rows.enumerated() {
      beginTableRow()
      for (index, cell) in row.cells.enumerated() {
        let isMarked = cell.isRowHeader && !starts.isEmpty && starts[number][index] >= layout.rowHeaderColumns
        beginTableCell(
          rowSpan: layout.keepsSpans ? min(cell.rowSpan, rows.count - number) : 1,
          columnSpan: layout.keepsSpans ? cell.columnSpan : 1, values: isMarked ? [("role", "rowheader")] : [])
        writeTightly(cell.blocks, isTight: cell.blocks.count == 1)
        endTableCell()
      }
      endTableRow()
    }
  }
}
