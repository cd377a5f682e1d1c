import MarkupWriter
import PlatenCore

/// The attributes that raw HTML may have in an edition.
struct HTMLAttributes {
  /// What is written, in order; each name once.
  private(set) var kept: [(name: StaticString, value: String)] = []
  /// Short names of what was left out.
  private(set) var dropped: [String] = []

  /// Looks at the attributes of a start tag.
  ///
  /// - Parameter isOrdered: for a list item, whether it stands in a numbered list.
  init(_ attributes: [HTMLTokenizer.Attribute], of element: HTMLVocabulary.Element, isOrdered: Bool) {
    let language = attributes.first { $0.name == "lang" } ?? attributes.first { $0.name == "xml:lang" }
    if let language = language.flatMap({ Language(HTMLAttributes.trimmed($0.value)) }) {
      kept.append(("lang", language.tag))
      kept.append(("xml:lang", language.tag))
    }
    for attribute in attributes { keep(attribute, element.label, isOrdered: isOrdered) }
  }

  /// Whether an attribute is kept.
  func has(_ name: String) -> Bool { kept.contains { $0.name.description == name } }

  /// Writes the attributes to the element that was just started.
  func write(to markup: inout MarkupWriter) {
    for (name, value) in kept { markup.attribute(name, value) }
  }

  private mutating func keep(_ attribute: HTMLTokenizer.Attribute, _ element: String, isOrdered: Bool) {
    let value = HTMLAttributes.trimmed(attribute.value)
    switch (element, attribute.name) {
    case (_, "title"):
      if !value.isEmpty { kept.append(("title", value)) }
    case (_, "dir"):
      let direction = value.lowercased()
      if ["ltr", "rtl", "auto"].contains(direction) { kept.append(("dir", direction)) }
    case (_, "class"):
      let classes = value.split(whereSeparator: \.isWhitespace).filter(HTMLAttributes.isClass).prefix(8)
      if !classes.isEmpty { kept.append(("class", classes.joined(separator: " "))) }
    case ("a", "href"):
      if let link = HTMLLink.sanitized(attribute.value) { kept.append(("href", link)) } else { dropped.append("link") }
    case ("ol", "start"), ("li", "value"):
      guard element == "ol" || isOrdered, let number = Int(value), abs(number) < 1_000_000 else { return }
      if element == "ol" { kept.append(("start", String(number))) } else { kept.append(("value", String(number))) }
    case ("ol", "reversed"): kept.append(("reversed", "reversed"))
    case ("ol", "type"):
      if ["1", "a", "A", "i", "I"].contains(value) { kept.append(("type", value)) }
    case ("td", "colspan"), ("th", "colspan"), ("td", "rowspan"), ("th", "rowspan"), ("col", "span"):
      // HTML §4.9.11: no cell is wider than 1,000 columns.
      guard let count = Int(value), (2...1000).contains(count) else { return }
      switch attribute.name {
      case "colspan": kept.append(("colspan", String(count)))
      case "rowspan": kept.append(("rowspan", String(count)))
      default: kept.append(("span", String(count)))
      }
    case ("th", "scope"):
      let scope = value.lowercased()
      if ["row", "col", "rowgroup", "colgroup"].contains(scope) { kept.append(("scope", scope)) }
    case ("th", "abbr"):
      if !value.isEmpty { kept.append(("abbr", value)) }
    case ("details", "open"): kept.append(("open", "open"))
    case ("time", "datetime"):
      if HTMLAttributes.isDate(value) { kept.append(("datetime", value)) }
    case ("data", "value"): kept.append(("value", value))
    case (_, "style"): dropped.append("style attribute")
    case (_, "id"), ("a", "name"): dropped.append("id attribute")
    case (_, let name):
      if name.hasPrefix("on") { dropped.append("event attribute") }
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private static func isClass(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
  }

  /// Whether a text is a year, a month, a date, or a date with a time (HTML §2.3.5); of times of day alone only hours
  /// and minutes.
  private static func isDate(_ text: String) -> Bool {
    if let time = Optional(text), time.utf8.count == 5, time.contains(":") { return isTime(time[...]) }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }),
      let year = fields.first, year.count == 4, year != "0000",
      fields.dropFirst().allSatisfy({ $0.count == 2 }), fields.count <= 3
    else { return false }
    let numbers = fields.compactMap { Int($0) }
    if fields.count >= 2, !(1...12).contains(numbers[1]) { return false }
    if fields.count == 3 {
      let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard (1...days[numbers[1] - 1]).contains(numbers[2]) else { return false }
    }
    guard parts.count == 2 else { return true }
    let time = parts[1].last == "Z" ? parts[1].dropLast() : parts[1]
    return fields.count == 3 && isTime(time)
  }

  /// Whether a text is `hh:mm` or `hh:mm:ss`.
  private static func isTime(_ text: Substring) -> Bool {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count),
      fields.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    let numbers = fields.compactMap { Int($0) }
    return numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
  }
}
