extension Document {
  /// Rewrites every list of inlines in place: inner lists before the list that holds them, otherwise in reading order.
  ///
  /// The body is called for the text of paragraphs, headings, captions and defined terms, and for the content of styled
  /// text, links, spans and both halves of glosses. What it puts in is not visited again. The payload of a node is taken
  /// out of the tree while its text is rewritten, so that no text is copied that was not shared before.
  ///
  /// - Throws: what the body throws; the document is then changed up to that list.
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

  /// Takes a boxed payload out. Bound in a `switch`, it would be held by its box as well, and writing to it would copy.
  private mutating func detach<Payload>(_ payload: (Block) -> Payload?) -> Payload? {
    let detached = payload(self)
    self = Block.vacant
    return detached
  }

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
    case .list:
      guard var list = detach({ if case .list(let list) = $0 { list } else { nil } }) else { return }
      defer { self = .list(list) }
      let context = context.inside(list.attributes)
      for index in list.items.indices {
        let context = context.inside(list.items[index].attributes)
        try list.items[index].blocks.rewriteInlines(context, body)
      }
    case .definitionList:
      guard var list = detach({ if case .definitionList(let list) = $0 { list } else { nil } }) else { return }
      defer { self = .definitionList(list) }
      try list.rewriteInlines(context.inside(list.attributes), body)
    case .quote:
      guard var quote = detach({ if case .quote(let quote) = $0 { quote } else { nil } }) else { return }
      defer { self = .quote(quote) }
      try quote.blocks.rewriteInlines(context.inside(quote.attributes), body)
    case .table:
      guard var table = detach({ if case .table(let table) = $0 { table } else { nil } }) else { return }
      defer { self = .table(table) }
      let context = context.inside(table.attributes)
      try table.caption.rewrite(context.inside(nil, place: .caption), body)
      try table.header.rewriteInlines(context, body)
      try table.rows.rewriteInlines(context, body)
    case .figure:
      guard var figure = detach({ if case .figure(let figure) = $0 { figure } else { nil } }) else { return }
      defer { self = .figure(figure) }
      let context = context.inside(figure.attributes)
      try figure.blocks.rewriteInlines(context, body)
      try figure.caption.rewrite(context.inside(nil, place: .caption), body)
    case .division:
      guard var division = detach({ if case .division(let division) = $0 { division } else { nil } }) else { return }
      defer { self = .division(division) }
      try division.blocks.rewriteInlines(context.inside(division.attributes), body)
    case .parallel:
      guard var parallel = detach({ if case .parallel(let parallel) = $0 { parallel } else { nil } }) else { return }
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
  /// Takes a boxed payload out, see above.
  private mutating func detach<Payload>(_ payload: (Inline) -> Payload?) -> Payload? {
    let detached = payload(self)
    self = .softBreak
    return detached
  }

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
    case .link:
      guard var link = detach({ if case .link(let link) = $0 { link } else { nil } }) else { return }
      defer { self = .link(link) }
      try link.inlines.rewrite(context.inside(link.attributes, place: .link), body)
    case .span:
      guard var span = detach({ if case .span(let span) = $0 { span } else { nil } }) else { return }
      defer { self = .span(span) }
      try span.inlines.rewrite(context.inside(span.attributes), body)
    case .gloss:
      guard var gloss = detach({ if case .gloss(let gloss) = $0 { gloss } else { nil } }) else { return }
      defer { self = .gloss(gloss) }
      try gloss.term.rewrite(context.inside(gloss.attributes, place: .gloss), body)
      try gloss.counterpart.rewrite(context.inside(gloss.counterpartLanguage, place: .gloss), body)
    case .note:
      guard var note = detach({ if case .note(let note) = $0 { note } else { nil } }) else { return }
      defer { self = .note(note) }
      try note.blocks.rewriteInlines(context.inside(note.attributes), body)
    }
  }
}
