/// A date with the precision of a year, a month or a day, in the Gregorian calendar.
public struct PublicationDate: Hashable, Sendable, CustomStringConvertible {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int?
  /// The day of the month, from 1.
  public let day: Int?

  /// Makes a date.
  ///
  /// - Returns: `nil` if there is no such day, or if a day is given without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (0...9999).contains(year), month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Timestamp.days(inMonth: month, ofYear: year)).contains(day) { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024`, `2024-05` or `2024-05-01`; a time after a `T` is ignored.
  public init?(_ text: String) {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    self.init(year: numbers[0], month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
  }

  /// The date in ISO 8601: `2024-05-01`.
  public var description: String {
    ([Timestamp.padded(year, 4)] + [month, day].compactMap { $0 }.map { Timestamp.padded($0, 2) }).joined(
      separator: "-")
  }
}

/// A second in time, UTC.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds. From year 0 to year 9999.
  public let secondsSince1970: Int

  /// Makes a timestamp; times outside the years 0 to 9999 are clamped.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = min(max(secondsSince1970, -62_167_219_200), 253_402_300_799)
  }

  /// Reads `2024-05-01T12:00:00Z`, or a date alone, which means its first second. Fractions of a second are ignored, and offsets
  /// such as `+08:00` are applied.
  public init?(_ text: String) {
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
    guard let first = halves.first, let date = PublicationDate(String(first)), let month = date.month,
      let day = date.day
    else { return nil }
    var seconds = Timestamp.daysFromCivil(year: date.year, month: month, day: day) * 86_400
    if halves.count == 2 {
      guard let time = Timestamp.seconds(ofTime: halves[1]) else { return nil }
      seconds += time
    }
    self.init(secondsSince1970: seconds)
  }

  /// The date, UTC.
  public var date: (year: Int, month: Int, day: Int) {
    Timestamp.civilFromDays(Timestamp.floorDivide(secondsSince1970, 86_400))
  }

  /// The time of day, UTC.
  public var time: (hour: Int, minute: Int, second: Int) {
    let second = secondsSince1970 - Timestamp.floorDivide(secondsSince1970, 86_400) * 86_400
    return (second / 3_600, second / 60 % 60, second % 60)
  }

  /// `2024-05-01T12:00:00Z`
  public var description: String {
    let (year, month, day) = date
    let (hour, minute, second) = time
    let pad = Timestamp.padded
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2))Z"
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `hh:mm:ss`, then a fraction, then `Z` or `+hh:mm`; without a zone it is UTC.
  private static func seconds(ofTime text: Substring) -> Int? {
    let clock = text.prefix(8).split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3,
      clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(clock[0]),
      let minute = Int(clock[1]),
      let second = Int(clock[2]), (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    var zone = text.dropFirst(8)
    if zone.first == "." { zone = zone.dropFirst().drop { $0.isASCII && $0.isNumber } }
    let time = hour * 3_600 + minute * 60 + min(second, 59)
    if zone.isEmpty || zone == "Z" { return time }
    let parts = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = zone.first, sign == "+" || sign == "-", parts.count == 2, let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes)
    else { return nil }
    return time - (sign == "+" ? 1 : -1) * (hours * 3_600 + minutes * 60)
  }

  private static func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
  }

  /// Days since 1970-01-01 of a day in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible
  /// low-level date algorithms": years begin in March, so that the leap day comes last).
  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civilFromDays(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
