// The only places that know which nodes hold other nodes. Whatever walks a document, and has nothing to say about most kinds of
// nodes, goes through these.

/// The properties that a list of nodes inherits from its parent node.
public struct ChildContext: Hashable, Sendable {
  /// The language of the list, if the parent sets one.
  public var language: Language?
  /// The kind of text that a list of inlines is; `nil` if the parent does not determine it.
  public var place: InlineContext.Place?

  /// Makes a context.
  public init(language: Language? = nil, place: InlineContext.Place? = nil) {
    self.language = language
    self.place = place
  }
}

extension Block {
  /// Calls a function for each list of nodes directly within this block, in reading order.
  ///
  /// - Throws: the error of a function; no further list is visited then.
  /// - Complexity: O(*n*) in the number of lists, without the time of the functions.
  public func forEachChild<Failure: Error>(
    blocks: (_ blocks: [Block], _ context: ChildContext) throws(Failure) -> Void,
    inlines: (_ inlines: [Inline], _ context: ChildContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .paragraph(let paragraph):
      try inlines(paragraph.inlines, ChildContext(language: paragraph.attributes.language, place: .text))
    case .heading(let heading):
      try inlines(heading.inlines, ChildContext(language: heading.attributes.language, place: .heading))
    case .list(let list):
      for item in list.items {
        try blocks(item.blocks, ChildContext(language: item.attributes.language ?? list.attributes.language))
      }
    case .definitionList(let list):
      let language = list.attributes.language
      for item in list.items {
        for term in item.terms { try inlines(term, ChildContext(language: language, place: .definedTerm)) }
        for definition in item.definitions { try blocks(definition, ChildContext(language: language)) }
      }
    case .quote(let quote): try blocks(quote.blocks, ChildContext(language: quote.attributes.language))
    case .table(let table):
      let language = table.attributes.language
      try inlines(table.caption, ChildContext(language: language, place: .caption))
      for row in table.header { for cell in row.cells { try blocks(cell.blocks, ChildContext(language: language)) } }
      for row in table.rows { for cell in row.cells { try blocks(cell.blocks, ChildContext(language: language)) } }
    case .figure(let figure):
      try blocks(figure.blocks, ChildContext(language: figure.attributes.language))
      try inlines(figure.caption, ChildContext(language: figure.attributes.language, place: .caption))
    case .division(let division): try blocks(division.blocks, ChildContext(language: division.attributes.language))
    case .parallel(let parallel):
      for row in parallel.rows {
        for (column, passage) in row.passages.enumerated() {
          let language = column < parallel.languages.count ? parallel.languages[column] : nil
          try blocks(passage, ChildContext(language: language ?? parallel.attributes.language))
        }
      }
    case .code, .math, .raw, .thematicBreak, .pageBreak: break
    }
  }

  /// Changes each list of nodes directly within this block, in place and in reading order.
  ///
  /// The payload of the block is moved out during the call, so that it is not copied unless it was shared before.
  ///
  /// - Throws: the error of a function; the lists before are changed then.
  /// - Complexity: O(*n*) in the number of lists, without the time of the functions.
  public mutating func mutateChildren<Failure: Error>(
    blocks: (_ blocks: inout [Block], _ context: ChildContext) throws(Failure) -> Void,
    inlines: (_ inlines: inout [Inline], _ context: ChildContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .paragraph(var paragraph):
      self = Block.vacant
      defer { self = .paragraph(paragraph) }
      try inlines(&paragraph.inlines, ChildContext(language: paragraph.attributes.language, place: .text))
    case .heading(var heading):
      self = Block.vacant
      defer { self = .heading(heading) }
      try inlines(&heading.inlines, ChildContext(language: heading.attributes.language, place: .heading))
    case .list:
      guard var list = detach({ if case .list(let list) = $0 { list } else { nil } }) else { return }
      defer { self = .list(list) }
      for index in list.items.indices {
        let language = list.items[index].attributes.language ?? list.attributes.language
        try blocks(&list.items[index].blocks, ChildContext(language: language))
      }
    case .definitionList:
      guard var list = detach({ if case .definitionList(let list) = $0 { list } else { nil } }) else { return }
      defer { self = .definitionList(list) }
      try list.mutateChildren(blocks: blocks, inlines: inlines)
    case .quote:
      guard var quote = detach({ if case .quote(let quote) = $0 { quote } else { nil } }) else { return }
      defer { self = .quote(quote) }
      try blocks(&quote.blocks, ChildContext(language: quote.attributes.language))
    case .table:
      guard var table = detach({ if case .table(let table) = $0 { table } else { nil } }) else { return }
      defer { self = .table(table) }
      let language = table.attributes.language
      try inlines(&table.caption, ChildContext(language: language, place: .caption))
      let context = ChildContext(language: language)
      try table.header.mutateCells { (cell) throws(Failure) in try blocks(&cell, context) }
      try table.rows.mutateCells { (cell) throws(Failure) in try blocks(&cell, context) }
    case .figure:
      guard var figure = detach({ if case .figure(let figure) = $0 { figure } else { nil } }) else { return }
      defer { self = .figure(figure) }
      try blocks(&figure.blocks, ChildContext(language: figure.attributes.language))
      try inlines(&figure.caption, ChildContext(language: figure.attributes.language, place: .caption))
    case .division:
      guard var division = detach({ if case .division(let division) = $0 { division } else { nil } }) else { return }
      defer { self = .division(division) }
      try blocks(&division.blocks, ChildContext(language: division.attributes.language))
    case .parallel:
      guard var parallel = detach({ if case .parallel(let parallel) = $0 { parallel } else { nil } }) else { return }
      defer { self = .parallel(parallel) }
      for row in parallel.rows.indices {
        for column in parallel.rows[row].passages.indices {
          let language = column < parallel.languages.count ? parallel.languages[column] : nil
          try blocks(
            &parallel.rows[row].passages[column], ChildContext(language: language ?? parallel.attributes.language))
        }
      }
    case .code, .math, .raw, .thematicBreak, .pageBreak: break
    }
  }

