import JSONText
import PlatenCore

extension DocumentDecoder {
  /// Reads nodes that stand at a depth, 1 for those of the body.
  mutating func blocks(_ element: Int, depth: Int) throws(Fault) -> [Block] {
    var result: [Block] = []
    for element in try array(element) {
      try checkDepth(depth, of: element)
      if depth <= 2, Task.isCancelled { throw Fault(element, "the reading was cancelled") }
      result.append(try block(element, depth: depth + 1))
    }
    return result
  }

  mutating func blocks(of object: Int, depth: Int) throws(Fault) -> [Block] {
    try blocks(try required("blocks", of: object), depth: depth)
  }

  func checkDepth(_ depth: Int, of element: Int) throws(Fault) {
    guard depth > Document.maximumDepth else { return }
    throw Fault(
      element, "nodes are nested more than \(Document.maximumDepth) levels deep",
      advice: "Flatten the document's lists, quotations or divisions.")
  }

  /// The word of the member `type`.
  func type<Word: CaseIterable & RawRepresentable<String>>(of element: Int, _ type: Word.Type) throws(Fault) -> Word {
    guard tape.kind(of: element) == .object else {
      throw Fault(element, "expected an object, found \(tape.kind(of: element).name)")
    }
    return try word(try required("type", of: element))
  }

  /// Reads one block, whose children stand at a depth.
  ///
  /// Every kind has a function of its own, so that the frames of the recursion stay small: a hundred levels fit in
  /// 512 KiB even without optimisation.
  private mutating func block(_ element: Int, depth: Int) throws(Fault) -> Block {
    switch try type(of: element, BlockType.self) {
    case .paragraph: try paragraph(element, depth: depth)
    case .heading: try heading(element, depth: depth)
    case .list: try list(element, depth: depth)
    case .definitionList: try definitionList(element, depth: depth)
    case .quote: try quote(element, depth: depth)
    case .code: try code(element)
    case .table: try table(element, depth: depth)
    case .figure: try figure(element, depth: depth)
    case .division: try division(element, depth: depth)
    case .parallel: try parallel(element, depth: depth)
    case .math: .math(try math(element))
    case .raw: .raw(try raw(element))
    case .thematicBreak: try thematicBreak(element)
    case .pageBreak: try pageBreak(element)
    }
  }
}

extension DocumentDecoder {
  private mutating func paragraph(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.inlines)
    return .paragraph(Paragraph(try inlines(of: element, depth: depth), attributes: try attributes(of: element)))
  }

  private mutating func heading(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.heading)
    let level = try integer(try required("level", of: element), in: 1...6)
    return .heading(
      Heading(level: level, try inlines(of: element, depth: depth), attributes: try attributes(of: element)))
  }

  private mutating func quote(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.blocks)
    return .quote(Quote(try blocks(of: element, depth: depth), attributes: try attributes(of: element)))
  }

  private mutating func code(_ element: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.codeBlock)
    return .code(
      CodeBlock(
        try text("text", of: element), info: try textIfAny("info", of: element) ?? "",
        attributes: try attributes(of: element)))
  }

  private mutating func figure(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.figure)
    return .figure(
      Figure(
        try blocks(of: element, depth: depth), caption: try caption(of: element, depth: depth),
        attributes: try attributes(of: element)))
  }

  private mutating func division(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.division)
    return .division(
      Division(
        role: try wordIfAny("role", of: element), try blocks(of: element, depth: depth),
        attributes: try attributes(of: element)))
  }

  private mutating func thematicBreak(_ element: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.thematicBreak)
    return .thematicBreak(ThematicBreak(attributes: try attributes(of: element)))
  }

  private mutating func pageBreak(_ element: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.pageBreak)
    return .pageBreak(PageBreak(label: try text("label", of: element), attributes: try attributes(of: element)))
  }
}

