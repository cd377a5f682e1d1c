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
