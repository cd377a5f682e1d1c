import PlatenCore

extension Document {
  /// The document with blocks taken apart that are longer than a content document may be: a list into lists, a division into
  /// divisions. Sections stay as many, in the same order.
  ///
  /// - Complexity: O(*n*) in the document, times the levels of nesting that are too long, eight at most.
  func dividingLongBlocks(log: ReportLog) -> Document {
    var document = self
    document.body = BlockDivision(limit: ChapterPlan.maximumSize, log: log).parts(of: body, depth: 0)
    return document
  }
}

/// Takes long blocks apart. What cannot be, such as a figure, stays whole.
private struct BlockDivision {
  let limit: Int
  let log: ReportLog

  private static let maximumDepth = 8

  func parts(of blocks: [Block], depth: Int) -> [Block] {
    guard depth < BlockDivision.maximumDepth else { return blocks }
    return blocks.flatMap { block in
      MarkupSize.of(block) > limit ? reported(parts(of: block, depth: depth)) : [block]
    }
  }

  private func reported(_ parts: [Block]) -> [Block] {
    if parts.count > 1 {
      log.report(
        Diagnostic(
          "epub.block-divided", .note,
          "A block is too long for one content document; it is continued in another."))
    }
    return parts
  }

  private func parts(of block: Block, depth: Int) -> [Block] {
    switch block {
    case .paragraph(let paragraph):
      return groups(pieces(of: paragraph.inlines), MarkupSize.of).enumerated().map { index, inlines in
        .paragraph(Paragraph(inlines, attributes: paragraph.attributes.ofPart(index)))
      }
    case .list(let list):
      var first = 0
      return groups(list.items) { 12 + MarkupSize.of($0.blocks) }.enumerated().map { index, items in
        var part = list
        part.items = items
        part.attributes = list.attributes.ofPart(index)
        if case .ordered(var numbering) = list.style {
          let (number, isTooLarge) = numbering.start.addingReportingOverflow(first)
          numbering.start = isTooLarge ? Int.max : number
          part.style = .ordered(numbering)
        }
        first += items.count
        return .list(part)
      }
    case .definitionList(let list):
      return groups(list.items) { item in
        item.terms.reduce(0) { $0 + 12 + MarkupSize.of($1) }
          + item.definitions.reduce(0) { $0 + 12 + MarkupSize.of($1) }
      }.enumerated().map { index, items in
        .definitionList(DefinitionList(items, isTight: list.isTight, attributes: list.attributes.ofPart(index)))
      }
    case .quote(let quote):
      return groups(parts(of: quote.blocks, depth: depth + 1), MarkupSize.of).enumerated().map { index, blocks in
        .quote(Quote(blocks, attributes: quote.attributes.ofPart(index)))
      }
    case .code(let code):
      let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
      return groups(lines.map { String($0) }) { 1 + MarkupSize.of($0) }.enumerated().map { index, lines in
        .code(CodeBlock(lines.joined(separator: "\n"), info: code.info, attributes: code.attributes.ofPart(index)))
      }
    case .table(let table): return parts(of: table)
    case .division(let division): return parts(of: division, depth: depth)
    case .parallel(let parallel):
      return groups(parallel.rows) { $0.passages.reduce(24) { $0 + 56 + MarkupSize.of($1) } }.enumerated().map {
        index, rows in
        .parallel(
          Parallel(languages: parallel.languages, rows: rows, attributes: parallel.attributes.ofPart(index)))
      }
    case .heading, .figure, .math, .raw, .thematicBreak, .pageBreak: return [block]
    }
  }

  /// The header is repeated. A table with cells over several rows stays whole.
  private func parts(of table: Table) -> [Block] {
    if table.rows.contains(where: { $0.cells.contains { $0.rowSpan > 1 } }) { return [.table(table)] }
    return groups(table.rows) { $0.cells.reduce(12) { $0 + 12 + MarkupSize.of($1.blocks) } }.enumerated().map {
      index, rows in
      var part = table
      part.rows = rows
      part.attributes = table.attributes.ofPart(index)
      if index > 0 { part.caption = [] }
      return .table(part)
    }
  }

  /// The first part has the role and the title, so that there are no more sections than before.
  private func parts(of division: Division, depth: Int) -> [Block] {
    if division.attributes.classes.first == "details" { return [.division(division)] }
    return groups(parts(of: division.blocks, depth: depth + 1), MarkupSize.of).enumerated().map { index, blocks in
      var part = division
      part.blocks = blocks
      part.attributes = division.attributes.ofPart(index)
      if index > 0, let role = division.role {
        part.role = nil
        part.attributes.classes.insert(role.rawValue, at: 0)
      }
      return .division(part)
    }
  }

  /// Inlines of which none is a text of more than half of the limit.
  private func pieces(of inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      guard case .text(let text) = inline, text.utf8.count > limit / 2 else { return [inline] }
      var pieces: [Inline] = []
      var rest = text[...]
      while rest.utf8.count > limit / 2 {
        // After a space, or wherever a character ends if there is none.
        let end = rest.utf8.index(rest.startIndex, offsetBy: limit / 4)
        let cut =
          rest[end...].prefix(1_000).firstIndex(of: " ").map { rest.index(after: $0) }
          ?? rest.unicodeScalars[end...].dropFirst().startIndex
        pieces.append(.text(String(rest[..<cut])))
        rest = rest[cut...]
      }
      return pieces + [.text(String(rest))]
    }
  }

  /// Neighbours together, as many as the limit allows: one at least.
  private func groups<Element>(_ elements: [Element], _ size: (Element) -> Int) -> [[Element]] {
    var result: [[Element]] = []
    var total = 0
    for element in elements {
      let size = size(element)
      if result.isEmpty || total + size > limit - limit / 8 {
        result.append([])
        total = 0
      }
      result[result.count - 1].append(element)
      total += size
    }
    return result.isEmpty ? [[]] : result
  }
}

extension Attributes {
  /// The attributes of a part of a node: its id is the first one's.
  fileprivate func ofPart(_ index: Int) -> Attributes {
    guard index > 0, id != nil else { return self }
    var attributes = self
    attributes.id = nil
    return attributes
  }
}
