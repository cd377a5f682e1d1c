public import PlatenCore

extension Document {
  /// The document in normal form, in which it can be compared after a round trip.
  ///
  /// Text that stands side by side is one node; there is no empty text; styles, spans and links of no content are gone unless
  /// they carry an id. Nothing else is changed: white space stays as it is.
  ///
  /// - Complexity: O(*n*) in the number of nodes. The document must pass `Document.checkDepth()`.
  public var normalized: Document {
    var result = self
    result.body = body.map(\.normalized)
    return result
  }
}

extension Block {
  /// The block in normal form, see ``PlatenCore/Document/normalized``.
  public var normalized: Block {
    switch self {
    case .paragraph(var paragraph):
      paragraph.inlines = paragraph.inlines.normalized
      return .paragraph(paragraph)
    case .heading(var heading):
      heading.inlines = heading.inlines.normalized
      return .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map(\.normalized) }
      return .list(list)
    case .definitionList(var list):
      list.items = list.items.map { item in
        DefinitionList.Item(
          terms: item.terms.map(\.normalized), definitions: item.definitions.map { $0.map(\.normalized) })
      }
      return .definitionList(list)
    case .quote(var quote):
      quote.blocks = quote.blocks.map(\.normalized)
      return .quote(quote)
    case .table(var table):
      table.caption = table.caption.normalized
      table.header = table.header.map(\.normalized)
      table.rows = table.rows.map(\.normalized)
      return .table(table)
    case .figure(var figure):
      figure.blocks = figure.blocks.map(\.normalized)
      figure.caption = figure.caption.normalized
      return .figure(figure)
    case .division(var division):
      division.blocks = division.blocks.map(\.normalized)
      return .division(division)
    case .parallel(var parallel):
      parallel.rows = parallel.rows.map { row in Parallel.Row(row.passages.map { $0.map(\.normalized) }) }
      return .parallel(parallel)
    case .code, .math, .raw, .thematicBreak, .pageBreak: return self
    }
  }
}

extension Table.Row {
  fileprivate var normalized: Table.Row {
    Table.Row(
      cells.map { cell in
        var cell = cell
        cell.blocks = cell.blocks.map(\.normalized)
        return cell
      })
  }
}

extension [Inline] {
  /// The inlines in normal form, see ``PlatenCore/Document/normalized``.
  public var normalized: [Inline] {
    var result: [Inline] = []
    for inline in self {
      guard let next = inline.normalized else { continue }
      if case .text(let text) = next, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(next)
      }
    }
    return result
  }
}

extension Inline {
  /// The inline in normal form; `nil` if nothing is left of it.
  fileprivate var normalized: Inline? {
    switch self {
    case .text(let text): return text.isEmpty ? nil : self
    case .emphasis(let styled): return styled.normalized.map { .emphasis($0) }
    case .strong(let styled): return styled.normalized.map { .strong($0) }
    case .strikethrough(let styled): return styled.normalized.map { .strikethrough($0) }
    case .subscript(let styled): return styled.normalized.map { .subscript($0) }
    case .superscript(let styled): return styled.normalized.map { .superscript($0) }
    case .link(var link):
      link.inlines = link.inlines.normalized
      return link.inlines.isEmpty && link.attributes.id == nil ? nil : .link(link)
    case .span(var span):
      span.inlines = span.inlines.normalized
      return span.inlines.isEmpty && span.attributes.id == nil ? nil : .span(span)
    case .gloss(var gloss):
      gloss.term = gloss.term.normalized
      gloss.counterpart = gloss.counterpart.normalized
      return .gloss(gloss)
    case .note(var note):
      note.blocks = note.blocks.map(\.normalized)
      return .note(note)
    case .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: return self
    }
  }
}

extension Styled {
  fileprivate var normalized: Styled? {
    let inlines = inlines.normalized
    return inlines.isEmpty && attributes.id == nil ? nil : Styled(inlines, attributes: attributes)
  }
}
