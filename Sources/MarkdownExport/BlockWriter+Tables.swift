import PlatenCore
import Typesetting

/// Tables: with pipes where they are simple.
extension BlockWriter {
  /// Columns are padded to at most this width, so that one long cell does not multiply the size of the output.
  private static var maximumPadding: Int { 60 }
  /// Tables with more columns are lists: readers refuse them, or take time that grows with the square.
  private static var maximumColumns: Int { 1_000 }

  mutating func write(_ table: Table) {
    let attributes = table.attributes.withoutSource
    if dialect.isPlaten {
      guard isSimple(table), attributes.isEmpty, isCaptionPlain(table.caption) else { return writeStructured(table) }
      writePipes(table)
      guard !table.caption.isEmpty else { return }
      output.separate()
      return write(table.caption, place: TextEscapes.Place(dialect: dialect, beginsLine: false), lead: Array(": ".utf8))
    }
    flattener.reportAttributes(attributes)
    if !table.caption.isEmpty {
      report("markdown.caption-simplified", "A caption is a paragraph above its table.", .simplified)
      write(Paragraph(table.caption), isFirstInItem: false, isBesideTable: false)
      output.separate()
    }
    guard dialect.hasGFM, (1...BlockWriter.maximumColumns).contains(table.columns.count) else {
      return writeAsList(table)
    }
    if isSimple(table) { return writePipes(table) }
    report(
      "markdown.table-flattened", "Cells that span or hold more than a line, and further header rows, are made plain.",
      .simplified)
    if table.canBeFlattened { return writePipes(table, isFlat: false) }
    report(
      "markdown.table-spans-dropped", "A table whose spans cover far more than its cells is written without them.",
      .simplified)
    let plain = table.withoutSpans
    writePipes(plain, isFlat: !plain.canBeFlattened)
  }

  private func isCaptionPlain(_ caption: [Inline]) -> Bool {
    guard case .text(let text)? = caption.first else { return true }
    return !text.hasPrefix(" ") && !text.hasPrefix("\t")
  }

  /// Whether a table has one header row, and cells of at most one line each.
  private func isSimple(_ table: Table) -> Bool {
    let count = table.columns.count
    guard table.header.count == 1, (1...BlockWriter.maximumColumns).contains(count) else { return false }
    return (table.header + table.rows).allSatisfy { row in
      row.cells.count == count
        && row.cells.allSatisfy { cell in
          cell.columnSpan == 1 && cell.rowSpan == 1 && !cell.isRowHeader && cell.isPlain
        }
    }
  }

  /// A cell of a pipe table: where its text ends in that of all cells, and how many columns it takes.
  private struct PipeCell {
    var end: Int
    var width: Int32
  }

  /// The cells of a pipe table as text. One array for all: one for each row or cell would be many times as large as a short cell.
  private struct PipeCells {
    var bytes: [UInt8] = []
    var cells: [PipeCell] = []
    /// Where each row ends in ``cells``.
    var rowEnds: [Int] = []
    /// How wide each column is.
    var widths: [Int]
  }

  /// - Parameter isFlat: whether every row is written as it is; else row by row as ``FlatRows`` has it.
  private mutating func writePipes(_ table: Table, isFlat: Bool = true) {
    let count = table.columns.count
    var pipes = PipeCells(widths: [Int](repeating: 3, count: count))
    let measure = DisplayWidth(ambiguous: .narrow)
    func add(_ row: Table.Row, to pipes: inout PipeCells, _ writer: inout BlockWriter) {
      for (column, cell) in row.cells.prefix(count).enumerated() {
        let text = writer.cell(cell)
        pipes.bytes += text
        let width = Int32(clamping: measure.width(ofUTF8: text))
        pipes.cells.append(PipeCell(end: pipes.bytes.count, width: width))
        pipes.widths[column] = max(pipes.widths[column], min(Int(width), BlockWriter.maximumPadding))
      }
      pipes.rowEnds.append(pipes.cells.count)
    }
    if isFlat {
      for row in table.header { add(row, to: &pipes, &self) }
      for row in table.rows { add(row, to: &pipes, &self) }
    } else {
      table.flatten { row in add(row, to: &pipes, &self) }
    }
    write(pipes, table.columns)
  }

  private mutating func write(_ pipes: PipeCells, _ columns: [Table.Column]) {
    let bytes = pipes.bytes
    var widths = pipes.widths
    let isPadded = BlockWriter.isWorthPadding(pipes)
    if !isPadded { widths = [Int](repeating: 3, count: widths.count) }
    var start = 0
    var first = 0
    for (index, end) in pipes.rowEnds.enumerated() {
      var line = [UInt8(ascii: "|")]
      for (column, cell) in pipes.cells[first..<end].enumerated() {
        let room = isPadded ? max(0, widths[column] - Int(cell.width)) : 0
        let before: Int
        switch columns[column].alignment {
        case .trailing: before = room
        case .center: before = room / 2
        case .leading, nil: before = 0
        }
        line += [UInt8](repeating: 0x20, count: before + 1)
        line += bytes[start..<cell.end]
        start = cell.end
        line += [UInt8](repeating: 0x20, count: room - before + 1) + [UInt8(ascii: "|")]
      }
      first = end
      output.line(line)
      if index == 0 { output.line(delimiterRow(columns, widths)) }
    }
  }

