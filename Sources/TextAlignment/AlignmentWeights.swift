/// The weights of the evidence, in natural logarithms. They were fitted on texts of other people: see ``TextAlignment``.
struct AlignmentWeights: Sendable {
  /// How often a word that has translations in the other text is translated by one of them.
  var coverage = 0.6
  /// The weight of the words.
  var words = 0.2
  /// The variance of a translation's length, for each letter.
  var variance = 4.0
  /// The weight of the length.
  var length = 1.7
  /// Questions on both sides, or on one.
  var questions = (same: 1.3, different: 1.1)
  /// Exclamations on both sides, or on one.
  var exclamations = (same: 0.5, different: 0.27)
  /// Quotation marks on both sides, or on one.
  var quotations = (same: 0.65, different: 0.85)
  /// Colons, ellipses and brackets on both sides, or on one.
  var others = (same: 0.5, different: 0.1)
  /// What a passage without partner costs for each letter, and at most.
  var gap = (letter: 0.024, most: 0.6)
  /// The prior of the kinds of beads.
  var oneToOne = -0.2
  var gapPrior = -2.26
  var oneToTwo = -1.8
  var twoToTwo = -5.9
  var oneToThree = -3.15
  /// As much less than one to three as that is less than one to two.
  var oneToFour = -4.6
  var twoToThree = -8.5
  /// A list, a quotation or a heading beside a paragraph.
  var otherKind = -6.0

  /// Paragraphs are joined and divided far less often than sentences are.
  mutating func areForParagraphs() {
    oneToTwo -= 4.2
    oneToThree -= 6
    oneToFour -= 8
    twoToThree -= 6
    twoToTwo -= 4
  }

}

/// Natural logarithm and its inverse, which the standard library does not have.
enum Logarithm {
  /// The natural logarithm of a positive, normal number, to about 1e-6.
  static func of(_ x: Double) -> Double {
    // The parts of IEEE 754, which `significand` and `exponent` give more slowly.
    let significand = Double(bitPattern: x.bitPattern & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    let exponent = Int(truncatingIfNeeded: x.bitPattern >> 52) - 1_023
    let t = (significand - 1) / (significand + 1)
    let square = t * t
    let series =
      t * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square / 11)))))
    return Double(exponent) * 0.693_147_180_559_945_3 + 2 * series
  }

  /// 1 / (1 + e⁻ˣ), to about 1e-4.
  static func sigmoid(_ x: Double) -> Double {
    let y = min(max(-x, -30), 30) / 1_024
    var power = 1 + y + y * y / 2
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }
}
