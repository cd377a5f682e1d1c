import PlatenCore

/// The columns of a table whose cells stay on one line each: a browser breaks 立春 between any two characters before it breaks
/// an English cell between words.
///
/// Only columns with Chinese or Japanese in them and short cells, and only as many as a phone has room for.
struct ShortColumns {
  /// The columns, from 0.
  private(set) var columns: Set<Int> = []

  /// The longest cell that stays on one line, in ems.
  private static let longest = 7.0
  /// A column is at least so wide, with its padding, where its cells break.
  private static let narrowest = 3.0
  /// What a phone shows beside the margins: 375 pixels of 16 each, less a tenth.
  private static let room = 20.0
  private static let padding = 0.8

  init(_ table: Table) {
    let rows = table.header + table.rows
    guard !rows.contains(where: { $0.cells.contains { $0.columnSpan > 1 || $0.rowSpan > 1 } }) else { return }
    var widths: [Double?] = []
    var hasWide: [Bool] = []
    for row in rows {
      for (column, cell) in row.cells.enumerated() {
        if column == widths.count {
          widths.append(0)
          hasWide.append(false)
        }
        guard let widest = widths[column] else { continue }
        guard let text = cell.line else {
          widths[column] = nil
          continue
        }
        let width = text.unicodeScalars.reduce(0.0) { $0 + (CJK.contains($1.value) ? 1 : 0.55) }
        hasWide[column] = hasWide[column] || text.unicodeScalars.contains { CJK.contains($0.value) }
        widths[column] = width <= ShortColumns.longest ? max(widest, width) : nil
      }
    }
    let candidates = widths.indices.filter { hasWide[$0] && widths[$0] != nil }
      .sorted { (widths[$0] ?? 0, $0) < (widths[$1] ?? 0, $1) }
    var needed = Double(widths.count) * ShortColumns.narrowest
    for column in candidates {
      needed += max((widths[column] ?? 0) + ShortColumns.padding - ShortColumns.narrowest, 0)
      guard needed <= ShortColumns.room else { return }
      columns.insert(column)
    }
  }
}

extension Table.Cell {
  /// The text of a cell that is one line; `nil` for any other.
  fileprivate var line: String? {
    if blocks.isEmpty { return "" }
    guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else { return nil }
    for inline in paragraph.inlines {
      if case .lineBreak = inline { return nil }
      if case .image = inline { return nil }
    }
    return paragraph.inlines.plainText
  }
}
