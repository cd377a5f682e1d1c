/// The different words of each passage, with how often each occurs in it: what pairs of passages are compared by, so that a
/// passage that repeats a word costs no more than one that has it once.
struct DistinctWords {
  /// The words, passage after passage, as their numbers in the vocabulary.
  private(set) var words: [Int32] = []
  /// How often each occurs in its passage.
  private(set) var counts: [Int32] = []
  /// Where the words of each passage begin, and after the last one the end.
  private(set) var starts: [Int] = [0]

  /// - Complexity: O(*n*) in the words.
  init(_ side: TextSide) {
    var places = [Int](repeating: -1, count: side.vocabulary.count)
    for passage in 0..<side.count {
      let start = words.count
      for word in side.words[side.range(passage)] {
        if places[Int(word)] >= start {
          counts[places[Int(word)]] += 1
        } else {
          places[Int(word)] = words.count
          words.append(word)
          counts.append(1)
        }
      }
      starts.append(words.count)
    }
  }

  /// The places of a passage's words.
  func range(_ passage: Int) -> Range<Int> { starts[passage]..<starts[passage + 1] }

  /// Whether each word of the vocabulary is in so many passages that it tells none from another.
  func common(of vocabulary: Int) -> [Bool] {
    let passages = starts.count - 1
    // In a short text every word may tell something.
    guard passages >= DistinctWords.manyPassages else { return [Bool](repeating: false, count: vocabulary) }
    var uses = [Int](repeating: 0, count: vocabulary)
    for word in words { uses[Int(word)] += 1 }
    return uses.map { $0 > passages / 4 }
  }

  private static let manyPassages = 400
}
