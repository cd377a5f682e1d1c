import PlatenCore

extension RandomDocumentBuilder {
  /// Draws a block that fits a place.
  mutating func block(_ place: RandomPlace, after previous: Block? = nil) -> Block {
    remaining -= 1
    return makeBlock(drawBlock(place), place)
  }

  /// A few blocks, at least one unless the document may be untidy.
  mutating func blocks(_ place: RandomPlace, atMost count: Int = 3) -> [Block] {
    if has(.untidy), random.oneIn(10) { return [] }
    var result: [Block] = []
    for _ in 0...random.below(count) {
      append(block(place), to: &result)
      if remaining <= 0 { break }
    }
    return result
  }

  /// One paragraph.
  mutating func paragraph(_ place: RandomPlace) -> Block { makeBlock(.paragraph, place) }

  /// Takes the next kind from the deck that fits; the deeper the place, the more often a paragraph.
  private mutating func drawBlock(_ place: RandomPlace) -> BlockKind {
    if place.room < nesting, random.oneIn(2) || remaining <= 0 { return .paragraph }
    for _ in 0..<2 {
      if let index = blockDeck.firstIndex(where: { fits($0, place) }) { return blockDeck.remove(at: index) }
      let kinds = BlockKind.allCases.filter { selection.blocks.contains($0) && !blockDeck.contains($0) }
      blockDeck += random.shuffled(kinds + [.paragraph, .paragraph, .paragraph])
    }
    return .paragraph
  }

  private func fits(_ kind: BlockKind, _ place: RandomPlace) -> Bool {
    let leastRoom =
      switch kind {
      case .thematicBreak, .pageBreak, .code, .math, .raw: 1
      case .paragraph, .heading: 2
      case .list, .definitionList, .quote, .table, .figure, .division, .parallel: 3
      }
    // A note is set apart from the text: what structures a text has no place in it.
    let isStructure =
      switch kind {
      case .heading, .division, .parallel, .pageBreak, .figure, .thematicBreak: true
      case .paragraph, .list, .definitionList, .quote, .table, .code, .math, .raw: false
      }
    return place.room >= leastRoom && !(isStructure && place.isInNote && !has(.untidy))
  }

  private mutating func makeBlock(_ kind: BlockKind, _ place: RandomPlace) -> Block {
    let inside = place.inside
    switch kind {
    case .paragraph: return .paragraph(Paragraph(inlines(inside), attributes: attributes()))
    case .heading:
      var title = inside
      title.allowsBreaks = has(.untidy)
      return .heading(Heading(level: 1 + random.below(6), inlines(title), attributes: attributes()))
    case .list: return .list(list(inside))
    case .definitionList: return .definitionList(definitionList(inside))
    case .quote: return .quote(Quote(blocks(inside), attributes: attributes()))
    case .code:
      let info = random.pick(["", "swift", "python title=\"例\"", "c++"]) ?? ""
      return .code(CodeBlock(text.code(&random), info: info, attributes: attributes(language: false)))
    case .table: return .table(table(inside))
    case .figure: return .figure(figure(inside))
    case .division:
      let role = random.oneIn(3) ? nil : random.pick(Role.allCases)
      var attributes = attributes()
      if role == nil, attributes.isEmpty { attributes.classes = ["aside"] }
      return .division(Division(role: role, blocks(inside, atMost: 4), attributes: attributes))
    case .parallel: return .parallel(parallel(inside))
    case .math: return .math(math(isBlock: true))
    case .raw: return .raw(raw(isBlock: true))
    case .thematicBreak: return .thematicBreak(ThematicBreak(attributes: attributes(language: false)))
    case .pageBreak:
      let label = random.pick(["1", "12", "xiv", "A-3", "第三页"]) ?? "1"
      return .pageBreak(PageBreak(label: label, attributes: attributes(language: false)))
    }
  }

  // MARK: Lists

  private mutating func list(_ place: RandomPlace) -> List {
    let style: List.Style = random.oneIn(2) ? .bullet : .ordered(numbering())
    let isTight = random.oneIn(2)
    // A loose list of one item of one block looks like a tight one.
    let count = isTight ? 1 + random.below(4) : 2 + random.below(3)
    var items: [ListItem] = []
    for _ in 0..<count {
      let isTask = has(.tasks) && style == .bullet && random.oneIn(4)
      let content = isTight && !has(.untidy) ? tightContent(place) : blocks(place)
      items.append(
        ListItem(
          isTask && !has(.untidy) ? startingWithParagraph(content, place) : content,
          task: isTask ? random.pick(ListItem.Task.allCases) : nil, attributes: listItemAttributes()))
    }
    return List(style, isTight: isTight, items: items, attributes: attributes())
  }

