/// A word of letters in a line, of any script that has cases.
struct UnitWord {
  /// The word in lower case; empty if there is none.
  let text: String
  /// Where it ends, in scalars.
  let end: Int

  /// A longer word is cut here; no unit or number is as long.
  private static let longest = 16

  init(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) {
    var end = start
    var text = ""
    while end < scalars.endIndex, end - start < UnitWord.longest, UnitWord.isLetter(scalars[end]) {
      text += scalars[end].properties.lowercaseMapping
      end += 1
    }
    self.text = text
    self.end = end
  }

  /// Whether a scalar is a letter of a script that has cases.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isUppercaseASCII || scalar.isLowercaseASCII
      || (0xC0..<0x2000).contains(scalar.value) && scalar.properties.isCased
  }
}

extension SectionUnit {
  /// What chapters and the like are called in languages with cases, in lower case.
  static let words: [String: SectionUnit] = {
    var words = english
    for (unit, names) in others { for name in names.split(separator: " ") { words[String(name)] = unit } }
    return words
  }()

  /// The units that other languages than English name.
  private static let others: [(SectionUnit, String)] = [
    (
      .chapter,
      """
      chapitre kapitel capítulo capitulo capitolo hoofdstuk rozdział kapitola kapittel capitolul chương bab bölüm fejezet \
      luku глава розділ κεφάλαιο
      """
    ),
    (.part, "partie teil parte deel część část phần bagian kısım часть частина μέρος"),
    (.book, "livre buch libro livro boek księga книга quyển βιβλίο"), (.volume, "tomo band том"),
    (.act, "acte akt aufzug acto ato atto действие акт"), (.scene, "scène szene auftritt escena cena scena сцена"),
    (.episode, "épisode episodio эпизод"), (.round, "hồi"), (.letter, "lettre carta lettera письмо"),
    (.section, "abschnitt"),
  ]

  /// The units that stand behind an ordinal number in digits: `3. Kapitel`.
  static let behindOrdinals: Set<String> = [
    "kapitel", "teil", "band", "buch", "akt", "aufzug", "szene", "auftritt", "abschnitt", "fejezet", "luku", "bölüm",
    "kısım", "kapitola", "kapittel",
  ]

  /// The letters beyond ASCII that a unit or an ordinal number begins with.
  static let initials: Set<Unicode.Scalar> = {
    var initials: Set<Unicode.Scalar> = []
    for word in Array(words.keys) + Array(OrdinalWord.values.keys) {
      guard let first = word.unicodeScalars.first, first.value > 0x7F else { continue }
      initials.insert(first)
      initials.formUnion(first.properties.uppercaseMapping.unicodeScalars)
    }
    return initials
  }()
}

/// Small numbers in words of other languages than English: `Chapitre premier`, `ГЛАВА ПЕРВАЯ`, `Zweites Kapitel`.
enum OrdinalWord {
  /// The words of each number from one, in French, German, Spanish, Portuguese, Italian and Russian.
  private static let words = [
    "premier première un erster erste erstes eins primero primera primer uno primeiro primeira um primo prima первая первый",
    "deuxième deux zweiter zweite zweites zwei segundo segunda dos dois duas secondo seconda due вторая второй",
    "troisième trois dritter dritte drittes drei tercero tercera tercer tres terceiro terceira três terzo terza tre третья третий",
    "quatrième quatre vierter vierte viertes vier cuarto cuarta cuatro quarto quarta quatro quattro четвертая четвёртая четвертый четвёртый",
    "cinquième cinq fünfter fünfte fünftes fünf quinto quinta cinco cinque пятая пятый",
    "sixième sechster sechste sechstes sechs sexto sexta seis sesto sesta sei шестая шестой",
    "septième sept siebter siebte siebtes siebentes sieben séptimo séptima siete sétimo sétima sete settimo settima sette седьмая седьмой",
    "huitième huit achter achte achtes acht octavo octava ocho oitavo oitava oito ottavo ottava otto восьмая восьмой",
    "neuvième neuf neunter neunte neuntes neun noveno novena nueve nono nona nove девятая девятый",
    "dixième dix zehnter zehnte zehntes zehn décimo décima diez dez decimo decima dieci десятая десятый",
    "onzième onze elfter elfte elftes elf undécimo once undicesimo undici одиннадцатая одиннадцатый",
    "douzième douze zwölfter zwölfte zwölftes zwölf duodécimo doce doze dodicesimo dodici двенадцатая двенадцатый",
  ]

  /// The values of the words, in lower case.
  static let values: [String: Int] = {
    var values: [String: Int] = [:]
    for (place, line) in words.enumerated() {
      for word in line.split(separator: " ") { values[String(word)] = place + 1 }
    }
    return values
  }()
}
