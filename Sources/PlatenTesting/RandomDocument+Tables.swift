import PlatenCore

extension RandomDocumentBuilder {
  /// A table whose cells fill its grid exactly.
  mutating func table(_ place: RandomPlace) -> Table {
    let columns = (0...random.below(4)).map { _ in
      Table.Column(alignment: random.oneIn(2) ? nil : random.pick(Table.Alignment.allCases))
    }
    guard has(.complexTables), random.oneIn(2) else {
      let header = [simpleRow(columns.count, place)]
      return Table(
        columns: columns, header: header, rows: (0..<random.below(4)).map { _ in simpleRow(columns.count, place) },
        attributes: attributes())
    }
    var line = place
    line.allowsBreaks = has(.untidy)
    return Table(
      caption: random.oneIn(2) ? [] : inlines(line), columns: columns,
      header: spannedRows(random.below(3), columns.count, place, isBody: false),
      rows: spannedRows(1 + random.below(4), columns.count, place, isBody: true), attributes: attributes())
  }

  /// A row of one-line cells, some of them empty: what GitHub Flavored Markdown can say.
  private mutating func simpleRow(_ columns: Int, _ place: RandomPlace) -> Table.Row {
    var line = place.inside
    line.allowsBreaks = false
    return Table.Row((0..<columns).map { _ in Table.Cell(random.oneIn(8) ? [] : inlines(line)) })
  }

  /// Rows of cells that span at random. The last column never spans rows, so that no row is left without a cell.
  private mutating func spannedRows(_ count: Int, _ columns: Int, _ place: RandomPlace, isBody: Bool) -> [Table.Row] {
    var taken = Array(repeating: Array(repeating: false, count: columns), count: count)
    var rows: [Table.Row] = []
    for row in 0..<count {
      var cells: [Table.Cell] = []
      var column = 0
      while column < columns {
        if taken[row][column] {
          column += 1
          continue
        }
        let free = taken[row][column...].prefix { !$0 }.count
        let columnSpan = random.oneIn(4) ? 1 + random.below(free) : 1
        let touchesEnd = column + columnSpan == columns
        let rowSpan = random.oneIn(4) && !touchesEnd ? 1 + random.below(count - row) : 1
        for takenRow in row..<(row + rowSpan) {
          for takenColumn in column..<(column + columnSpan) { taken[takenRow][takenColumn] = true }
        }
        cells.append(
          Table.Cell(
            cellContent(place), columnSpan: columnSpan, rowSpan: rowSpan,
            isRowHeader: isBody && column == 0 && random.oneIn(3)))
        column += columnSpan
      }
      rows.append(Table.Row(cells))
    }
    return rows
  }

  private mutating func cellContent(_ place: RandomPlace) -> [Block] {
    if random.oneIn(10) { return [] }
    return random.oneIn(5) ? blocks(place, atMost: 2) : [paragraph(place)]
  }
}
