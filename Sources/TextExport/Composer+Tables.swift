import PlatenCore
import Typesetting

extension Composer {
  /// The fewest columns that a column of a table may be squeezed to.
  private static let minimumColumn = 6
  /// How deep tables with borders may stand in each other. Cells are set twice, to measure them first: deeper ones would be set
  /// four, eight, sixteen times.
  private static let maximumTableDepth = 2

  /// Sets a table between borders. Cells wrap until the table fits; where even that is not enough, every row is set as a list of
  /// its cells.
  mutating func compose(_ table: Table) {
    let grid = TableGrid(table)
    if !table.caption.isEmpty {
      set(table.caption, .heading)
      gap = 0
    }
    guard grid.columnCount > 0 else { return }
    guard let available = columnsForCells(of: grid) else { return composeAsList(grid) }
    tableDepth += 1
    defer { tableDepth -= 1 }
    let widths = columnWidths(of: grid, available: available)
    guard grid.isWorthBorders(widths) else {
      reportList("most cells of a table are blank: its rows are lists, which take less room")
      return composeAsList(grid)
    }
    let borders = TableBorders(widths: widths, isASCII: options.ascii || options.ambiguousWidth != .narrow)
    let header = grid.header.map { lines(of: grid.filled($0), widths, grid, borders) }
    let rows = grid.rows.map { lines(of: grid.filled($0), widths, grid, borders) }
    put(grid, header: header, rows: rows, borders)
  }

  /// The columns between the borders; `nil` if a table cannot have borders here.
  private mutating func columnsForCells(of grid: TableGrid) -> Int? {
    if grid.hasRowSpans {
      report(
        "table-span-flattened", "Cells over several rows are printed in their first row; below it is blank.",
        loss: .simplified)
    }
    let available = room - 3 * grid.columnCount - 1
    guard available >= grid.columnCount * Composer.minimumColumn, tableDepth < Composer.maximumTableDepth else {
      reportList(
        tableDepth < Composer.maximumTableDepth
          ? "a table of \(grid.columnCount) columns is too wide for \(room) columns: its rows are lists"
          : "the rows of a table within tables are lists")
      return nil
    }
    return available
  }

  private mutating func reportList(_ message: String) { report("table-as-list", message, loss: .simplified) }

  /// Puts rows between borders. On pages, the table may end after any row, and its head is repeated.
  private mutating func put(_ grid: TableGrid, header: [[PrintLine]], rows: [[PrintLine]], _ borders: TableBorders) {
    var top = [borders.rule(above: nil, below: (grid.header.first ?? grid.rows.first).map(grid.filled))]
    top += header.flatMap { $0 }
    if let last = grid.header.last {
      top.append(borders.rule(above: grid.filled(last), below: grid.rows.first.map(grid.filled), isBelowHeader: true))
    }
    for index in top.indices { top[index].keepsWithNext = true }
    for line in top { place(line) }
    let bottom = borders.rule(above: (grid.rows.last ?? grid.header.last).map(grid.filled), below: nil)
    if !isCapturing { pager.begin(Pager.Frame(top: top.map { prefixed($0) }, bottom: [prefixed(bottom)])) }
    let isRuled = rows.contains { $0.count > 1 }
    for (index, row) in rows.enumerated() {
      if isRuled, index > 0 {
        var rule = borders.rule(above: grid.filled(grid.rows[index - 1]), below: grid.filled(grid.rows[index]))
        (rule.isGap, rule.keepsWithNext) = (true, true)
        place(rule)
      }
      var row = row
      row.keepTogether()
      for line in row { place(line) }
    }
    if !isCapturing { pager.endFrame() }
    place(bottom)
  }

  /// Every row as an item of a list, its cells with the titles of their columns.
  private mutating func composeAsList(_ grid: TableGrid) {
    var titles = [[Block]](repeating: [], count: grid.columnCount)
    for cell in grid.header.last ?? [] { titles[cell.column] = cell.blocks }
    let areRepeated = grid.areTitlesWorthRepeating
    for (index, row) in grid.rows.enumerated() {
      if index > 0 { gap = 1 }
      if index == 1, !areRepeated { titles = [[Block]](repeating: [], count: grid.columnCount) }
      indented("  ", marker: "- ") { composer in
        for cell in row where !cell.blocks.isEmpty {
          composer.gap = 0
          composer.set(cell, title: titles[cell.column])
        }
        composer.flushMarker()
      }
    }
  }

