import PlatenCore
import Typesetting

/// Tables: with pipes where they are simple.
extension BlockWriter {
  /// Columns are padded to at most this width, so that one long cell does not multiply the size of the output.
  private static var maximumPadding: Int { 60 }

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
    guard dialect.hasGFM, !table.columns.isEmpty else { return writeAsList(table) }
    if isSimple(table) { return writePipes(table) }
    report(
      "markdown.table-flattened", "Cells that span or hold more than a line, and further header rows, are made plain.",
      .simplified)
    writePipes(table.flattened)
  }

  private func isCaptionPlain(_ caption: [Inline]) -> Bool {
    guard case .text(let text)? = caption.first else { return true }
    return !text.hasPrefix(" ") && !text.hasPrefix("\t")
  }

  /// Whether a table has one header row, and cells of at most one line each.
  private func isSimple(_ table: Table) -> Bool {
    let count = table.columns.count
    guard table.header.count == 1, (1...1_000).contains(count) else { return false }
    return (table.header + table.rows).allSatisfy { row in
      row.cells.count == count
        && row.cells.allSatisfy { cell in
          cell.columnSpan == 1 && cell.rowSpan == 1 && !cell.isRowHeader && cell.isPlain
        }
    }
  }

  private mutating func writePipes(_ table: Table) {
    var rows: [[[UInt8]]] = []
    for row in table.header + table.rows {
      rows.append(row.cells.map { cell($0) })
    }
    let measure = DisplayWidth(ambiguous: .narrow)
    var widths = [Int](repeating: 3, count: table.columns.count)
    let sizes = rows.map { row in row.map { measure.width(ofUTF8: $0) } }
    for row in sizes {
      for (column, width) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], min(width, BlockWriter.maximumPadding))
      }
    }
    for (index, row) in rows.enumerated() {
      var line = [UInt8(ascii: "|")]
      for (column, cell) in row.enumerated() where column < widths.count {
        let room = max(0, widths[column] - sizes[index][column])
        let before: Int
        switch table.columns[column].alignment {
        case .trailing: before = room
        case .center: before = room / 2
        case .leading, nil: before = 0
        }
        line += [UInt8](repeating: 0x20, count: before + 1) + cell
        line += [UInt8](repeating: 0x20, count: room - before + 1) + [UInt8(ascii: "|")]
      }
      output.line(line)
      if index == 0 { output.line(delimiterRow(table.columns, widths)) }
    }
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
    for row in table.header { content += steps(row, head: "::: header-row") }
    for row in table.rows { content += steps(row, head: "::: row") }
    schedule(BlockWriter.fenced("::: " + head, content))
  }

  private func steps(_ row: Table.Row, head: String) -> [Step] {
    var content: [Step] = []
    for cell in row.cells {
      var classes = ["cell"]
      var values: [(name: String, value: String)] = []
      if cell.isRowHeader { classes.append("row-header") }
      if cell.columnSpan > 1 { values.append(("columns", String(cell.columnSpan))) }
      if cell.rowSpan > 1 { values.append(("rows", String(cell.rowSpan))) }
      let list = AttributeSyntax.list(.none, classes: classes, values: values)
      let head = "::: " + (classes.count == 1 && values.isEmpty ? "cell" : list)
      content += BlockWriter.fenced(head, [BlockWriter.step(cell.blocks)])
    }
    return BlockWriter.fenced(head, content)
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
  /// The table with one header row, no spans and cells of one paragraph: spanned places are empty cells, further header
  /// rows stand in the body.
  fileprivate var flattened: Table {
    let first = header.first ?? Row([])
    let others = Array(header.dropFirst())
    let count = columns.count
    var result = self
    result.header = Table.filled([first], count)
    result.rows = Table.filled(others, count) + Table.filled(rows, count)
    return result
  }

  private static func filled(_ rows: [Row], _ count: Int) -> [Row] {
    // How many more rows each column is taken by a cell from above.
    var taken = [Int](repeating: 0, count: count)
    return rows.map { row in
      var cells: [Cell] = []
      var waiting = row.cells[...]
      var column = 0
      while column < count {
        if taken[column] > 0 {
          taken[column] -= 1
          cells.append(Cell([Block]()))
          column += 1
        } else if let cell = waiting.popFirst() {
          cells.append(Cell(cell.blocks.flatInlines))
          let end = min(column + cell.columnSpan, count)
          for place in column..<end {
            taken[place] = cell.rowSpan - 1
            if place > column { cells.append(Cell([Block]())) }
          }
          column = end
        } else {
          cells.append(Cell([Block]()))
          column += 1
        }
      }
      // What finds no column stays in the last one.
      if count > 0, !waiting.isEmpty {
        let rest = [cells[count - 1].blocks.flatInlines] + waiting.map(\.blocks.flatInlines)
        cells[count - 1] = Cell(Array(rest.filter { !$0.isEmpty }.joined(separator: [.text(" ")])))
      }
      return Row(cells)
    }
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
