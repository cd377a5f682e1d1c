// snippet: transform
import PlatenCore

/// Turns hyphens between words into dashes.
struct Dashes: Transform {
  static let name = "dashes"
  static let summary = "Turns hyphens between spaces into dashes."

  struct Options: FormatOptions {
    enum Style: String, CaseIterable, Sendable { case en, em }
    var style = Style.en
    static let schema = OptionSchema<Options>([
      .choice("style", \.style, help: "Whether dashes are short with spaces, or long without.")
    ])
  }

  let options: Options

  func apply(to document: inout Document, context: TransformContext) {
    document.rewriteInlines { inlines, _ in
      inlines = inlines.map { inline in
        guard case .text(let text) = inline else { return inline }
        return .text(text.replacing(" - ", with: options.style == .en ? " – " : "—"))
      }
    }
  }
}
// end of snippet
