import PlatenCore

extension Title {
  /// Reads a title that may be given in two scripts: `乡村 (The Village)`, `The Village（乡村）`.
  ///
  /// It is taken apart if what is in the last parentheses and what is before them are in different scripts, one Han and
  /// the other Latin.
  ///
  /// - Parameter languages: those of the document. The Han side gets the first one that uses Han characters, or `zh`;
  ///   the Latin side the first other one, or `en`.
  init(bilingual text: String, languages: [Language]) {
    guard let split = Title.split(text), Title.script(split.before) != Title.script(split.within),
      let outer = Title.script(split.before), let inner = Title.script(split.within)
    else {
      self.init(text)
      return
    }
    let han = languages.first { $0.usesHan } ?? .chinese
    let latin = languages.first { !$0.usesHan } ?? .english
    let language = outer == .han ? han : latin
    self.init(
      split.before, language: language == languages.first ? nil : language,
      alternates: [Alternate(split.within, language: inner == .han ? han : latin)], form: split.form)
  }

  private enum Script { case han, latin }

  /// The script of a text's letters; `nil` if it has both or none.
  private static func script(_ text: String) -> Script? {
    var hasHan = false
    var hasLatin = false
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if CharacterClass.isCJK(scalar.value) { hasHan = true } else { hasLatin = true }
    }
    if hasHan { return hasLatin ? nil : .han }
    return hasLatin ? .latin : nil
  }

  private static func split(_ text: String) -> (before: String, within: String, form: Gloss.Form)? {
    let forms: [(opening: String, closing: String, form: Gloss.Form)] = [
      (" (", ")", .spacedParentheses), ("(", ")", .parentheses), ("（", "）", .fullwidthParentheses),
    ]
    for (opening, closing, form) in forms where text.hasSuffix(closing) {
      let characters = text.dropLast()
      guard let start = characters.lastIndex(of: opening.last ?? "(") else { continue }
      let within = String(characters[characters.index(after: start)...])
      var before = characters[..<start]
      if form == .spacedParentheses {
        guard before.last == " " else { continue }
        before = before.dropLast()
      }
      guard !before.isEmpty, !within.isEmpty else { continue }
      return (String(before), within, form)
    }
    return nil
  }
}
