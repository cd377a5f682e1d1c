extension PublicationDate {
  /// A date that can be read in two ways.
  public struct Ambiguity: Error, Hashable, Sendable {
    /// The two dates: first the reading with the day first, then the one with the month first.
    public let readings: [PublicationDate]
  }

  /// Reads a date in a common written form, if the text contains nothing else.
  ///
  /// `2024-05-01`, `2024/5/1`, `2024. 5. 1.`, `20240501`, `2024年5月1日`, `二〇二四年五月`, `令和6年5月1日`, `民國113年5月1日`,
  /// `2024년 5월 1일`, `May 1, 2024`, `1st of May 2024`, `1 mai 2024`, `01-May-2024`, `May 2024`,
  /// `Wed, 01 May 2024 10:00 +0800`, and `25/3/2024`, in which only one number can be the month. A time of day and a zone
  /// after it are ignored, and so is a weekday. A year alone is not a date.
  ///
  /// - Returns: `nil` if the text is not a date.
  /// - Throws: ``Ambiguity`` for a date such as `3/5/2024`, which may be in March or in May.
  public static func written(_ text: String) throws(Ambiguity) -> PublicationDate? {
    guard text.utf8.count <= 80 else { return nil }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    if let date = yearFirst(scalars) ?? EastAsianDate.date(scalars) { return date }
    if let date = try yearLast(scalars) { return date }
    return DateWords.date(String(scalars))
  }

  /// The value of an ASCII or fullwidth digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  /// Numbers with marks between them, and blanks behind full stops, up to what is neither.
  private static func numbers(
    _ text: Substring.UnicodeScalarView
  ) -> (numbers: [Int], marks: String, rest: Substring.UnicodeScalarView)? {
    var (numbers, found, digits, rest) = ([Int](), "", 0, text)
    while let scalar = rest.first, numbers.count <= 3 {
      if let digit = digit(scalar) {
        if digits == 0 { numbers.append(0) }
        digits += 1
        guard digits <= 8 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
      } else if scalar == " ", digits == 0, found.last == ".", rest.dropFirst().first.flatMap(digit) != nil {
        // `2024. 5. 1.`
      } else {
        guard "-/.".unicodeScalars.contains(scalar), digits > 0 else { break }
        found.unicodeScalars.append(scalar)
        digits = 0
      }
      rest.removeFirst()
    }
    return (numbers, found, rest)
  }

  private static func yearFirst(_ text: Substring.UnicodeScalarView) -> PublicationDate? {
    guard let (numbers, marks, rest) = numbers(text), let first = numbers.first, WrittenTime.isTime(rest) else {
      return nil
    }
    if numbers.count == 1, marks.isEmpty, (10_000_101...29_991_231).contains(first) {
      return PublicationDate(year: first / 10_000, month: first / 100 % 100, day: first % 100)
    }
    guard (1000...9999).contains(first), ["--", "//", "..", "...", "-"].contains(marks), numbers.count > 1 else {
      return nil
    }
    return PublicationDate(year: first, month: numbers[1], day: numbers.count > 2 ? numbers[2] : nil)
  }

  private static func yearLast(_ text: Substring.UnicodeScalarView) throws(Ambiguity) -> PublicationDate? {
    guard let (numbers, marks, rest) = numbers(text), numbers.count == 3, (1000...9999).contains(numbers[2]),
      ["--", "//", ".."].contains(marks), WrittenTime.isTime(rest)
    else { return nil }
    let dayFirst = PublicationDate(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = PublicationDate(year: numbers[2], month: numbers[0], day: numbers[1])
    // Points stand between day and month, never the other way round.
    if marks == ".." { return dayFirst }
    guard let dayFirst, let monthFirst, dayFirst != monthFirst else { return dayFirst ?? monthFirst }
    throw Ambiguity(readings: [dayFirst, monthFirst])
  }
}

/// What may stand behind a date: a weekday and a time of day.
enum WrittenTime {
  /// Nothing, or a time of day with or without a zone: ` 08:30`, `T08:30:00Z`, ` 10:00 +0800`, ` 10:00 am GMT`.
  static func isTime(_ rest: Substring.UnicodeScalarView) -> Bool {
    guard let first = rest.first else { return true }
    guard first == "T" || first == "," || first.properties.isWhitespace else { return false }
    let words = String(rest.dropFirst()).split { $0 == " " || $0 == "," }
    return words.isEmpty || words[0].contains(":") && areZones(words)
  }

  /// Whether the words are a time of day and its zone.
  static func areZones(_ words: some Sequence<Substring>) -> Bool {
    words.allSatisfy { word in
      word.unicodeScalars.allSatisfy { PublicationDate.digit($0) != nil || ":+-.Z".unicodeScalars.contains($0) }
        || ["am", "pm", "gmt", "utc", "cst", "est", "pst", "cet", "jst", "z"].contains(word.lowercased())
    }
  }
}

/// Dates with the signs of Chinese, Japanese and Korean behind their numbers.
enum EastAsianDate {
  /// `2024年5月1日（三）上午10点`, `二〇二四年五月一日`, `令和元年5月1日`, `2024년 5월`.
  static func date(_ text: Substring.UnicodeScalarView) -> PublicationDate? {
    var rest = text
    let first = eras.first { rest.starts(with: $0.name.unicodeScalars) }
    if let first { rest.removeFirst(first.name.unicodeScalars.count) }
    guard let written = number(&rest, before: "年년", most: 4) else { return nil }
    let year = written + (first?.before ?? 0)
    guard (1000...2999).contains(year), first == nil || first?.before == 0 || written < 200,
      let month = number(&rest, before: "月월", most: 2)
    else { return nil }
    let day = number(&rest, before: "日号號일", most: 2)
    guard isTail(rest) else { return nil }
    return PublicationDate(year: year, month: month, day: day)
  }

  /// The eras that years are counted in, with the year before the first of each.
  private static let eras: [(name: String, before: Int)] = [
    ("公元", 0), ("西元", 0), ("民國", 1911), ("民国", 1911), ("中華民國", 1911), ("令和", 2018), ("平成", 1988), ("昭和", 1925),
    ("大正", 1911), ("明治", 1867),
  ]

  /// Takes a number and the sign behind it, with blanks around both.
  private static func number(
    _ rest: inout Substring.UnicodeScalarView, before signs: String, most: Int
  ) -> Int? {
    var text = rest.drop(while: \.properties.isWhitespace)
    let digits = text.prefix { value(of: $0) != nil }
    guard !digits.isEmpty, digits.count <= max(most, 3), let number = number(digits) else { return nil }
    text = text[digits.endIndex...].drop(while: \.properties.isWhitespace)
    guard let sign = text.first, signs.unicodeScalars.contains(sign) else { return nil }
    rest = text.dropFirst()
    return number
  }

  private static func value(of scalar: Unicode.Scalar) -> Int? {
    if let digit = PublicationDate.digit(scalar) { return digit }
    switch scalar {
    case "〇", "零", "○": return 0
    case "元": return 1
    case "十": return 10
    default: return Array("一二三四五六七八九".unicodeScalars).firstIndex(of: scalar).map { $0 + 1 }
    }
  }

  /// `2024`, `二〇二四`, `二十一`.
  private static func number(_ digits: Substring.UnicodeScalarView) -> Int? {
    var total = 0
    var current: Int?
    for scalar in digits {
      guard let value = value(of: scalar) else { return nil }
      if value == 10 {
        total += (current ?? 1) * 10
        current = nil
      } else {
        current = (current ?? 0) * 10 + value
      }
    }
    return total + (current ?? 0)
  }

  /// Whether nothing follows but a weekday, in brackets or not, and a time of day.
  private static func isTail(_ rest: Substring.UnicodeScalarView) -> Bool {
    let signs = "年月日星期周週礼拜禮一二三四五六天月火水木金土曜上午下晚凌晨早中時时点點分秒半요목금토화수월오전후시초 　,，()（）:：0123456789+-TZ.".unicodeScalars
    return rest.allSatisfy { signs.contains($0) || PublicationDate.digit($0) != nil }
  }
}