  /// Whether columns can be lined up without making the table more than four times as long, a small table aside.
  private static func isWorthPadding(_ pipes: PipeCells) -> Bool {
    var plain = 0
    var padded = 0
    var first = 0
    for end in pipes.rowEnds {
      for (column, cell) in pipes.cells[first..<end].enumerated() {
        plain += Int(cell.width) + 3
        padded += max(Int(cell.width), pipes.widths[column]) + 3
      }
      first = end
    }
    return padded <= max(512, 4 * plain)
  }

  private func delimiterRow(_ columns: [Table.Column], _ widths: [Int]) -> [UInt8] {
    var line = [UInt8(ascii: "|")]
    for (column, width) in zip(columns, widths) {
      let (left, right): (Bool, Bool)
      switch column.alignment {
      case .leading: (left, right) = (true, false)
      case .center: (left, right) = (true, true)
      case .trailing: (left, right) = (false, true)
      case nil: (left, right) = (false, false)
      }
      let dashes = width - (left ? 1 : 0) - (right ? 1 : 0)
      line += [0x20] + (left ? [UInt8(ascii: ":")] : []) + [UInt8](repeating: UInt8(ascii: "-"), count: dashes)
      line += (right ? [UInt8(ascii: ":")] : []) + [0x20, UInt8(ascii: "|")]
    }
    return line
  }

  /// A cell in one line; GFM 0.29 §4.10: pipes are escaped, in code too.
  private mutating func cell(_ cell: Table.Cell) -> [UInt8] {
    guard case .paragraph(let paragraph)? = cell.blocks.first else { return [] }
    let text = line(paragraph.inlines, place: TextEscapes.Place(dialect: dialect, beginsLine: false, isJoined: true))
    guard text.contains(UInt8(ascii: "|")) else { return text }
    var result: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "|") { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return result
  }

  /// CommonMark has no tables: a list with an item for each row.
  private mutating func writeAsList(_ table: Table) {
    report("markdown.table-as-list", "A table is written as a list with an item for each row.", .simplified)
    let items = (table.header + table.rows).map { row in
      ListItem(row.cells.flatMap(\.blocks))
    }
    var level = Level()
    if !items.isEmpty { write(List(.bullet, isTight: false, items: items), in: &level) }
  }

  /// A table that pipes cannot say: divisions for rows and cells.
  private mutating func writeStructured(_ table: Table) {
    let attributes = table.attributes.withoutSource
    flattener.reportNames(attributes)
    let columns = table.columns.map { column in
      switch column.alignment {
      case .leading: "l"
      case .center: "c"
      case .trailing: "r"
      case nil: "-"
      }
    }
    let head = AttributeSyntax.list(
      attributes, classes: ["table"], values: [("columns", columns.joined())])
    var content: [Step] = table.caption.isEmpty ? [] : BlockWriter.caption(table.caption)
    content += [.rows(table.header[...], head: "::: header-row"), .rows(table.rows[...], head: "::: row")]
    schedule(BlockWriter.fenced("::: " + head, content))
  }

  /// Writes a row; those behind it wait, so that what waits is not many times as large as the table.
  mutating func write(_ rows: ArraySlice<Table.Row>, head: String) {
    guard let row = rows.first else { return }
    schedule(BlockWriter.fenced(head, [.cells(row.cells[...])]) + [.rows(rows.dropFirst(), head: head)])
  }

  /// Writes a cell; those behind it wait.
  mutating func write(_ cells: ArraySlice<Table.Cell>) {
    guard let cell = cells.first else { return }
    var classes = ["cell"]
    var values: [(name: String, value: String)] = []
    if cell.isRowHeader { classes.append("row-header") }
    if cell.columnSpan > 1 { values.append(("columns", String(cell.columnSpan))) }
    if cell.rowSpan > 1 { values.append(("rows", String(cell.rowSpan))) }
    let list = AttributeSyntax.list(.none, classes: classes, values: values)
    let head = "::: " + (classes.count == 1 && values.isEmpty ? "cell" : list)
    schedule(BlockWriter.fenced(head, [BlockWriter.step(cell.blocks)]) + [.cells(cells.dropFirst())])
  }
}

extension Table.Cell {
  /// Whether a cell holds nothing or one paragraph of one line.
  fileprivate var isPlain: Bool {
    guard let first = blocks.first else { return true }
    guard blocks.count == 1, case .paragraph(let paragraph) = first, paragraph.attributes.withoutSource.isEmpty,
      !paragraph.inlines.isEmpty
    else { return false }
    return !paragraph.inlines.contains(where: \.isBroken)
  }
}

