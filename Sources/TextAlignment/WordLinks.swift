/// Which words of one side can stand for which of the other, and how likely.
struct WordLinks {
  /// A possible translation.
  struct Link: Hashable {
    /// The word of the second side.
    var target: Int32
    /// How likely it is, 0 to 1.
    var weight: Float
  }

  /// The links of each word of the first side, by its number.
  private(set) var links: [[Link]]
  /// Whether a word of the second side is in a link.
  private(set) var isTarget: [Bool]

  /// Links words by the lexicon, and words that are the same on both sides.
  init(_ first: TextSide, _ second: TextSide, _ lexicon: Lexicon) {
    links = []
    isTarget = [Bool](repeating: false, count: second.vocabulary.count)
    links.reserveCapacity(first.vocabulary.count)
    for word in first.vocabulary {
      var found: [Int32: Float] = [:]
      if word.hasPrefix("@") {
        if let target = second.number(of: String(word.dropFirst())) { found[target] = 0.9 }
      } else if let target = second.number(of: word) {
        found[target] = 1
      }
      if let scalar = word.unicodeScalars.first, scalar.value >= 0x2E80 {
        for (stem, weight) in lexicon.translations(of: word) {
          guard let target = second.number(of: stem) else { continue }
          found[target] = max(found[target] ?? 0, weight)
        }
      }
      // In the order of the words: sums of floating point numbers depend on it.
      links.append(found.sorted { $0.key < $1.key }.map { Link(target: $0.key, weight: $0.value) })
      for target in found.keys { isTarget[Int(target)] = true }
    }
  }

  /// Adds what the text itself teaches: words that stand in the same pairs of passages again and again.
  ///
  /// - Complexity: O(*n*) in the passages, of which at most 5,000 are looked at, each for its first 120 words.
  mutating func learn(from beads: [Bead], _ first: TextSide, _ second: TextSide) {
    var together: [UInt64: Int32] = [:]
    var firstCounts: [Int32: Int32] = [:]
    var secondCounts: [Int32: Int32] = [:]
    for bead in beads.prefix(5_000) {
      let left = WordLinks.words(of: bead.left, first)
      let right = WordLinks.words(of: bead.right, second)
      for word in left { firstCounts[word, default: 0] += 1 }
      for word in right { secondCounts[word, default: 0] += 1 }
      for word in left {
        for other in right { together[UInt64(UInt32(word)) << 32 | UInt64(UInt32(other)), default: 0] += 1 }
      }
    }
    var learned: [(key: UInt64, weight: Float)] = []
    for (key, count) in together where count >= 2 {
      let word = Int32(truncatingIfNeeded: key >> 32)
      let other = Int32(truncatingIfNeeded: key & 0xFFFF_FFFF)
      let total = Float((firstCounts[word] ?? 0) + (secondCounts[other] ?? 0))
      let dice = 2 * Float(count) / total
      guard dice > 0.6 else { continue }
      learned.append((key, dice * Float(count) / Float(count + 1)))
    }
    for (key, weight) in learned.sorted(by: { $0.key < $1.key }) {
      add(Link(target: Int32(truncatingIfNeeded: key & 0xFFFF_FFFF), weight: weight), to: Int(key >> 32))
    }
  }

  /// Different words that occur more than once.
  private static func words(of passages: Range<Int>, _ side: TextSide) -> Set<Int32> {
    guard !passages.isEmpty else { return [] }
    let range = side.starts[passages.lowerBound]..<side.starts[passages.upperBound]
    return Set(side.words[range].prefix(120).filter { side.counts[Int($0)] > 1 })
  }

  private mutating func add(_ link: Link, to word: Int) {
    if let known = links[word].firstIndex(where: { $0.target == link.target }) {
      links[word][known].weight = max(links[word][known].weight, link.weight)
    } else {
      links[word].append(link)
      isTarget[Int(link.target)] = true
    }
  }
}
