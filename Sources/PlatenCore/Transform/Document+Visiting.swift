extension Document {
  /// Reads every list of inlines in reading order: a list before the lists within it.
  ///
  /// The same lists with the same contexts as in ``rewriteInlines(_:)``.
  ///
  /// - Throws: what the body throws; no further list is read then.
  /// - Complexity: O(*n*) in the number of nodes, besides what the body does.
  public func forEachInlines<Failure: Error>(
    _ body: (_ inlines: [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try self.body.forEachInlines(InlineContext(language: primaryLanguage), body)
  }
}

extension [Block] {
  fileprivate func forEachInlines<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for block in self { try block.forEachInlines(context, body) }
  }
}

extension Block {
  fileprivate func forEachInlines<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .paragraph(let paragraph):
      try paragraph.inlines.visit(context.inside(paragraph.attributes, place: .text), body)
    case .heading(let heading):
      try heading.inlines.visit(context.inside(heading.attributes, place: .heading), body)
    case .list(let list):
      let context = context.inside(list.attributes)
      for item in list.items { try item.blocks.forEachInlines(context.inside(item.attributes), body) }
    case .definitionList(let list):
      let context = context.inside(list.attributes)
      for item in list.items {
        for term in item.terms { try term.visit(context.inside(nil, place: .definedTerm), body) }
        for definition in item.definitions { try definition.forEachInlines(context, body) }
      }
    case .quote(let quote): try quote.blocks.forEachInlines(context.inside(quote.attributes), body)
    case .table(let table):
      let context = context.inside(table.attributes)
      try table.caption.visit(context.inside(nil, place: .caption), body)
      for rows in [table.header, table.rows] {
        for row in rows { for cell in row.cells { try cell.blocks.forEachInlines(context, body) } }
      }
    case .figure(let figure):
      let context = context.inside(figure.attributes)
      try figure.blocks.forEachInlines(context, body)
      try figure.caption.visit(context.inside(nil, place: .caption), body)
    case .division(let division): try division.blocks.forEachInlines(context.inside(division.attributes), body)
    case .parallel(let parallel):
      let context = context.inside(parallel.attributes)
      for row in parallel.rows {
        for (column, passage) in row.passages.enumerated() {
          let language = column < parallel.languages.count ? parallel.languages[column] : nil
          try passage.forEachInlines(context.inside(language), body)
        }
      }
    case .code, .math, .raw, .thematicBreak, .pageBreak: break
    }
  }
}

extension [Inline] {
  fileprivate func visit<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try body(self, context)
    for inline in self { try inline.visitChildren(context, body) }
  }
}

extension Inline {
  fileprivate func visitChildren<Failure: Error>(
    _ context: InlineContext, _ body: ([Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: break
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      try styled.inlines.visit(context.inside(styled.attributes), body)
    case .link(let link): try link.inlines.visit(context.inside(link.attributes, place: .link), body)
    case .span(let span): try span.inlines.visit(context.inside(span.attributes), body)
    case .gloss(let gloss):
      try gloss.term.visit(context.inside(gloss.attributes, place: .gloss), body)
      try gloss.counterpart.visit(context.inside(gloss.counterpartLanguage, place: .gloss), body)
    case .note(let note): try note.blocks.forEachInlines(context.inside(note.attributes), body)
    }
  }
}
