import PlatenCore

/// Blocks that only Platen's own Markdown has marks for.
///
/// What has no mark of its own is a fenced division with a reserved class: `inner` gives its attributes to the one
/// block within it, `item` to the item it stands in; `figure`, `table` and `parallel` make those blocks.
extension BlockWriter {
  /// The attributes of a block that must stand on a division around it.
  func wrapped(_ block: Block) -> (attributes: Attributes, values: [(name: String, value: String)])? {
    guard dialect.isPlaten else { return nil }
    var values: [(name: String, value: String)] = []
    if case .list(let list) = block, case .ordered(let numbering) = list.style, numbering.kind != .decimal {
      values.append(("kind", numbering.kind.rawValue))
    }
    let attributes = wrappedAttributes(of: block)
    return attributes.isEmpty && values.isEmpty ? nil : (attributes, values)
  }

  /// The attributes of a block that has no place for them.
  func wrappedAttributes(of block: Block) -> Attributes {
    switch block {
    case .paragraph(let paragraph): paragraph.attributes.withoutSource
    case .list(let list): list.attributes.withoutSource
    case .definitionList(let list): list.attributes.withoutSource
    case .quote(let quote): quote.attributes.withoutSource
    // Without an info string, the first class would be taken for it.
    case .code(let code): code.info.isEmpty ? code.attributes.withoutSource : .none
    case .math(let math): math.attributes.withoutSource
    case .thematicBreak(let thematicBreak): thematicBreak.attributes.withoutSource
    case .heading, .table, .figure, .division, .parallel, .raw, .pageBreak: .none
    }
  }

  /// Writes a block in a division that holds its attributes.
  mutating func write(_ block: Block, within outer: (attributes: Attributes, values: [(name: String, value: String)])) {
    flattener.reportNames(outer.attributes)
    let list = AttributeSyntax.list(outer.attributes, classes: ["inner"], values: outer.values)
    schedule(BlockWriter.fenced("::: " + list, [BlockWriter.step([block.withoutWrapping])]))
  }

  mutating func write(_ division: Division) {
    let attributes = division.attributes.withoutSource
    guard dialect.isPlaten else {
      report("markdown.division-flattened", "Only the content of a division is written, not its role.", .simplified)
      flattener.reportAttributes(attributes)
      return schedule(BlockWriter.step(division.blocks))
    }
    flattener.reportNames(attributes)
    var head = ":::"
    if let role = division.role { head += " " + role.rawValue }
    if division.role == nil || !attributes.isEmpty {
      head += " " + AttributeSyntax.list(attributes, classes: ReservedNames.prefix(of: division))
    }
    schedule(BlockWriter.fenced(head, [BlockWriter.step(division.blocks)]))
  }

  mutating func write(_ parallel: Parallel) {
    switch options.parallel {
    case .sideBySide: return schedule(BlockWriter.step([.table(parallel.table)]))
    case .interleaved: return schedule(BlockWriter.step(parallel.rows.flatMap { $0.passages.flatMap { $0 } }))
    case .automatic, .translationAsNotes, .originalOnly, .translationOnly, .accordion: break
    }
    guard dialect.isPlaten, parallel.languages.count > 1, Set(parallel.languages).count == parallel.languages.count
    else {
      report("markdown.parallel-flattened", "Aligned passages are written one after the other.", .simplified)
      return schedule(BlockWriter.step(parallel.rows.flatMap { $0.passages.flatMap { $0 } }))
    }
    if parallel.rows.isEmpty {
      return report("markdown.empty-parallel-dropped", "Aligned passages without rows are left out.", .dropped)
    }
    flattener.reportNames(parallel.attributes)
    var passages: [Step] = []
    for row in parallel.rows {
      for (column, language) in parallel.languages.enumerated() {
        if !passages.isEmpty { passages.append(.separate) }
        let passage = column < row.passages.count ? row.passages[column] : []
        // What is known about a row stands with its first passage.
        let confidence = column == 0 ? row.confidence.map { " confidence=\($0)" } ?? "" : ""
        passages += BlockWriter.fenced("::: {lang=\(language.tag)\(confidence)}", [BlockWriter.step(passage)])
      }
    }
    let list = AttributeSyntax.list(parallel.attributes.withoutSource, classes: ["parallel"])
    schedule(BlockWriter.fenced("::: " + list, passages))
  }

