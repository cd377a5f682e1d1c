import MarkupReader

/// The elements and attributes of presentation MathML that are kept (MathML 3 chapter 3, as EPUB 3.3 §6.1 takes it).
enum MathMLVocabulary {
  /// An element.
  struct Entry: Sendable {
    var name: StaticString
    /// How many elements it takes; `nil` for any number.
    var count: Int?
    /// Whether it takes text instead.
    var isToken = false
  }

  static let elements: [String: Entry] = Dictionary(
    uniqueKeysWithValues: [
      Entry(name: "mi", isToken: true), Entry(name: "mn", isToken: true), Entry(name: "mo", isToken: true),
      Entry(name: "mtext", isToken: true), Entry(name: "ms", isToken: true), Entry(name: "mspace", count: 0),
      Entry(name: "mrow"), Entry(name: "mfrac", count: 2), Entry(name: "msqrt"), Entry(name: "mroot", count: 2),
      Entry(name: "mstyle"), Entry(name: "merror"), Entry(name: "mpadded"), Entry(name: "mphantom"),
      Entry(name: "menclose"), Entry(name: "msub", count: 2), Entry(name: "msup", count: 2),
      Entry(name: "msubsup", count: 3), Entry(name: "munder", count: 2), Entry(name: "mover", count: 2),
      Entry(name: "munderover", count: 3), Entry(name: "mmultiscripts"), Entry(name: "none", count: 0),
      Entry(name: "mprescripts", count: 0), Entry(name: "mtable"), Entry(name: "mtr"), Entry(name: "mtd"),
    ].map { ($0.name.description, $0) })

  /// Whether an element may stand in another.
  static func isAllowed(_ name: String, in parent: String) -> Bool {
    switch (parent, name) {
    case ("mtable", "mtr"), ("mtr", "mtd"), ("mlabeledtr", "mtd"): true
    case ("mtable", _), ("mtr", _), ("mlabeledtr", _), (_, "mtr"), (_, "mtd"): false
    case (_, "none"), (_, "mprescripts"): parent == "mmultiscripts"
    default: true
    }
  }

  /// The attributes of an element that are kept: with a meaning there, and a value that the schema takes.
  static func attributes(of element: XMLElement) -> [MathElement.Attribute] {
    element.attributes.compactMap { attribute in
      guard attribute.name.namespace.isEmpty, let entry = attributes[attribute.name.local],
        entry.elements.contains(element.name.local)
      else { return nil }
      let words = attribute.value.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
      guard !words.isEmpty, words.count == 1 || entry.isList && element.name.local != "mtd",
        words.allSatisfy({ isValue($0, entry.values) })
      else { return nil }
      return MathElement.Attribute(name: entry.name, value: words.joined(separator: " "))
    }
  }

  private enum Values {
    case words(Set<String>)
    case length
    case lengthOr(Set<String>)
    case positive
    case integer
  }

  private struct AttributeEntry {
    var name: StaticString
    var values: Values
    var elements: Set<String>
    var isList = false
  }

  private static func isValue(_ word: String, _ values: Values) -> Bool {
    switch values {
    case .words(let words): words.contains(word)
    case .length: isLength(word)
    case .lengthOr(let words): words.contains(word) || isLength(word)
    case .positive: word.utf8.count < 4 && (Int(word) ?? 0) > 0 && !word.hasPrefix("+")
    case .integer: word.utf8.count < 4 && Int(word) != nil
    }
  }

