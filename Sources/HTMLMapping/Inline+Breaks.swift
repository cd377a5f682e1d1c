import PlatenCore

extension [Inline] {
  /// The same with spaces in place of soft line breaks: where a heading is wrapped in the source means nothing.
  func onOneLine() -> [Inline] {
    var result: [Inline] = []
    for var inline in self {
      if inline == .softBreak { inline = .text(" ") }
      inline.mutateChildren { _, _ in
      } inlines: { inlines, _ in
        inlines = inlines.onOneLine()
      }
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }
}
