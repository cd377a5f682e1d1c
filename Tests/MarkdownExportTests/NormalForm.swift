import PlatenCore

extension Document {
  /// The document as Markdown can say it: see the documentation of `MarkdownExporter`.
  var markdownForm: Document {
    var result = self
    result.body = body.map(\.markdownForm)
    return result
  }
}

extension Block {
  var markdownForm: Block {
    switch self {
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map(\.markdownForm) }
      // What cannot interrupt a paragraph needs a blank line.
      list.isTight =
        list.isTight
        && list.items.allSatisfy { item in zip(item.blocks, item.blocks.dropFirst()).allSatisfy { $1.canInterrupt(after: $0) } }
      if list.items.count == 1, list.items[0].blocks.count < 2 { list.isTight = true }
      return .list(list)
    case .quote(var quote):
      quote.blocks = quote.blocks.map(\.markdownForm)
      return .quote(quote)
    case .paragraph, .heading, .definitionList, .code, .table, .figure, .division, .parallel, .math, .raw,
      .thematicBreak, .pageBreak:
      return self
    }
  }

  private func canInterrupt(after previous: Block) -> Bool {
    if case .list(let list) = self {
      guard case .paragraph = previous, list.items.first?.blocks.isEmpty == false else { return false }
      if case .ordered(let numbering) = list.style { return numbering.start == 1 }
      return true
    }
    return false
  }
}

extension [Block] {
  /// The blocks without what cmark-gfm reads in ways of its own: it sees no tasks in quotations and where an item begins
  /// with a list, and below rules and tables in items it sees other blank lines.
  func asCmarkReads(isInQuote: Bool = false, isFirstInItem: Bool = false, isInItem: Bool = false) -> [Block] {
    enumerated().map { index, block in
      switch block {
      case .list(var list):
        for item in list.items.indices {
          if isInQuote || (isFirstInItem && index == 0 && item == 0) { list.items[item].task = nil }
          list.items[item].blocks = list.items[item].blocks.asCmarkReads(
            isInQuote: isInQuote, isFirstInItem: true, isInItem: true)
        }
        return .list(list)
      case .quote(var quote):
        quote.blocks = quote.blocks.asCmarkReads(isInQuote: true)
        return .quote(quote)
      case .thematicBreak, .table: return isInItem ? .heading(Heading(level: 6, [.text("other")])) : block
      case .paragraph, .heading, .definitionList, .code, .figure, .division, .parallel, .math, .raw, .pageBreak:
        return block
      }
    }
  }
}

extension Document {
  /// The document without the labels of notes that are referred to once, which mean nothing.
  var withoutIdleLabels: Document {
    var counts: [String: Int] = [:]
    _ = mapNotes { note in
      if let label = note.label { counts[label, default: 0] += 1 }
      return note
    }
    return mapNotes { note in
      guard let label = note.label, counts[label] == 1 else { return note }
      var note = note
      note.label = nil
      return note
    }
  }

  private func mapNotes(_ change: (Note) -> Note) -> Document {
    var result = self
    result.body = body.map { $0.mapNotes(change) }
    return result
  }
}

extension Block {
  fileprivate func mapNotes(_ change: (Note) -> Note) -> Block {
    func map(_ blocks: [Block]) -> [Block] { blocks.map { $0.mapNotes(change) } }
    func map(_ inlines: [Inline]) -> [Inline] { inlines.map { $0.mapNotes(change) } }
    func map(_ row: Table.Row) -> Table.Row {
      Table.Row(
        row.cells.map {
          Table.Cell(map($0.blocks), columnSpan: $0.columnSpan, rowSpan: $0.rowSpan, isRowHeader: $0.isRowHeader)
        })
    }
    switch self {
    case .paragraph(var paragraph):
      paragraph.inlines = map(paragraph.inlines)
      return .paragraph(paragraph)
    case .heading(var heading):
      heading.inlines = map(heading.inlines)
      return .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = map(list.items[index].blocks) }
      return .list(list)
    case .definitionList(var list):
      list.items = list.items.map {
        DefinitionList.Item(terms: $0.terms.map { map($0) }, definitions: $0.definitions.map { map($0) })
      }
      return .definitionList(list)
    case .quote(var quote):
      quote.blocks = map(quote.blocks)
      return .quote(quote)
    case .table(var table):
      table.caption = map(table.caption)
      table.header = table.header.map { map($0) }
      table.rows = table.rows.map { map($0) }
      return .table(table)
    case .figure(var figure):
      figure.blocks = map(figure.blocks)
      figure.caption = map(figure.caption)
      return .figure(figure)
    case .division(var division):
      division.blocks = map(division.blocks)
      return .division(division)
    case .parallel(var parallel):
      parallel.rows = parallel.rows.map { Parallel.Row($0.passages.map { map($0) }) }
      return .parallel(parallel)
    case .code, .math, .raw, .thematicBreak, .pageBreak: return self
    }
  }
}

extension Inline {
  fileprivate func mapNotes(_ change: (Note) -> Note) -> Inline {
    func map(_ inlines: [Inline]) -> [Inline] { inlines.map { $0.mapNotes(change) } }
    func map(_ styled: Styled) -> Styled { Styled(map(styled.inlines), attributes: styled.attributes) }
    switch self {
    case .emphasis(let styled): return .emphasis(map(styled))
    case .strong(let styled): return .strong(map(styled))
    case .strikethrough(let styled): return .strikethrough(map(styled))
    case .subscript(let styled): return .subscript(map(styled))
    case .superscript(let styled): return .superscript(map(styled))
    case .link(var link):
      link.inlines = map(link.inlines)
      return .link(link)
    case .span(var span):
      span.inlines = map(span.inlines)
      return .span(span)
    case .gloss(var gloss):
      gloss.term = map(gloss.term)
      gloss.counterpart = map(gloss.counterpart)
      return .gloss(gloss)
    case .note(let note):
      var changed = change(note)
      changed.blocks = changed.blocks.map { $0.mapNotes(change) }
      return .note(changed)
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: return self
    }
  }
}
