import MarkupWriter
import PlatenCore

/// Where tags and text may stand, and what is put around them.
extension RawHTML {
  /// Writes text.
  mutating func write(text: String, to markup: inout MarkupWriter) {
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if isBlank, let index = parentIndex {
      switch open[index].element?.content {
      case .list, .descriptions, .table, .columns, .rows, .cells: return markup.text(text)
      case .flow where ["details", "figure"].contains(open[index].element?.label): return markup.text(text)
      case .flow, .text, .phrasing, .ruby, .nothing, nil: break
      }
    }
    prepareForText(to: &markup)
    markup.text(text)
  }

  /// Makes sure that text may come next.
  mutating func prepareForText(to markup: inout MarkupWriter) {
    while let index = parentIndex, let element = open[index].element {
      switch element.content {
      case .flow:
        if willAddChild(to: index, &markup) { return }
      case .text, .phrasing, .ruby, .nothing: return
      case .list, .descriptions, .table, .columns, .rows, .cells: implyContent(of: element, at: index, to: &markup)
      }
    }
  }

  /// Makes sure that a block may come next; `false` if it may not.
  mutating func prepareForFlow(isHeading: Bool, to markup: inout MarkupWriter) -> Bool {
    while let index = parentIndex, let element = open[index].element {
      switch element.content {
      case .flow:
        if willAddChild(to: index, &markup) { return true }
      case .list, .descriptions, .table, .columns, .rows, .cells: implyContent(of: element, at: index, to: &markup)
      case .nothing, .text: return false
      case .phrasing, .ruby:
        if isHeading, RawHTML.isHeading(element.label) {
          close(downTo: index, to: &markup)
        } else if let paragraph = openParagraph() {
          // HTML §13.2.6.4.7: a block ends the paragraph that it stands in.
          close(downTo: paragraph, to: &markup)
        } else {
          return false
        }
      }
    }
    return context == .flow
  }

  static func isHeading(_ name: String) -> Bool {
    name.utf8.count == 2 && name.hasPrefix("h") && name != "hr"
  }

  /// The paragraph that is open with nothing but phrasing in it.
  private func openParagraph() -> Int? {
    for index in open.indices.reversed() {
      guard let element = open[index].element else { continue }
      if element.label == "p" { return index }
      if element.content != .phrasing && element.content != .ruby { return nil }
    }
    return nil
  }

  /// Opens what must stand between an element and text.
  private mutating func implyContent(
    of element: HTMLVocabulary.Element, at index: Int, to markup: inout MarkupWriter
  ) {
    close(downTo: index + 1, to: &markup)
    switch element.content {
    case .list: imply("li", to: &markup)
    case .descriptions:
      imply(open[index].progress == .nothing ? "dt" : "dd", to: &markup)
      open[index].progress = open[index].progress == .nothing ? .term : .description
    case .table:
      imply("tbody", to: &markup)
      open[index].progress = .rows
    case .rows: imply("tr", to: &markup)
    case .cells: imply("td", to: &markup)
    case .columns: close(downTo: index, to: &markup)
    case .nothing, .text, .phrasing, .flow, .ruby: break
    }
  }

  /// Notes that an element of flow gets content; `false` if it had to be closed instead.
  private mutating func willAddChild(to index: Int, _ markup: inout MarkupWriter) -> Bool {
    switch (open[index].element?.label, open[index].progress) {
    case ("details", .nothing):
      writeSummary(to: &markup)
      open[index].progress = .summary
    case ("figure", .nothing): open[index].progress = .content
    case ("figure", .lastCaption):
      close(downTo: index, to: &markup)
      return false
    default: break
    }
    return true
  }

  /// The innermost element of some contents, not looked for outside of a table's cell unless that is allowed.
  func nearest(_ contents: Set<HTMLVocabulary.Content>, acrossCells: Bool = false) -> Int? {
    for index in open.indices.reversed() {
      guard let element = open[index].element else { continue }
      if contents.contains(element.content) { return index }
      if !acrossCells, element.category == .cell || element.category == .caption { return nil }
    }
    return nil
  }

  /// The innermost ruby with nothing but phrasing in it.
  func nearestRuby() -> Int? {
    for index in open.indices.reversed() {
      switch open[index].element?.content {
      case .ruby: return index
      case .phrasing, .text, nil: continue
      case .nothing, .flow, .list, .descriptions, .table, .columns, .rows, .cells: return nil
      }
    }
    return nil
  }

  /// Ends what an end tag names; one without a start tag is passed over.
  mutating func end(_ tag: String, to markup: inout MarkupWriter) {
    let isTablePart = ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"].contains(tag)
    for index in open.indices.reversed() {
      if open[index].tag == tag {
        guard open[index].element != nil else {
          open.remove(at: index)
          return
        }
        close(downTo: index + 1, to: &markup)
        return closeLast(to: &markup)
      }
      if let category = open[index].element?.category, category == .cell || category == .caption, !isTablePart {
        return
      }
    }
  }
}
