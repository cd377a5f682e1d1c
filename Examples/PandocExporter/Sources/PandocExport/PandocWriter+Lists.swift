import PlatenCore

extension PandocWriter {
  mutating func write(_ list: List) {
    let isWrapped = beginWrapper("Div", list.attributes)
    switch list.style {
    case .bullet:
      begin("BulletList")
      write(list.items, isTight: list.isTight)
      end()
    case .ordered(let numbering):
      beginList("OrderedList")
      write(numbering, at: list.attributes)
      write(list.items, isTight: list.isTight)
      endList()
    }
    endWrapper(isWrapped)
  }

  private mutating func write(_ numbering: List.Numbering, at attributes: Attributes) {
    json.beginArray()
    json.literal(String(numbering.start))
    switch numbering.kind {
    case .decimal: bare("Decimal")
    case .lowerAlpha: bare("LowerAlpha")
    case .upperAlpha: bare("UpperAlpha")
    case .lowerRoman: bare("LowerRoman")
    case .upperRoman: bare("UpperRoman")
    case .chinese:
      report(
        "list-numbers-simplified", .simplified, "Pandoc has no Chinese numbers; the list is numbered 1, 2, 3.",
        at: attributes)
      bare("Decimal")
    }
    switch numbering.delimiter {
    case .period: bare("Period")
    case .parenthesis: bare("OneParen")
    }
    json.endArray()
  }

  private mutating func write(_ items: [ListItem], isTight: Bool) {
    json.beginArray()
    for item in items {
      json.beginArray()
      let isWrapped = beginWrapper("Div", item.attributes)
      if let task = item.task { leadIn(item.blocks, .task(task)) }
      writeTightly(item.blocks, isTight: isTight)
      endWrapper(isWrapped)
      json.endArray()
    }
    json.endArray()
  }

  /// Has something stand before the text of the first block, or before the block where that has no text.
  mutating func leadIn(_ blocks: [Block], _ lead: Lead) {
    self.lead = lead
    if blocks.first?.isParagraph ?? false { return }
    beginList("Plain")
    lastScalar = nil
    writeLead()
    endList()
  }

  /// Writes what the paragraph begins with, if anything.
  mutating func writeLead() {
    guard let lead else { return }
    self.lead = nil
    switch lead {
    case .task(let task):
      // What pandoc's own readers make of a task, and its writers know again.
      write([.text(task == .done ? "☒ " : "☐ ")])
    case .marker(let number):
      write([.superscript(Styled([.text(number)])), .text(" ")])
    }
  }

  mutating func write(_ list: DefinitionList) {
    let isWrapped = beginWrapper("Div", list.attributes)
    beginList("DefinitionList")
    for item in list.items {
      if item.terms.count > 1 {
        report(
          "terms-joined", .simplified, "Pandoc has one term for a definition; several terms are set on separate lines.",
          at: list.attributes)
      }
      json.beginArray()
      writeContent(Array(item.terms.joined(separator: [.lineBreak])))
      json.beginArray()
      for definition in item.definitions {
        json.beginArray()
        writeTightly(definition, isTight: list.isTight)
        json.endArray()
      }
      json.endArray()
      json.endArray()
    }
    endList()
    endWrapper(isWrapped)
  }

  // MARK: Aligned passages

  mutating func write(_ parallel: Parallel) {
    switch options.parallel {
    case .stacked: writeStacked(parallel)
    case .columns: writeColumns(parallel)
    }
  }

  private mutating func writeStacked(_ parallel: Parallel) {
    beginContainer("Div", parallel.attributes, classes: ["parallel"])
    for row in parallel.rows {
      beginContainer("Div", classes: ["row"])
      for (column, passage) in row.passages.enumerated() {
        beginContainer("Div", classes: ["passage"], language: parallel.language(of: column))
        for block in passage { write(block) }
        endContainer()
      }
      endContainer()
    }
    endContainer()
  }

  private mutating func writeColumns(_ parallel: Parallel) {
    let count = max(1, parallel.languages.count, parallel.rows.map(\.passages.count).max() ?? 0)
    beginTable(parallel.attributes, classes: ["parallel"], caption: [])
    json.beginArray()
    for _ in 0..<count { writeColumn(nil, percent: count <= 100 ? 100 / count : nil) }
    json.endArray()
    writeTablePart([])
    json.beginArray()
    beginTableBody(rowHeaderColumns: 0)
    for row in parallel.rows {
      beginTableRow()
      for (column, passage) in row.passages.enumerated() {
        beginTableCell(language: parallel.language(of: column))
        for block in passage { write(block) }
        endTableCell()
      }
      endTableRow()
    }
    endTableBody()
    json.endArray()
    writeTablePart([])
    endList()
  }
}

extension Parallel {
  fileprivate func language(of column: Int) -> Language? {
    languages.indices.contains(column) ? languages[column] : nil
  }
}
