internal import PlatenCore

/// Aligns two texts that are translations of each other, passage by passage.
///
/// What speaks for two passages being partners: their lengths, numbers, names and words that are the same, punctuation, and
/// words that a dictionary translates. Words that the first run has paired again and again count in a second one.
package struct Aligner {
  /// How far the band reaches to each side of its middle, in passages, without and with anchors.
  private static let widths = (first: 150, second: 40)

  /// How far the band reaches beyond the anchors around it, in passages.
  private static let slack = 12

  private let lexicon: Lexicon
  private let weights = AlignmentWeights()

  /// Makes an aligner.
  ///
  /// - Parameter dictionary: the user's dictionary; without one a few hundred common words are known.
  package init(dictionary: BilingualDictionary? = nil) { lexicon = Lexicon(dictionary) }

  /// Aligns two texts. Every passage is in one bead, in its order.
  ///
  /// - Parameters:
  ///   - left: the passages of one language.
  ///   - right: the passages of the other.
  ///   - pins: pairs of passages that are partners whatever else says; pairs that cross one before are passed over.
  /// - Complexity: O(*n*) in the passages and their words.
  package func beads(left: [Passage], right: [Passage], pins: [(left: Int, right: Int)] = []) -> [Bead] {
    var result: [Bead] = []
    var corner = (left: 0, right: 0)
    for pin in pins.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) })
    where pin.left >= corner.left && pin.right >= corner.right && pin.left < left.count && pin.right < right.count {
      result += stretch(left, right, corner.left..<pin.left, corner.right..<pin.right)
      result.append(Bead(left: pin.left..<pin.left + 1, right: pin.right..<pin.right + 1))
      corner = (pin.left + 1, pin.right + 1)
    }
    return result + stretch(left, right, corner.left..<left.count, corner.right..<right.count)
  }

  private func stretch(_ left: [Passage], _ right: [Passage], _ rows: Range<Int>, _ columns: Range<Int>) -> [Bead] {
    if rows.isEmpty || columns.isEmpty {
      return rows.map { Bead(left: $0..<$0 + 1, right: columns.lowerBound..<columns.lowerBound, confidence: 0) }
        + columns.map { Bead(left: rows.upperBound..<rows.upperBound, right: $0..<$0 + 1, confidence: 0) }
    }
    let one = Array(left[rows])
    let other = Array(right[columns])
    // The dictionary goes from Chinese to the other language.
    let isSwapped = Aligner.hanCount(one) < Aligner.hanCount(other)
    let beads = isSwapped ? aligned(other, one).map(\.swapped) : aligned(one, other)
    return beads.map { $0.shifted(rows.lowerBound, columns.lowerBound) }
  }

  private static func hanCount(_ passages: [Passage]) -> Int {
    passages.prefix(200).reduce(0) { $0 + $1.text.unicodeScalars.prefix(200).count { Script($0) == .han } }
  }

  private func aligned(_ left: [Passage], _ right: [Passage]) -> [Bead] {
    var reader = PassageReader(lexicon)
    let second = reader.side(right)
    let names = NameFinder(right)
    if !names.isEmpty { reader.names = names }
    let first = reader.side(left)
    var links = WordLinks(first, second, lexicon)
    let anchors = AnchorFinder(first: first, second: second, links: links).anchors()
    var weights = weights
    if first.lengths.reduce(0, +) > 200 * Double(first.count) { weights.areForParagraphs() }
    let kinds = (first: left.map(\.kind), second: right.map(\.kind))
    // Between anchors that stand close the way is known well enough.
    let width = anchors.count * 20 > first.count ? Aligner.widths.second : Aligner.widths.first
    let wide = AlignmentBand(through: anchors, first.lengths, second.lengths, width: width, slack: Aligner.slack)
    // A draft needs no rare kinds of beads: it shows the way, and which words go together.
    var search = BeadSearch(BeadScorer(first, second, links, kinds: kinds, weights: weights), wide, kinds: 5)
    let draft = search.beads()
    links.learn(from: draft.filter(\.isPair), first, second)
    let path = draft.filter(\.isPair).map { ($0.left.lowerBound, $0.right.lowerBound) }
    let narrow = AlignmentBand(
      through: path, first.lengths, second.lengths, width: Aligner.widths.second, slack: Aligner.slack)
    search = BeadSearch(BeadScorer(first, second, links, kinds: kinds, weights: weights), narrow)
    return StructurePairs(kinds: kinds).beads(search.beads())
  }
}

extension Bead {
  fileprivate var swapped: Bead { Bead(left: right, right: left, confidence: confidence) }

  fileprivate func shifted(_ rows: Int, _ columns: Int) -> Bead {
    Bead(
      left: left.lowerBound + rows..<left.upperBound + rows,
      right: right.lowerBound + columns..<right.upperBound + columns, confidence: confidence)
  }
}
