import PlatenCore

/// Classes that stand for nodes without a mark of their own. An author's class of that name, in the first place, is written behind
/// one that says that it is a class: `::: {.division .figure}`, `[x]{.span .ruby}`, `` `x`{.code .raw format=a} ``.
enum ReservedNames {
  /// Of divisions.
  static let divisions: Set<String> = [
    "inner", "division", "item", "figure", "table", "row", "header-row", "cell", "caption", "parallel",
  ]
  /// Of spans.
  static let spans: Set<String> = ["inner", "gloss", "ruby", "subscript", "superscript", "span"]

  /// What stands before the classes of a division.
  static func prefix(of division: Division) -> [String] {
    guard division.role == nil, let first = division.attributes.classes.first else { return [] }
    // A class that is the name of a role would be read as the role, wherever it stands.
    let isReserved = divisions.contains(first) || division.attributes.classes.contains("parallel")
    return isReserved || division.attributes.classes.contains { Role(rawValue: $0) != nil } ? ["division"] : []
  }

  /// What stands before the classes of a span.
  static func prefix(of span: TextSpan) -> [String] {
    span.attributes.classes.first.map(spans.contains) ?? false ? ["span"] : []
  }

  /// What stands before the classes of code.
  static func prefix(of code: CodeSpan) -> [String] {
    switch code.attributes.classes.first {
    case "raw", "code": ["code"]
    default: []
    }
  }
}
