import DialectNodes
import PlatenCore
import TextScanning

/// The blocks that CommonMark does not have.
extension DocumentBuilder {
  // MARK: - Tables

  func appendTable(_ index: Int32, depth: Int, to result: inout [Block]) {
    var table = table(index, depth: depth)
    if options.tableCaptions {
      if let caption = takeCaption(before: index, from: &result) { table.caption = caption }
    }
    result.append(.table(table))
  }

  private func table(_ index: Int32, depth: Int) -> Table {
    let attributes = attributes(of: index)
    let lines = tree.lines(of: index)
    let columns = lines.dropFirst().first.map(alignments) ?? []
    var rows: [Table.Row] = []
    for (number, line) in lines.enumerated() where number != 1 {
      rows.append(row(line, columns: columns.count, depth: depth + 2))
    }
    return Table(
      columns: columns.map { Table.Column(alignment: $0) }, header: Array(rows.prefix(1)),
      rows: Array(rows.dropFirst()), attributes: attributes)
  }

  private func alignments(_ line: LineSlice) -> [Table.Alignment?] {
    let text = view.slice(0, Int(line.end))
    return TableRow(text, from: Int(line.start)).cells.map { cell in
      switch (text[cell.lowerBound] == ASCII.colon, text[cell.upperBound - 1] == ASCII.colon) {
      case (true, true): .center
      case (true, false): .leading
      case (false, true): .trailing
      case (false, false): nil
      }
    }
  }

  private func row(_ line: LineSlice, columns: Int, depth: Int) -> Table.Row {
    let text = view.slice(0, Int(line.end))
    var cells: [Table.Cell] = []
    let ranges = TableRow(text, from: Int(line.start), limit: columns + 1).cells
    cells.reserveCapacity(ranges.count)
    for range in ranges.prefix(columns) {
      cells.append(Table.Cell(inlines(from: range.lowerBound, to: range.upperBound, isCell: true, depth: depth)))
    }
    if ranges.count > columns {
      reporter.report(
        "markdown.table-cells-dropped",
        "This row has more cells than the table has columns (\(columns)); the rest is left out.",
        at: ranges[columns].lowerBound, loss: .dropped)
    }
    let missing = columns - cells.count
    if missing > 0, missing <= cellsLeft {
      cellsLeft -= missing
      cells += Array(repeating: Table.Cell([Block]()), count: missing)
    } else if missing > 0 {
      hasHitLimit = true
      reporter.report(
        "markdown.table-limit", "So many rows are shorter than their table that this one is not filled up.",
        at: Int(line.start), loss: .simplified)
    }
    return Table.Row(cells)
  }

  /// The caption in the paragraph before a table, if it begins with `Table:` or `:`, or else in the one after it.
  private func takeCaption(before index: Int32, from result: inout [Block]) -> [Inline]? {
    let previous = tree.nodes[Int(index)].previous
    if previous >= 0, isCaption(previous), !isTable(tree.nodes[Int(previous)].previous),
      case .paragraph(let paragraph)? = result.last
    {
      result.removeLast()
      return DocumentBuilder.withoutCaptionMark(paragraph.inlines)
    }
    return nil
  }

  /// Whether a paragraph is the caption of the table that it follows, which is then given to the table.
  func giveCaption(_ index: Int32, depth: Int, to result: inout [Block]) -> Bool {
    guard options.tableCaptions, isTable(tree.nodes[Int(index)].previous), isCaption(index),
      case .table(var table)? = result.last, table.caption.isEmpty
    else { return false }
    table.caption = DocumentBuilder.withoutCaptionMark(inlines(of: index, depth: depth + 1))
    result[result.count - 1] = .table(table)
    return true
  }

  private func isTable(_ index: Int32) -> Bool { index >= 0 && tree.nodes[Int(index)].kind == .table }

  private func isCaption(_ index: Int32) -> Bool {
    guard tree.nodes[Int(index)].kind == .paragraph, let line = tree.lines(of: index).first else { return false }
    let start = Int(line.start)
    return view[start] == ASCII.colon && view[start + 1].isSpaceOrTab || view.has("table:", at: start)
  }

  private static func withoutCaptionMark(_ inlines: [Inline]) -> [Inline] {
    guard case .text(let text)? = inlines.first, let colon = text.firstIndex(of: ":") else { return inlines }
    let rest = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    return (rest.isEmpty ? [] : [.text(String(rest))]) + inlines.dropFirst()
  }

  // MARK: - Divisions, definitions, page breaks

  func appendDivision(_ index: Int32, depth: Int, to result: inout [Block]) {
    var list = tree.attributes[Int(tree.nodes[Int(index)].payload)]
    if tree.nodes[Int(index)].detail >= Admonition.Syntax.directive {
      takeDirectiveOptions(index, into: &list)
      if isPictureDirective(index, list) { return appendPicture(index, list, depth: depth, to: &result) }
    }
    let title = divisionTitle(index, &list, depth: depth)
    let blocks = blocks(in: index, depth: depth + 1)
    appendDivision(index, list, title: title, blocks, to: &result)
  }

  /// The title behind the word, or in its attributes: `:::note{title="A title"}`.
  private func divisionTitle(_ index: Int32, _ list: inout AttributeList, depth: Int) -> [Inline]? {
    let node = tree.nodes[Int(index)]
    if node.lineCount > 0 { return inlines(of: index, depth: depth + 3) }
    guard node.detail == Admonition.Syntax.word, let title = list.removeValue(named: "title") else { return nil }
    return title.isEmpty ? nil : [.text(title)]
  }

