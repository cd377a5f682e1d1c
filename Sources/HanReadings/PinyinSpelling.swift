/// How syllables of Hanyu Pinyin are spelt (GB/T 16159, ISO 7098).
package enum PinyinSpelling {
  private static let vowels: [Character] = ["a", "e", "i", "o", "u", "ü"]
  private static let marked: [[Character]] = [
    ["ā", "á", "ǎ", "à"], ["ē", "é", "ě", "è"], ["ī", "í", "ǐ", "ì"], ["ō", "ó", "ǒ", "ò"], ["ū", "ú", "ǔ", "ù"],
    ["ǖ", "ǘ", "ǚ", "ǜ"],
  ]

  /// A syllable with a number for its tone: `zhōng` is `zhong1`, a neutral one ends with 5.
  package static func numbered(_ syllable: String) -> String {
    var tone = 5
    let letters = syllable.map { character -> Character in
      let small = Character(character.lowercased())
      for (vowel, marks) in zip(vowels, marked) {
        guard let index = marks.firstIndex(of: small) else { continue }
        tone = index + 1
        return character == small ? vowel : Character(vowel.uppercased())
      }
      return character
    }
    return String(letters) + String(tone)
  }

  /// A syllable in plain letters, as names have it: `lǜ` is `lv`.
  package static func plain(_ syllable: some StringProtocol) -> String {
    String(numbered(String(syllable)).dropLast()).replacing("ü", with: "v")
  }

  /// The tone of a syllable with a mark, 1 to 4, or 5 if it has none.
  package static func tone(of syllable: String) -> Int { numbered(syllable).last?.wholeNumberValue ?? 5 }

  /// A syllable with a capital.
  package static func capitalized(_ syllable: String) -> String {
    guard let first = syllable.first else { return syllable }
    return first.uppercased() + syllable.dropFirst()
  }

  /// A syllable with a mark for its tone: `zhong1` is `zhōng`. What has no number stays as it is; `v` and `u:` are `ü`.
  package static func marked(_ syllable: String) -> String {
    let text = syllable.replacing("u:", with: "ü").replacing("v", with: "ü").replacing("V", with: "Ü")
    guard let last = text.last, let tone = last.wholeNumberValue, (1...5).contains(tone) else { return text }
    var letters = Array(text.dropLast())
    guard tone < 5, let place = placeOfMark(letters.map { Character($0.lowercased()) }) else { return String(letters) }
    guard let vowel = vowels.firstIndex(of: Character(letters[place].lowercased())) else { return String(letters) }
    let mark = marked[vowel][tone - 1]
    letters[place] = letters[place].isUppercase ? Character(mark.uppercased()) : mark
    return String(letters)
  }

  /// `a` and `e` bear the mark, `o` in `ou`, or else the last vowel.
  private static func placeOfMark(_ letters: [Character]) -> Int? {
    if let place = letters.firstIndex(where: { $0 == "a" || $0 == "e" }) { return place }
    if let place = letters.firstIndex(of: "o"), place + 1 < letters.count, letters[place + 1] == "u" { return place }
    return letters.lastIndex { vowels.contains($0) }
  }

  /// Syllables as one word, with an apostrophe before one that begins with a vowel: `Xī'ān`.
  package static func joined(_ syllables: [String]) -> String {
    var result = ""
    for syllable in syllables {
      if !result.isEmpty, let first = numbered(syllable).lowercased().first, "aoe".contains(first) { result += "'" }
      result += syllable
    }
    return result
  }

  /// The syllables of a reading that an author wrote: `Xi1 an1`, `Xī'ān`, `xī ān`.
  package static func syllables(_ reading: some StringProtocol) -> [String] {
    reading.split { $0 == " " || $0 == "'" || $0 == "’" || $0 == "-" }.map { marked(String($0)) }
  }
}
