import PlatenCore

extension Composer {
  /// The fewest columns that a passage needs to stand beside another.
  private static let minimumPassage = 24
  /// The columns between two passages.
  private static let gutter = 3

  /// Sets passages side by side, or one below the other where the lines are too short for that.
  mutating func compose(_ parallel: Parallel) {
    let count = max(parallel.languages.count, parallel.rows.reduce(0) { max($0, $1.passages.count) })
    guard count > 0 else { return }
    if options.parallel == .interleaved { return composeStacked(parallel) }
    let room = roomHere()
    let columns = (room - (count - 1) * Composer.gutter) / count
    if columns >= Composer.minimumPassage {
      composeSideBySide(parallel, count: count, columns: columns)
    } else {
      reportStacked(count, room)
      composeStacked(parallel)
    }
  }

  /// By itself, and mutating, for the sake of the stack; see ``roomHere()``.
  private mutating func reportStacked(_ count: Int, _ room: Int) {
    report(
      "parallel-stacked", .note,
      "Passages in \(count) languages stand below each other: \(room) columns are too few.",
      loss: .simplified)
  }

  private mutating func composeSideBySide(_ parallel: Parallel, count: Int, columns: Int) {
    let counts = countsSections
    for (index, row) in parallel.rows.enumerated() {
      if index > 0 { gap = max(gap, 1) }
      let passages = row.passages.enumerated().map { place, blocks in
        capture(width: columns) { composer in
          composer.countsSections = counts && place == 0
          composer.compose(blocks)
        }
      }
      for line in 0..<passages.reduce(0, { max($0, $1.count) }) {
        placeAcross(passages.map { $0.indices.contains(line) ? $0[line] : nil }, columns: columns)
      }
    }
  }

  /// Puts the lines of several passages into one. No page ends after it if one of the passages forbids that.
  private mutating func placeAcross(_ lines: [PrintLine?], columns: Int) {
    var joined = PrintLine(bytes: [], columns: 0)
    for (place, line) in lines.enumerated() {
      let start = place * (columns + Composer.gutter)
      guard let line else { continue }
      if !line.bytes.isEmpty {
        for _ in joined.columns..<max(joined.columns, start) { joined.bytes.append(0x20) }
        joined.bytes += line.bytes
        joined.columns = max(joined.columns, start) + line.columns
      }
      joined.keepsWithNext = joined.keepsWithNext || line.keepsWithNext
      joined.notes += line.notes
      joined.beginnings = joined.beginnings + line.beginnings
    }
    place(joined)
  }

  private mutating func composeStacked(_ parallel: Parallel) {
    let counts = countsSections
    for (index, row) in parallel.rows.enumerated() {
      if index > 0 { gap = max(gap, 1) }
      for (place, blocks) in row.passages.enumerated() where !blocks.isEmpty {
        if place > 0 { gap = max(gap, 1) }
        countsSections = counts && place == 0
        indented(place == 0 ? "" : "    ") { $0.compose(blocks) }
        countsSections = counts
      }
    }
  }
}
