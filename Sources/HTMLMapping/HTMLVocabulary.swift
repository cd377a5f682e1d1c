import MarkupReader

/// Elements of running text that the model has no node for. Each becomes a span whose value `element` is its name; exporters
/// that write HTML make the element of it again. A class would not do: `.mark` may be anybody's.
enum HTMLVocabulary {
  /// The value `element` of the span; `nil` for elements with a node of their own, and for those that say nothing.
  static func spanElement(_ tag: HTMLTag) -> String? {
    switch tag {
    case .kbd, .samp, .var, .mark, .ins, .u, .abbr, .cite, .time, .small, .bdi, .bdo, .dfn: tag.rawValue
    case .acronym: "abbr"
    default: nil
    }
  }

  /// The attributes that say something on such an element: what it is short for, which time is meant.
  static func values(_ tag: HTMLTag) -> [String] {
    switch tag {
    case .abbr, .acronym, .dfn: ["title"]
    case .time, .ins: ["datetime"]
    default: []
    }
  }
}