  private mutating func set(_ cell: TableGrid.Cell, title: [Block]) {
    guard case .paragraph(let heading)? = title.first, !heading.inlines.isEmpty else { return compose(cell.blocks) }
    if cell.blocks.count == 1, case .paragraph(let paragraph)? = cell.blocks.first {
      return set(heading.inlines + [.text(": ")] + paragraph.inlines)
    }
    set(heading.inlines + [.text(":")], .heading)
    indented("  ") { $0.compose(cell.blocks) }
  }

  // MARK: Widths

  private mutating func columnWidths(of grid: TableGrid, available: Int) -> [Int] {
    var natural = [Int](repeating: 1, count: grid.columnCount)
    var least = [Int](repeating: 1, count: grid.columnCount)
    let outer = isMeasuring
    isMeasuring = true
    for row in grid.header + grid.rows {
      for cell in row where cell.span == 1 {
        let (whole, unit) = measure(cell.blocks, available)
        natural[cell.column] = max(natural[cell.column], whole)
        least[cell.column] = max(least[cell.column], unit)
      }
    }
    for row in grid.header + grid.rows {
      for cell in row where cell.span > 1 {
        let range = cell.column..<(cell.column + cell.span)
        let missing = measure(cell.blocks, available).whole - range.reduce(3 * (cell.span - 1)) { $0 + natural[$1] }
        guard missing > 0 else { continue }
        for (index, column) in range.enumerated() { natural[column] += (missing + index) / cell.span }
      }
    }
    isMeasuring = outer
    return Composer.distribute(available, natural: natural, least: least)
  }

  /// The columns that a cell would like, and those of its longest word.
  private mutating func measure(_ blocks: [Block], _ available: Int) -> (whole: Int, unit: Int) {
    let whole = capture(width: available) { $0.compose(blocks) }.reduce(0) { max($0, $1.columns) }
    var unit = min(whole, Composer.minimumColumn)
    for case .paragraph(let paragraph) in blocks { unit = max(unit, longestUnit(of: paragraph.inlines)) }
    return (whole, min(unit, whole))
  }

  /// Gives every column what it likes if there is enough; else its longest word first, and then an equal share of the rest to
  /// each that wants more.
  private static func distribute(_ available: Int, natural: [Int], least: [Int]) -> [Int] {
    guard natural.reduce(0, +) > available else { return natural }
    var widths = least.map { max(1, $0) }
    if widths.reduce(0, +) > available {
      // Not even the words fit: the widest give way.
      widths = widths.map { min($0, minimumColumn) }
    }
    var left = available - widths.reduce(0, +)
    while left > 0 {
      let wanting = widths.indices.filter { widths[$0] < natural[$0] }
      guard !wanting.isEmpty else { break }
      let share = max(1, left / wanting.count)
      for column in wanting where left > 0 {
        let more = min(share, natural[column] - widths[column], left)
        widths[column] += more
        left -= more
      }
    }
    return widths
  }

  // MARK: Rows

  /// The lines of a row, with the borders between its cells.
  private mutating func lines(
    of row: [TableGrid.Cell], _ widths: [Int], _ grid: TableGrid, _ borders: TableBorders
  ) -> [PrintLine] {
    let cells = row.map { cell in
      let width = (cell.column..<(cell.column + cell.span)).reduce(3 * (cell.span - 1)) { $0 + widths[$1] }
      return (cell: cell, width: width, lines: capture(width: width) { $0.compose(cell.blocks) })
    }
    return (0..<max(1, cells.reduce(0) { max($0, $1.lines.count) })).map { index in
      var joined = PrintLine(bytes: [], columns: 1)
      for (cell, width, lines) in cells {
        let line = lines.indices.contains(index) ? lines[index] : PrintLine(bytes: [], columns: 0)
        let free = max(0, width - line.columns)
        let before =
          switch grid.alignment(of: cell.column) {
          case .leading?, nil: 0
          case .center?: free / 2
          case .trailing?: free
          }
        joined.bytes += borders.bar + [UInt8](repeating: 0x20, count: 1 + before) + line.bytes
        joined.bytes += [UInt8](repeating: 0x20, count: free - before + 1)
        joined.columns += width + 3
        joined.notes += line.notes
      }
      joined.bytes += borders.bar
      return joined
    }
  }
}