  private mutating func listItemAttributes() -> Attributes { random.oneIn(3) ? attributes() : .none }

  private mutating func startingWithParagraph(_ content: [Block], _ place: RandomPlace) -> [Block] {
    if case .paragraph? = content.first { return content }
    return [paragraph(place)] + content
  }

  /// A paragraph, sometimes with a list under it: what Markdown can say without a blank line.
  private mutating func tightContent(_ place: RandomPlace) -> [Block] {
    var result = [paragraph(place)]
    if place.room >= 3, selection.blocks.contains(.list), remaining > 0, random.oneIn(5) {
      remaining -= 1
      result.append(.list(list(place.inside)))
    }
    return result
  }

  private mutating func numbering() -> List.Numbering {
    typealias Numbering = List.Numbering
    return Numbering(
      start: random.pick([1, 1, 1, 0, 2, 7, 42, 999_999_999]) ?? 1,
      kind: has(.numberings) ? random.pick(Numbering.Kind.allCases) ?? .decimal : .decimal,
      delimiter: random.pick(Numbering.Delimiter.allCases) ?? .period)
  }

  private mutating func definitionList(_ place: RandomPlace) -> DefinitionList {
    let items = (0...random.below(3)).map { _ in
      var term = place
      term.allowsBreaks = has(.untidy)
      return DefinitionList.Item(
        terms: (0...random.below(2)).map { _ in inlines(term) },
        definitions: (0...random.below(2)).map { _ in [paragraph(place)] + (random.oneIn(4) ? blocks(place) : []) })
    }
    return DefinitionList(items, isTight: random.oneIn(2), attributes: attributes())
  }

  // MARK: Figures, parallel passages, mathematics, raw markup

  private mutating func figure(_ place: RandomPlace) -> Figure {
    let content: [Block]
    if random.oneIn(4) {
      content = [paragraph(place)]
    } else {
      let picture = selection.inlines.contains(.image) ? Inline.image(image()) : .text(text.phrase(&random))
      content = [.paragraph(Paragraph([picture]))]
    }
    var caption = place
    caption.allowsBreaks = has(.untidy)
    return Figure(content, caption: random.oneIn(5) ? [] : inlines(caption), attributes: attributes())
  }

  private mutating func parallel(_ place: RandomPlace) -> Parallel {
    let tags = random.shuffled(["en", "zh-Hans", "ja"]).prefix(2 + random.below(2))
    let languages = tags.compactMap { Language($0) }
    let rows = (0...random.below(3)).map { _ in
      Parallel.Row(
        languages.map { _ in random.oneIn(8) ? [] : [paragraph(place)] + (random.oneIn(5) ? blocks(place) : []) },
        confidence: random.oneIn(3) ? random.below(101) : nil)
    }
    return Parallel(languages: languages, rows: rows, attributes: attributes(language: false))
  }

  mutating func math(isBlock: Bool) -> Math {
    let formula =
      random.pick(["x^2 + y^2 = z^2", "\\frac{a}{b} < \\sqrt{2}", "\\text{速度} = s / t", "a_1 \\& b"]) ?? "x"
    if random.oneIn(2) { return Math(formula, attributes: attributes(language: false)) }
    let display = isBlock ? " display=\"block\"" : ""
    return Math(
      """
      <math xmlns="http://www.w3.org/1998/Math/MathML"\(display)><mrow><mi>x</mi><mo>&lt;</mo>\
      <msup><mi>y</mi><mn>2</mn></msup></mrow></math>
      """, notation: .mathML, attributes: attributes(language: false))
  }

  mutating func raw(isBlock: Bool) -> Raw {
    if random.oneIn(4) { return Raw(format: "latex", isBlock ? "\\newpage" : "\\,") }
    if text.isHostile, random.oneIn(2), let string = random.pick(HostileStrings.all) {
      return Raw(format: "html", string)
    }
    let markup =
      isBlock
      ? ["<div class=\"raw\">\n<p>原文 &amp; raw</p>\n</div>", "<!-- a comment -->", "<hr />"]
      : ["<kbd>", "</kbd>", "<!-- c -->", "<br/>", "<i class=\"x\">"]
    return Raw(format: "html", random.pick(markup) ?? "<br/>")
  }
}
