import HanReadings
internal import PlatenCore

/// Reads Han characters in Hanyu Pinyin: each as it is most often read, or as the longest known word says.
struct PinyinReader: Sendable {
  /// Characters that are read together.
  struct Word: Hashable, Sendable {
    /// Where they stand.
    var range: Range<Int>
    /// One syllable for each character, or one for all if the author gave it so. The last one is that of two characters if the
    /// word ends with 儿 that is no syllable: 玩儿 is wánr.
    var syllables: [String]
    /// Whether the last syllable is that of two characters.
    var hasErhua = false
  }

  /// How words are read that the author says.
  private let overrides: [String: [String]]
  private let longest: Int

  /// Makes a reader.
  ///
  /// - Parameter overrides: words with their syllables; they win over the table.
  init(overrides: [String: [String]] = [:]) {
    self.overrides = overrides
    longest = overrides.keys.reduce(4) { max($0, $1.unicodeScalars.count) }
  }

  /// The words of a run of Han characters; what has no reading is in none.
  ///
  /// - Complexity: O(*n*) in characters, times the length of the longest word.
  func words(in scalars: ArraySlice<Unicode.Scalar>) -> [Word] {
    var result: [Word] = []
    var offset = scalars.startIndex
    while offset < scalars.endIndex {
      if let word = erhua(scalars[offset...]) ?? known(scalars[offset...]) {
        result.append(word)
        offset = word.range.upperBound
      } else {
        if let syllable = PinyinDictionary.usual[scalars[offset]] {
          result.append(Word(range: offset..<offset + 1, syllables: [syllable]))
        }
        offset += 1
      }
    }
    return result
  }

  /// The word with 儿 at the start of a slice, unless 儿 belongs to what follows: 那儿子.
  private func erhua(_ scalars: ArraySlice<Unicode.Scalar>) -> Word? {
    let start = scalars.startIndex
    for length in stride(from: min(Erhua.longest, scalars.count), through: 2, by: -1) {
      let last = start + length - 1
      guard scalars[last] == "儿" || scalars[last] == "兒" else { continue }
      if last + 1 < scalars.endIndex, PinyinReader.afterSon.contains(scalars[last + 1]) { continue }
      let text = String(scalars: scalars[start...last])
      guard overrides[text] == nil, Erhua.contains(text) else { continue }
      var syllables = words(in: scalars[start..<last]).flatMap(\.syllables)
      guard syllables.count == length - 1 else { continue }
      syllables[length - 2] += "r"
      return Word(range: start..<last + 1, syllables: syllables, hasErhua: true)
    }
    return nil
  }

  /// What follows 儿 in words that begin with it: son, child, daughter-in-law.
  private static let afterSon: Set<Unicode.Scalar> = [
    "子", "童", "女", "孙", "孫", "媳", "科", "歌", "戏", "戲", "时", "時", "化", "茶", "郎",
  ]

  /// The longest word at the start of a slice that is in the author's list or the table.
  private func known(_ scalars: ArraySlice<Unicode.Scalar>) -> Word? {
    let start = scalars.startIndex
    for length in stride(from: min(longest, scalars.count), through: 1, by: -1) {
      let range = start..<start + length
      let text = String(scalars: scalars[range])
      if let syllables = overrides[text] { return Word(range: range, syllables: syllables) }
      guard (2...4).contains(length), let others = PinyinDictionary.inWords[text] else { continue }
      var syllables: [String] = []
      for scalar in scalars[range] {
        syllables.append(others[scalar] ?? PinyinDictionary.usual[scalar] ?? String(Character(scalar)))
      }
      return Word(range: range, syllables: syllables)
    }
    return nil
  }
}
