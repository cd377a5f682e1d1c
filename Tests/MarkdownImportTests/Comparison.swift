import Foundation

/// What is compared in two pieces of HTML: not the order of attributes, nor the links of footnotes.
enum Comparison {
  static func normalized(_ html: String) -> String {
    html.replacingOccurrences(of: "<input disabled=\"\" type=\"checkbox\">", with: "<input type=\"checkbox\" disabled=\"\" />")
      .replacingOccurrences(
        of: "<input checked=\"\" disabled=\"\" type=\"checkbox\">",
        with: "<input type=\"checkbox\" checked=\"\" disabled=\"\" />")
  }

  /// GFM 0.29 §6.11: what a renderer does to some tags of raw HTML. Not the importer's business: Platen's exporters
  /// have rules of their own.
  static func filteringTags(_ html: String) -> String {
    html.replacing(
      /(?i)<(?=\/?(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/, with: "&lt;")
  }
}
