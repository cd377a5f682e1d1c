/// The order of Chinese dictionaries by strokes: characters with fewer come first, and of those with as many, the one whose
/// radical comes first in the Kangxi dictionary.
///
/// The table has the characters of GB 2312 and Big5, from Unihan (`kTotalStrokes`, `kRSUnicode`), in 47 KB of text.
enum StrokeOrder {
  /// What a text is sorted by, character by character. A character that is not in the table comes after all others.
  static func key(of text: String) -> [String] {
    text.unicodeScalars.map { scalar in
      let place = places[scalar].map { String($0) } ?? "9\(scalar.value)"
      return String(repeating: "0", count: max(0, 8 - place.utf8.count)) + place
    }
  }

  /// The place of each character among all.
  private static let places: [Unicode.Scalar: Int] = {
    var result: [Unicode.Scalar: Int] = [:]
    result.reserveCapacity(16_000)
    for scalar in StrokeTable.characters.unicodeScalars where scalar.value > 0x2E80 { result[scalar] = result.count }
    return result
  }()
}
