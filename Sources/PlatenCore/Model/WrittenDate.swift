extension PublicationDate {
  /// A date that can be read in two ways.
  public struct Ambiguity: Error, Hashable, Sendable {
    /// The two dates: first the reading with the day first, then the one with the month first.
    public let readings: [PublicationDate]
  }

  /// Reads a date in a common written form, if the text contains nothing else.
  ///
  /// `2024-05-01`, `2024/5/1`, `2024.5.1`, `2024年5月1日`, `2024年5月`, `May 1, 2024`, `1 May 2024`, `May 2024`,
  /// `Wed, 01 May 2024 10:00 +0800`, and `25/3/2024`, in which only one number can be the month. A time of day and a zone
  /// after it are ignored, and so is a weekday before it. A year alone is not a date.
  ///
  /// - Returns: `nil` if the text is not a date.
  /// - Throws: ``Ambiguity`` for a date such as `3/5/2024`, which may be in March or in May.
  public static func written(_ text: String) throws(Ambiguity) -> PublicationDate? {
    guard text.utf8.count <= 60 else { return nil }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    if let date = yearFirst(scalars) { return date }
    if let date = try yearLast(scalars) { return date }
    return english(scalars)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  /// Numbers of at most four digits with marks between them, up to what is neither.
  private static func numbers(
    _ text: Substring.UnicodeScalarView, between marks: String
  ) -> (numbers: [Int], marks: String, rest: Substring.UnicodeScalarView)? {
    var (numbers, found, digits, rest) = ([Int](), "", 0, text)
    while let scalar = rest.first, numbers.count <= 3 {
      if let digit = digit(scalar) {
        if digits == 0 { numbers.append(0) }
        digits += 1
        guard digits <= 4 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
      } else {
        guard marks.unicodeScalars.contains(scalar), digits > 0 else { break }
        found.unicodeScalars.append(scalar)
        digits = 0
      }
      rest.removeFirst()
      if scalar == "日" || scalar == "号" { break }
    }
    return (numbers, found, rest)
  }

  private static func yearFirst(_ text: Substring.UnicodeScalarView) -> PublicationDate? {
    guard let (numbers, marks, rest) = numbers(text, between: "-/.年月日号"), let year = numbers.first, year >= 1000,
      ["--", "//", "..", "年月日", "年月号", "年月", "-"].contains(marks), isTime(rest)
    else { return nil }
    return PublicationDate(
      year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  private static func yearLast(_ text: Substring.UnicodeScalarView) throws(Ambiguity) -> PublicationDate? {
    guard let (numbers, marks, rest) = numbers(text, between: "-/."), numbers.count == 3, numbers[2] >= 1000,
      ["--", "//", ".."].contains(marks), isTime(rest)
    else { return nil }
    let dayFirst = PublicationDate(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = PublicationDate(year: numbers[2], month: numbers[0], day: numbers[1])
    // Points stand between day and month, never the other way round.
    if marks == ".." { return dayFirst }
    guard let dayFirst, let monthFirst, dayFirst != monthFirst else { return dayFirst ?? monthFirst }
    throw Ambiguity(readings: [dayFirst, monthFirst])
  }

  /// Nothing, or a time of day with or without a zone: ` 08:30`, `T08:30:00Z`, ` 10:00 +0800`, ` 10:00 am GMT`.
  private static func isTime(_ rest: Substring.UnicodeScalarView) -> Bool {
    guard let first = rest.first else { return true }
    guard first == "T" || first == "," || first.properties.isWhitespace else { return false }
    let words = String(rest.dropFirst()).split { $0 == " " || $0 == "," }
    return words.isEmpty
      || words[0].contains(":")
        && words.allSatisfy { word in
          word.unicodeScalars.allSatisfy { digit($0) != nil || ":+-.Z".unicodeScalars.contains($0) }
            || ["am", "pm", "gmt", "utc", "cst", "z"].contains(word.lowercased())
        }
  }

  private static func english(_ text: Substring.UnicodeScalarView) -> PublicationDate? {
    var words = String(text).split { " ,，.\u{3000}".contains($0) }.map { $0.lowercased() }
    if let first = words.first, weekdays.contains(String(first.prefix(3))), month(first) == nil { words.removeFirst() }
    // What follows the year is a time of day.
    guard let end = words.firstIndex(where: { $0.utf8.count == 4 && Int($0) != nil }), (1...2).contains(end),
      let year = Int(words[end]), (1000...2999).contains(year),
      words[(end + 1)...].isEmpty || words[end + 1].contains(":"),
      let place = words[..<end].firstIndex(where: { month($0) != nil }), let month = month(words[place])
    else { return nil }
    guard end == 2 else { return PublicationDate(year: year, month: month) }
    let day = words[1 - place]
    let number = day.prefix { $0.isNumber }
    guard ["", "st", "nd", "rd", "th"].contains(String(day.dropFirst(number.count))) else { return nil }
    return Int(number).flatMap { PublicationDate(year: year, month: month, day: $0) }
  }

  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || $0.prefix(3) == word || (word == "sept" && $0.hasPrefix(word)) }.map {
      $0 + 1
    }
  }
}
