import PlatenCore

extension Outline.Section {
  /// The title as navigation shows it: a lead-in such as `Editor’s Note:` without its colon.
  var label: [Inline] { title.withoutColon }

  /// Whether there is anything to be read in its title.
  var hasTitle: Bool { !title.plainText.isBlank }
}

extension [Inline] {
  /// A lead-in such as `Editor’s Note:` without its colon.
  fileprivate var withoutColon: [Inline] {
    guard case .text(let text)? = last else { return self }
    let trimmed = text.drop(fromEndWhile: { $0 == ":" || $0 == "：" || $0.isWhitespace })
    guard trimmed.utf8.count < text.utf8.count, !trimmed.isEmpty else { return self }
    return dropLast() + [.text(trimmed)]
  }
}

extension String {
  fileprivate func drop(fromEndWhile predicate: (Character) -> Bool) -> String {
    var result = self[...]
    while let last = result.last, predicate(last) { result.removeLast() }
    return String(result)
  }
}
