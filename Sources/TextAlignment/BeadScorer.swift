/// Scores how well passages of two languages go together.
///
/// The score is a logarithm: how much likelier the passages are as partners than as strangers. Lengths are measured after Gale
/// and Church (1993); words after Moore (2002), by how likely each is beside the words of the other side, compared with how
/// likely it is anywhere.
struct BeadScorer {
  /// A word of the first side and one of the second that can be its translation, as places among the different words of
  /// their passages.
  struct Hit {
    var first: Int32
    var second: Int32
    var weight: Float
  }

  /// The hits of one passage of the first side with a range of passages of the second.
  struct Row {
    var firstColumn = 0
    var starts: [Int] = [0]
    var hits: [Hit] = []

    func hits(_ column: Int) -> ArraySlice<Hit> {
      let index = column - firstColumn
      guard index >= 0, index + 1 < starts.count else { return [] }
      return hits[starts[index]..<starts[index + 1]]
    }
  }

  let first: TextSide
  let second: TextSide
  let weights: AlignmentWeights
  let kinds: (first: [Passage.Kind], second: [Passage.Kind])
  /// The different words of each passage.
  private let distinct: (first: DistinctWords, second: DistinctWords)
  /// The links of each word of the first side that count.
  private let links: [[WordLinks.Link]]
  /// How many letters the second side has for each of the first.
  private let ratio: Double
  /// 1 over the probability of each word.
  private let rarity: (first: [Double], second: [Double])
  /// How many words of the passages before have links.
  private let linked: (first: [Int], second: [Int])
  private var masses: (first: [Float], second: [Float])
  private var touched: (first: [Int32], second: [Int32]) = ([], [])
  private var chains: [(stamp: Int, head: Int32)]
  /// Tells the entries of one row from those before.
  private var stamp = 0
  private var entries: [(word: Int32, weight: Float, next: Int32)] = []

  init(
    _ first: TextSide, _ second: TextSide, _ links: WordLinks, kinds: (first: [Passage.Kind], second: [Passage.Kind]),
    weights: AlignmentWeights
  ) {
    self.first = first
    self.second = second
    let distinct = (first: DistinctWords(first), second: DistinctWords(second))
    self.distinct = distinct
    let common = (
      first: distinct.first.common(of: first.vocabulary.count),
      second: distinct.second.common(of: second.vocabulary.count)
    )
    let counting = links.links.enumerated().map { word, links in
      common.first[word] ? [] : links.filter { !common.second[Int($0.target)] }
    }
    self.links = counting
    var isTarget = [Bool](repeating: false, count: second.vocabulary.count)
    for link in counting.joined() { isTarget[Int(link.target)] = true }
    self.kinds = kinds
    self.weights = weights
    // What the texts themselves say, held to what translations have.
    let totals = (first.lengths.reduce(200, +), second.lengths.reduce(200, +))
    ratio = min(max(totals.1 / totals.0, 0.7), 1.5)
    rarity = (BeadScorer.rarity(first), BeadScorer.rarity(second))
    var counts = (first: [0], second: [0])
    for word in first.words { counts.first.append((counts.first.last ?? 0) + (counting[Int(word)].isEmpty ? 0 : 1)) }
    for word in second.words { counts.second.append((counts.second.last ?? 0) + (isTarget[Int(word)] ? 1 : 0)) }
    linked = counts
    masses = (
      [Float](repeating: 0, count: distinct.first.words.count),
      [Float](repeating: 0, count: distinct.second.words.count)
    )
    chains = [(Int, Int32)](repeating: (0, -1), count: second.vocabulary.count)
  }

  private static func rarity(_ side: TextSide) -> [Double] {
    let total = Double(side.words.count) + Double(side.vocabulary.count) / 2
    return side.counts.map { total / (Double($0) + 0.5) }
  }

  /// Finds the hits of a passage.
  mutating func row(_ passage: Int, columns: Range<Int>) -> Row {
    entries.removeAll(keepingCapacity: true)
    stamp += 1
    for position in distinct.first.range(passage) {
      for link in links[Int(distinct.first.words[position])] {
        let chain = chains[Int(link.target)]
        let next = chain.stamp == stamp ? chain.head : -1
        chains[Int(link.target)] = (stamp, Int32(entries.count))
        entries.append((Int32(position), link.weight, next))
      }
    }
    var row = Row(firstColumn: columns.lowerBound)
    row.starts.reserveCapacity(columns.count + 1)
    for column in columns {
      for position in distinct.second.range(column) {
        let chain = chains[Int(distinct.second.words[position])]
        guard chain.stamp == stamp else { continue }
        var entry = chain.head
        while entry >= 0 {
          let found = entries[Int(entry)]
          row.hits.append(Hit(first: found.word, second: Int32(position), weight: found.weight))
          entry = found.next
        }
      }
      row.starts.append(row.hits.count)
    }
    return row
  }

  /// What a passage without partner scores.
  func gap(_ length: Double) -> Double {
    weights.gapPrior - min(weights.gap.most, length * weights.gap.letter)
  }

