/// The words of Chinese that most texts have, with the English words that most often stand for them.
///
/// The table is written by hand: words of prose of all kinds, and single characters that compounds are made of.
enum CommonWords {
  /// Stems of the English words by the Chinese word.
  static let table: [String: [String]] = {
    var result: [String: [String]] = [:]
    result.reserveCapacity(4_000)
    for line in (fromAToL + "\n" + fromMToZ).split(separator: "\n") {
      for entry in line.split(separator: ",") {
        let words = entry.split(separator: " ")
        guard let first = words.first else { continue }
        let stems = words.dropFirst().map { WordStem.stem(String($0)) }
        for word in first.split(separator: "/") { result[String(word)] = stems }
      }
    }
    return result
  }()
}