  /// Whether a word is a number, with or without a unit.
  private static func isLength(_ word: String) -> Bool {
    var number = word[...]
    for unit in ["em", "ex", "in", "cm", "mm", "px", "pt", "pc", "%"] where number.hasSuffix(unit) {
      number = number.dropLast(unit.count)
      break
    }
    if number.hasPrefix("-") { number = number.dropFirst() }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    return number.utf8.count <= 12 && (1...2).contains(parts.count) && number != "." && !number.isEmpty
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static let truth: Set<String> = ["true", "false"]
  private static let tokens: Set<String> = ["mi", "mn", "mo", "mtext", "ms"]
  private static let lines: Set<String> = ["none", "solid", "dashed"]
  private static let columnAlignments: Set<String> = ["left", "center", "right"]
  private static let rowAlignments: Set<String> = ["top", "bottom", "center", "baseline", "axis"]

  private static let attributes: [String: AttributeEntry] = Dictionary(
    uniqueKeysWithValues: [
      AttributeEntry(
        name: "mathvariant",
        values: .words([
          "normal", "bold", "italic", "bold-italic", "double-struck", "bold-fraktur", "script", "bold-script",
          "fraktur", "sans-serif", "bold-sans-serif", "sans-serif-italic", "sans-serif-bold-italic", "monospace",
        ]), elements: tokens),
      AttributeEntry(name: "mathsize", values: .lengthOr(["small", "normal", "big"]), elements: tokens),
      AttributeEntry(name: "dir", values: .words(["ltr", "rtl"]), elements: tokens.union(["mrow"])),
      AttributeEntry(name: "form", values: .words(["prefix", "infix", "postfix"]), elements: ["mo"]),
      AttributeEntry(name: "fence", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "separator", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "stretchy", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "symmetric", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "largeop", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "movablelimits", values: .words(truth), elements: ["mo"]),
      AttributeEntry(name: "lspace", values: .length, elements: ["mo", "mpadded"]),
      AttributeEntry(name: "rspace", values: .length, elements: ["mo"]),
      AttributeEntry(name: "minsize", values: .length, elements: ["mo"]),
      AttributeEntry(name: "maxsize", values: .lengthOr(["infinity"]), elements: ["mo"]),
      AttributeEntry(name: "accent", values: .words(truth), elements: ["mo", "mover", "munderover"]),
      AttributeEntry(name: "accentunder", values: .words(truth), elements: ["munder", "munderover"]),
      AttributeEntry(name: "width", values: .length, elements: ["mspace", "mpadded"]),
      AttributeEntry(name: "height", values: .length, elements: ["mspace", "mpadded"]),
      AttributeEntry(name: "depth", values: .length, elements: ["mspace", "mpadded"]),
      AttributeEntry(name: "voffset", values: .length, elements: ["mpadded"]),
      AttributeEntry(name: "linethickness", values: .lengthOr(["thin", "medium", "thick"]), elements: ["mfrac"]),
      AttributeEntry(name: "bevelled", values: .words(truth), elements: ["mfrac"]),
      AttributeEntry(name: "displaystyle", values: .words(truth), elements: ["mstyle", "mtable"]),
      AttributeEntry(name: "scriptlevel", values: .integer, elements: ["mstyle"]),
      AttributeEntry(
        name: "notation",
        values: .words([
          "longdiv", "actuarial", "radical", "box", "roundedbox", "circle", "left", "right", "top", "bottom",
          "updiagonalstrike", "downdiagonalstrike", "verticalstrike", "horizontalstrike", "madruwb",
        ]), elements: ["menclose"], isList: true),
      AttributeEntry(
        name: "columnalign", values: .words(columnAlignments), elements: ["mtable", "mtr", "mtd"], isList: true),
      AttributeEntry(name: "rowalign", values: .words(rowAlignments), elements: ["mtable"], isList: true),
      AttributeEntry(name: "columnlines", values: .words(lines), elements: ["mtable"], isList: true),
      AttributeEntry(name: "rowlines", values: .words(lines), elements: ["mtable"], isList: true),
      AttributeEntry(name: "frame", values: .words(lines), elements: ["mtable"]),
      AttributeEntry(name: "columnspacing", values: .length, elements: ["mtable"], isList: true),
      AttributeEntry(name: "rowspacing", values: .length, elements: ["mtable"], isList: true),
      AttributeEntry(name: "columnspan", values: .positive, elements: ["mtd"]),
      AttributeEntry(name: "rowspan", values: .positive, elements: ["mtd"]),
    ].map { ($0.name.description, $0) })
}
