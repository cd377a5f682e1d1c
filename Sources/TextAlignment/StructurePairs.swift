/// Pairs blocks of one structure that the search has left alone on both sides of one place: a table and a table, a list and a list.
///
/// The words of a long table or list can speak against each other more than two blocks without partner cost, above all where
/// they are mostly code, or where little of it is translated. But where the same structure stands at the same place it is the
/// counterpart.
struct StructurePairs {
  let kinds: (first: [Passage.Kind], second: [Passage.Kind])

  /// The beads with those pairs, in order.
  ///
  /// - Complexity: O(*n* + *m*²) for *n* beads, and the *m* ≤ 64 blocks without partner that follow each other.
  func beads(_ beads: [Bead]) -> [Bead] {
    var result: [Bead] = []
    var start = 0
    while start < beads.count {
      if beads[start].isPair {
        result.append(beads[start])
        start += 1
        continue
      }
      var end = start
      while end < beads.count, !beads[end].isPair { end += 1 }
      result += paired(beads[start..<end])
      start = end
    }
    return result
  }

  private static let most = 64

  /// Beads of one side that follow each other, those of one structure paired in their order.
  private func paired(_ beads: ArraySlice<Bead>) -> [Bead] {
    let left = beads.filter { !$0.left.isEmpty }
    let right = beads.filter { !$0.right.isEmpty }
    guard !left.isEmpty, !right.isEmpty, beads.count <= StructurePairs.most else { return Array(beads) }
    var corner = (left: left[0].left.lowerBound, right: right[0].right.lowerBound)
    let end = (left: left[left.count - 1].left.upperBound, right: right[right.count - 1].right.upperBound)
    var result: [Bead] = []
    func leaveAlone(to left: Int, _ right: Int) {
      result += (corner.left..<left).map { Bead(left: $0..<$0 + 1, right: corner.right..<corner.right, confidence: 0) }
      result += (corner.right..<right).map { Bead(left: left..<left, right: $0..<$0 + 1, confidence: 0) }
      corner = (left, right)
    }
    for one in corner.left..<end.left {
      guard let other = (corner.right..<end.right).first(where: { go(kinds.first[one], with: kinds.second[$0]) })
      else { continue }
      leaveAlone(to: one, other)
      // It says no more than that the structure is the same.
      result.append(Bead(left: one..<one + 1, right: other..<other + 1, confidence: 0.5))
      corner = (one + 1, other + 1)
    }
    leaveAlone(to: end.left, end.right)
    return result
  }

  private func go(_ one: Passage.Kind, with other: Passage.Kind) -> Bool {
    switch (one, other) {
    case (.list, .list), (.table, .table): true
    // What comes first says what it is: a picture, a division, code.
    case (.fixed(let what), .fixed(let otherWhat)):
      what == otherWhat || what.prefix { $0 != " " } == otherWhat.prefix { $0 != " " }
    case (.text, _), (.heading, _), (.list, _), (.table, _), (.fixed, _): false
    }
  }
}
