internal import HanReadings
internal import PlatenCore

/// Finds in Chinese text the names of the other text: those in pinyin (祥子, Xiangzi) and those spelt by sound (普林斯顿, Princeton).
struct NameFinder {
  /// The stem of each name that can be pinyin.
  private var spellings: [String: String] = [:]
  /// The stems of the names with a key of sounds.
  private var sounds: [String: [String]] = [:]

  /// Looks for the names of passages: words with a capital that never stand without one.
  init(_ passages: [Passage]) {
    var names: Set<String> = []
    var others = WordStem.stopWords.union(NameFinder.pronouns)
    for passage in passages {
      for word in passage.text.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
        guard let first = word.first, first.isASCII, word.utf8.count >= 2 else { continue }
        var letters = String(word.lowercased().filter { $0.isASCII && $0.isLetter })
        if first.isUppercase {
          if word.hasSuffix("'s") || word.hasSuffix("’s") { letters.removeLast() }
          names.insert(letters)
        } else {
          others.insert(letters)
        }
      }
    }
    for name in names.subtracting(others).sorted() {
      let stem = WordStem.stem(name)
      spellings[name] = stem
      guard name.utf8.count > 2 else { continue }
      for key in SoundKey.keys(ofName: name) where sounds[key, default: []].count < 4 {
        sounds[key, default: []].append(stem)
      }
    }
  }

  /// Whether there is nothing to find.
  var isEmpty: Bool { spellings.isEmpty }

  /// The stems of the names in a Chinese text, as often as they stand there.
  ///
  /// - Complexity: O(*n*) in characters.
  func names(in scalars: [Unicode.Scalar]) -> [String] {
    var result: [String] = []
    var end = 0
    for start in scalars.indices where Script(scalars[start]) == .han {
      for stem in pinyin(scalars[start...].prefix(4)) { result.append(stem) }
      guard start >= end, let found = sound(scalars[start...].prefix(7)) else { continue }
      end = start + found.length
      result += found.stems
    }
    return result
  }

  /// The names in pinyin that begin a text.
  private func pinyin(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
    var result: [String] = []
    var read = [""]
    for (index, scalar) in scalars.enumerated() {
      let next = PinyinDictionary.plain[scalar] ?? []
      read = read.flatMap { spelling in next.map { spelling + $0 } }
      if read.isEmpty || read.count > 16 { break }
      for spelling in read where index > 0 || spelling.utf8.count > 2 {
        if let stem = spellings[spelling] { result.append(stem) }
      }
    }
    return result
  }

  /// The longest name spelt by sound that begins a text.
  private func sound(_ scalars: ArraySlice<Unicode.Scalar>) -> (stems: [String], length: Int)? {
    var keys = [""]
    var best: (stems: [String], length: Int)?
    for (index, scalar) in scalars.enumerated() {
      guard SoundKey.isSpelling(scalar), let syllable = PinyinDictionary.plain[scalar]?.first else { break }
      let consonants = SoundKey.consonants(ofSyllable: syllable)
      // 尔 may stand for an r that is not heard.
      keys = keys.map { $0 + consonants } + (syllable == "er" ? keys : [])
      if keys.count > 4 { keys.removeLast(keys.count - 4) }
      guard index > 0 else { continue }
      let stems = keys.flatMap { sounds[SoundKey.merged($0)] ?? [] }
      if !stems.isEmpty { best = (stems, index + 1) }
    }
    return best
  }

  private static let pronouns: Set<String> = [
    "he", "she", "me", "we", "you", "her", "his", "they", "no", "not", "what", "who", "when", "how", "why", "where",
    "yes", "oh", "my", "our", "your", "their", "let", "now", "here", "all",
  ]
}
