import MarkupWriter
import PlatenCore

extension ContentWriter {
  /// Writes blocks whose headings begin no sections.
  mutating func write(_ blocks: some Sequence<Block>) {
    for block in blocks { write(block) }
  }

  /// Writes a block; a heading in it begins no section.
  mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): write(paragraph)
    case .heading(let heading): write(heading)
    case .list(let list): write(list)
    case .definitionList(let list): write(list)
    case .quote(let quote): write(quote)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .division(let division): write(division, startsSections: false)
    case .parallel(let parallel): write(parallel, startsSections: false)
    case .math(let math): writeBlock(math)
    case .raw(let raw): reportDropped(raw)
    case .thematicBreak(let thematicBreak):
      markup.start("hr")
      restore(write(thematicBreak.attributes))
      markup.endEmpty()
      markup.newline()
    case .pageBreak(let pageBreak): write(pageBreak)
    }
  }

  private mutating func write(_ paragraph: Paragraph) {
    markup.start("p")
    let outer = write(paragraph.attributes)
    writeText(of: paragraph)
    markup.end()
    markup.newline()
    restore(outer)
  }

  /// Writes what a paragraph says.
  mutating func writeText(of paragraph: Paragraph) {
    guard let ending = ParagraphEnding(paragraph.inlines) else { return write(paragraph.inlines) }
    write(ending.start)
    markup.start("span")
    markup.attribute("class", "together")
    write(ending.together)
    markup.end()
    if ending.isRubyDivided { evidence.rubies -= 1 }
  }

  private mutating func write(_ quote: Quote) {
    markup.start("blockquote")
    let outer = write(quote.attributes)
    markup.newline()
    write(quote.blocks)
    markup.end()
    markup.newline()
    restore(outer)
  }

  private mutating func write(_ code: CodeBlock) {
    markup.start("pre")
    let outer = write(code.attributes)
    markup.start("code")
    if let name = code.programmingLanguage { markup.attribute("class", "language-\(name)") }
    markup.text(code.text)
    markup.end()
    markup.end()
    markup.newline()
    restore(outer)
  }

  private mutating func write(_ figure: Figure) {
    markup.start("figure")
    let outer = write(figure.attributes)
    markup.newline()
    if case .paragraph(let only)? = figure.blocks.first, figure.blocks.count == 1, only.attributes.isEmpty {
      write(only.inlines)
      markup.newline()
    } else {
      write(figure.blocks)
    }
    if !figure.caption.isEmpty {
      markup.start("figcaption")
      write(figure.caption)
      markup.end()
      markup.newline()
    }
    markup.end()
    markup.newline()
    restore(outer)
  }

  /// Writes aligned passages: one group a row, so that each passage stands beside its counterparts where there is room
  /// and above them where there is none, and is read aloud before them.
  mutating func write(_ parallel: Parallel, startsSections: Bool) {
    markup.start("div")
    let outer = write(parallel.attributes, classes: "parallel")
    markup.newline()
    for row in parallel.rows {
      markup.start("div")
      markup.attribute("class", "row")
      for (column, passage) in row.passages.enumerated() {
        let around = language
        markup.start("div")
        markup.attribute("class", "passage")
        if column < parallel.languages.count, parallel.languages[column] != language {
          writeLanguage(parallel.languages[column])
          language = parallel.languages[column]
        }
        markup.newline()
        if startsSections, column == 0 { writeFlow(passage) } else { write(passage) }
        markup.end()
        restore(around)
      }
      markup.end()
      markup.newline()
    }
    markup.end()
    markup.newline()
    restore(outer)
  }

  mutating func write(_ pageBreak: PageBreak) {
    let number = nextPageBreak
    nextPageBreak += 1
    markup.start("div")
    _ = write(pageBreak.attributes, id: plan.pageBreakID(number), classes: "pagebreak")
    markup.attribute("epub:type", "pagebreak")
    markup.attribute("role", "doc-pagebreak")
    markup.attribute("aria-label", PageBreak.name(label: pageBreak.label, number: number))
    markup.end()
    markup.newline()
    if case .document = purpose { evidence.pageBreaks += 1 }
  }

  private mutating func writeBlock(_ math: Math) {
    markup.start("div")
    let outer = write(math.attributes, classes: "math")
    write(math, isBlock: true)
    markup.end()
    markup.newline()
    restore(outer)
  }

  func isBlank(_ inlines: [Inline]) -> Bool {
    inlines.plainText.isBlank
  }
}
