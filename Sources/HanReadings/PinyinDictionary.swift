/// How Han characters are read in Hanyu Pinyin: 15,438 characters and 11,700 words in both scripts, from pypinyin's data.
///
/// The table is 203 KB of text; each view of it is unpacked when it is first used. Characters beyond GB 2312 and Big5 have no reading.
package enum PinyinDictionary {
  /// The syllable, with its tone mark, that a character is most often read as.
  package static let usual: [Unicode.Scalar: String] = {
    var result: [Unicode.Scalar: String] = [:]
    result.reserveCapacity(16_000)
    for (syllable, characters) in usualLines {
      let syllable = String(syllable)
      for scalar in characters.unicodeScalars { result[scalar] = syllable }
    }
    return result
  }()

  /// Words, and the syllables of those of their characters that are read otherwise than usual.
  package static let inWords: [String: [Unicode.Scalar: String]] = {
    var result: [String: [Unicode.Scalar: String]] = [:]
    result.reserveCapacity(8_000)
    for line in PinyinTable.words.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, let scalar = fields[0].unicodeScalars.first else { continue }
      for word in fields.dropFirst(2) { result[String(word), default: [:]][scalar] = String(fields[1]) }
    }
    return result
  }()

  /// All that a character is read as, in plain letters, the usual reading first: `["xing", "hang", "heng"]` for 行.
  package static let plain: [Unicode.Scalar: [String]] = {
    var result: [Unicode.Scalar: [String]] = [:]
    result.reserveCapacity(16_000)
    for (syllable, characters) in usualLines {
      let letters = [PinyinSpelling.plain(syllable)]
      for scalar in characters.unicodeScalars { result[scalar] = letters }
    }
    for line in PinyinTable.words.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count > 2, let scalar = fields[0].unicodeScalars.first else { continue }
      let letters = PinyinSpelling.plain(fields[1])
      if result[scalar]?.contains(letters) != true { result[scalar, default: []].append(letters) }
    }
    return result
  }()

  /// Each syllable with the characters that are usually read so.
  private static var usualLines: some Sequence<(Substring, Substring)> {
    PinyinTable.characters.split(separator: "\n").lazy.compactMap { line in
      line.firstIndex(of: " ").map { (line[..<$0], line[line.index(after: $0)...]) }
    }
  }
}
