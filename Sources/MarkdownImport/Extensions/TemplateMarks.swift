import PlatenCore
import TextScanning

/// The marks of programs that make sites of Markdown: they stay text, and each kind is reported once.
struct TemplateMarks {
  enum Kind: Int, CaseIterable {
    /// `{{< figure >}}` and `{{% note %}}`
    case hugo
    /// `{% raw %}`
    case liquid
    /// `{{#include file}}`
    case mdBook
    /// ``{numref}`label` ``, and directives such as `{toctree}`
    case myst
    /// `{{ name }}`
    case variable

    /// The kind of the mark whose brace stands at an offset.
    init?(_ text: ByteView, at offset: Int) {
      guard text[offset - 1] != ASCII.leftBrace else { return nil }
      switch (text[offset + 1], text[offset + 2]) {
      case (ASCII.percent, let next) where next.isSpaceOrTab || next.isLetter || next == ASCII.hyphen: self = .liquid
      case (ASCII.leftBrace, ASCII.less), (ASCII.leftBrace, ASCII.percent): self = .hugo
      case (ASCII.leftBrace, ASCII.number): self = .mdBook
      case (ASCII.leftBrace, let next) where next.isSpaceOrTab || next.isLetter || next == ASCII.period:
        guard TemplateMarks.isClosed(text, from: offset + 2) else { return nil }
        self = .variable
      default: return nil
      }
    }

    var description: String {
      switch self {
      case .hugo: "Hugo’s shortcodes ({{< … >}})"
      case .liquid: "Liquid’s tags ({% … %})"
      case .mdBook: "mdBook’s directives ({{#…}})"
      case .variable: "Variables ({{ … }})"
      case .myst: "MyST’s roles and directives of other kinds ({…})"
      }
    }
  }

  /// Whether two braces close on the same line what two have opened.
  private static func isClosed(_ text: ByteView, from start: Int) -> Bool {
    let end = min(text.endOfLine(from: start), start + 200)
    return (start..<max(start, end - 1)).contains { text[$0] == ASCII.rightBrace && text[$0 + 1] == ASCII.rightBrace }
  }

  private var counts = [Int](repeating: 0, count: Kind.allCases.count)
  private var places = [Int](repeating: 0, count: Kind.allCases.count)

  mutating func note(_ kind: Kind, at offset: Int) {
    if counts[kind.rawValue] == 0 { places[kind.rawValue] = offset }
    counts[kind.rawValue] += 1
  }

  /// Adds the marks further on in the document.
  mutating func add(_ later: TemplateMarks) {
    for kind in Kind.allCases where later.counts[kind.rawValue] > 0 {
      if counts[kind.rawValue] == 0 { places[kind.rawValue] = later.places[kind.rawValue] }
      counts[kind.rawValue] += later.counts[kind.rawValue]
    }
  }

  func report(to reporter: Reporter) {
    for kind in Kind.allCases where counts[kind.rawValue] > 0 {
      let count = counts[kind.rawValue]
      reporter.report(
        "markdown.template-kept",
        "\(kind.description) are not carried out and stay text: \(count == 1 ? "once" : "\(count) times").",
        at: places[kind.rawValue], loss: .simplified)
    }
  }
}
