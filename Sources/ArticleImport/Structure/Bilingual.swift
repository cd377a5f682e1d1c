internal import PlatenCore

/// A title or heading in two languages: `A (B)`, `A（B）`, `甲 (A)`.
struct Bilingual: Hashable {
  /// The part before the bracket.
  var first: String
  /// Its language.
  var firstLanguage: Language
  /// The part in the brackets.
  var second: String
  /// Its language.
  var secondLanguage: Language
  /// How the two are set off.
  var form: Gloss.Form

  /// Takes a line apart; `nil` unless it ends with a bracket that holds text in another script than the text before it.
  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    guard let last = scalars.last, last == ")" || last == "）", let open = Bilingual.opening(scalars) else { return nil }
    let inner = scalars[(open + 1)..<(scalars.endIndex - 1)]
    var end = open
    while end > scalars.startIndex, scalars[end - 1].isBlank { end -= 1 }
    let outer = scalars[..<end]
    guard let form = Bilingual.form(scalars[end...open], last), !outer.isEmpty, inner.first?.isBlank == false,
      inner.last?.isBlank == false, let first = Bilingual.script(outer), let second = Bilingual.script(inner),
      first != second, let firstLanguage = first.language, let secondLanguage = second.language
    else { return nil }
    self.first = String(String.UnicodeScalarView(outer))
    self.firstLanguage = firstLanguage
    self.second = String(String.UnicodeScalarView(inner))
    self.secondLanguage = secondLanguage
    self.form = form
  }

  /// Where the bracket that the last scalar closes was opened.
  private static func opening(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var depth = 0
    for index in scalars.indices.reversed() {
      switch scalars[index] {
      case ")", "）": depth += 1
      case "(", "（":
        depth -= 1
        if depth == 0 { return index }
      default: continue
      }
    }
    return nil
  }

  private static func form(_ opening: ArraySlice<Unicode.Scalar>, _ closing: Unicode.Scalar) -> Gloss.Form? {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: opening)
    let opening = String(view)
    return Gloss.Form.allCases.first { $0.opening == opening && $0.closing == String(Character(closing)) }
  }

  /// The script that most of a text is written in; a Han character counts as two letters. `nil` if there is no letter.
  static func script(_ text: ArraySlice<Unicode.Scalar>) -> Script? {
    var counts: [Script: Int] = [:]
    for scalar in text { if let script = Script(scalar) { counts[script, default: 0] += script == .han ? 2 : 1 } }
    // Japanese is written with both; kana decide.
    if counts[.kana] != nil, counts[.han] != nil { return .kana }
    return counts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }

  /// Whether two texts are written in different scripts.
  static func scriptsDiffer(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let left = script(left), let right = script(right) else { return false }
    return left != right
  }
}
