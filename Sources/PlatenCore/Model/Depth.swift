extension Document {
  /// Checks that no node is nested deeper than ``maximumDepth``.
  ///
  /// Exporters call it first, so that whatever walks the document afterwards has stack enough. It descends no further
  /// than the limit, and stops at the first node that is too deep.
  ///
  /// - Throws: ``ExportError`` of kind ``ExportError/Kind/tooDeep``.
  /// - Complexity: O(*n*) in the number of nodes.
  public func checkDepth() throws(ExportError) {
    guard isDeeper(than: Document.maximumDepth) else { return }
    throw ExportError(
      .tooDeep, "the document is nested more than \(Document.maximumDepth) levels deep",
      advice: "Flatten its lists, quotations or divisions.")
  }

  /// Whether some node stands deeper than a limit. The descent itself ends at the limit, so the stack is bounded.
  func isDeeper(than limit: Int) -> Bool { body.reaches(below: limit) }
}

extension [Block] {
  fileprivate func reaches(below limit: Int) -> Bool {
    guard limit > 0 else { return !isEmpty }
    for block in self where block.childrenReach(below: limit - 1) { return true }
    return false
  }
}

extension [Inline] {
  fileprivate func reaches(below limit: Int) -> Bool {
    guard limit > 0 else { return !isEmpty }
    for inline in self where inline.childrenReach(below: limit - 1) { return true }
    return false
  }
}

extension [Table.Row] {
  fileprivate func reach(below limit: Int) -> Bool {
    contains { row in row.cells.contains { $0.blocks.reaches(below: limit) } }
  }
}

extension Block {
  fileprivate func childrenReach(below limit: Int) -> Bool {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.reaches(below: limit)
    case .heading(let heading): heading.inlines.reaches(below: limit)
    case .list(let list): list.items.contains { $0.blocks.reaches(below: limit) }
    case .definitionList(let list):
      list.items.contains { item in
        item.terms.contains { $0.reaches(below: limit) } || item.definitions.contains { $0.reaches(below: limit) }
      }
    case .quote(let quote): quote.blocks.reaches(below: limit)
    case .table(let table):
      table.caption.reaches(below: limit)
        || table.header.reach(below: limit) || table.rows.reach(below: limit)
    case .figure(let figure): figure.blocks.reaches(below: limit) || figure.caption.reaches(below: limit)
    case .division(let division): division.blocks.reaches(below: limit)
    case .parallel(let parallel):
      parallel.rows.contains { row in row.passages.contains { $0.reaches(below: limit) } }
    case .code, .math, .raw, .thematicBreak, .pageBreak: false
    }
  }
}

extension Inline {
  fileprivate func childrenReach(below limit: Int) -> Bool {
    switch self {
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      styled.inlines.reaches(below: limit)
    case .link(let link): link.inlines.reaches(below: limit)
    case .span(let span): span.inlines.reaches(below: limit)
    case .gloss(let gloss): gloss.term.reaches(below: limit) || gloss.counterpart.reaches(below: limit)
    case .note(let note): note.blocks.reaches(below: limit)
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: false
    }
  }
}
