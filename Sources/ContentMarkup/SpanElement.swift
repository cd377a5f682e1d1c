import MarkupWriter
import PlatenCore

/// The element of HTML that a span stands for: its value `element` names it, as importers of HTML leave it.
struct SpanElement {
  /// The element.
  var name: StaticString
  /// Whether `title` says what the element is short for, or defines.
  var takesTitle = false

  /// The element for a span's attributes; `nil` if it is a span and no more.
  init?(_ attributes: Attributes) {
    switch attributes["element"] {
    case "kbd": name = "kbd"
    case "samp": name = "samp"
    case "var": name = "var"
    case "mark": name = "mark"
    case "ins": name = "ins"
    case "u": name = "u"
    case "cite": name = "cite"
    case "small": name = "small"
    case "bdi": name = "bdi"
    case "bdo" where attributes["dir"] == "ltr" || attributes["dir"] == "rtl": name = "bdo"
    case "dfn":
      name = "dfn"
      takesTitle = true
    case "abbr":
      name = "abbr"
      takesTitle = true
    default: return nil
    }
  }
}

extension Division {
  /// Whether this is what a reader unfolds, without a heading that would begin a section.
  var isDetails: Bool {
    role == nil && attributes.classes.first == "details" && !blocks.contains(where: \.holdsHeading)
  }
}

extension Block {
  fileprivate var holdsHeading: Bool {
    switch self {
    case .heading: true
    case .division(let division): division.blocks.contains(where: \.holdsHeading)
    case .parallel(let parallel):
      parallel.rows.contains { row in row.passages.contains { $0.contains(where: \.holdsHeading) } }
    case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
      false
    }
  }
}
