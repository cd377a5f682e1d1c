extension Document {
  /// Rewrites every list of inlines in place: inner lists before the list that holds them, otherwise in reading order.
  ///
  /// The body is called for the text of paragraphs, headings, captions and defined terms, and for the content of styled
  /// text, links, spans and both halves of glosses. What it puts in is not visited again. The payload of a node is taken
  /// out of the tree while its text is rewritten, so that no text is copied that was not shared before.
  ///
  /// - Complexity: O(*n*) in the number of nodes, besides what the body does.
  public mutating func rewriteInlines<Failure: Error>(
    _ body: (_ inlines: inout [Inline], _ context: InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    try self.body.rewriteInlines(InlineContext(language: primaryLanguage), body)
  }
}

extension [Block] {
  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for index in indices { try self[index].rewriteInlines(context, body) }
  }
}

extension Block {
  /// What stands in a node's place while its payload is outside: it owns nothing.
  private static let vacant = Block.thematicBreak(ThematicBreak())

  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .paragraph(var paragraph):
      self = Block.vacant
      defer { self = .paragraph(paragraph) }
      try paragraph.inlines.rewrite(context.inside(paragraph.attributes, place: .text), body)
    case .heading(var heading):
      self = Block.vacant
      defer { self = .heading(heading) }
      try heading.inlines.rewrite(context.inside(heading.attributes, place: .heading), body)
    case .list(var list):
      self = Block.vacant
      defer { self = .list(list) }
      let context = context.inside(list.attributes)
      for index in list.items.indices {
        let context = context.inside(list.items[index].attributes)
        try list.items[index].blocks.rewriteInlines(context, body)
      }
    case .definitionList(var list):
      self = Block.vacant
      defer { self = .definitionList(list) }
      try list.rewriteInlines(context.inside(list.attributes), body)
    case .quote(var quote):
      self = Block.vacant
      defer { self = .quote(quote) }
      try quote.blocks.rewriteInlines(context.inside(quote.attributes), body)
    case .table(var table):
      self = Block.vacant
      defer { self = .table(table) }
      let context = context.inside(table.attributes)
      try table.caption.rewrite(context.inside(nil, place: .caption), body)
      try table.header.rewriteInlines(context, body)
      try table.rows.rewriteInlines(context, body)
    case .figure(var figure):
      self = Block.vacant
      defer { self = .figure(figure) }
      let context = context.inside(figure.attributes)
      try figure.blocks.rewriteInlines(context, body)
      try figure.caption.rewrite(context.inside(nil, place: .caption), body)
    case .division(var division):
      self = Block.vacant
      defer { self = .division(division) }
      try division.blocks.rewriteInlines(context.inside(division.attributes), body)
    case .parallel(var parallel):
      self = Block.vacant
      defer { self = .parallel(parallel) }
      try parallel.rewriteInlines(context.inside(parallel.attributes), body)
    case .code, .math, .raw, .thematicBreak, .pageBreak: break
    }
  }
}

extension DefinitionList {
  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for item in items.indices {
      for term in items[item].terms.indices {
        try items[item].terms[term].rewrite(context.inside(nil, place: .definedTerm), body)
      }
      for definition in items[item].definitions.indices {
        try items[item].definitions[definition].rewriteInlines(context, body)
      }
    }
  }
}

extension [Table.Row] {
  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for row in indices {
      for cell in self[row].cells.indices { try self[row].cells[cell].blocks.rewriteInlines(context, body) }
    }
  }
}

extension Parallel {
  fileprivate mutating func rewriteInlines<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for row in rows.indices {
      for column in rows[row].passages.indices {
        let language = column < languages.count ? languages[column] : nil
        try rows[row].passages[column].rewriteInlines(context.inside(language), body)
      }
    }
  }
}

extension [Inline] {
  fileprivate mutating func rewrite<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    for index in indices { try self[index].rewriteChildren(context, body) }
    try body(&self, context)
  }
}

extension Inline {
  fileprivate mutating func rewriteChildren<Failure: Error>(
    _ context: InlineContext, _ body: (inout [Inline], InlineContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: break
    case .emphasis(var styled):
      self = .softBreak
      defer { self = .emphasis(styled) }
      try styled.inlines.rewrite(context.inside(styled.attributes), body)
    case .strong(var styled):
      self = .softBreak
      defer { self = .strong(styled) }
      try styled.inlines.rewrite(context.inside(styled.attributes), body)
    case .strikethrough(var styled):
      self = .softBreak
      defer { self = .strikethrough(styled) }
      try styled.inlines.rewrite(context.inside(styled.attributes), body)
    case .subscript(var styled):
      self = .softBreak
      defer { self = .subscript(styled) }
      try styled.inlines.rewrite(context.inside(styled.attributes), body)
    case .superscript(var styled):
      self = .softBreak
      defer { self = .superscript(styled) }
      try styled.inlines.rewrite(context.inside(styled.attributes), body)
    case .link(var link):
      self = .softBreak
      defer { self = .link(link) }
      try link.inlines.rewrite(context.inside(link.attributes, place: .link), body)
    case .span(var span):
      self = .softBreak
      defer { self = .span(span) }
      try span.inlines.rewrite(context.inside(span.attributes), body)
    case .gloss(var gloss):
      self = .softBreak
      defer { self = .gloss(gloss) }
      try gloss.term.rewrite(context.inside(gloss.attributes, place: .gloss), body)
      try gloss.counterpart.rewrite(context.inside(gloss.counterpartLanguage, place: .gloss), body)
    case .note(var note):
      self = .softBreak
      defer { self = .note(note) }
      try note.blocks.rewriteInlines(context.inside(note.attributes), body)
    }
  }
}
