/// Counts the syllables of names in Hanyu Pinyin without tone marks (ISO 7098).
enum PinyinSyllables {
  /// The number of syllables of a capitalised word; `nil` if it is no pinyin, or could well be English.
  static func count(in word: String) -> Int? {
    guard let first = word.utf8.first, (0x41...0x5A).contains(first), (2...24).contains(word.utf8.count),
      word.utf8.contains(where: { (0x61...0x7A).contains($0) })
    else { return nil }
    var total = 0
    var letters: [UInt8] = []
    // Apostrophes and hyphens divide syllables: Xi'an.
    for byte in Array(word.utf8) + [0x2D] {
      if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
        letters.append(byte | 0x20)
      } else if byte == 0x27 || byte == 0x2D || byte & 0x80 != 0 {
        if letters.isEmpty { continue }
        guard let count = syllables(letters) else { return nil }
        total += count
        letters.removeAll(keepingCapacity: true)
      } else {
        return nil
      }
    }
    return total > 0 ? total : nil
  }

  /// The fewest syllables that a word can be cut into.
  private static func syllables(_ word: [UInt8]) -> Int? {
    var best = [Int?](repeating: nil, count: word.count + 1)
    best[0] = 0
    for start in word.indices {
      guard let before = best[start] else { continue }
      var key: UInt64 = 0
      for end in start + 1...min(word.count, start + 6) {
        key = key << 8 | UInt64(word[end - 1])
        if all.contains(key) { best[end] = min(best[end] ?? .max, before + 1) }
      }
    }
    return best[word.count]
  }

  private static let finals: [(initials: String, finals: String)] = [
    ("b p m f", "a o ai ei ao ou an en ang eng u"), ("b p m", "i ie iao ian in ing"), ("m", "iu e"),
    ("d t n l", "a e ai ei ao ou an en ang eng ong i ie iao iu ian in ing u uo ui uan un"), ("n l", "v ve ue iang"),
    ("g k h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j q x", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("zh ch sh r", "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("z c s", "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    ("y", "a e ao ou an ang i in ing ong u ue uan un"), ("w", "a o ai ei an en ang eng u"),
    ("", "a o e ai ei ao ou an en ang eng er"),
  ]

  /// Every syllable, its letters packed into a number.
  private static let all: Set<UInt64> = {
    var all: Set<UInt64> = []
    for (initials, finals) in finals {
      for initial in initials.split(separator: " ", omittingEmptySubsequences: false) {
        for final in finals.split(separator: " ") {
          all.insert((initial + final).utf8.reduce(0) { $0 << 8 | UInt64($1) })
        }
      }
    }
    return all
  }()
}
