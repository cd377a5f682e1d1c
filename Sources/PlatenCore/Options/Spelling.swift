/// Finds the name that a user probably meant.
package enum Spelling {
  /// The candidate with the fewest edits to a word, if that is at most a third of the word's length, or one.
  package static func nearest(to word: String, in candidates: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let near = candidates.map { (candidate: $0, edits: edits(word, $0)) }.filter { $0.edits <= limit }
    return near.min { $0.edits < $1.edits }?.candidate
  }

  /// What to tell a user whose word is not there: the nearest word that is, or something else.
  package static func advice(for word: String, in candidates: [String], otherwise: String?) -> String? {
    nearest(to: word, in: candidates).map { "Did you mean “\($0)”?" } ?? otherwise
  }

  /// How many insertions, deletions, substitutions and swaps of neighbours lead from one word to the other
  /// (optimal string alignment).
  private static func edits(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(current[column] + 1, last[column + 1] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
