import PlatenCore
import PlatenTesting

@testable import MarkdownExport

extension Document {
  /// The document as Markdown can say it: see the documentation of `MarkdownExporter`.
  var markdownForm: Document {
    var result = self
    result.body = body.map(\.markdownForm)
    return result
  }
}

extension Document {
  /// The document with its lists as tight as CommonMark can say them, and nothing else changed.
  var withListsAsWritten: Document {
    var result = self
    result.body = body.map(\.withListsAsWritten)
    return result
  }
}

extension Block {
  var withListsAsWritten: Block {
    switch self {
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map(\.withListsAsWritten)
      }
      return .list(list.asWritten)
    case .quote(let quote): return .quote(Quote(quote.blocks.map(\.withListsAsWritten), attributes: quote.attributes))
    case .paragraph, .heading, .definitionList, .code, .table, .figure, .division, .parallel, .math, .raw,
      .thematicBreak, .pageBreak:
      return self
    }
  }

  var markdownForm: Block {
    func form(_ blocks: [Block]) -> [Block] { blocks.map(\.markdownForm) }
    func form(_ inlines: [Inline]) -> [Inline] { inlines.markdownForm }
    func line(_ inlines: [Inline]) -> [Inline] { inlines.inOneLine.markdownForm }
    func form(_ row: Table.Row) -> Table.Row {
      Table.Row(
        row.cells.map {
          Table.Cell(form($0.blocks), columnSpan: $0.columnSpan, rowSpan: $0.rowSpan, isRowHeader: $0.isRowHeader)
        })
    }
    switch self {
    case .paragraph(let paragraph):
      return .paragraph(Paragraph(form(paragraph.inlines), attributes: paragraph.attributes))
    case .heading(let heading):
      let title = heading.level > 2 ? line(heading.inlines) : form(heading.inlines)
      return .heading(Heading(level: heading.level, title, attributes: heading.attributes))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = form(list.items[index].blocks) }
      return .list(list.asWritten)
    case .definitionList(var list):
      list.items = list.items.map {
        DefinitionList.Item(terms: $0.terms.map { line($0) }, definitions: $0.definitions.map { form($0) })
      }
      list.isTight = list.isTight && list.items.allSatisfy { $0.definitions.allSatisfy { $0.count < 2 } }
      return .definitionList(list)
    case .quote(let quote): return .quote(Quote(form(quote.blocks), attributes: quote.attributes))
    case .code(var code):
      if !code.text.isEmpty, !code.text.hasSuffix("\n") { code.text += "\n" }
      return .code(code)
    case .table(var table):
      table.caption = form(table.caption)
      table.header = table.header.map { form($0) }
      table.rows = table.rows.map { form($0) }
      return .table(table)
    case .figure(let figure):
      return .figure(Figure(form(figure.blocks), caption: form(figure.caption), attributes: figure.attributes))
    case .division(let division):
      return .division(Division(role: division.role, form(division.blocks), attributes: division.attributes))
    case .parallel(var parallel):
      parallel.rows = parallel.rows.map { Parallel.Row($0.passages.map { form($0) }) }
      return .parallel(parallel)
    case .math, .raw, .thematicBreak, .pageBreak: return self
    }
  }

  fileprivate func canInterrupt(after previous: Block) -> Bool {
    if isFenced || previous.isFenced { return true }
    if case .list(let list) = self {
      guard case .paragraph = previous, list.items.first?.blocks.isEmpty == false else { return false }
      if case .ordered(let numbering) = list.style { return numbering.start == 1 }
      return true
    }
    return false
  }
}