  /// The first class that names a role is the role.
  private func appendDivision(
    _ index: Int32, _ list: AttributeList, title: [Inline]?, _ blocks: [Block], to result: inout [Block]
  ) {
    let syntax = tree.nodes[Int(index)].detail
    if syntax != Admonition.Syntax.attributes, let word = list.classes.first,
      title != nil
        || (Role(admonition: word) != nil && (syntax != Admonition.Syntax.word || Role(rawValue: word) == nil))
    {
      return result.append(.division(admonition(word, titled: title, list, blocks, index)))
    }
    var list = list
    var role: Role?
    let isReserved = list.classes.first.map { ReservedClasses.divisions.contains($0) } ?? false
    for name in list.classes where !isReserved {
      guard let found = Role(rawValue: name) else { continue }
      role = found
      if let first = list.classes.firstIndex(of: name) { list.classes.remove(at: first) }
      break
    }
    let division = Division(role: role, blocks, attributes: attributes(of: index, list))
    result.append(Parallel(division).map { .parallel($0) } ?? .division(division))
  }

  func appendDefinitionList(_ index: Int32, depth: Int, to result: inout [Block]) {
    var items: [DefinitionList.Item] = []
    var child = firstChild(of: index)
    var isTight = true
    while child >= 0 {
      if kind(of: child) == .term {
        appendTerms(child, depth: depth + 1, to: &items)
      } else if !items.isEmpty {
        let blocks = blocks(in: child, depth: depth + 1)
        items[items.count - 1].definitions.append(blocks)
        isTight = isTight && isTightDefinition(child)
      }
      child = next(after: child)
    }
    appendDefinitionList(index, items, isTight: isTight, to: &result)
  }

  private func appendDefinitionList(
    _ index: Int32, _ items: [DefinitionList.Item], isTight: Bool, to result: inout [Block]
  ) {
    let isTight = isTight && tree.nodes[Int(index)].isTight
    result.append(.definitionList(DefinitionList(items, isTight: isTight, attributes: attributes(of: index))))
  }

  private func appendTerms(_ index: Int32, depth: Int, to items: inout [DefinitionList.Item]) {
    if items.last.map({ !$0.definitions.isEmpty }) ?? true {
      items.append(DefinitionList.Item(terms: [], definitions: []))
    }
    let terms = terms(index, depth: depth)
    items[items.count - 1].terms += terms
  }

  /// Every line of a term's paragraph is a term, but for the anchors of MyST.
  private func terms(_ index: Int32, depth: Int) -> [[Inline]] {
    var targets: [Inline] = []
    var terms: [[Inline]] = []
    for line in tree.lines(of: index) {
      if let name = target(in: line) {
        anchors.note(target: name)
        targets.append(.span(TextSpan([], attributes: Attributes(id: name))))
      } else {
        terms.append(targets + inlines(from: Int(line.start), to: Int(line.end), isCell: false, depth: depth))
        targets = []
      }
    }
    return targets.isEmpty ? terms : terms + [targets]
  }

  private func isTightDefinition(_ index: Int32) -> Bool {
    var child = tree.nodes[Int(index)].firstChild
    while child >= 0 {
      let node = tree.nodes[Int(child)]
      if node.next >= 0, node.lastLineIsBlank { return false }
      child = node.next
    }
    return true
  }

  func appendPageBreak(_ index: Int32, to result: inout [Block]) {
    let node = tree.nodes[Int(index)]
    result.append(.pageBreak(pageBreak(tree.attributes[Int(node.payload)], at: Int(node.start))))
  }

  func pageBreak(_ list: AttributeList, at offset: Int) -> PageBreak {
    var list = list
    let label = list.removeValue(named: "page") ?? ""
    return PageBreak(label: label, attributes: list.attributes(reporter: reporter, at: offset))
  }

  // MARK: - Notes

  /// The note at a reference to a definition.
  ///
  /// - Returns: `nil` if the reference stands within its own definition, or too deep.
  func note(_ index: Int32, at offset: Int, depth: Int) -> Note? {
    let label = tree.labels[Int(tree.nodes[Int(index)].payload)]
    switch notes[index] {
    case .done: return Note(label: label.written, [])
    case .open:
      reporter.report(
        "markdown.note-recursive",
        "The footnote \(Diagnostic.quoted(label.written)) refers to itself; the reference stays text.", at: offset)
      return nil
    case nil: break
    }
    guard depth + 2 <= Document.maximumDepth else {
      reporter.report(
        "markdown.nesting-limit", "Footnotes are nested too deep here; the reference stays text.", at: offset,
        loss: .simplified)
      return nil
    }
    notes[index] = .open
    // The paragraph that refers to the note is still being built, so the note gets a parser of its own.
    var suspended = InlineParser(options: options, hasAddresses: inlines.hasAddresses)
    var suspendedText: [UInt8] = []
    swap(&suspended, &inlines)
    swap(&suspendedText, &joined)
    let content = blocks(in: index, depth: depth + 1)
    swap(&suspended, &inlines)
    swap(&suspendedText, &joined)
    notes[index] = .done
    let isUsedAgain = noteCounts[label.normalized, default: 0] > 1
    return Note(label: isUsedAgain ? label.written : nil, content)
  }
}
