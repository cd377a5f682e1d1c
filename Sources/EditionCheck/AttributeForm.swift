import PlatenCore

/// The form that the value of an attribute has.
enum AttributeForm: Sendable {
  /// Anything.
  case text
  /// Anything but nothing.
  case filled
  /// One word or more.
  case words
  /// Something without blanks.
  case word
  /// Where a link opens: a name, or one of HTML's own.
  case target
  /// A name of XML without a colon: an id, or what refers to one.
  case name
  /// A whole number within bounds.
  case whole(least: Int, most: Int)
  /// A number that is not below another, or is above it.
  case number(least: Double, isOpen: Bool)
  /// There or not: the value is blank, or the attribute's name.
  case flag
  /// One of a list, in any letter case.
  case choice(Set<String>)
  /// Some of a list.
  case choices(Set<String>)
  case language
  /// A language tag as XML’s schemas have it: its shape alone, and never blank.
  case tag
  case mediaType
  case colour
  case time
  /// A length of MathML: a number with a unit, or a name.
  case length

  /// Reads a form as the tables of elements have it: `text`, `1..`, `0..1000`, `left|right`.
  init(_ word: Substring) {
    switch word {
    case "", "text", "url": self = .text
    case "filled": self = .filled
    case "words": self = .words
    case "word": self = .word
    case "target": self = .target
    case "name": self = .name
    case "int": self = .whole(least: .min, most: .max)
    case "number": self = .number(least: -.infinity, isOpen: false)
    case "number>0": self = .number(least: 0, isOpen: true)
    case "number>=0": self = .number(least: 0, isOpen: false)
    case "flag": self = .flag
    case "language": self = .language
    case "tag": self = .tag
    case "media": self = .mediaType
    case "colour": self = .colour
    case "time": self = .time
    case "length": self = .length
    default:
      if let dots = word.ranges(of: "..").first, let least = Int(word[..<dots.lowerBound]) {
        self = .whole(least: least, most: Int(word[dots.upperBound...]) ?? .max)
      } else if word.hasPrefix("+") {
        self = .choices(Set(word.dropFirst().split(separator: "|").map(String.init)))
      } else {
        // `|` in front means that a blank value is allowed too.
        self = .choice(Set(word.split(separator: "|", omittingEmptySubsequences: false).map(String.init)))
      }
    }
  }

  /// Whether an attribute takes a value.
  func takes(_ value: String, name: String) -> Bool {
    switch self {
    case .text: return true
    case .filled: return !value.isEmpty
    case .words: return !value.isBlank
    case .word: return !value.isEmpty && !value.contains(where: \.isWhitespace)
    case .target:
      return !value.hasPrefix("_") || ["_blank", "_self", "_parent", "_top"].contains(value.lowercased())
    case .name: return PackageRules.isID(value.trimmed)
    case .whole(let least, let most): return Self.whole(value).map { (least...most).contains($0) } ?? false
    case .number(let least, let isOpen):
      return Self.number(value).map { isOpen ? $0 > least : $0 >= least } ?? false
    case .flag: return value.isEmpty || value.lowercased() == name
    case .choice(let values): return values.contains(value.trimmed.lowercased())
    case .choices(let values):
      let words = value.split(whereSeparator: \.isWhitespace)
      return words.allSatisfy { values.contains($0.lowercased()) }
    case .language: return value.isEmpty || Language.isWellFormed(value)
    case .tag:
      let parts = value.trimmed.split(separator: "-", omittingEmptySubsequences: false)
      return parts.allSatisfy { part in
        (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      } && parts[0].allSatisfy(\.isLetter)
    case .mediaType:
      let parts = value.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count >= 2 && !parts[0].isEmpty && !parts[1].isEmpty
        && parts[0].utf8.allSatisfy { $0 > 0x20 && !"();,<>@\"".utf8.contains($0) }
    case .colour: return Self.isColour(value)
    case .time: return HTMLTime.takes(value)
    case .length: return Self.isLength(value.trimmed)
    }
  }

  private static func whole(_ value: String) -> Int? {
    let text = value.trimmed
    guard !text.hasPrefix("+"), text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { return nil }
    // What is too large for a number of ours is large in any case.
    return Int(text) ?? (text.isEmpty || text == "-" ? nil : .max)
  }

  private static func number(_ value: String) -> Double? {
    guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(value)
  }

  private static func isColour(_ value: String) -> Bool {
    value.utf8.count == 7 && value.hasPrefix("#") && value.dropFirst().allSatisfy(\.isHexDigit)
  }

  private static func isLength(_ value: String) -> Bool {
    if !value.isEmpty, value.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) {
      return value.hasSuffix("space") || ["small", "normal", "big", "thin", "medium", "thick"].contains(value)
    }
    let number = value.prefix { $0.isASCII && ($0.isNumber || "+-. ".contains($0)) }
    let unit = value[number.endIndex...]
    return Double(number.trimmed) != nil
      && (unit.isEmpty || ["em", "ex", "px", "in", "cm", "mm", "pt", "pc", "%"].contains(unit))
  }
}

extension Language {
  /// Whether a text is a tag as it stands: `en_US` can be understood, and is none.
  static func isWellFormed(_ text: String) -> Bool { !text.contains("_") && Language(text) != nil }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}