extension Block {
  /// Whether it is written between `:::` lines.
  private var isFenced: Bool {
    switch self {
    case .list(let list):
      if case .ordered(let numbering) = list.style, numbering.kind != .decimal { return true }
      return !list.attributes.isEmpty
    case .paragraph(let paragraph): return !paragraph.attributes.isEmpty
    case .division, .parallel: return true
    case .heading, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
      return false
    }
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

extension List {
  /// The list, tight or loose as its blank lines must be.
  fileprivate var asWritten: List {
    var list = self
    // What cannot interrupt a paragraph needs a blank line.
    list.isTight =
      list.isTight
      && list.items.allSatisfy { item in
        zip(item.blocks, item.blocks.dropFirst()).allSatisfy { $1.canInterrupt(after: $0) }
      }
    if list.items.count == 1, list.items[0].blocks.count < 2 { list.isTight = true }
    return list
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

extension Document {
  /// The document with spaces for soft breaks.
  var withoutSoftBreaks: Document {
    var result = self
    result.body = body.map {
      $0.mapInlines { inlines in
        inlines.map { inline in
          if case .softBreak = inline { .text(" ") } else { inline }
        }.normalized
      }
    }
    return result
  }
}

extension Block {
  /// The block with its own lists of inlines changed, those within styles not.
  func mapInlines(_ change: ([Inline]) -> [Inline]) -> Block {
    switch self {
    case .paragraph(var paragraph):
      paragraph.inlines = change(paragraph.inlines.map { $0.mapInlines(change) })
      return .paragraph(paragraph)
    case .heading(let heading):
      return .heading(
        Heading(
          level: heading.level, change(heading.inlines.map { $0.mapInlines(change) }), attributes: heading.attributes))
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { $0.mapInlines(change) }
      }
      return .list(list)
    case .quote(var quote):
      quote.blocks = quote.blocks.map { $0.mapInlines(change) }
      return .quote(quote)
    case .division(var division):
      division.blocks = division.blocks.map { $0.mapInlines(change) }
      return .division(division)
    case .definitionList, .code, .table, .figure, .parallel, .math, .raw, .thematicBreak, .pageBreak: return self
    }
  }
}

extension Inline {
  func mapInlines(_ change: ([Inline]) -> [Inline]) -> Inline {
    func map(_ styled: Styled) -> Styled {
      Styled(change(styled.inlines.map { $0.mapInlines(change) }), attributes: styled.attributes)
    }
    switch self {
    case .emphasis(let styled): return .emphasis(map(styled))
    case .strong(let styled): return .strong(map(styled))
    case .strikethrough(let styled): return .strikethrough(map(styled))
    case .subscript(let styled): return .subscript(map(styled))
    case .superscript(let styled): return .superscript(map(styled))
    case .link(var link):
      link.inlines = change(link.inlines.map { $0.mapInlines(change) })
      return .link(link)
    case .span(var span):
      span.inlines = change(span.inlines.map { $0.mapInlines(change) })
      return .span(span)
    case .text, .code, .image, .ruby, .gloss, .note, .math, .raw, .softBreak, .lineBreak: return self
    }
  }
}

extension [Inline] {
  /// The inlines without soft breaks that mean nothing.
  var markdownForm: [Inline] {
    let tidy = map(\.markdownForm)
    return tidy.indices.filter { index in
      guard case .softBreak = tidy[index], index > 0, index + 1 < tidy.count,
        let left = tidy[index - 1].edge(isLast: true), let right = tidy[index + 1].edge(isLast: false)
      else { return true }
      return !CJK.joinsLines(left, right)
    }.map { tidy[$0] }.normalized
  }
}

extension Inline {
  fileprivate var markdownForm: Inline {
    func form(_ styled: Styled) -> Styled { Styled(styled.inlines.markdownForm, attributes: styled.attributes) }
    switch self {
    case .emphasis(let styled): return .emphasis(form(styled))
    case .strong(let styled): return .strong(form(styled))
    case .strikethrough(let styled): return .strikethrough(form(styled))
    case .subscript(let styled):
      return .subscript(Styled(styled.inlines.inOneLine.markdownForm, attributes: styled.attributes))
    case .superscript(let styled):
      return .superscript(Styled(styled.inlines.inOneLine.markdownForm, attributes: styled.attributes))
    case .link(var link):
      link.inlines = link.inlines.markdownForm
      return .link(link)
    case .span(let span): return .span(TextSpan(span.inlines.markdownForm, attributes: span.attributes))
    case .gloss(var gloss):
      gloss.term = gloss.term.markdownForm
      gloss.counterpart = gloss.counterpart.markdownForm
      return .gloss(gloss)
    case .note(var note):
      note.blocks = note.blocks.map(\.markdownForm)
      return .note(note)
    case .text, .code, .image, .ruby, .math, .raw, .softBreak, .lineBreak: return self
    }
  }

  /// The character at an edge, as it stands beside a line end in the Markdown.
  fileprivate func edge(isLast: Bool) -> UInt32? {
    switch self {
    case .text(let text):
      // The reader looks beyond marks.
      let letters = text.unicodeScalars.filter { !"*_~ \t".unicodeScalars.contains($0) }
      return (isLast ? letters.last : letters.first)?.value
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled):
      guard styled.attributes.isEmpty else { return nil }
      return (isLast ? styled.inlines.last : styled.inlines.first)?.edge(isLast: isLast)
    case .subscript, .superscript, .code, .link, .image, .span, .ruby, .gloss, .note, .math, .raw, .softBreak,
      .lineBreak:
      return nil
    }
  }
}

extension [Inline] {
  /// The inlines with spaces for line breaks.
  fileprivate var inOneLine: [Inline] {
    map { inline in
      switch inline {
      case .softBreak, .lineBreak: return .text(" ")
      case .emphasis(let styled): return .emphasis(Styled(styled.inlines.inOneLine, attributes: styled.attributes))
      case .strong(let styled): return .strong(Styled(styled.inlines.inOneLine, attributes: styled.attributes))
      case .strikethrough(let styled):
        return .strikethrough(Styled(styled.inlines.inOneLine, attributes: styled.attributes))
      case .link(var link):
        link.inlines = link.inlines.inOneLine
        return .link(link)
      case .span(let span): return .span(TextSpan(span.inlines.inOneLine, attributes: span.attributes))
      case .gloss(var gloss):
        gloss.term = gloss.term.inOneLine
        gloss.counterpart = gloss.counterpart.inOneLine
        return .gloss(gloss)
      case .text, .subscript, .superscript, .code, .image, .ruby, .note, .math, .raw: return inline
      }
    }
  }
}
