import Foundation

/// The names of the files that an `edition.yaml` makes, in their order: the package manager wants to know them before anything runs.
///
/// Only the keys `output` are looked at, with a name, a list or formats with names after them, on the same line or indented below.
/// `platen` checks that there are no others.
struct EditionOutputs {
  private(set) var names: [String] = []

  /// Looks through the file's text.
  init(_ text: String) {
    var indent: Int?
    for line in text.split(whereSeparator: \.isNewline).map(EditionOutputs.withoutComment) {
      let column = line.prefix { $0 == " " }.count
      let content = line.drop { $0 == " " }
      guard !content.isEmpty else { continue }
      if let outer = indent {
        if column > outer || (column == outer && content.hasPrefix("-")) {
          add(content.hasPrefix("- ") ? content.dropFirst(2) : content)
          continue
        }
        indent = nil
      }
      guard let key = EditionOutputs.key(in: content) else { continue }
      let value = content[key.upperBound...].drop { $0 == " " }
      if value.isEmpty { indent = column } else { add(EditionOutputs.value(value)) }
    }
  }

  /// Where `output:` stands as a key.
  private static func key(in line: Substring) -> Range<Substring.Index>? {
    guard let range = line.range(of: "output:") else { return nil }
    let after = line[range.upperBound...].first ?? " "
    let before = line[..<range.lowerBound].last ?? " "
    return after == " " && [" ", "{", ","].contains(before) ? range : nil
  }

  /// A value up to the end of what is in brackets, or up to what ends it within brackets.
  private static func value(_ text: Substring) -> Substring {
    switch text.first {
    case "[": text.dropFirst().prefix { $0 != "]" }
    case "{": text.dropFirst().prefix { $0 != "}" }
    default: text.prefix { $0 != "," && $0 != "}" }
    }
  }

  /// Adds a name, or several with commas between them, each with or without its format before it.
  private mutating func add(_ text: Substring) {
    for part in text.split(separator: ",") {
      let name = part.range(of: ": ").map { part[$0.upperBound...] } ?? part
      let trimmed = name.trimmingCharacters(in: CharacterSet(charactersIn: " \"'\t"))
      if !trimmed.isEmpty { names.append(trimmed.split(separator: "/").last.map(String.init) ?? trimmed) }
    }
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    if line.drop(while: { $0 == " " }).hasPrefix("#") { return "" }
    return line.range(of: " #").map { line[..<$0.lowerBound] } ?? line
  }
}
