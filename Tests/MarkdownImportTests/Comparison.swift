import Foundation

/// What is compared in two pieces of HTML: not the order of attributes, nor the links of footnotes.
enum Comparison {
  static func normalized(_ html: String) -> String {
    withoutNoteLinks(html)
      .replacingOccurrences(
        of: "<input disabled=\"\" type=\"checkbox\">", with: "<input type=\"checkbox\" disabled=\"\" />"
      )
      .replacingOccurrences(
        of: "<input checked=\"\" disabled=\"\" type=\"checkbox\">",
        with: "<input type=\"checkbox\" checked=\"\" disabled=\"\" />")
  }

  /// Footnotes as bare numbers, without the links there and back.
  private static func withoutNoteLinks(_ html: String) -> String {
    guard html.contains("footnote") else { return html }
    return
      html.replacing(
        /<sup class="footnote-ref"><a href="#fn-[^"]*" id="[^"]*" data-footnote-ref>([0-9]+)<\/a><\/sup>/
      ) { "<sup>\($0.1)</sup>" }
      .replacing(
        /\ ?<a href="#fnref-[^"]*" class="footnote-backref"[^>]*>↩(<sup class="footnote-ref">[0-9]+<\/sup>)?<\/a>/,
        with: ""
      )
      .replacing(/<li id="fn-[^"]*">/, with: "<li>")
      .replacing("\n\n</li>", with: "\n</li>")
      .replacing("<section class=\"footnotes\" data-footnotes>", with: "<section class=\"footnotes\">")
  }

  /// GFM 0.29 §6.11: what a renderer does to some tags of raw HTML. Not the importer's business: Platen's exporters
  /// have rules of their own.
  static func filteringTags(_ html: String) -> String {
    html.replacing(
      /(?i)<(?=\/?(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/, with: "&lt;")
  }
}
