import PlatenCore

extension PandocWriter {
  // snippet: blocks
  /// Writes a block. Without `default:`, so that the compiler names this function when the model grows.
  ///
  /// - Parameter isTight: whether a paragraph is a `Plain`, without space around it.
  mutating func write(_ block: Block, isTight: Bool = false) {
    switch block {
    case .paragraph(let paragraph): write(paragraph, isTight: isTight)
    case .heading(let heading): write(heading)
    case .list(let list): write(list)
    case .definitionList(let list): write(list)
    case .quote(let quote): write(quote)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .division(let division): write(division)
    case .parallel(let parallel): write(parallel)
    case .math(let math): writeBlock(math)
    case .raw(let raw): writeRaw(raw, "RawBlock")
    case .thematicBreak(let thematicBreak): write(thematicBreak)
    case .pageBreak(let pageBreak): write(pageBreak)
    }
  }

  private mutating func write(_ paragraph: Paragraph, isTight: Bool) {
    // A paragraph has no attributes in pandoc; a `Div` around it carries them.
    let isWrapped = beginWrapper("Div", paragraph.attributes)
    beginList(isTight ? "Plain" : "Para")
    lastScalar = nil
    writeLead()
    write(paragraph.inlines)
    endList()
    endWrapper(isWrapped)
  }
  // end of snippet

  /// Writes an array of blocks.
  mutating func write(_ blocks: [Block]) {
    json.beginArray()
    for block in blocks { write(block) }
    json.endArray()
  }

  /// Writes blocks of which a single paragraph is set without space around it.
  mutating func writeTightly(_ blocks: [Block], isTight: Bool) {
    // Two paragraphs without space between would run into one.
    let isTight = isTight && blocks.count { $0.isParagraph } < 2
    for block in blocks { write(block, isTight: isTight) }
  }

  private mutating func write(_ heading: Heading) {
    beginList("Header")
    json.literal(String(heading.level))
    // Without an identifier pandoc's tables of contents could not lead there.
    write(heading.attributes, id: heading.attributes.id ?? newID("section"))
    writeContent(heading.inlines)
    endList()
  }

  private mutating func write(_ quote: Quote) {
    let isWrapped = beginWrapper("Div", quote.attributes)
    begin("BlockQuote")
    write(quote.blocks)
    end()
    endWrapper(isWrapped)
  }

  private mutating func write(_ code: CodeBlock) {
    let language = code.programmingLanguage.map(String.init)
    // The rest of what stands beside the language has no place of its own.
    let values = code.info == language ?? "" ? [] : [(name: "info", value: code.info)]
    beginList("CodeBlock")
    write(code.attributes, classes: language.map { [$0] } ?? [], values: values)
    json.string(code.text.hasSuffix("\n") ? String(code.text.dropLast()) : code.text)
    endList()
  }

  private mutating func write(_ thematicBreak: ThematicBreak) {
    let isWrapped = beginWrapper("Div", thematicBreak.attributes)
    bare("HorizontalRule")
    endWrapper(isWrapped)
  }

  private mutating func write(_ pageBreak: PageBreak) {
    report(
      "page-break-hidden", .simplified,
      "The number of the printed page \(Diagnostic.quoted(pageBreak.label)) is kept, but pandoc shows it in HTML only.",
      at: pageBreak.attributes)
    // DPUB-ARIA 1.1: a page break is named by its label.
    beginContainer(
      "Div", pageBreak.attributes, classes: ["page-break"],
      values: [("role", "doc-pagebreak"), ("aria-label", pageBreak.label)])
    endContainer()
  }

  private mutating func write(_ division: Division) {
    let role = division.role
    beginContainer(
      "Div", division.attributes, classes: role.map { [$0.rawValue] } ?? [],
      values: role?.ariaRole.map { [("role", $0)] } ?? [])
    for block in division.blocks { write(block) }
    endContainer()
  }

  private mutating func writeBlock(_ math: Math) {
    beginList("Para")
    lastScalar = nil
    write(math, type: "DisplayMath")
    endList()
  }

  /// Writes raw markup, in a block or in the line.
  mutating func writeRaw(_ raw: Raw, _ tag: StaticString) {
    guard options.raw else {
      report(
        "raw-left-out", warning: true, .dropped,
        "Raw \(Diagnostic.quoted(raw.format)) was left out because of the option raw.")
      return
    }
    beginList(tag)
    json.string(raw.format)
    json.string(raw.text)
    endList()
  }
}

extension Block {
  /// Whether this is a paragraph, which may be set tightly.
  var isParagraph: Bool {
    if case .paragraph = self { true } else { false }
  }
}

extension Role {
  /// The role of DPUB-ARIA 1.1, which pandoc hands on to HTML and EPUB; `nil` if it has none.
  var ariaRole: String? {
    switch self {
    case .cover, .titlePage, .copyrightPage, .interlude: nil
    case .editorsNote: "doc-preface"
    case .questionsAndAnswers: "doc-qna"
    case .pullQuote: "doc-pullquote"
    case .dedication, .epigraph, .abstract, .foreword, .preface, .prologue, .introduction, .part, .chapter,
      .conclusion, .epilogue, .afterword, .acknowledgments, .appendix, .glossary, .endnotes, .bibliography, .index,
      .colophon, .credits, .errata, .example, .tip, .notice:
      "doc-" + rawValue
    }
  }
}
