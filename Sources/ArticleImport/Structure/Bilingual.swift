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
  /// The characters around the counterpart.
  var form: Gloss.Form

  /// Takes a line apart; `nil` unless it ends with a bracket that holds text in another script than the text before it.
  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    guard let last = scalars.last, last == ")" || last == "）", let open = Bilingual.opening(scalars) else { return nil }
    let inner = scalars[(open + 1)..<(scalars.endIndex - 1)]
    var end = open
    while end > scalars.startIndex, scalars[end - 1].isBlank { end -= 1 }
    let outer = scalars[..<end]
    guard let form = Bilingual.form(scalars[end...open], last), !outer.isEmpty, inner.first?.isBlank == false,
      inner.last?.isBlank == false, let first = Script.dominant(in: outer), let second = Script.dominant(in: inner),
      first != second, let firstLanguage = first.language, let secondLanguage = second.language
    else { return nil }
    self.first = String(scalars: outer[...])
    self.firstLanguage = firstLanguage
    self.second = String(scalars: inner[...])
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
    switch (opening.last, closing) {
    case ("(", ")"):
      if opening.count == 1 { return .parentheses }
      return opening.count == 2 && opening.first == " " ? .spacedParentheses : nil
    case ("（", "）"): return opening.count == 1 ? .fullwidthParentheses : nil
    default: return nil
    }
  }

  /// Whether two texts are written in different scripts.
  static func scriptsDiffer(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let left = Script.dominant(in: left), let right = Script.dominant(in: right) else { return false }
    return left != right
  }
}
