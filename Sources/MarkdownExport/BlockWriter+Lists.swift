import PlatenCore

/// Lists, definition lists and notes.
extension BlockWriter {
  mutating func write(_ list: List, in level: inout Level) {
    guard !list.items.isEmpty else {
      return report("markdown.empty-list-dropped", "A list without items is left out.", .dropped)
    }
    var marker = UInt8(ascii: "-")
    switch list.style {
    case .bullet: if level.listMarker == marker, isList(level.previous) { marker = UInt8(ascii: "*") }
    case .ordered(let numbering):
      marker = UInt8(ascii: numbering.delimiter == .period ? "." : ")")
      if level.listMarker == marker, isList(level.previous) {
        output.line(BlockWriter.emptyDefinition)
        output.separate()
      }
      if numbering.kind != .decimal, !dialect.isPlaten {
        report(
          "markdown.numbering-simplified", "Items are numbered 1, 2, 3; Markdown has no other numbers.", .simplified)
      }
    }
    level.listMarker = marker
    let items = ItemSequence(items: list.items, marker: marker, start: start(of: list), isTight: isTight(list))
    schedule(.items(items, from: 0))
  }

  /// Writes an item; what it holds, and the items behind it, wait.
  mutating func write(_ sequence: ItemSequence, from index: Int) {
    guard index < sequence.items.count else { return }
    if index > 0, !sequence.isTight { output.separate() }
    // CommonMark 0.31.2 §5.2: at most nine digits; only the first number means anything.
    let limit = 999_999_999
    let number = sequence.start.map { $0 < limit - index ? $0 + index : limit }
    let first = (number.map { Array(String($0).utf8) } ?? []) + [sequence.marker, 0x20]
    outerPrefixes.append(output.open(marker: first, prefix: [UInt8](repeating: 0x20, count: first.count)))
    schedule(.close, .items(sequence, from: index + 1))
    write(sequence.items[index], isTight: sequence.isTight, isAlone: sequence.items.count == 1)
  }

  private mutating func write(_ item: ListItem, isTight: Bool, isAlone: Bool) {
    let attributes = item.attributes.withoutSource
    guard dialect.isPlaten else {
      flattener.reportAttributes(attributes)
      return writeContent(of: item, isTight: isTight)
    }
    // Blank lines within a division do not set the items of the list apart.
    let isBroken = isTight && !fitsWithoutBlankLines(item)
    let isLoose = isAlone && !isTight
    let isTask = item.task != nil && !beginsWithText(item)
    guard !attributes.isEmpty || isTask || isBroken || isLoose && item.blocks.count < 2 else {
      return writeContent(of: item, isTight: isTight)
    }
    flattener.reportNames(attributes)
    var values = item.task.map { [(name: "task", value: $0.rawValue)] } ?? []
    // No blank line around the division would say so.
    if isLoose { values.append((name: "spacing", value: "loose")) }
    let list = AttributeSyntax.list(attributes, classes: ["item"], values: values)
    schedule(BlockWriter.fenced("::: " + list, [BlockWriter.step(item.blocks, isTight: isTight)]))
  }

  /// Whether the mark of a task can stand before an item's content.
  private func beginsWithText(_ item: ListItem) -> Bool {
    guard let first = item.blocks.first, wrapped(first) == nil else { return false }
    switch first {
    case .paragraph(let paragraph): return !paragraph.inlines.isEmpty
    case .heading(let heading): return heading.level <= 2 && !heading.inlines.isEmpty
    case .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      return false
    }
  }

  private mutating func writeContent(of item: ListItem, isTight: Bool) {
    guard let task = item.task else {
      return schedule(BlockWriter.step(item.blocks, isTight: isTight, isItem: true))
    }
    guard dialect.hasGFM, let first = item.blocks.first, beginsWithText(item) else {
      report("markdown.task-simplified", "A task is written as text, with a box before it.", .simplified)
      return schedule(BlockWriter.step(item.blocks.following(task), isTight: isTight, isItem: true))
    }
    write(first, lead: Array((task == .done ? "[x] " : "[ ] ").utf8))
    guard item.blocks.count > 1 else { return }
    if !isTight || !canFollow(item.blocks[0], item.blocks[1]) { output.separate() }
    schedule(BlockWriter.step(Array(item.blocks.dropFirst()), isTight: isTight))
  }

