import MarkupWriter
import PlatenCore

/// Start tags.
extension RawHTML {
  /// Begins what a start tag names, where that may stand.
  mutating func start(
    _ tag: String, _ attributes: [HTMLTokenizer.Attribute], isEmpty: Bool, to markup: inout MarkupWriter
  ) {
    guard let element = HTMLVocabulary.element(tag) else {
      drop(tag)
      // Pictures are the document's to carry; what a raw one says stays.
      if tag == "img", let text = attributes.first(where: { $0.name == "alt" })?.value, !text.isEmpty {
        write(text: text, to: &markup)
      }
      return
    }
    guard open.count < RawHTML.maximumDepth else { return drop(tag) }
    let isOrdered = nearest([.list]).map { open[$0].element?.label == "ol" } ?? false
    let kept = HTMLAttributes(attributes, of: element, isOrdered: isOrdered)
    for name in kept.dropped { drop(name) }
    let count = open.count
    switch element.category {
    case .phrasing: startPhrasing(element, tag, kept, to: &markup)
    case .flow: startFlow(element, tag, kept, to: &markup)
    case .listItem, .term, .description: startItem(element, tag, kept, to: &markup)
    case .caption, .columnGroup, .column, .rowGroup, .row, .cell: startTablePart(element, tag, kept, to: &markup)
    case .rubyText, .rubyParenthesis: startAnnotation(element, tag, kept, to: &markup)
    case .figureCaption, .summary: startCaption(element, tag, kept, to: &markup)
    }
    if isEmpty, !HTMLVocabulary.voids.contains(tag), open.count > count || open.last?.tag == tag {
      end(tag, to: &markup)
    }
  }

  private mutating func startPhrasing(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    prepareForText(to: &markup)
    if let index = parentIndex, open[index].element?.content == .text { return leaveOut(tag) }
    if HTMLVocabulary.notInThemselves.contains(element.label) {
      let isWithin = element.label == "a" ? isInsideLink : open.contains { $0.element?.label == element.label }
      if isWithin {
        drop("\(element.label) in \(element.label)")
        return leaveOut(tag)
      }
    }
    if element.content == .nothing {
      markup.start(element.name)
      attributes.write(to: &markup)
      return markup.endEmpty()
    }
    switch element.label {
    case "a" where !attributes.has("href"): leaveOut(tag)
    case "time" where !attributes.has("datetime"), "data" where !attributes.has("value"):
      if let span = HTMLVocabulary.element("span") { push(span, tag: tag, attributes, to: &markup) }
    default: push(element, tag: tag, attributes, to: &markup)
    }
  }

  private mutating func startFlow(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    guard prepareForFlow(isHeading: RawHTML.isHeading(element.label), to: &markup) else {
      drop(tag)
      return leaveOut(tag)
    }
    if element.content == .nothing {
      markup.start(element.name)
      attributes.write(to: &markup)
      markup.endEmpty()
    } else {
      push(element, tag: tag, attributes, to: &markup)
    }
  }

  private mutating func startItem(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    guard let index = nearest(element.category == .listItem ? [.list] : [.descriptions]) else {
      drop(tag)
      return leaveOut(tag)
    }
    close(downTo: index + 1, to: &markup)
    switch element.category {
    case .term: open[index].progress = .term
    case .description:
      // HTML §4.4.9: a list begins with a term.
      if open[index].progress == .nothing {
        markup.start("dt")
        markup.end()
      }
      open[index].progress = .description
    default: break
    }
    push(element, tag: tag, attributes, to: &markup)
  }

  private mutating func startTablePart(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    let wanted: Set<HTMLVocabulary.Content> =
      switch element.category {
      case .cell: [.cells, .rows, .table]
      case .row: [.rows, .table]
      case .column: [.columns, .table]
      default: [.table]
      }
    guard let index = nearest(wanted, acrossCells: true), let container = open[index].element,
      mayStart(element, in: container, open[index].progress)
    else {
      drop(tag)
      return leaveOut(tag)
    }
    close(downTo: index + 1, to: &markup)
    switch (element.category, container.content) {
    case (.caption, _):
      open[index].progress = .caption
      push(element, tag: tag, attributes, to: &markup)
    case (.columnGroup, _):
      open[index].progress = .columns
      push(element, tag: tag, attributes, to: &markup)
    case (.column, let content):
      if content == .table {
        open[index].progress = .columns
        imply("colgroup", to: &markup)
      }
      markup.start(element.name)
      attributes.write(to: &markup)
      markup.endEmpty()
    case (.rowGroup, _):
      // A second head, or one after rows, is a part of the body.
      let isHead = element.label == "thead" && open[index].progress.rawValue < Open.Progress.head.rawValue
      open[index].progress = isHead ? .head : .rows
      if let group = HTMLVocabulary.element(isHead ? "thead" : "tbody") {
        push(group, tag: tag, attributes, to: &markup)
      }
    default:
      if container.content == .table {
        open[index].progress = .rows
        imply("tbody", to: &markup)
      }
      if element.category == .cell, container.content != .cells { imply("tr", to: &markup) }
      push(element, tag: tag, attributes, to: &markup)
    }
  }

  private func mayStart(
    _ element: HTMLVocabulary.Element, in container: HTMLVocabulary.Element, _ progress: Open.Progress
  ) -> Bool {
    switch element.category {
    case .caption: progress == .nothing
    case .columnGroup, .column:
      container.content == .columns || progress.rawValue <= Open.Progress.columns.rawValue
    default: true
    }
  }

  private mutating func startAnnotation(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    guard let index = nearestRuby() else {
      drop(tag)
      return leaveOut(tag)
    }
    // What was opened because it must come is what now has come.
    if let last = open.last, last.isImplied, last.element?.label == element.label, last.mark == markup.bytes.count {
      attributes.write(to: &markup)
      open[open.count - 1].isImplied = false
      return
    }
    close(downTo: index + 1, to: &markup)
    if element.category == .rubyParenthesis { open[index].progress = .opening }
    push(element, tag: tag, attributes, to: &markup)
  }

  private mutating func startCaption(
    _ element: HTMLVocabulary.Element, _ tag: String, _ attributes: HTMLAttributes, to markup: inout MarkupWriter
  ) {
    var index = parentIndex
    if let last = index, open[last].element?.label == "p" { index = open[..<last].lastIndex { $0.element != nil } }
    guard let index, let progress = progressOfCaption(element, in: open[index]) else {
      drop(tag)
      return leaveOut(tag)
    }
    close(downTo: index + 1, to: &markup)
    open[index].progress = progress
    push(element, tag: tag, attributes, to: &markup)
  }

  /// What an element has come to when a caption begins in it; `nil` if none may.
  private func progressOfCaption(_ caption: HTMLVocabulary.Element, in parent: Open) -> Open.Progress? {
    switch (caption.category, parent.element?.label, parent.progress) {
    case (.summary, "details", .nothing): .summary
    case (.figureCaption, "figure", .nothing): .firstCaption
    case (.figureCaption, "figure", .content): .lastCaption
    default: nil
    }
  }
}
