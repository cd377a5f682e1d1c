/// Dates in which the month is a word: `May 1, 2024`, `1er mai 2024`, `2024 May 1`.
enum DateWords {
  /// The date, if the words are one, a weekday and a time of day.
  static func date(_ text: String) -> PublicationDate? {
    var words = text.split { " ,，.\u{3000}\t".contains($0) }.map { $0.lowercased() }
    if let first = words.first, words.count > 2, self.month(first) == nil, isWeekday(first) { words.removeFirst() }
    // `01-May-2024`
    words = words.flatMap { word in
      let pieces = word.split { $0 == "-" || $0 == "/" }
      return pieces.count == 3 && pieces.contains { self.month(String($0)) != nil } ? pieces.map(String.init) : [word]
    }
    var (year, month, day) = (Int?.none, Int?.none, Int?.none)
    for (place, word) in words.enumerated() {
      if word.contains(":") {
        // A time of day ends the date; a year may stand behind it: `Sun Mar 5 10:00:00 2023`.
        var rest = words[place...]
        if year == nil, let last = rest.popLast() { year = self.year(last) }
        guard WrittenTime.areZones(rest.map { $0[...] }) else { return nil }
        break
      }
      if fillers.contains(word) { continue }
      if let value = self.year(word) {
        guard year == nil else { return nil }
        year = value
      } else if let value = self.month(word) {
        guard month == nil else { return nil }
        month = value
      } else if let value = self.day(word) {
        guard day == nil else { return nil }
        day = value
      } else {
        return nil
      }
    }
    guard let year, let month else { return nil }
    return PublicationDate(year: year, month: month, day: day)
  }

  /// Words between the numbers of a date.
  private static let fillers: Set<String> = ["of", "the", "de", "del", "le", "el", "den", "am", "do"]

  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1000...2999).contains(year) else { return nil }
    return year
  }

  private static func day(_ word: String) -> Int? {
    let number = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(number.count),
      ["", "st", "nd", "rd", "th", "er", "º", "ª", "°", "e"].contains(String(word.dropFirst(number.count)))
    else { return nil }
    return Int(number)
  }

  private static func isWeekday(_ word: String) -> Bool { weekdays.contains { word.hasPrefix($0) } }

  /// How the weekdays begin, in English, German, French, Spanish and Italian.
  private static let weekdays = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "die", "mit", "don", "fre", "sam", "son", "lun", "mar", "mer",
    "jeu", "ven", "dim", "mié", "jue", "vie", "sáb", "dom", "gio", "sab",
  ]

  /// The month that a word names, in full or by its first letters; `nil` if languages do not agree on it.
  static func month(_ word: String) -> Int? {
    guard word.unicodeScalars.count >= 3 else { return nil }
    if let place = english.firstIndex(where: { $0 == word || $0.prefix(3) == word }) { return place + 1 }
    if word == "sept" { return 9 }
    if let place = others.firstIndex(where: { $0.contains(word) }) { return place + 1 }
    let begun = others.indices.filter { others[$0].contains { $0.hasPrefix(word) } }
    return begun.count == 1 ? begun[0] + 1 : nil
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The months in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Norwegian, Turkish, Indonesian and
  /// Russian, as dates have them.
  private static let others = [
    "januar jänner janvier enero janeiro gennaio januari stycznia ledna ocak января",
    "februar février febrero fevereiro febbraio februari lutego února şubat февраля",
    "märz mars marzo março maart marca března mart maret марта", "avril abril aprile kwietnia dubna nisan апреля",
    "mai mayo maio maggio mei maja května maj mayıs мая", "juni juin junio junho giugno czerwca června haziran июня",
    "juli juillet julio julho luglio lipca července temmuz июля",
    "août agosto augustus sierpnia srpna augusti ağustos agustus августа",
    "septembre septiembre setembro settembre września září eylül сентября",
    "oktober octobre octubre outubro ottobre października října ekim октября",
    "novembre noviembre novembro listopada listopadu kasım ноября",
    "dezember décembre diciembre dezembro dicembre grudnia prosince aralık desember декабря",
  ].map { $0.split(separator: " ").map(String.init) }
}