  mutating func write(_ figure: Figure) {
    let attributes = figure.attributes.withoutSource
    if dialect.isPlaten, let image = plainImage(of: figure) {
      flattener.flatten([image])
      return write([image], place: TextEscapes.Place(dialect: dialect), wraps: false)
    }
    guard dialect.isPlaten else {
      flattener.reportAttributes(attributes)
      let blocks = BlockWriter.step(figure.blocks)
      guard !figure.caption.isEmpty, !isCaptionShown(figure) else { return schedule(blocks) }
      report("markdown.caption-simplified", "A caption is a paragraph below its picture.", .simplified)
      return schedule(blocks, .separate, BlockWriter.step([.paragraph(Paragraph(figure.caption))]))
    }
    flattener.reportNames(attributes)
    var content = [BlockWriter.step(figure.blocks)]
    if !figure.caption.isEmpty {
      if !figure.blocks.isEmpty { content.append(.separate) }
      content += BlockWriter.caption(figure.caption)
    }
    schedule(BlockWriter.fenced("::: " + AttributeSyntax.list(attributes, classes: ["figure"]), content))
  }

  static func caption(_ caption: [Inline]) -> [Step] {
    fenced("::: caption", [step([.paragraph(Paragraph(caption))])])
  }

  /// The image with the caption as its description, if that says all of a figure.
  private func plainImage(of figure: Figure) -> Inline? {
    var attributes = figure.attributes.withoutSource
    attributes.id = nil
    guard attributes.isEmpty, figure.blocks.count == 1, case .paragraph(let paragraph) = figure.blocks[0],
      paragraph.attributes.withoutSource.isEmpty, paragraph.inlines.count == 1,
      case .image(let image) = paragraph.inlines[0], image.attributes.id == nil, !image.alternative.isEmpty,
      AddressScheme(of: image.source)?.runsCodeAsPicture != true
    else { return nil }
    guard figure.caption == [.text(image.alternative)] else { return nil }
    var result = image
    result.attributes.id = figure.attributes.id
    return .image(result)
  }

  private func isCaptionShown(_ figure: Figure) -> Bool {
    guard figure.blocks.count == 1, case .paragraph(let paragraph) = figure.blocks[0], paragraph.inlines.count == 1,
      case .image(let image) = paragraph.inlines[0]
    else { return false }
    return image.alternative == figure.caption.plainText
  }

  mutating func write(_ math: Math) {
    guard dialect.isPlaten else {
      report("markdown.math-simplified", "A formula is written as code.", .simplified)
      return writeFence(math.source.hasSuffix("\n") ? math.source : math.source + "\n", info: "math", list: "")
    }
    if math.notation == .tex, MathSyntax.isDisplay(math.source) { return output.line("$$" + math.source + "$$") }
    writeFence(
      math.source + "\n", info: "",
      list: AttributeSyntax.list(.none, classes: ["raw"], values: [("math", math.notation.rawValue)]))
  }

  mutating func write(_ raw: Raw) {
    if raw.format == MarkdownExporter.format.id { return output.lines(Array(raw.text.utf8)) }
    guard dialect.isPlaten else {
      return report(
        "markdown.raw-dropped", "Markup of the format \(Diagnostic.quoted(raw.format)) is left out.", .dropped)
    }
    writeFence(
      raw.text + "\n", info: "", list: AttributeSyntax.list(.none, classes: ["raw"], values: [("format", raw.format)]))
  }

  mutating func write(_ pageBreak: PageBreak) {
    guard dialect.isPlaten else {
      return report("markdown.page-break-dropped", "The numbers of printed pages are left out.", .dropped)
    }
    flattener.reportNames(pageBreak.attributes)
    output.line(AttributeSyntax.list(pageBreak.attributes.withoutSource, values: [("page", pageBreak.label)]))
  }
}

extension Block {
  /// The block without what a division around it says.
  fileprivate var withoutWrapping: Block {
    switch self {
    case .paragraph(var paragraph):
      paragraph.attributes = .none
      return .paragraph(paragraph)
    case .list(var list):
      list.attributes = .none
      if case .ordered(var numbering) = list.style {
        numbering.kind = .decimal
        list.style = .ordered(numbering)
      }
      return .list(list)
    case .definitionList(var list):
      list.attributes = .none
      return .definitionList(list)
    case .quote(var quote):
      quote.attributes = .none
      return .quote(quote)
    case .code(var code):
      code.attributes = .none
      return .code(code)
    case .math(var math):
      math.attributes = .none
      return .math(math)
    case .thematicBreak: return .thematicBreak(ThematicBreak())
    case .heading, .table, .figure, .division, .parallel, .raw, .pageBreak: return self
    }
  }
}

extension Parallel {
  /// The passages as a table with a column for each language.
  fileprivate var table: Table {
    Table(
      columns: languages.map { _ in Table.Column() },
      header: [Table.Row(languages.map { Table.Cell([.text($0.tag)]) })],
      rows: rows.map { row in Table.Row(row.passages.map { Table.Cell($0) }) })
  }
}
