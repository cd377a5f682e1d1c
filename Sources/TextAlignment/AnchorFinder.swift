/// Finds passages that are partners beyond doubt: they share words that hardly another passage has.
struct AnchorFinder {
  let first: TextSide
  let second: TextSide
  let links: WordLinks

  /// The anchors, both numbers growing.
  ///
  /// - Complexity: O(*n* log *n*) in the passages and their words.
  func anchors() -> [(Int, Int)] {
    var votes: [UInt64: Float] = [:]
    let places = rarePlaces(second)
    let own = rarePlaces(first)
    for (word, rows) in own.enumerated() where !rows.isEmpty {
      let links = links.links[word].filter { $0.weight >= 0.5 && !places[Int($0.target)].isEmpty }
      for link in links where rows.count == places[Int(link.target)].count {
        // The first use with the first, the second with the second.
        for (row, column) in zip(rows, places[Int(link.target)]) {
          votes[UInt64(row) << 32 | UInt64(column), default: 0] += link.weight / Float(rows.count)
        }
      }
    }
    let candidates = votes.filter { $0.value >= 1.5 }.map { (Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF), $0.value) }
    return AnchorFinder.heaviestChain(candidates.sorted { ($0.0, $0.1) < ($1.0, $1.1) })
  }

  /// Where each word stands that occurs in at most three passages.
  private func rarePlaces(_ side: TextSide) -> [[Int32]] {
    var places = [[Int32]](repeating: [], count: side.vocabulary.count)
    for passage in 0..<side.count {
      for word in side.words[side.range(passage)] where side.counts[Int(word)] <= 3 {
        if places[Int(word)].last != Int32(passage) { places[Int(word)].append(Int32(passage)) }
      }
    }
    return places
  }

  /// The chain of candidates that grows on both sides and has the most votes.
  private static func heaviestChain(_ candidates: [(row: Int, column: Int, votes: Float)]) -> [(Int, Int)] {
    // A tree of maxima over the columns (Fenwick), rows in their order.
    guard let width = candidates.map(\.column).max().map({ $0 + 2 }) else { return [] }
    var tree = [(weight: Float, candidate: Int)](repeating: (0, -1), count: width + 1)
    var best: [(weight: Float, previous: Int)] = []
    var index = 0
    while index < candidates.count {
      let row = candidates[index].row
      let begin = index
      while index < candidates.count, candidates[index].row == row {
        var found: (weight: Float, candidate: Int) = (0, -1)
        var position = candidates[index].column
        while position > 0 {
          if tree[position].weight > found.weight { found = tree[position] }
          position &= position - 1
        }
        best.append((found.weight + candidates[index].votes, found.candidate))
        index += 1
      }
      for candidate in begin..<index {
        var position = candidates[candidate].column + 1
        while position <= width {
          if best[candidate].weight > tree[position].weight { tree[position] = (best[candidate].weight, candidate) }
          position += position & -position
        }
      }
    }
    guard var last = best.indices.max(by: { best[$0].weight < best[$1].weight }) else { return [] }
    var chain: [(Int, Int)] = []
    while last >= 0 {
      chain.append((candidates[last].row, candidates[last].column))
      last = best[last].previous
    }
    return chain.reversed()
  }
}
