import MarkupWriter
package import PlatenCore

extension ContentWriter {
  /// Writes the whole of a content document: blocks whose headings begin sections, and the notes that they refer to.
  package mutating func writeDocument(_ blocks: ArraySlice<Block>) {
    writeFlow(blocks)
    writeWaitingReferences()
    writePendingNotes()
    writeNotes()
  }

  /// Puts the notes that were written apart where they stand: at the end of the content document, or of an article.
  private mutating func writeNotes() {
    guard !notes.bytes.isEmpty else { return }
    markup.newline()
    markup.start("div")
    markup.attribute("class", "notes")
    markup.newline()
    markup.append(notes)
    markup.end()
    notes = MarkupWriter()
  }

  /// Begins an article, whose notes are numbered from 1.
  private mutating func beginArticle() {
    guard case .document = purpose, !isInNote else { return }
    writePendingNotes()
    writeNotes()
    notesBefore = noteCount
  }

  /// Ends an article with its notes.
  private mutating func endArticle() {
    guard case .document = purpose, !isInNote else { return }
    writeWaitingReferences()
    writePendingNotes()
    writeNotes()
  }

  /// Writes blocks whose headings begin sections.
  mutating func writeFlow(_ blocks: some Sequence<Block>) {
    var open: [OpenSection] = []
    for block in blocks {
      switch block {
      case .heading(let heading):
        close(&open, downTo: heading.level)
        open.append(OpenSection(level: heading.level, depth: markup.depth))
        writeSectionStart(heading)
      case .division(let division):
        if let level = sectionLevel(of: division) { close(&open, downTo: level) }
        write(division, startsSections: true)
      case .parallel(let parallel): write(parallel, startsSections: true)
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
        write(block)
      }
      if !isInNote { writePendingNotes() }
    }
    close(&open, downTo: 0)
  }

  /// Ends the open sections of a level and below.
  private mutating func close(_ open: inout [OpenSection], downTo level: Int) {
    while let last = open.last, last.level >= level {
      markup.end(downTo: last.depth)
      markup.newline()
      open.removeLast()
    }
  }

  /// Writes a heading in a place where it begins no section.
  mutating func write(_ heading: Heading) {
    guard !isBlank(heading.inlines) else { return writeEmptyHeading(heading) }
    writeHeadingElement(heading, rank: heading.level, id: nil)
  }

  /// Reports a heading without text, which would be an empty line in a list of headings, and keeps what else it has: the
  /// place that links lead to, a note, a picture without a description.
  private mutating func writeEmptyHeading(_ heading: Heading) {
    report(
      "epub.empty-heading", "A heading without text is not shown as a heading.", loss: .simplified,
      at: heading.attributes)
    guard !heading.inlines.isEmpty || !heading.attributes.isEmpty else { return }
    markup.start("div")
    let outer = write(heading.attributes)
    write(heading.inlines)
    markup.end()
    markup.newline()
    restore(outer)
  }

  private func sectionLevel(of division: Division) -> Int? {
    guard let role = division.role, role.isSection else { return nil }
    return Block.title(of: division.blocks)?.level
  }

  private mutating func writeSectionStart(_ heading: Heading) {
    let section = takeSection()
    markup.start("section")
    markup.attribute("id", "s-\(section.name)")
    if section.isChapter { writeRole(RoleMarkup(.chapter)) }
    writeTitle(heading, of: section)
  }

  private mutating func writeTitle(_ heading: Heading, of section: SectionFacts) {
    guard !isBlank(heading.inlines) else {
      markup.newline()
      return writeEmptyHeading(heading)
    }
    let id = id(of: heading.attributes) ?? "h-\(section.name)"
    markup.attribute("aria-labelledby", id)
    markup.newline()
    writeHeadingElement(heading, rank: section.rank, id: id)
  }

  private mutating func writeHeadingElement(_ heading: Heading, rank: Int, id: String?) {
    evidence.headings += 1
    switch rank {
    case ...1: markup.start("h1")
    case 2: markup.start("h2")
    case 3: markup.start("h3")
    case 4: markup.start("h4")
    case 5: markup.start("h5")
    default: markup.start("h6")
    }
    let outer = write(heading.attributes, id: id)
    write(heading.inlines)
    markup.end()
    restore(outer)
    markup.newline()
  }

  /// The next section of the outline.
  private mutating func takeSection() -> SectionFacts {
    defer { nextSection += 1 }
    return plan.section(nextSection) ?? SectionFacts(ordinal: nextSection, rank: 6, isChapter: false)
  }

  private mutating func writeRole(_ role: RoleMarkup) {
    if let type = role.epubType { markup.attribute("epub:type", type) }
    if let ariaRole = role.ariaRole {
      evidence.roles += 1
      markup.attribute("role", ariaRole)
    }
  }

  /// Writes a division, with its role.
  mutating func write(_ division: Division, startsSections: Bool) {
    let isArticle = division.isArticle && startsSections
    if isArticle { beginArticle() }
    if division.isDetails { return writeDetails(division) }
    guard let role = division.role else {
      markup.start("div")
      let outer = write(division.attributes)
      markup.newline()
      if startsSections { writeFlow(division.blocks) } else { write(division.blocks) }
      if isArticle { endArticle() }
      markup.end()
      markup.newline()
      return restore(outer)
    }
    let roleMarkup = RoleMarkup(role)
    switch roleMarkup.element {
    case .section: markup.start("section")
    case .aside: markup.start("aside")
    case .division: markup.start("div")
    }
    if role.isSection, startsSections {
      writeSection(division, role: role, roleMarkup)
    } else {
      let outer = write(division.attributes, classes: role.rawValue)
      writeRole(roleMarkup)
      markup.attribute("aria-label", plan.vocabulary.name(of: role))
      markup.newline()
      if startsSections { writeFlow(division.blocks) } else { write(division.blocks) }
      restore(outer)
    }
    if isArticle { endArticle() }
    markup.end()
    markup.newline()
  }

  /// Writes what a reader can fold away. A summary that is missing gets a sign: a button needs something to be pressed on.
  private mutating func writeDetails(_ division: Division) {
    var attributes = division.attributes
    attributes.classes.removeFirst()
    markup.start("details")
    // On paper and in most reading systems nothing can be opened.
    markup.attribute("open", "open")
    let outer = write(attributes)
    var blocks = division.blocks[...]
    // `title` is what Markdown’s containers have.
    if case .paragraph(var summary)? = blocks.first, let name = summary.attributes.classes.first,
      name == "summary" || name == "title"
    {
      summary.attributes.classes.removeFirst()
      markup.start("summary")
      let around = write(summary.attributes)
      write(summary.inlines)
      markup.end()
      restore(around)
      blocks = blocks.dropFirst()
    } else {
      markup.element("summary", "…")
    }
    markup.newline()
    write(blocks)
    markup.end()
    markup.newline()
    restore(outer)
  }

  private mutating func writeSection(_ division: Division, role: Role, _ roleMarkup: RoleMarkup) {
    let section = takeSection()
    let outer = write(division.attributes, id: "s-\(section.name)", classes: role.rawValue)
    writeRole(roleMarkup)
    guard let title = Block.title(of: division.blocks), let index = division.blocks.firstIndex(of: .heading(title))
    else {
      markup.attribute("aria-label", plan.vocabulary.name(of: role))
      markup.newline()
      writeFlow(division.blocks)
      return restore(outer)
    }
    // Only page breaks stand before the title. They follow it, since the label comes with the start tag.
    writeTitle(title, of: section)
    write(division.blocks[..<index])
    writeFlow(division.blocks[(index + 1)...])
    restore(outer)
  }
}
