/// The lines between the cells of a table: ASCII, or box-drawing characters where they are known to be narrow. Chinese fonts
/// make them two columns wide, which would tear every table apart.
struct TableBorders {
  /// The border between two cells of a row.
  let bar: [UInt8]

  private let widths: [Int]
  private let isASCII: Bool

  /// Makes borders for columns of given widths.
  init(widths: [Int], isASCII: Bool) {
    self.widths = widths
    self.isASCII = isASCII
    bar = isASCII ? [0x7C] : Array("│".utf8)
  }

  /// The rule between two rows; above the first or below the last one of them is `nil`.
  ///
  /// Below the header it is a double one. Lines meet where a cell begins in either row, and nowhere else.
  func rule(above: [TableGrid.Cell]?, below: [TableGrid.Cell]?, isBelowHeader: Bool = false) -> PrintLine {
    let up = Set((above ?? []).map(\.column))
    let down = Set((below ?? []).map(\.column))
    var text = corner(up: above != nil, down: below != nil, left: false, right: true)
    for (column, width) in widths.enumerated() {
      text += String(repeating: isASCII ? (isBelowHeader ? "=" : "-") : "─", count: width + 2)
      let isLast = column == widths.count - 1
      text += corner(
        up: isLast ? above != nil : up.contains(column + 1), down: isLast ? below != nil : down.contains(column + 1),
        left: true, right: !isLast)
    }
    return PrintLine(bytes: Array(text.utf8), columns: widths.reduce(1) { $0 + $1 + 3 })
  }

  private func corner(up: Bool, down: Bool, left: Bool, right: Bool) -> String {
    if isASCII { return up || down ? "+" : "-" }
    switch (up, down, left, right) {
    case (false, true, false, _): return "┌"
    case (true, false, false, _): return "└"
    case (true, true, false, _): return "├"
    case (false, true, true, false): return "┐"
    case (true, false, true, false): return "┘"
    case (true, true, true, false): return "┤"
    case (false, true, true, true): return "┬"
    case (true, false, true, true): return "┴"
    case (true, true, true, true): return "┼"
    case (false, false, _, _): return "─"
    }
  }
}