  /// Writes the first block of a task behind the mark.
  private mutating func write(_ block: Block, lead: [UInt8]) {
    switch block {
    case .paragraph(let paragraph): write(paragraph, isFirstInItem: false, isBesideTable: false, lead: lead)
    case .heading(let heading): writeUnderlined(heading, lead: lead)
    case .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      break
    }
  }

  private func isList(_ block: Block?) -> Bool {
    if case .list = block { return true }
    return false
  }

  private func start(of list: List) -> Int? {
    switch list.style {
    case .bullet: return nil
    case .ordered(let numbering):
      if numbering.start > 999_999_999 {
        report("markdown.number-limit", "Items cannot have numbers above 999,999,999.", .substituted)
      }
      return max(0, numbering.start)
    }
  }

  /// Whether a list can be written without blank lines, or must be without.
  private func isTight(_ list: List) -> Bool {
    if dialect.isPlaten { return list.isTight }
    if list.isTight {
      let fits = list.items.allSatisfy(fitsWithoutBlankLines)
      if !fits {
        report("markdown.list-loosened", "Items of several blocks are set apart by blank lines.", .simplified)
      }
      return fits
    }
    if list.items.count == 1, list.items[0].blocks.count < 2 {
      report("markdown.list-tightened", "An item alone cannot be set apart.", .simplified)
    }
    return false
  }

  /// Whether the blocks of an item can follow each other without blank lines.
  private func fitsWithoutBlankLines(_ item: ListItem) -> Bool {
    zip(item.blocks, item.blocks.dropFirst()).allSatisfy { canFollow($0, $1) }
  }

  mutating func write(_ list: DefinitionList) {
    guard dialect.isPlaten else {
      report("markdown.definition-list-simplified", "Terms and definitions are written as a list.", .simplified)
      let items = list.items.map { item in
        ListItem(item.terms.map { .paragraph(Paragraph([.strong(Styled($0))])) } + item.definitions.flatMap { $0 })
      }
      var level = Level()
      return write(List(.bullet, isTight: false, items: items), in: &level)
    }
    if list.isTight, list.items.contains(where: { $0.definitions.contains { $0.count > 1 } }) {
      report("markdown.list-loosened", "Definitions of several blocks are set apart by blank lines.", .simplified)
    }
    schedule(.definitionItems(list.items.filter { !$0.terms.isEmpty }[...], isTight: list.isTight, isFirst: true))
    if list.items.contains(where: { $0.terms.isEmpty || $0.definitions.isEmpty }) {
      report(
        "markdown.definition-incomplete", "A term without a definition, or the other way round, is only text.",
        .simplified)
    }
  }

  /// Writes an item; the items behind it wait.
  mutating func write(_ items: ArraySlice<DefinitionList.Item>, isTight: Bool, isFirst: Bool) {
    guard let item = items.first else { return }
    if !isFirst { output.separate() }
    schedule(.definitionItems(items.dropFirst(), isTight: isTight, isFirst: false))
    write(item, isTight: isTight)
  }

  private mutating func write(_ item: DefinitionList.Item, isTight: Bool) {
    for (index, term) in item.terms.enumerated() {
      // Below another term, what could not interrupt a paragraph is harmless, and all else is escaped.
      let line = line(term, place: TextEscapes.Place(dialect: dialect, isJoined: true))
      output.line(line.isEmpty ? Array("&#8203;".utf8) : line)
      if line.isEmpty, index >= 0 {
        report("markdown.empty-term", "A term without text is written as an invisible space.", .substituted)
      }
    }
    if item.definitions.isEmpty { return }
    if !isTight { output.separate() }
    schedule(.definitions(item.definitions[...], isTight: isTight, isFirst: true))
  }

