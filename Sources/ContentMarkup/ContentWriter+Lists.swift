import MarkupWriter
import PlatenCore

extension ContentWriter {
  mutating func write(_ list: List) {
    switch list.style {
    case .bullet:
      markup.start("ul")
      restoreAfterItems(list, classes: list.isOfTasks ? "tasks" : nil)
    case .ordered(let numbering):
      markup.start("ol")
      if numbering.start != 1 { markup.attribute("start", String(numbering.start)) }
      let marker = numbering.marker
      if let type = marker.type { markup.attribute("type", type) }
      restoreAfterItems(list, classes: marker.className)
    }
  }

  private mutating func restoreAfterItems(_ list: List, classes: String?) {
    let outer = write(list.attributes, classes: classes)
    markup.newline()
    let isMixed = !list.isOfTasks
    for item in list.items { write(item, isTight: list.isTight, isMarked: isMixed && item.task != nil) }
    markup.end()
    markup.newline()
    restore(outer)
  }

  /// - Parameter isMarked: whether the item has to say that it is a task, since the list does not.
  private mutating func write(_ item: ListItem, isTight: Bool, isMarked: Bool) {
    markup.start("li")
    let outer = write(item.attributes, classes: isMarked ? "task" : nil)
    var blocks = item.blocks[...]
    if let task = item.task {
      writeCheckbox(task)
      // The box stands in the line of the text.
      if case .paragraph(let paragraph)? = blocks.first, paragraph.attributes.isEmpty {
        blocks = blocks.dropFirst()
        writeText(of: paragraph)
      }
    }
    writeContent(blocks, isTight: isTight)
    markup.end()
    markup.newline()
    restore(outer)
  }

  /// Writes a box as a character: Kindle and others leave `input` out.
  private mutating func writeCheckbox(_ task: ListItem.Task) {
    markup.start("span")
    markup.attribute("class", "task-box")
    markup.attribute("role", "img")
    markup.attribute("aria-label", plan.vocabulary.name(of: task))
    markup.text(plan.box(of: task))
    markup.end()
    markup.text(" ")
  }

  /// Writes the content of an item or a cell. A paragraph that touches no other one needs no element of its own where items are tight.
  mutating func writeContent(_ blocks: some RandomAccessCollection<Block>, isTight: Bool) {
    var wasBare = false
    var next = blocks.startIndex
    for block in blocks {
      let isFirst = next == blocks.startIndex
      blocks.formIndex(after: &next)
      let isLast = next == blocks.endIndex
      if isTight, case .paragraph(let paragraph) = block, paragraph.attributes.isEmpty, !wasBare,
        isLast || !blocks[next].isParagraph
      {
        writeText(of: paragraph)
        wasBare = true
        if !isLast { markup.newline() }
      } else {
        if isFirst { markup.newline() }
        write(block)
        wasBare = false
      }
    }
  }

  mutating func write(_ list: DefinitionList) {
    // HTML has no empty `dl`; what links lead to must be there all the same.
    if list.items.isEmpty { markup.start("div") } else { markup.start("dl") }
    let outer = write(list.attributes)
    markup.newline()
    for item in list.items {
      for term in item.terms.isEmpty ? [[]] : item.terms {
        markup.start("dt")
        write(term)
        markup.end()
        markup.newline()
      }
      for definition in item.definitions.isEmpty ? [[]] : item.definitions {
        markup.start("dd")
        writeContent(definition, isTight: list.isTight)
        markup.end()
        markup.newline()
      }
    }
    markup.end()
    markup.newline()
    restore(outer)
  }
}

extension List {
  /// Whether all its items are tasks.
  fileprivate var isOfTasks: Bool { !items.isEmpty && items.allSatisfy { $0.task != nil } }
}

extension Block {
  fileprivate var isParagraph: Bool {
    if case .paragraph = self { true } else { false }
  }
}

extension List.Numbering {
  /// The `type` attribute of `ol`, or the class that names what HTML has no type for.
  fileprivate var marker: (type: String?, className: String?) {
    switch kind {
    case .decimal: (nil, nil)
    case .lowerAlpha: ("a", nil)
    case .upperAlpha: ("A", nil)
    case .lowerRoman: ("i", nil)
    case .upperRoman: ("I", nil)
    case .chinese: (nil, "chinese-numbers")
    }
  }
}