extension Table {
  /// Makes the rows of the table with one header row, no spans and cells of one paragraph: spanned places are empty cells, further header
  /// rows stand in the body. Cells that are missing at the end of a row are filled in if they are few.
  ///
  /// - Parameter body: is given the rows one after the other, the header first. They are not held: there may be as many
  ///   as there are letters.
  /// - Returns: whether all were given. No more are once there are far more empty cells than others.
  @discardableResult
  fileprivate func flatten(_ body: (Row) -> Void) -> Bool {
    let cells = header.reduce(0) { $0 + 1 + $1.cells.count } + rows.reduce(0) { $0 + 1 + $1.cells.count }
    var flat = FlatRows(count: columns.count, blanksLeft: 1_000 + 4 * cells)
    flat.add(header.first ?? Row([]), isHeader: true, body)
    flat.beginPart()
    for row in header.dropFirst() { flat.add(row, body) }
    flat.beginPart()
    for row in rows { flat.add(row, body) }
    return flat.blanksLeft >= 0
  }

  /// Whether there would not be far more empty cells than others.
  fileprivate var canBeFlattened: Bool { flatten { _ in } }

  /// The table with cells of one row and one column each.
  fileprivate var withoutSpans: Table {
    var result = self
    result.header = header.map { Row($0.cells.map { Cell($0.blocks, isRowHeader: $0.isRowHeader) }) }
    result.rows = rows.map { Row($0.cells.map { Cell($0.blocks, isRowHeader: $0.isRowHeader) }) }
    return result
  }
}

/// Rows without spans, made one after the other.
private struct FlatRows {
  /// How many more empty cells there may be; below 0, no more rows are made.
  private(set) var blanksLeft: Int
  private let count: Int
  /// How many more rows each column is taken by a cell from above, and the end of the last column that is.
  private var taken: [Int]
  private var takenEnd = 0

  init(count: Int, blanksLeft: Int) {
    self.count = count
    self.blanksLeft = blanksLeft
    taken = [Int](repeating: 0, count: count)
  }

  /// No cell reaches from one part of a table into the next.
  mutating func beginPart() {
    taken = [Int](repeating: 0, count: count)
    takenEnd = 0
  }

  mutating func add(_ row: Table.Row, isHeader: Bool = false, _ body: (Table.Row) -> Void) {
    guard blanksLeft >= 0 else { return }
    var cells: [Table.Cell] = []
    var waiting = row.cells[...]
    var column = 0
    while column < count, column < takenEnd || !waiting.isEmpty {
      if taken[column] > 0 {
        taken[column] -= 1
        appendBlank(to: &cells)
        column += 1
      } else if let cell = waiting.popFirst() {
        cells.append(Table.Cell(cell.blocks.flatInlines))
        let end = min(column + cell.columnSpan, count)
        for place in column..<end {
          taken[place] = cell.rowSpan - 1
          if place > column { appendBlank(to: &cells) }
        }
        column = end
        if cell.rowSpan > 1 { takenEnd = max(takenEnd, end) }
      } else {
        appendBlank(to: &cells)
        column += 1
      }
    }
    while takenEnd > 0, taken[takenEnd - 1] == 0 { takenEnd -= 1 }
    // What finds no column stays in the last one.
    if !waiting.isEmpty {
      let rest = [cells[count - 1].blocks.flatInlines] + waiting.map(\.blocks.flatInlines)
      cells[count - 1] = Table.Cell(Array(rest.filter { !$0.isEmpty }.joined(separator: [.text(" ")])))
    }
    // GFM 0.29 §4.10: rows may be shorter than the first one.
    let missing = count - cells.count
    if isHeader || missing <= max(4, 2 * cells.count) {
      cells += [Table.Cell](repeating: Table.Cell([Block]()), count: missing)
    } else if cells.isEmpty {
      // A pipe alone is no row.
      cells = [Table.Cell([Block]())]
    }
    body(Table.Row(cells))
  }

  private mutating func appendBlank(to cells: inout [Table.Cell]) {
    cells.append(Table.Cell([Block]()))
    blanksLeft -= 1
  }
}

extension [Block] {
  /// The text of blocks in one line, with its markup.
  var flatInlines: [Inline] {
    [Inline](map { (block: Block) in block.inlinesInLine }.filter { !$0.isEmpty }.joined(separator: [Inline.text(" ")]))
  }
}

extension Block {
  fileprivate var inlinesInLine: [Inline] {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines
    case .heading(let heading): heading.inlines
    case .list(let list): list.items.flatMap(\.blocks).flatInlines
    case .definitionList(let list):
      Array(
        list.items.map { item in
          Array((item.terms + item.definitions.map(\.flatInlines)).joined(separator: [.text(" ")]))
        }.joined(separator: [.text(" ")]))
    case .quote(let quote): quote.blocks.flatInlines
    case .code(let code):
      [.code(CodeSpan(String(code.text.split(whereSeparator: \.isNewline).joined(separator: " "))))]
    case .table(let table): (table.header + table.rows).flatMap { $0.cells.flatMap(\.blocks) }.flatInlines
    case .figure(let figure): figure.blocks.flatInlines + figure.caption
    case .division(let division): division.blocks.flatInlines
    case .parallel(let parallel): parallel.rows.flatMap { $0.passages.flatMap { $0 } }.flatInlines
    case .math(let math): [.math(math)]
    case .raw(let raw): [.raw(raw)]
    case .thematicBreak, .pageBreak: []
    }
  }
}