  /// Writes a definition; those behind it wait.
  mutating func write(_ definitions: ArraySlice<[Block]>, isTight: Bool, isFirst: Bool) {
    guard let definition = definitions.first else { return }
    if !isFirst, !isTight { output.separate() }
    schedule(
      .openDefinition, BlockWriter.step(definition, isTight: isTight), .closeDefinition,
      .definitions(definitions.dropFirst(), isTight: isTight, isFirst: false))
  }

  /// Writes the notes that were referred to, and those that they refer to.
  mutating func writeNotes() {
    var isFirst = true
    while true {
      let entries = flattener.notes.takeWaiting()
      guard !entries.isEmpty else { break }
      for entry in entries {
        if !output.isEmpty { output.separate() }
        if isFirst, !dialect.hasGFM {
          output.line("* * *")
          output.separate()
        }
        isFirst = false
        write(entry)
      }
    }
    flattener.notes.defineMissing()
    for entry in flattener.notes.takeWaiting() {
      output.separate()
      write(entry)
    }
  }

  private mutating func write(_ entry: NoteRegister.Entry) {
    guard dialect.hasGFM else {
      schedule(BlockWriter.step([.paragraph(Paragraph([.text("[\(entry.label)]")]))] + entry.note.blocks))
      return runSteps()
    }
    var steps = [Step.open(marker: Array("[^\(entry.label)]: ".utf8), prefix: Array("    ".utf8))]
    if entry.note.blocks.first?.isReadDifferentlyAfterALabel == true {
      steps += [.emptyDefinition, .separate]
    }
    schedule(steps + [BlockWriter.step(entry.note.blocks), .close])
    runSteps()
  }
}

extension Block {
  /// Whether readers without notes would take this block, after `[^1]: `, for something else: text for the address of a link, a
  /// fence of code or mathematics too, so that what it encloses is a paragraph in which tags are tags.
  fileprivate var isReadDifferentlyAfterALabel: Bool {
    if case .paragraph(let paragraph) = self, AddressScheme(of: paragraph.inlines.plainText)?.runsCode == true {
      return true
    }
    return holdsVerbatimText
  }

  private var holdsVerbatimText: Bool {
    switch self {
    case .code, .math, .raw: return true
    case .paragraph, .heading, .list, .definitionList, .quote, .table, .figure, .division, .parallel, .thematicBreak,
      .pageBreak:
      var isFound = false
      forEachChild { blocks, _ in
        isFound = isFound || blocks.contains { $0.holdsVerbatimText }
      } inlines: { _, _ in
      }
      return isFound
    }
  }
}

extension [Block] {
  /// The blocks of a task with a box before their text: in the first paragraph, or in one of its own.
  fileprivate func following(_ task: ListItem.Task) -> [Block] {
    let box = task == .done ? "☑" : "☐"
    guard var paragraph = first?.leadingParagraph, !paragraph.inlines.isEmpty else {
      return [.paragraph(Paragraph([.text(box)]))] + self
    }
    paragraph.inlines.insert(.text(box + " "), at: 0)
    return [.paragraph(paragraph)] + dropFirst()
  }
}

extension Block {
  /// The paragraph that a box can stand in; that of a picture alone in its paragraph, which its description repeats below.
  fileprivate var leadingParagraph: Paragraph? {
    switch self {
    case .paragraph(let paragraph): return paragraph
    case .figure(let figure):
      guard figure.blocks.count == 1, case .paragraph(let paragraph) = figure.blocks[0], paragraph.inlines.count == 1,
        case .image(let image) = paragraph.inlines[0], figure.caption.plainText == image.alternative
      else { return nil }
      return paragraph
    case .heading, .list, .definitionList, .quote, .code, .table, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      return nil
    }
  }
}
