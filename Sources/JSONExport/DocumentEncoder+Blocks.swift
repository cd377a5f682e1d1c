import PlatenCore

extension DocumentEncoder {
  mutating func encode(_ blocks: [Block]) throws(ExportError) {
    json.beginArray()
    for block in blocks {
      json.element()
      try encode(block)
    }
    try json.endArray()
  }

  /// As with inlines, every kind has a function of its own. Blocks that hold blocks are taken out of their case there, too:
  /// without optimisation a `switch` keeps room for the payloads of all its cases.
  mutating func encode(_ block: Block) throws(ExportError) {
    switch block {
    case .list: try encodeList(block)
    case .definitionList: try encodeDefinitionList(block)
    case .quote: try encodeQuote(block)
    case .table: try encodeTable(block)
    case .figure: try encodeFigure(block)
    case .division: try encodeDivision(block)
    case .parallel: try encodeParallel(block)
    case .paragraph, .heading, .code, .math, .raw, .thematicBreak, .pageBreak: try encodeLeaf(block)
    }
  }

  private mutating func encodeList(_ block: Block) throws(ExportError) {
    if case .list(let list) = block { try encode(list) }
  }

  private mutating func encodeDefinitionList(_ block: Block) throws(ExportError) {
    if case .definitionList(let list) = block { try encode(list) }
  }

  private mutating func encodeQuote(_ block: Block) throws(ExportError) {
    if case .quote(let quote) = block { try encode(quote) }
  }

  private mutating func encodeTable(_ block: Block) throws(ExportError) {
    if case .table(let table) = block { try encode(table) }
  }

  private mutating func encodeFigure(_ block: Block) throws(ExportError) {
    if case .figure(let figure) = block { try encode(figure) }
  }

  private mutating func encodeDivision(_ block: Block) throws(ExportError) {
    if case .division(let division) = block { try encode(division) }
  }

  private mutating func encodeParallel(_ block: Block) throws(ExportError) {
    if case .parallel(let parallel) = block { try encode(parallel) }
  }

  private mutating func encodeLeaf(_ block: Block) throws(ExportError) {
    switch block {
    case .paragraph(let paragraph): try encode(paragraph)
    case .heading(let heading): try encode(heading)
    case .code(let code): try encode(code)
    case .math(let math): try encode(math)
    case .raw(let raw): try encode(raw)
    case .thematicBreak(let thematicBreak): try encode(thematicBreak)
    case .pageBreak(let pageBreak): try encode(pageBreak)
    case .list, .definitionList, .quote, .table, .figure, .division, .parallel: break
    }
  }
}

extension DocumentEncoder {
  private mutating func encode(_ paragraph: Paragraph) throws(ExportError) {
    begin("paragraph")
    try field("inlines", paragraph.inlines)
    try end(paragraph.attributes)
  }

  private mutating func encode(_ heading: Heading) throws(ExportError) {
    begin("heading")
    field("level", heading.level)
    try field("inlines", heading.inlines)
    try end(heading.attributes)
  }

  private mutating func encode(_ quote: Quote) throws(ExportError) {
    begin("quote")
    try field("blocks", quote.blocks)
    try end(quote.attributes)
  }

  private mutating func encode(_ code: CodeBlock) throws(ExportError) {
    begin("code")
    try field("text", code.text)
    if !code.info.isEmpty { try field("info", code.info) }
    try end(code.attributes)
  }

  private mutating func encode(_ figure: Figure) throws(ExportError) {
    begin("figure")
    try field("blocks", figure.blocks)
    if !figure.caption.isEmpty { try field("caption", figure.caption) }
    try end(figure.attributes)
  }

  private mutating func encode(_ division: Division) throws(ExportError) {
    begin("division")
    try field("role", ifAny: division.role?.rawValue)
    try field("blocks", division.blocks)
    try end(division.attributes)
  }

  private mutating func encode(_ thematicBreak: ThematicBreak) throws(ExportError) {
    begin("thematic-break")
    try end(thematicBreak.attributes)
  }

  private mutating func encode(_ pageBreak: PageBreak) throws(ExportError) {
    begin("page-break")
    try field("label", pageBreak.label)
    try end(pageBreak.attributes)
  }

  private mutating func encode(_ list: List) throws(ExportError) {
    begin("list")
    json.name("style")
    switch list.style {
    case .bullet: json.word("bullet")
    case .ordered(let numbering):
      json.word("ordered")
      // The model's bound is 0 or more, and the reader holds to it.
      field("start", max(0, numbering.start))
      try field("kind", numbering.kind.rawValue)
      try field("delimiter", numbering.delimiter.rawValue)
    }
    field("isTight", list.isTight)
    json.name("items")
    json.beginArray()
    for item in list.items {
      json.element()
      json.beginObject()
      try field("task", ifAny: item.task?.rawValue)
      try field("blocks", item.blocks)
      try end(item.attributes)
    }
    try json.endArray()
    try end(list.attributes)
  }

  private mutating func encode(_ list: DefinitionList) throws(ExportError) {
    begin("definition-list")
    field("isTight", list.isTight)
    json.name("items")
    json.beginArray()
    for item in list.items {
      json.element()
      json.beginObject()
      json.name("terms")
      json.beginArray()
      for term in item.terms {
        json.element()
        try encode(term)
      }
      try json.endArray()
      json.name("definitions")
      json.beginArray()
      for definition in item.definitions {
        json.element()
        try encode(definition)
      }
      try json.endArray()
      try json.endObject()
    }
    try json.endArray()
    try end(list.attributes)
  }

  private mutating func encode(_ table: Table) throws(ExportError) {
    begin("table")
    if !table.caption.isEmpty { try field("caption", table.caption) }
    json.name("columns")
    json.beginArray()
    for column in table.columns {
      json.element()
      json.beginObject()
      try field("alignment", ifAny: column.alignment?.rawValue)
      try json.endObject()
    }
    try json.endArray()
    if !table.header.isEmpty { try encode(table.header, as: "header") }
    try encode(table.rows, as: "rows")
    try end(table.attributes)
  }

  private mutating func encode(_ rows: [Table.Row], as name: StaticString) throws(ExportError) {
    json.name(name)
    json.beginArray()
    for row in rows {
      json.element()
      json.beginObject()
      json.name("cells")
      json.beginArray()
      for cell in row.cells {
        json.element()
        json.beginObject()
        try field("blocks", cell.blocks)
        if cell.columnSpan != 1 { field("columnSpan", cell.columnSpan) }
        if cell.rowSpan != 1 { field("rowSpan", cell.rowSpan) }
        if cell.isRowHeader { field("isRowHeader", true) }
        try json.endObject()
      }
      try json.endArray()
      try json.endObject()
    }
    try json.endArray()
  }

  private mutating func encode(_ parallel: Parallel) throws(ExportError) {
    begin("parallel")
    json.name("languages")
    json.beginArray()
    for language in parallel.languages {
      json.element()
      try json.value(language.tag)
    }
    try json.endArray()
    json.name("rows")
    json.beginArray()
    for row in parallel.rows {
      json.element()
      json.beginObject()
      json.name("passages")
      json.beginArray()
      for passage in row.passages {
        json.element()
        try encode(passage)
      }
      try json.endArray()
      if let confidence = row.confidence { field("confidence", confidence) }
      try json.endObject()
    }
    try json.endArray()
    try end(parallel.attributes)
  }
}
