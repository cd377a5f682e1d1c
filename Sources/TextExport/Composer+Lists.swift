import PlatenCore
import Typesetting

extension Composer {
  /// Sets a list: markers are as wide as the widest, and numbers are flush right.
  mutating func compose(_ list: List) {
    let markers = list.items.enumerated().map { index, item in marker(of: item, at: index, in: list.style) }
    let widest = markers.reduce(0) { max($0, display.width(of: $1)) }
    for (index, item) in list.items.enumerated() {
      if index > 0 { gap = list.isTight ? 0 : 1 }
      let fill = String(repeating: " ", count: max(0, widest - display.width(of: markers[index])))
      let task =
        switch item.task {
        case .open?: "[ ] "
        case .done?: "[x] "
        case nil: ""
        }
      let isBullet = list.style == .bullet
      // `一、` has its space in it.
      let space = markers[index].last == "、" || markers[index].last == "）" ? "" : " "
      let first = isBullet ? "\(markers[index])\(fill) \(task)" : "\(fill)\(markers[index])\(space)\(task)"
      let indent = String(repeating: " ", count: widest + space.utf8.count)
      indented(indent, marker: isBullet && item.task != nil ? task : first) { composer in
        composer.compose(item.blocks, isTight: list.isTight)
        composer.flushMarker()
      }
    }
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
