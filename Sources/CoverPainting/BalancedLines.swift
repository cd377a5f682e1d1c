import Typesetting

/// Breaks a title into lines that are about as long as each other: between words, and between Chinese characters where
/// kinsoku allows it.
struct BalancedLines {
  /// A stretch that is not broken, with the space behind it.
  private struct Unit {
    var text: String
    /// Ems without the space at its end.
    var width: Double
    /// Ems with it.
    var advance: Double
  }

  private let units: [Unit]
  /// The widest stretch that is not broken, in ems.
  let widestUnit: Double

  init(_ text: String, measure: TextMeasure) {
    let breaker = LineBreaker()
    let bytes = Array(text.utf8)
    var units: [Unit] = []
    var start = 0
    for opportunity in breaker.opportunities(in: text) where opportunity.offset > start {
      let part = String(decoding: bytes[start..<min(opportunity.offset, bytes.count)], as: UTF8.self)
      start = opportunity.offset
      units.append(
        Unit(
          text: part, width: measure.advance(of: part.trimmingEnd), advance: measure.advance(of: part)))
    }
    self.units = units
    widestUnit = units.map(\.width).max() ?? 0
  }

  /// The lines; `nil` when a stretch is wider than a line, or there would be too many.
  ///
  /// Of all ways with the fewest lines that one is taken whose lines differ least.
  func lines(width: Double, most: Int) -> [String]? {
    guard widestUnit <= width, !units.isEmpty else { return units.isEmpty ? [] : nil }
    guard let count = fewest(width: width), count <= most else { return nil }
    let total = units.reduce(0) { $0 + $1.advance }
    let ideal = total / Double(count)
    // best[lines][end]: the least raggedness of the units before `end` in so many lines, and where the last begins.
    var best = [[(cost: Double, start: Int)?]](
      repeating: Array(repeating: nil, count: units.count + 1), count: count + 1)
    best[0][0] = (0, 0)
    for line in 1...count {
      for end in 1...units.count {
        var advance = 0.0
        for start in stride(from: end - 1, through: 0, by: -1) {
          let own = advance + (start == end - 1 ? units[start].width : units[start].advance)
          advance = start == end - 1 ? units[start].width : advance + units[start].advance
          guard own <= width else { break }
          guard let before = best[line - 1][start] else { continue }
          let cost = before.cost + (own - ideal) * (own - ideal)
          if cost < best[line][end]?.cost ?? .infinity { best[line][end] = (cost, start) }
        }
      }
    }
    var lines: [String] = []
    var end = units.count
    for line in stride(from: count, through: 1, by: -1) {
      guard let step = best[line][end] else { return nil }
      lines.insert(units[step.start..<end].map(\.text).joined().trimmingEnd, at: 0)
      end = step.start
    }
    return lines
  }

  /// How many lines there are when each is filled.
  private func fewest(width: Double) -> Int? {
    var count = 1
    var advance = 0.0
    for unit in units {
      if advance > 0, advance + unit.width > width {
        count += 1
        advance = 0
      }
      advance += unit.advance
    }
    return count
  }
}

extension String {
  /// The text without white space at its end.
  var trimmingEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
