/// Passages of one language and those of the other that say the same. One side may be empty.
package struct Bead: Hashable, Sendable {
  /// The passages of the first language.
  package var left: Range<Int>
  /// The passages of the second language.
  package var right: Range<Int>
  /// How sure it is that these are partners and nothing else is, 0 to 1. 0 if one side is empty.
  package var confidence: Double

  /// Makes a bead.
  package init(left: Range<Int>, right: Range<Int>, confidence: Double = 1) {
    self.left = left
    self.right = right
    self.confidence = confidence
  }

  /// Whether there is something on both sides.
  package var isPair: Bool { !left.isEmpty && !right.isEmpty }
}
