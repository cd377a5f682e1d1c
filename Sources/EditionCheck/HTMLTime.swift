/// Times as HTML writes them (HTML §2.3.5): the form, not whether there is such a day.
enum HTMLTime {
  /// Whether a text is a date, a time, both, a month, a year, a week, an offset or a duration.
  static func takes(_ text: String) -> Bool {
    if isDuration(text) || isTime(text[...]) || isOffset(text[...]) { return true }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
    guard parts.count == 2 else { return isDate(text[...]) }
    guard isDate(parts[0]), parts[0].utf8.count >= 8, !parts[0].contains("W") else { return false }
    let zone = parts[1].lastIndex { "+-Z".contains($0) } ?? parts[1].endIndex
    return isTime(parts[1][..<zone]) && (zone == parts[1].endIndex || isOffset(parts[1][zone...]))
  }

  /// `2026`, `2026-11`, `2026-W47`, `2026-11-27`, `11-27`.
  static func isDate(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].hasPrefix("W") {
      return number(parts[0], 4...9) != nil && number(parts[1].dropFirst(), 2...2) != nil
    }
    let numbers = parts.enumerated().map { number($1, $0 == 0 && parts[0].utf8.count > 2 ? 4...9 : 2...2) }
    guard !numbers.contains(nil) else { return false }
    let values = numbers.compactMap { $0 }
    switch values.count {
    case 1: return parts[0].utf8.count >= 4
    case 2, 3: return true
    default: return false
    }
  }

  /// `10:30`, `10:30:05.5`.
  private static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), number(parts[0], 2...2) != nil, number(parts[1], 2...2) != nil
    else { return false }
    guard parts.count == 3 else { return true }
    let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return number(seconds[0], 2...2) != nil
      && (seconds.count == 1 || number(seconds[1], 1...3) != nil)
  }

  private static func isOffset(_ text: Substring) -> Bool {
    if text == "Z" { return true }
    guard let sign = text.first, "+-".contains(sign) else { return false }
    let rest = text.dropFirst()
    return isTime(rest.contains(":") || rest.utf8.count != 4 ? rest : rest.prefix(2) + ":" + rest.suffix(2))
  }

  /// `PT4H18M3S`, `4h 18m 3s`.
  private static func isDuration(_ text: String) -> Bool {
    var rest = text[...]
    let isISO = rest.hasPrefix("P")
    if isISO { rest.removeFirst() }
    var hasPart = false
    while let first = rest.first {
      if isISO ? first == "T" : first == " " {
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest[digits.endIndex...].drop { !isISO && $0 == " " }
      guard Double(digits) != nil, let unit = rest.popFirst(), (isISO ? "DHMS" : "wdhmsWDHMS").contains(unit) else {
        return false
      }
      hasPart = true
    }
    return hasPart
  }

  private static func number(_ text: Substring, _ lengths: ClosedRange<Int>) -> Int? {
    guard lengths.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
