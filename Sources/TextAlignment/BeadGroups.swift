/// Alignments of one text with several others, put together.
struct BeadGroups {
  /// Passages of all texts that say the same.
  struct Group {
    /// The passages, the first text's first.
    var ranges: [Range<Int>]
    /// In percent, `nil` if one text has nothing.
    var confidence: Int?
  }

  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - alignments: the beads of the first text with each of the others.
  ///   - count: how many passages the first text has.
  init(_ alignments: [[Bead]], count: Int) {
    // A cut is a place where no alignment has a bead that goes over it.
    var cuts = [Bool](repeating: true, count: count + 1)
    for beads in alignments {
      for bead in beads where bead.left.count > 1 {
        for place in bead.left.dropFirst() { cuts[place] = false }
      }
    }
    var next = [Int](repeating: 0, count: alignments.count)
    var start = 0
    for end in cuts.indices where cuts[end] {
      if end > start { addGroup(start..<end, alignments, &next) }
      // What stands here in another text alone.
      for (index, beads) in alignments.enumerated() {
        while next[index] < beads.count, beads[next[index]].left.isEmpty, beads[next[index]].left.lowerBound <= end {
          var ranges = [end..<end]
          for other in alignments.indices {
            let place = BeadGroups.place(alignments[other], next[other])
            ranges.append(other == index ? beads[next[index]].right : place..<place)
          }
          groups.append(Group(ranges: ranges, confidence: nil))
          next[index] += 1
        }
      }
      start = end
    }
  }

  private static func place(_ beads: [Bead], _ next: Int) -> Int {
    next < beads.count ? beads[next].right.lowerBound : beads.last?.right.upperBound ?? 0
  }

  private mutating func addGroup(_ first: Range<Int>, _ alignments: [[Bead]], _ next: inout [Int]) {
    var ranges = [first]
    var confidence: Double? = 1
    for (index, beads) in alignments.enumerated() {
      let start = BeadGroups.place(beads, next[index])
      var end = start
      while next[index] < beads.count, beads[next[index]].left.lowerBound < first.upperBound {
        let bead = beads[next[index]]
        // What begins where the group ends belongs to what follows.
        if bead.left.isEmpty, bead.left.lowerBound >= first.upperBound { break }
        end = bead.right.upperBound
        if bead.isPair { confidence = confidence.map { min($0, bead.confidence) } }
        next[index] += 1
      }
      if start == end { confidence = nil }
      ranges.append(start..<end)
    }
    groups.append(Group(ranges: ranges, confidence: confidence.map { Int(($0 * 100).rounded()) }))
  }
}
