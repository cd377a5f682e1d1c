/// Finds the sequence of beads with the best score: dynamic programming within a band.
struct BeadSearch {
  /// The kinds of beads, as numbers of passages on each side.
  private static let shapes: [(left: Int, right: Int)] = [
    (1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2),
  ]

  private var scorer: BeadScorer
  private let band: AlignmentBand

  private let kinds: Int

  /// - Parameter kinds: how many of the kinds of beads are looked at; five are enough for a draft.
  init(_ scorer: BeadScorer, _ band: AlignmentBand, kinds: Int = BeadSearch.shapes.count) {
    self.kinds = kinds
    self.scorer = scorer
    self.band = band
  }

  /// The beads in order; every passage is in one.
  ///
  /// - Complexity: O(*n* · *w*) for *n* passages and a band of *w*.
  mutating func beads() -> [Bead] {
    let count = scorer.first.count
    var choices: [[UInt8]] = []
    choices.reserveCapacity(count + 1)
    // Scores and hits of the last rows; a bead reaches back over four.
    var scores: [[Double]] = []
    var rows: [BeadScorer.Row] = []
    for row in 0...count {
      let range = band.ranges[row]
      if row > 0 {
        let least = band.ranges[max(0, row - 5)].lowerBound
        let most = band.ranges[min(count, row + 4)].upperBound
        rows.append(scorer.row(row - 1, columns: least..<max(least, most)))
        if rows.count > 4 { rows.removeFirst() }
      }
      var own = [Double](repeating: -.infinity, count: range.count)
      var chosen = [UInt8](repeating: 0, count: range.count)
      for column in range {
        let index = column - range.lowerBound
        if row == 0, column == 0 {
          own[0] = 0
          continue
        }
        for (shape, (left, right)) in BeadSearch.shapes.prefix(kinds).enumerated() where left <= row && right <= column
        {
          let before: Double
          if left == 0 {
            before = index > 0 ? own[index - 1] : -.infinity
          } else {
            let earlier = band.ranges[row - left]
            guard earlier.contains(column - right) else { continue }
            before = scores[scores.count - left][column - right - earlier.lowerBound]
          }
          guard before > -.infinity else { continue }
          let score: Double
          if left == 0 {
            score = scorer.gap(scorer.second.lengths[column - 1])
          } else if right == 0 {
            score = scorer.gap(scorer.first.lengths[row - 1])
          } else {
            guard
              let pair = scorer.score(
                row - left..<row, column - right..<column, rows: rows)
            else { continue }
            score = pair
          }
          if before + score > own[index] {
            own[index] = before + score
            chosen[index] = UInt8(shape)
          }
        }
      }
      choices.append(chosen)
      scores.append(own)
      if scores.count > 4 { scores.removeFirst() }
    }
    return trace(choices)
  }

  /// A bead with its confidence: how much better the pair is than its passages without partners.
  private mutating func bead(_ left: Range<Int>, _ right: Range<Int>) -> Bead {
    guard !left.isEmpty, !right.isEmpty else { return Bead(left: left, right: right, confidence: 0) }
    let rows = left.map { scorer.row($0, columns: right) }
    let score = scorer.score(left, right, rows: rows) ?? 0
    let apart =
      left.reduce(0) { $0 + scorer.gap(scorer.first.lengths[$1]) }
      + right.reduce(0) { $0 + scorer.gap(scorer.second.lengths[$1]) }
    // Fitted: of the rows at 90 and above, 97 of 100 were right.
    return Bead(left: left, right: right, confidence: Logarithm.sigmoid((score - apart - 9) / 3))
  }

  private mutating func trace(_ choices: [[UInt8]]) -> [Bead] {
    var beads: [Bead] = []
    var row = scorer.first.count
    var column = scorer.second.count
    while row > 0 || column > 0 {
      let shape = BeadSearch.shapes[Int(choices[row][column - band.ranges[row].lowerBound])]
      // Where nothing was reached, the passages stand alone.
      let left = min(shape.left, row)
      let right = min(shape.right, column)
      beads.append(bead(row - left..<row, column - right..<column))
      row -= left
      column -= right
    }
    return beads.reversed()
  }
}
