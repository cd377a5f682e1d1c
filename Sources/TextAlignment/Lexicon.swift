internal import PlatenCore

/// What is known about words of Chinese before a text is read: common words that are built in, and the user's dictionary.
struct Lexicon {
  private let dictionary: BilingualDictionary?
  private let common: [String: [String]]

  init(_ dictionary: BilingualDictionary?) {
    self.dictionary = dictionary
    common = CommonWords.table
  }

  /// The length of the longest known word at the start of a slice, 0 if none is.
  func longestWord(in scalars: ArraySlice<Unicode.Scalar>) -> Int {
    var length = dictionary?.longestWord(in: scalars) ?? 0
    var word = ""
    for (index, scalar) in scalars.prefix(4).enumerated() {
      word.unicodeScalars.append(scalar)
      if index >= length, common[word] != nil { length = index + 1 }
    }
    return length
  }

  /// The stems of English words that can stand for a Chinese word, and how likely each is, 0 to 1.
  func translations(of word: String) -> [String: Float] {
    var result = whole(word)
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1 else { return result }
    // A compound is often translated by what its parts mean: 走进 “walked into”.
    for length in [2, 1] where length < scalars.count {
      for start in 0...(scalars.count - length) {
        let part = String(scalars: scalars[start..<start + length])
        for (stem, weight) in whole(part) { result[stem] = max(result[stem] ?? 0, weight * (length == 2 ? 0.5 : 0.3)) }
      }
    }
    return result
  }

  private func whole(_ word: String) -> [String: Float] {
    var result: [String: Float] = [:]
    for entry in dictionary?.entries(of: word) ?? [] {
      for meaning in entry.meanings { add(meaning, to: &result) }
    }
    for stem in common[word] ?? [] { result[stem] = 1 }
    return result
  }

  private func add(_ meaning: Substring, to result: inout [String: Float]) {
    if meaning.hasPrefix("CL:") || meaning.contains("variant of") || meaning.hasPrefix("see ") { return }
    let text = Lexicon.withoutBrackets(meaning)
    for phrase in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let stems = phrase.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
        .filter { !WordStem.stopWords.contains($0) && $0 != "surname" }.map { WordStem.stem($0) }
      guard !stems.isEmpty, stems.count <= 6 else { continue }
      let weight: Float = stems.count == 1 ? 1 : stems.count == 2 ? 0.6 : 0.35
      for stem in stems { result[stem] = max(result[stem] ?? 0, weight) }
    }
  }

  private static func withoutBrackets(_ text: Substring) -> String {
    var result = ""
    var depth = 0
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ")" || character == "]" { depth = max(0, depth - 1) }
    }
    return result
  }
}
