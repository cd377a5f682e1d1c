import PlatenCore
import Typesetting

extension Composer {
  /// Sets a list: markers are as wide as the widest, and numbers are flush right.
  mutating func compose(_ list: List) {
    let (markers, widest) = markers(of: list)
    for (index, item) in list.items.enumerated() {
      if index > 0 { gap = list.isTight ? 0 : 1 }
      let (indent, first) = head(of: item, marker: markers[index], widest: widest, isBullet: list.style == .bullet)
      indented(indent, marker: first) { composer in
        composer.compose(item.blocks, isTight: list.isTight)
        composer.flushMarker()
      }
    }
  }

  /// The prefix of the lines of an item, and that of its first line.
  private mutating func head(
    of item: ListItem, marker: String, widest: Int, isBullet: Bool
  ) -> (indent: String, first: String) {
    let fill = String(repeating: " ", count: max(0, widest - display.width(of: marker)))
    let task =
      switch item.task {
      case .open?: "[ ] "
      case .done?: "[x] "
      case nil: ""
      }
    // `一、` has its space in it.
    let space = marker.last == "、" || marker.last == "）" ? "" : " "
    let indent = String(repeating: " ", count: widest + space.utf8.count)
    if isBullet { return (indent, item.task != nil ? task : "\(marker)\(fill) ") }
    return (indent, "\(fill)\(marker)\(space)\(task)")
  }

  /// The markers of the items, and the columns of the widest.
  private mutating func markers(of list: List) -> ([String], widest: Int) {
    let markers = list.items.enumerated().map { index, item in marker(of: item, at: index, in: list.style) }
    return (markers, markers.reduce(0) { max($0, display.width(of: $1)) })
  }

  private func marker(of item: ListItem, at index: Int, in style: List.Style) -> String {
    switch style {
    case .bullet: item.task == nil ? "-" : "[x]"
    case .ordered(let numbering):
      numbering.marker(numbering.start.addingReportingOverflow(index).partialValue, ascii: options.ascii)
    }
  }

  /// Sets terms, and what they mean indented below them.
  mutating func compose(_ list: DefinitionList) {
    if glossaryDepth > 0, composeGlossary(list) { return }
    for (index, item) in list.items.enumerated() {
      if index > 0 { gap = 1 }
      for term in item.terms { set(term, .heading) }
      for (place, definition) in item.definitions.enumerated() {
        gap = place > 0 && !list.isTight ? 1 : 0
        indented("    ") { composer in composer.compose(definition, isTight: list.isTight) }
      }
    }
  }
}
