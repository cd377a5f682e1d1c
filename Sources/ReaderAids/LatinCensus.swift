internal import PlatenCore

/// What the Latin words of a text say about the language that they are in.
///
/// A word that one of the languages uses most counts for it, and a word with a letter of its own a third of that. Only the
/// first words of a document are looked at: a language shows in a page or two.
struct LatinCensus: Sendable {
  /// How many words are looked at.
  static let maximumWords = 10_000
  /// How many words a text needs before it is a fault that no language is found.
  static let enoughWords = 20

  /// The words that were looked at.
  private(set) var words = 0
  /// By the place of a language in the table, in thirds of a word.
  private var scores = [Int](repeating: 0, count: LatinLexicon.shared.languages.count)

  /// What is known about the language.
  enum Finding: Hashable {
    /// There is too little text to tell.
    case little
    case language(Language)
    /// There is text enough, and it is in none of the languages.
    case unknown
  }

  /// Counts the words of a text.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard words < LatinCensus.maximumWords else { return }
    var offset = 0
    while offset < bytes.count, words < LatinCensus.maximumWords {
      while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
      let start = offset
      var hasMarks = false
      while offset < bytes.count, bytes[offset] > 0x20 {
        hasMarks = hasMarks || LatinLexicon.mayBeName(bytes[offset])
        offset += 1
      }
      if hasMarks, LatinLetters.isName(bytes[start..<offset]) { continue }
      addWords(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
    }
  }

  /// Counts the words of a stretch without blanks: `l’homme` has two.
  private mutating func addWords(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    var word = LatinLexicon.Word()
    while offset < bytes.count {
      // U+3000 to U+9FFF, where the text of a Chinese or Japanese book is: nothing there is Latin.
      if (0xE3...0xE9).contains(bytes[offset]) {
        end(&word)
        offset += 3
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      // Marks that stand behind their letter belong to the word, and are not in the lists.
      if (0x300...0x36F).contains(scalar.value) { continue }
      if Script(scalar) == .latin { word.add(scalar) } else { end(&word) }
    }
    end(&word)
  }

  private mutating func end(_ word: inout LatinLexicon.Word) {
    if word.length == 0 { return }
    defer { word = LatinLexicon.Word() }
    // Capitals alone are abbreviations, and letters alone names of options and variables as often as words.
    guard !word.isCapitals, word.length > 1 || word.letters != 0 else { return }
    words += 1
    add(3, to: LatinLexicon.shared.speakers(of: word))
    add(1, to: word.letters)
  }

  /// Counts for languages, which are bits.
  private mutating func add(_ score: Int, to languages: UInt32) {
    var rest = languages
    while rest != 0 {
      scores[rest.trailingZeroBitCount] += score
      rest &= rest &- 1
    }
  }

  /// The language of the words: the one with most of them, if they are at least a tenth of all, and no other has as many.
  var finding: Finding {
    let ordered = scores.indices.sorted { scores[$0] > scores[$1] }
    guard let first = ordered.first, let second = ordered.dropFirst().first else { return .little }
    let score = scores[first]
    // Of few words only a clear lead tells something other than English, which names and terms mostly are.
    let needed = words < LatinCensus.enoughWords ? 6 : 3 * words / 10
    guard score >= max(6, needed), score >= scores[second] + 2 else {
      return words < LatinCensus.enoughWords ? .little : .unknown
    }
    return .language(LatinLexicon.shared.languages[first])
  }
}

/// The words and letters of ``LatinWords``, to be looked up.
struct LatinLexicon: Sendable {
  /// A word of a text, in small letters.
  struct Word {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var length = 0
    private(set) var isCapitals = true
    /// The languages that have one of its letters beyond ASCII.
    private(set) var letters: UInt32 = 0

    mutating func add(_ scalar: Unicode.Scalar) {
      length += 1
      if scalar.value < 0x80 {
        isCapitals = isCapitals && scalar.value < 0x61
        mix(UInt64(scalar.value | 0x20))
        return
      }
      let small =
        scalar.properties.isUppercase ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
      isCapitals = isCapitals && small != scalar
      letters |= LatinLexicon.shared.letters[small] ?? 0
      mix(UInt64(small.value))
    }

    private mutating func mix(_ value: UInt64) {
      // FNV-1a over code points: words of the lists are told apart by it, and a text cannot do worse than count wrongly.
      hash = (hash ^ value) &* 0x100_0000_01B3
    }
  }

  static let shared = LatinLexicon()

  /// The languages in the order of the table.
  let languages: [Language]
  /// The languages of each letter, as bits.
  let letters: [Unicode.Scalar: UInt32]
  private let words: LatinWordTable

  private init() {
    let tags = LatinWords.lists.map(\.language.description)
    languages = tags.compactMap { Language($0) }
    var letters: [Unicode.Scalar: UInt32] = [:]
    for (language, list) in LatinWords.letters {
      guard let place = tags.firstIndex(of: language.description) else { continue }
      for scalar in list.description.unicodeScalars { letters[scalar, default: 0] |= 1 << UInt32(place) }
    }
    // What half of the languages have says nothing.
    self.letters = letters.filter { $0.value.nonzeroBitCount <= 4 }
    var words = LatinWordTable()
    for (place, list) in LatinWords.lists.enumerated() {
      for text in list.words.description.split(whereSeparator: \.isWhitespace) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in text.unicodeScalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 }
        words.insert(hash, 1 << UInt32(place))
      }
    }
    self.words = words
  }

  /// The languages that have a word among their commonest, as bits.
  func speakers(of word: Word) -> UInt32 { words[word.hash] }

  /// Whether a byte may make a word a name of programs, see ``PlatenCore/LatinLetters/isName(_:)``.
  static func mayBeName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5C, 0x5F: true
    default: false
    }
  }
}

/// The languages of words, by the hash of a word: a table of its own, for the hash is good as it is, and every word of a small
/// document is looked up.
private struct LatinWordTable: Sendable {
  /// A power of two, at least twice as many as there are words.
  private static let size = 8_192
  private var hashes = [UInt64](repeating: 0, count: size)
  private var languages = [UInt32](repeating: 0, count: size)

  /// The languages of a word, as bits.
  subscript(hash: UInt64) -> UInt32 { languages[place(of: hash)] }

  mutating func insert(_ hash: UInt64, _ language: UInt32) {
    let place = place(of: hash)
    hashes[place] = hash
    languages[place] |= language
  }

  /// Where a word stands, or can be put.
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (LatinWordTable.size - 1)
    while languages[place] != 0, hashes[place] != hash { place = (place + 1) & (LatinWordTable.size - 1) }
    return place
  }
}
