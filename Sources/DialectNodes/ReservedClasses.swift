package import PlatenCore
package import TextScanning

/// Makes the nodes that have no marks of their own from divisions, spans and code with a reserved class.
///
/// A class is reserved where it stands first and what it stands on has the shape that it asks for; anything else stays
/// what it is. This is what `MarkdownExport` writes so that nothing is lost:
///
/// | Markdown | node |
/// |---|---|
/// | `::: {.inner #id kind=upper-roman}` around one block | that block with the attributes; `kind` is a list's numbering |
/// | `[*x*]{.inner #id}` around one inline | that inline with the attributes; `annotation-lang` is a ruby's |
/// | `[x y]{.superscript}`, `[x y]{.subscript}` | scripts with white space, or beside brackets |
/// | `[Taobao Village ([淘宝村]{lang=zh})]{.gloss}` | a gloss; the parentheses are its form |
/// | `[[漢]{rt=かん}[字]{rt=じ}]{.ruby}` | ruby of any segments |
/// | `` `x`{.raw format=html} ``, a code block with the info string `raw` and `format=html` | raw markup |
/// | `` `x`{.raw math=mathml} ``, a code block with the info string `raw` and `math=mathml` | a formula |
/// | `` `x`{.raw format=html more=line} `` | the same, with a line end and the code span behind it |
/// | `::: figure`, last in it `::: caption` | a figure |
/// | `::: {.table columns=lcr-}`, in it `::: caption`, `::: header-row`, `::: row`, in those `::: cell` | a table |
/// | `::: {.division .tip}`, `::: {.division .figure}` | a division with a class that is the name of a role, or is reserved |
/// | `[x]{.span .ruby}`, `` `x`{.code .raw} `` | a span and a code span with a class that is reserved |
/// | `::: {.item #id task=done}` around all of an item | the item with the attributes |
/// | `::: {.item spacing=loose}` around the only item | the item of a list whose items are set apart |
///
/// Recursion is bounded by `Document.maximumDepth`, which the document keeps to.
package enum ReservedClasses {
  /// The classes that are reserved on divisions: behind them, no class is a role.
  package static let divisions: Set<String> = [
    "inner", "division", "item", "figure", "table", "row", "header-row", "cell", "caption", "parallel",
  ]

  /// Whether a source has anything that could be reserved.
  package static func canOccur(in view: ByteView) -> Bool {
    var brace = view.offset(of: ASCII.leftBrace, from: 0)
    while brace < view.count {
      if view[brace + 1] == ASCII.period { return true }
      brace = view.offset(of: ASCII.leftBrace, from: brace + 1)
    }
    var colon = view.offset(of: ASCII.colon, from: 0)
    while colon < view.count {
      if view[colon + 1] == ASCII.colon, view[colon + 2] == ASCII.colon { return true }
      colon = view.offset(of: ASCII.colon, from: colon + 1)
    }
    return false
  }

  /// The blocks with the placeholders replaced by their nodes.
  package static func resolved(_ blocks: [Block]) -> [Block] { blocks.map(resolved) }

  private static func resolved(_ block: Block) -> Block {
    switch block {
    case .paragraph(var paragraph):
      paragraph.inlines = resolved(paragraph.inlines)
      return .paragraph(paragraph)
    case .heading(var heading):
      heading.inlines = resolved(heading.inlines)
      return .heading(heading)
    case .list(var list):
      for index in list.items.indices { list.items[index] = resolved(list.items[index]) }
      if list.items.count == 1, list.items[0].attributes["spacing"] == "loose" {
        list.isTight = false
        list.items[0].attributes.values.removeAll { $0.name == "spacing" }
      }
      return .list(list)
    case .definitionList(var list):
      list.items = list.items.map { item in
        DefinitionList.Item(terms: item.terms.map { resolved($0) }, definitions: item.definitions.map { resolved($0) })
      }
      return .definitionList(list)
    case .quote(var quote):
      quote.blocks = resolved(quote.blocks)
      return .quote(quote)
    case .code(let code): return verbatim(code)
    case .table(let table): return .table(resolved(table))
    case .figure(let figure): return .figure(resolved(figure))
    case .division(var division):
      // What stands in these is looked at before it is resolved: there a class may be the author's own.
      if let figure = figure(division) { return .figure(resolved(figure)) }
      if let table = table(division) { return .table(resolved(table)) }
      division.blocks = resolved(division.blocks)
      return finished(division)
    case .parallel(var parallel):
      parallel.rows = parallel.rows.map { row in
        Parallel.Row(row.passages.map { resolved($0) }, confidence: row.confidence)
      }
      return .parallel(parallel)
    case .math, .raw, .thematicBreak, .pageBreak: return block
    }
  }

  private static func resolved(_ table: Table) -> Table {
    var table = table
    table.caption = resolved(table.caption)
    table.header = table.header.map(resolved)
    table.rows = table.rows.map(resolved)
    return table
  }

  private static func resolved(_ figure: Figure) -> Figure {
    Figure(resolved(figure.blocks), caption: resolved(figure.caption), attributes: figure.attributes)
  }

  private static func resolved(_ row: Table.Row) -> Table.Row {
    Table.Row(
      row.cells.map { cell in
        Table.Cell(
          resolved(cell.blocks), columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, isRowHeader: cell.isRowHeader)
      })
  }

  private static func resolved(_ item: ListItem) -> ListItem {
    var item = item
    guard item.blocks.count == 1, case .division(let division) = item.blocks[0], division.reservedClass == "item",
      division.role == nil
    else {
      item.blocks = resolved(item.blocks)
      return item
    }
    item.blocks = resolved(division.blocks)
    item.attributes = division.attributes.without(reserved: "item", source: item.attributes.source)
    if let task = item.attributes["task"].flatMap(ListItem.Task.init) {
      item.task = task
      item.attributes.values.removeAll { $0.name == "task" }
    }
    return item
  }

  // MARK: - Blocks

  /// A division whose content is resolved.
  private static func finished(_ division: Division) -> Block {
    switch division.role == nil ? division.reservedClass : nil {
    case "division":
      .division(Division(division.blocks, attributes: division.attributes.without(reserved: "division")))
    case "inner" where division.blocks.count == 1:
      inner(division.blocks[0], division.attributes) ?? .division(division)
    default: .division(division)
    }
  }

  private static func figure(_ division: Division) -> Figure? {
    guard division.role == nil, division.reservedClass == "figure" else { return nil }
    var blocks = division.blocks
    let caption = blocks.last.flatMap(caption)
    if caption != nil { blocks.removeLast() }
    return Figure(blocks, caption: caption ?? [], attributes: division.attributes.without(reserved: "figure"))
  }

  /// A block with the attributes of the division around it.
  private static func inner(_ block: Block, _ outer: Attributes) -> Block? {
    let attributes = outer.without(reserved: "inner")
    switch block {
    case .paragraph(let paragraph): return .paragraph(Paragraph(paragraph.inlines, attributes: attributes))
    case .list(var list):
      list.attributes = attributes
      if case .ordered(var numbering) = list.style, let kind = attributes["kind"].flatMap(List.Numbering.Kind.init) {
        numbering.kind = kind
        list.style = .ordered(numbering)
        list.attributes.values.removeAll { $0.name == "kind" }
      }
      return .list(list)
    case .definitionList(var list):
      list.attributes = attributes
      return .definitionList(list)
    case .quote(let quote): return .quote(Quote(quote.blocks, attributes: attributes))
    case .code(let code): return .code(CodeBlock(code.text, info: code.info, attributes: attributes))
    case .math(let math): return .math(Math(math.source, notation: math.notation, attributes: attributes))
    case .thematicBreak: return .thematicBreak(ThematicBreak(attributes: attributes))
    case .heading, .table, .figure, .division, .parallel, .raw, .pageBreak: return nil
    }
  }

  private static func verbatim(_ code: CodeBlock) -> Block {
    guard code.info == "raw" else { return .code(code) }
    let text = code.text.utf8.last == ASCII.lineFeed ? String(code.text.dropLast()) : code.text
    if let format = code.attributes["format"] { return .raw(Raw(format: format, text)) }
    guard let notation = code.attributes["math"].flatMap(Math.Notation.init) else { return .code(code) }
    var attributes = code.attributes
    attributes.values.removeAll { $0.name == "math" }
    return .math(Math(text, notation: notation, attributes: attributes))
  }

  /// The inlines of `::: caption`.
  private static func caption(_ block: Block) -> [Inline]? {
    guard case .division(let division) = block, division.role == nil, division.attributes.classes == ["caption"],
      division.blocks.count == 1, case .paragraph(let paragraph) = division.blocks[0]
    else { return nil }
    return paragraph.inlines
  }

  private static func table(_ division: Division) -> Table? {
    guard division.role == nil, division.reservedClass == "table" else { return nil }
    var attributes = division.attributes.without(reserved: "table")
    guard let alignments = attributes["columns"] else { return nil }
    attributes.values.removeAll { $0.name == "columns" }
    var table = Table(columns: [], rows: [], attributes: attributes)
    for letter in alignments {
      switch letter {
      case "l": table.columns.append(Table.Column(alignment: .leading))
      case "c": table.columns.append(Table.Column(alignment: .center))
      case "r": table.columns.append(Table.Column(alignment: .trailing))
      case "-": table.columns.append(Table.Column())
      default: return nil
      }
    }
    for (index, block) in division.blocks.enumerated() {
      if index == 0, let caption = caption(block) {
        table.caption = caption
        continue
      }
      guard case .division(let row) = block, row.role == nil else { return nil }
      switch row.reservedClass {
      case "header-row" where table.rows.isEmpty: table.header.append(Table.Row(row.blocks.compactMap(cell)))
      case "row": table.rows.append(Table.Row(row.blocks.compactMap(cell)))
      default: return nil
      }
      guard row.blocks.allSatisfy({ cell($0) != nil }) else { return nil }
    }
    return table
  }

  private static func cell(_ block: Block) -> Table.Cell? {
    guard case .division(let division) = block, division.role == nil, division.reservedClass == "cell" else {
      return nil
    }
    return Table.Cell(
      division.blocks, columnSpan: division.attributes["columns"].flatMap { Int($0) } ?? 1,
      rowSpan: division.attributes["rows"].flatMap { Int($0) } ?? 1,
      isRowHeader: division.attributes.classes.contains("row-header"))
  }
}

extension Division {
  /// The first class.
  fileprivate var reservedClass: String? { attributes.classes.first }
}

extension Attributes {
  /// The attributes that are left for a node when the reserved class has done its work.
  func without(reserved name: String, source: SourceRange? = nil) -> Attributes {
    var result = self
    if let index = result.classes.firstIndex(of: name) { result.classes.remove(at: index) }
    if let source { result.source = source }
    return result
  }
}

extension ByteView {
  /// Whether three bytes stand at an offset, or one or two before it.
  fileprivate func contains(_ three: StaticString, around offset: Int) -> Bool {
    has(three, at: offset - 2) || has(three, at: offset - 1) || has(three, at: offset)
  }
}
