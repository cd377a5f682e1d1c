extension Title {
  /// Reads a title that may be given in two scripts: `乡村 (The Village)`, `The Village（乡村）`.
  ///
  /// It is taken apart if one of what is in the last parentheses and what is before them has Han characters, and the other has
  /// letters and no Han characters. A name in Latin letters may stand in the Han side: `Git 分支 (Git Branching)`.
  ///
  /// - Parameter languages: those of the document. The Han side gets the first one that uses Han characters, or `zh`;
  ///   the Latin side the first other one, or `en`.
  package init(bilingual text: String, languages: [Language]) {
    guard let split = Title.split(text), Title.side(split.before) != Title.side(split.within),
      let outer = Title.side(split.before), let inner = Title.side(split.within)
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

  private enum Side { case han, latin }

  /// What a text is written in; `nil` if it has no letters.
  private static func side(_ text: String) -> Side? {
    var hasLetters = false
    for scalar in text.unicodeScalars {
      switch Script(scalar) {
      case .han, .kana, .bopomofo: return .han
      case nil: continue
      case .latin, .hangul, .greek, .cyrillic, .hebrew, .arabic, .devanagari, .thai, .tibetan, .mongolian, .other:
        hasLetters = true
      }
    }
    return hasLetters ? .latin : nil
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
