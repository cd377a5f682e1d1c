internal import PlatenCore

/// Reads the dates that stand below titles.
enum DateReader {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The date, if that is all the text says: `2024-05-01`, `2024/5/1`, `2024.5.1`, `2024年5月1日`, `May 1, 2024`, `1 May 2024`.
  ///
  /// A time of day behind it is passed over. A year alone is no date.
  static func date(_ text: String) -> PublicationDate? {
    guard text.utf8.count <= 40 else { return nil }
    let words = text.split { " ,，.".contains($0) || $0 == "\u{3000}" }
    return numeric(text) ?? english(words.map { $0.lowercased() })
  }

  private static func numeric(_ text: String) -> PublicationDate? {
    var numbers: [Int] = []
    var separators = ""
    var digits = 0
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first, numbers.count <= 3 {
      if let digit = scalar.digit {
        if digits == 0 { numbers.append(0) }
        digits += 1
        guard digits <= 4 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
      } else {
        guard "-/.年月日".unicodeScalars.contains(scalar), digits > 0 else { break }
        separators.unicodeScalars.append(scalar)
        digits = 0
        if numbers.count == 1, numbers[0] < 1000 { return nil }
      }
      rest.removeFirst()
      if scalar == "日" { break }
    }
    guard ["--", "//", "..", "年月日", "年月", "-"].contains(separators), isTime(rest), let year = numbers.first else {
      return nil
    }
    return PublicationDate(
      year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// Nothing, or a time of day: ` 08:30`, `T08:30:00`.
  private static func isTime(_ rest: Substring.UnicodeScalarView) -> Bool {
    rest.isEmpty
      || (rest.first.map { $0.isBlank || $0 == "T" } ?? false)
        && rest.dropFirst().allSatisfy { $0.digit != nil || $0 == ":" || $0.isBlank }
  }

  private static func english(_ words: [String]) -> PublicationDate? {
    guard (2...3).contains(words.count), let year = words.last.flatMap({ Int($0) }), (1000...2999).contains(year),
      let place = words.dropLast().firstIndex(where: { month($0) != nil }), let month = month(words[place])
    else { return nil }
    if words.count == 2 { return PublicationDate(year: year, month: month) }
    let day = words[1 - place].prefix { $0.isNumber }
    return Int(day).flatMap { PublicationDate(year: year, month: month, day: $0) }
  }

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || $0.prefix(3) == word || $0.prefix(4) == word && word == "sept" }.map {
      $0 + 1
    }
  }
}