  /// The score of a pair; `nil` if such passages cannot be partners.
  ///
  /// - Parameter rows: the hits of passages of the first side, of which the last are those of the pair.
  mutating func score(_ left: Range<Int>, _ right: Range<Int>, rows: [Row]) -> Double? {
    guard let kind = kindScore(left, right) else { return nil }
    return prior(left.count, right.count) + kind + lengthScore(left, right) + markScore(left, right)
      + wordScore(left, right, rows: rows)
  }

  private func prior(_ left: Int, _ right: Int) -> Double {
    switch (left, right) {
    case (1, 1): weights.oneToOne
    case (1, 2), (2, 1): weights.oneToTwo
    case (2, 2): weights.twoToTwo
    case (1, 3), (3, 1): weights.oneToThree
    case (2, 3), (3, 2): weights.twoToThree
    default: weights.oneToFour
    }
  }

  private func kindScore(_ left: Range<Int>, _ right: Range<Int>) -> Double? {
    let one = kinds.first[left.lowerBound]
    let other = kinds.second[right.lowerBound]
    if left.count + right.count > 2 {
      let isText = kinds.first[left].allSatisfy { $0 == .text } && kinds.second[right].allSatisfy { $0 == .text }
      return isText ? 0 : nil
    }
    switch (one, other) {
    case (.text, .text): return 0
    case (.heading(let level), .heading(let otherLevel)): return level == otherLevel ? 4 : 1
    case (.list(let count), .list(let otherCount)): return count == otherCount ? 4 : 2
    case (.table(let count), .table(let otherCount)): return count == otherCount ? 5 : 3
    case (.fixed(let what), .fixed(let otherWhat)): return what == otherWhat ? 6 : 0
    case (.text, .list), (.list, .text): return weights.otherKind
    case (.text, _), (.heading, _), (.list, _), (.table, _), (.fixed, _): return nil
    }
  }

  private func lengthScore(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    var one = 0.0
    for passage in left { one += first.lengths[passage] }
    one *= ratio
    var other = 0.0
    for passage in right { other += second.lengths[passage] }
    let deviation = (other - one) / (weights.variance * ((one + other) / 2 + 10)).squareRoot()
    return -weights.length * 1.5 * Logarithm.of(1 + deviation * deviation / 3)
  }

  private func markScore(_ left: Range<Int>, _ right: Range<Int>) -> Double {
    var one = TextSide.Marks()
    for passage in left { one.add(first.marks[passage]) }
    var other = TextSide.Marks()
    for passage in right { other.add(second.marks[passage]) }
    func score(_ a: Int, _ b: Int, _ weight: (same: Double, different: Double)) -> Double {
      if a == 0, b == 0 { return 0 }
      return a == b ? weight.same : -weight.different * Double(min(abs(a - b), 3))
    }
    return score(one.questions, other.questions, weights.questions)
      + score(one.exclamations, other.exclamations, weights.exclamations)
      + score(one.quotations, other.quotations, weights.quotations)
      + score(one.colons, other.colons, weights.others) + score(one.ellipses, other.ellipses, weights.others)
      + score(one.brackets, other.brackets, weights.others)
  }

  private mutating func wordScore(_ left: Range<Int>, _ right: Range<Int>, rows: [Row]) -> Double {
    for index in rows.count - left.count..<rows.count {
      for column in right {
        for hit in rows[index].hits(column) {
          if masses.first[Int(hit.first)] == 0 { touched.first.append(hit.first) }
          if masses.second[Int(hit.second)] == 0 { touched.second.append(hit.second) }
          masses.first[Int(hit.first)] += hit.weight * Float(distinct.second.counts[Int(hit.second)])
          masses.second[Int(hit.second)] += hit.weight * Float(distinct.first.counts[Int(hit.first)])
        }
      }
    }
    let one = first.starts[left.lowerBound]..<first.starts[left.upperBound]
    let other = second.starts[right.lowerBound]..<second.starts[right.upperBound]
    let miss = Logarithm.of(1 - weights.coverage)
    let expected =
      linked.first[one.upperBound] - linked.first[one.lowerBound] + linked.second[other.upperBound]
      - linked.second[other.lowerBound]
    var score = Double(expected) * miss
    for word in touched.first {
      let mass =
        Double(min(masses.first[Int(word)], 1)) * rarity.first[Int(distinct.first.words[Int(word)])]
        / Double(other.count)
      let gain = Logarithm.of(1 - weights.coverage + weights.coverage * mass) - miss
      score += gain * Double(distinct.first.counts[Int(word)])
      masses.first[Int(word)] = 0
    }
    for word in touched.second {
      let mass =
        Double(min(masses.second[Int(word)], 1)) * rarity.second[Int(distinct.second.words[Int(word)])]
        / Double(one.count)
      let gain = Logarithm.of(1 - weights.coverage + weights.coverage * mass) - miss
      score += gain * Double(distinct.second.counts[Int(word)])
      masses.second[Int(word)] = 0
    }
    touched.first.removeAll(keepingCapacity: true)
    touched.second.removeAll(keepingCapacity: true)
    return score * weights.words
  }
}

extension TextSide.Marks {
  fileprivate mutating func add(_ other: TextSide.Marks) {
    questions += other.questions
    exclamations += other.exclamations
    quotations += other.quotations
    colons += other.colons
    ellipses += other.ellipses
    brackets += other.brackets
  }
}