extension DocumentDecoder {
  private mutating func list(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.list)
    var items: [ListItem] = []
    for item in try array(try required("items", of: element)) { items.append(try listItem(item, depth: depth)) }
    return .list(
      List(
        try listStyle(of: element), isTight: try flag("isTight", of: element, default: true), items: items,
        attributes: try attributes(of: element)))
  }

  private mutating func listItem(_ element: Int, depth: Int) throws(Fault) -> ListItem {
    try checkMembers(of: element, Schema.listItem)
    return ListItem(
      try blocks(of: element, depth: depth), task: try wordIfAny("task", of: element),
      attributes: try attributes(of: element))
  }

  private func listStyle(of element: Int) throws(Fault) -> List.Style {
    switch try word(try required("style", of: element), ListStyle.self) {
    case .bullet: .bullet
    case .ordered:
      .ordered(
        List.Numbering(
          start: try integer("start", of: element, in: 0...Int.max, default: 1),
          kind: try wordIfAny("kind", of: element) ?? .decimal,
          delimiter: try wordIfAny("delimiter", of: element) ?? .period))
    }
  }

  private mutating func definitionList(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.definitionList)
    var items: [DefinitionList.Item] = []
    for item in try array(try required("items", of: element)) {
      try checkMembers(of: item, Schema.definitionItem)
      var terms: [[Inline]] = []
      for term in try array(try required("terms", of: item)) { terms.append(try inlines(term, depth: depth)) }
      var definitions: [[Block]] = []
      for definition in try array(try required("definitions", of: item)) {
        definitions.append(try blocks(definition, depth: depth))
      }
      items.append(DefinitionList.Item(terms: terms, definitions: definitions))
    }
    return .definitionList(
      DefinitionList(
        items, isTight: try flag("isTight", of: element, default: true), attributes: try attributes(of: element)))
  }

  private mutating func table(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.table)
    var columns: [Table.Column] = []
    for column in try array(try required("columns", of: element)) {
      try checkMembers(of: column, Schema.column)
      columns.append(Table.Column(alignment: try wordIfAny("alignment", of: column)))
    }
    return .table(
      Table(
        caption: try caption(of: element, depth: depth), columns: columns,
        header: try rows(try array("header", of: element), depth: depth),
        rows: try rows(try array(try required("rows", of: element)), depth: depth),
        attributes: try attributes(of: element)))
  }

  private mutating func rows(_ rows: JSONElements, depth: Int) throws(Fault) -> [Table.Row] {
    var result: [Table.Row] = []
    for row in rows {
      try checkMembers(of: row, Schema.row)
      var cells: [Table.Cell] = []
      for cell in try array(try required("cells", of: row)) { cells.append(try self.cell(cell, depth: depth)) }
      result.append(Table.Row(cells))
    }
    return result
  }

  private mutating func cell(_ element: Int, depth: Int) throws(Fault) -> Table.Cell {
    try checkMembers(of: element, Schema.cell)
    return Table.Cell(
      try blocks(of: element, depth: depth),
      columnSpan: try integer("columnSpan", of: element, in: 1...1_000, default: 1),
      rowSpan: try integer("rowSpan", of: element, in: 1...1_000, default: 1),
      isRowHeader: try flag("isRowHeader", of: element, default: false))
  }

  private mutating func parallel(_ element: Int, depth: Int) throws(Fault) -> Block {
    try checkMembers(of: element, Schema.parallel)
    var rows: [Parallel.Row] = []
    for row in try array(try required("rows", of: element)) {
      try checkMembers(of: row, Schema.passages)
      var passages: [[Block]] = []
      for passage in try array(try required("passages", of: row)) { passages.append(try blocks(passage, depth: depth)) }
      var result = Parallel.Row(passages)
      if let confidence = tape.member("confidence", of: row) {
        result.confidence = try integer(confidence, in: 0...100)
      }
      rows.append(result)
    }
    var languages: [Language] = []
    for tag in try array(try required("languages", of: element)) { languages.append(try language(tag)) }
    return .parallel(Parallel(languages: languages, rows: rows, attributes: try attributes(of: element)))
  }

  private mutating func caption(of element: Int, depth: Int) throws(Fault) -> [Inline] {
    guard let caption = tape.member("caption", of: element) else { return [] }
    return try inlines(caption, depth: depth)
  }
}