  /// The placeholder for a node whose payload is moved out. It owns no memory.
  private static let vacant = Block.thematicBreak(ThematicBreak())

  /// Moves a boxed payload out. Bound in a `switch`, the box would still refer to it, and writing to it would copy.
  private mutating func detach<Payload>(_ payload: (Block) -> Payload?) -> Payload? {
    let detached = payload(self)
    self = Block.vacant
    return detached
  }
}

extension DefinitionList {
  fileprivate mutating func mutateChildren<Failure: Error>(
    blocks: (inout [Block], ChildContext) throws(Failure) -> Void,
    inlines: (inout [Inline], ChildContext) throws(Failure) -> Void
  ) throws(Failure) {
    let language = attributes.language
    for item in items.indices {
      for term in items[item].terms.indices {
        try inlines(&items[item].terms[term], ChildContext(language: language, place: .definedTerm))
      }
      for definition in items[item].definitions.indices {
        try blocks(&items[item].definitions[definition], ChildContext(language: language))
      }
    }
  }
}

extension [Table.Row] {
  fileprivate mutating func mutateCells<Failure: Error>(
    _ body: (inout [Block]) throws(Failure) -> Void
  ) throws(Failure) {
    for row in indices { for cell in self[row].cells.indices { try body(&self[row].cells[cell].blocks) } }
  }
}

extension Inline {
  /// Calls a function for each list of nodes directly within this inline, in reading order.
  ///
  /// - Throws: the error of a function; no further list is visited then.
  /// - Complexity: O(1), without the time of the functions.
  public func forEachChild<Failure: Error>(
    blocks: (_ blocks: [Block], _ context: ChildContext) throws(Failure) -> Void,
    inlines: (_ inlines: [Inline], _ context: ChildContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: break
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled), .subscript(let styled),
      .superscript(let styled):
      try inlines(styled.inlines, ChildContext(language: styled.attributes.language))
    case .link(let link): try inlines(link.inlines, ChildContext(language: link.attributes.language, place: .link))
    case .span(let span): try inlines(span.inlines, ChildContext(language: span.attributes.language))
    case .gloss(let gloss):
      try inlines(gloss.term, ChildContext(language: gloss.attributes.language, place: .gloss))
      try inlines(gloss.counterpart, ChildContext(language: gloss.counterpartLanguage, place: .gloss))
    case .note(let note): try blocks(note.blocks, ChildContext(language: note.attributes.language))
    }
  }

  /// Changes each list of nodes directly within this inline, in place and in reading order.
  ///
  /// - Throws: the error of a function; the lists before are changed then.
  /// - Complexity: O(1), without the time of the functions.
  public mutating func mutateChildren<Failure: Error>(
    blocks: (_ blocks: inout [Block], _ context: ChildContext) throws(Failure) -> Void,
    inlines: (_ inlines: inout [Inline], _ context: ChildContext) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: break
    case .emphasis(var styled):
      self = .softBreak
      defer { self = .emphasis(styled) }
      try inlines(&styled.inlines, ChildContext(language: styled.attributes.language))
    case .strong(var styled):
      self = .softBreak
      defer { self = .strong(styled) }
      try inlines(&styled.inlines, ChildContext(language: styled.attributes.language))
    case .strikethrough(var styled):
      self = .softBreak
      defer { self = .strikethrough(styled) }
      try inlines(&styled.inlines, ChildContext(language: styled.attributes.language))
    case .subscript(var styled):
      self = .softBreak
      defer { self = .subscript(styled) }
      try inlines(&styled.inlines, ChildContext(language: styled.attributes.language))
    case .superscript(var styled):
      self = .softBreak
      defer { self = .superscript(styled) }
      try inlines(&styled.inlines, ChildContext(language: styled.attributes.language))
    case .link:
      guard var link = detach({ if case .link(let link) = $0 { link } else { nil } }) else { return }
      defer { self = .link(link) }
      try inlines(&link.inlines, ChildContext(language: link.attributes.language, place: .link))
    case .span:
      guard var span = detach({ if case .span(let span) = $0 { span } else { nil } }) else { return }
      defer { self = .span(span) }
      try inlines(&span.inlines, ChildContext(language: span.attributes.language))
    case .gloss:
      guard var gloss = detach({ if case .gloss(let gloss) = $0 { gloss } else { nil } }) else { return }
      defer { self = .gloss(gloss) }
      try inlines(&gloss.term, ChildContext(language: gloss.attributes.language, place: .gloss))
      try inlines(&gloss.counterpart, ChildContext(language: gloss.counterpartLanguage, place: .gloss))
    case .note:
      guard var note = detach({ if case .note(let note) = $0 { note } else { nil } }) else { return }
      defer { self = .note(note) }
      try blocks(&note.blocks, ChildContext(language: note.attributes.language))
    }
  }

  /// Takes a boxed payload out, see above.
  private mutating func detach<Payload>(_ payload: (Inline) -> Payload?) -> Payload? {
    let detached = payload(self)
    self = .softBreak
    return detached
  }
}
