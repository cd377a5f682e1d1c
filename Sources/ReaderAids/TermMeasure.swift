internal import PlatenCore

/// The size of a term or counterpart: which script it is in, and how many characters or words it has.
struct TermMeasure: Hashable {
  /// The script; kana for Han and kana together.
  var script: Script
  /// Han characters, kana or Hangul syllables.
  var characters = 0
  /// Words of an alphabetic script.
  var words: [String] = []

  /// No counterpart has more scalars.
  static let longest = 120

  /// Whether the text is short enough for a term: 12 characters or 8 words.
  var isShort: Bool { isSyllabic ? characters <= 12 : words.count <= 8 }

  /// Whether characters are counted and not words.
  var isSyllabic: Bool { TermMeasure.isSyllabic(script) }

  static func isSyllabic(_ script: Script) -> Bool {
    script == .han || script == .kana || script == .hangul || script == .bopomofo
  }

  /// How many characters a Chinese term for these words has, at most: two a word, and two a letter of an abbreviation.
  /// Names in pinyin are counted exactly.
  var estimatedCharacters: (count: Int, isExact: Bool) {
    var count = 0
    var isExact = true
    var hasName = false
    for word in words {
      if TermWords.isFunction(word) { continue }
      if let syllables = PinyinSyllables.count(in: word) {
        count += syllables
        hasName = true
      } else if TermWords.generics.contains(word.lowercased()) {
        count += 1
      } else if word.unicodeScalars.allSatisfy({ (0x41...0x5A).contains($0.value) }) {
        count += 2 * word.utf8.count
        isExact = false
      } else {
        count += 2 * TermMeasure.parts(of: word)
        isExact = false
      }
    }
    return (count, isExact && hasName)
  }

  /// The words within a word: `e-commerce` and `AliResearch` have two.
  private static func parts(of word: String) -> Int {
    var parts = 1
    var last: UInt8 = 0x2D
    for byte in word.utf8 {
      let isCapital = byte &- 0x41 < 26
      if byte == 0x2D || isCapital && last &- 0x61 < 26 { parts += 1 }
      last = byte
    }
    return parts
  }

  /// Measures a text; `nil` if it can be no counterpart: empty, blank at an edge, in several scripts, or a sentence.
  init?(_ scalars: [Unicode.Scalar]) {
    guard let first = scalars.first, let last = scalars.last, first != " ", last != " ",
      scalars.count <= TermMeasure.longest
    else { return nil }
    var scripts: ScriptSet = []
    for scalar in scalars {
      if let script = Script(scalar) {
        scripts.insert(ScriptSet(script))
        if TermMeasure.isSyllabic(script) { characters += 1 }
      } else if !TermMeasure.isAllowed(scalar) {
        return nil
      }
    }
    if scripts.contains(.kana) { scripts.remove(ScriptSet(.han)) }
    guard let script = scripts.only, script != .other else { return nil }
    self.script = script
    let text = String(scalars: scalars[...])
    if isSyllabic {
      guard !TermWords.isRemark(text) else { return nil }
    } else {
      words = text.utf8.split(separator: 0x20).map { String($0) ?? "" }
      guard let first = words.first, !TermWords.opensRemark(first), script != .latin || text.utf8.count > 1 else {
        return nil
      }
    }
  }

  /// What a term can hold besides letters: no sentence punctuation, commas, or brackets.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0x30...0x39: true
    case 0xB7, 0x2010...0x2015, 0x2018...0x201D, 0x2022, 0x3008...0x300F, 0x30FB, 0xFF10...0xFF19: true
    default: scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
