import PlatenCore
import Typesetting

extension Composer {
  /// Sets blocks, with a blank line between them.
  mutating func compose(_ blocks: [Block], isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0 { gap = max(gap, isTight && block.isList ? 0 : 1) }
      compose(block)
    }
  }

  /// Sets one block.
  ///
  /// Blocks that hold blocks are taken out of their case in functions of their own: without optimisation a `switch` keeps room
  /// for the payloads of all its cases, and a hundred levels must fit in 512 KiB.
  @inline(never)
  mutating func compose(_ block: Block) {
    mark(block)
    switch block {
    case .list: composeList(block)
    case .definitionList: composeDefinitionList(block)
    case .quote: composeQuote(block)
    case .table: composeTable(block)
    case .figure: composeFigure(block)
    case .division: composeDivision(block)
    case .parallel: composeParallel(block)
    case .paragraph: composeParagraph(block)
    case .heading: composeHeading(block)
    case .code, .math, .raw, .thematicBreak, .pageBreak: composeLeaf(block)
    }
  }

  private mutating func composeList(_ block: Block) {
    guard case .list(let list) = block else { return }
    uncounted { $0.compose(list) }
  }

  private mutating func composeDefinitionList(_ block: Block) {
    guard case .definitionList(let list) = block else { return }
    uncounted { $0.compose(list) }
  }

  private mutating func composeQuote(_ block: Block) {
    guard case .quote(let quote) = block else { return }
    uncounted { $0.indented("> ") { $0.compose(quote.blocks) } }
  }

  private mutating func composeTable(_ block: Block) {
    guard case .table(let table) = block else { return }
    uncounted { $0.compose(table) }
  }

  private mutating func composeFigure(_ block: Block) {
    guard case .figure(let figure) = block else { return }
    uncounted { $0.compose(figure) }
  }

  private mutating func composeDivision(_ block: Block) {
    if case .division(let division) = block { compose(division) }
  }

  private mutating func composeParallel(_ block: Block) {
    if case .parallel(let parallel) = block { compose(parallel) }
  }

  /// Notes in a paragraph hold blocks.
  private mutating func composeParagraph(_ block: Block) {
    if case .paragraph(let paragraph) = block { set(paragraph.inlines) }
  }

  private mutating func composeHeading(_ block: Block) {
    if case .heading(let heading) = block { compose(heading) }
  }

  private mutating func composeLeaf(_ block: Block) {
    switch block {
    case .code(let code):
      if !code.info.isEmpty {
        report(
          "code-language-dropped", .note,
          "The info string of a code block is not printed: \(Diagnostic.quoted(code.info)).",
          loss: .dropped)
      }
      indented("    ") { $0.compose(verbatim: code.text) }
    case .math(let math):
      report(
        "math-as-source", .note, "A formula is printed as its source: \(Diagnostic.quoted(math.source)).",
        loss: .simplified)
      indented("    ") { $0.compose(verbatim: Composer.plainSource(of: math)) }
    case .raw(let raw):
      if Composer.isPlain(raw) { compose(verbatim: raw.text) } else { report(dropped: raw) }
    case .thematicBreak:
      var flat = FlatText(ascii: options.ascii)
      flat.append(verbatim: "*   *   *")
      set(flat, .centred)
    case .pageBreak(let pageBreak): compose(pageBreak)
    case .paragraph, .heading, .list, .definitionList, .quote, .table, .figure, .division, .parallel: break
    }
  }

  /// Sets blocks in which headings begin no sections.
  private mutating func uncounted(_ body: (inout Composer) -> Void) {
    let outer = countsSections
    countsSections = false
    body(&self)
    countsSections = outer
  }

  /// Takes the next section's number, if headings count here.
  mutating func beginSection() {
    guard countsSections, !isMeasuring else { return }
    pending.sections.append(sectionCount)
    sectionCount += 1
  }

  // MARK: Headings

  private mutating func compose(_ heading: Heading) {
    beginSection()
    composeTitle(heading)
  }

  /// Sets a heading that begins no section of its own.
  mutating func composeTitle(_ heading: Heading) {
    if heading.level <= 2 { gap = gap > 0 ? 2 : 0 }
    var flat = FlatText(ascii: options.ascii)
    flatten(heading.inlines, into: &flat)
    guard !flat.isEmpty else { return }
    // A bilingual heading that does not fit in one line is broken between its languages.
    if lineCount(of: flat) > 1, let offset = Composer.counterpart(in: flat.text.bytes) {
      flat = flat.broken(at: offset)
    }
    let longest = set(flat, .heading)
    let underline: UInt8? =
      switch heading.level {
      case 1: 0x3D
      case 2: 0x2D
      case 3: 0x7E
      default: nil
      }
    if let underline {
      let bytes = beginLine() + [UInt8](repeating: underline, count: longest)
      endLine(bytes, columns: prefixColumns + longest, keepsWithNext: true)
    }
    gap = 1
  }

  /// Where the counterpart in parentheses begins that a text ends with: at the space or fullwidth parenthesis before it.
  private static func counterpart(in bytes: [UInt8]) -> Int? {
    if bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28), open > 1, bytes[open - 1] == 0x20 { return open - 1 }
    guard bytes.suffix(3) == [0xEF, 0xBC, 0x89] else { return nil }
    var index = bytes.count - 6
    while index > 0 {
      if bytes[index] == 0xEF, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x88 { return index }
      index -= 1
    }
    return nil
  }

  // MARK: Verbatim text

  /// Sets text line by line. What is too long is folded: a backslash ends the line (RFC 8792 §7, the single backslash strategy).
  mutating func compose(verbatim text: String) {
    let source = Array(text.utf8)
    var printed: [VerbatimLine] = []
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      appendVerbatim(source[start..<end], to: &printed)
      start = end + 1
    }
    for (index, line) in printed.enumerated() {
      let indent = marker == nil ? prefixColumns : markerColumns
      let before = beginLine()
      var bytes: [UInt8] = []
      bytes.reserveCapacity(before.count + line.bytes.count)
      bytes += before
      bytes += line.bytes
      let isEdge = printed.count > 1 && (index == 0 || index == printed.count - 2)
      endLine(bytes, columns: indent + line.columns, keepsWithNext: isEdge)
    }
  }

  private typealias VerbatimLine = (bytes: ArraySlice<UInt8>, columns: Int)

  private mutating func appendVerbatim(_ line: ArraySlice<UInt8>, to printed: inout [VerbatimLine]) {
    // Most lines of code are short ASCII: they are printed as they stand, a column for each byte.
    let indent = marker == nil || !printed.isEmpty ? prefixColumns : markerColumns
    let room = max(2, width - indent)
    if line.count <= room, line.allSatisfy({ 0x20..<0x7F ~= $0 }) { return printed.append((line, line.count)) }
    let line = String(decoding: line, as: UTF8.self)
    var flat = FlatText(ascii: options.ascii)
    // Tabs stand for columns of eight, as on every terminal.
    if line.utf8.contains(0x09) {
      for (index, part) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          let column = display.width(ofUTF8: flat.text.bytes)
          flat.append(verbatim: String(repeating: " ", count: 8 - column % 8))
        }
        flat.append(verbatim: String(part))
      }
    } else {
      flat.append(verbatim: line)
    }
    report(charactersOf: flat)
    let bytes = flat.text.bytes
    let columns = display.width(ofUTF8: bytes)
    guard columns > room else { return printed.append((bytes[...], columns)) }
    report(
      "code-line-folded", "A line of \(columns) columns is folded after \(room - 1); a backslash marks the place.",
      loss: .simplified)
    let pieces = display.pieces(ofUTF8: bytes, columns: room - 1)
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      printed.append((bytes[piece.range] + (isLast ? [] : [0x5C]), piece.columns + (isLast ? 0 : 1)))
    }
  }

  // MARK: Figures, page breaks, divisions

  private mutating func compose(_ figure: Figure) {
    let room = roomHere()
    placeFigure(capture(width: max(room - 4, min(room, 12))) { $0.composeContent(of: figure) })
  }

  private mutating func composeContent(of figure: Figure) {
    compose(figure.blocksBesideCaption)
    guard !figure.caption.isEmpty else { return }
    gap = figure.blocks.count > 1 ? 1 : 0
    set(figure.caption)
  }

  private mutating func placeFigure(_ lines: [PrintLine]) {
    var lines = lines
    if lines.count <= 12 { lines.keepTogether() }
    let indent = room >= 16 ? "    " : ""
    indented(indent) { composer in for line in lines { composer.place(line) } }
  }

  /// The number of a page of the printed edition, at the end of a line of its own.
  private mutating func compose(_ pageBreak: PageBreak) {
    var flat = FlatText(ascii: options.ascii)
    let page = vocabulary.page(pageBreak.label)
    flat.append(vocabulary.isChinese ? "［\(page)］" : "[\(page)]")
    report(charactersOf: flat)
    let columns = display.width(ofUTF8: flat.text.bytes)
    var bytes = beginLine()
    for _ in 0..<max(0, room - columns) { bytes.append(0x20) }
    endLine(bytes + flat.text.bytes, columns: max(width, prefixColumns + columns), keepsWithNext: true)
  }

  private mutating func compose(_ division: Division) {
    begin(division)
    switch division.role {
    case .epigraph?, .dedication?, .pullQuote?:
      indented(String(repeating: " ", count: max(0, min(16, roomHere() / 4)))) { composer in
        composer.compose(composer.withoutTitle(division))
      }
    case .example?, .tip?, .notice?, .questionsAndAnswers?:
      composeAside(division)
    case .cover?, .titlePage?, .copyrightPage?, .abstract?, .editorsNote?, .foreword?, .preface?, .prologue?,
      .introduction?, .part?, .chapter?, .interlude?, .conclusion?, .epilogue?, .afterword?, .acknowledgments?,
      .appendix?, .glossary?, .endnotes?, .bibliography?, .index?, .colophon?, .credits?, .errata?, nil:
      compose(withoutTitle(division))
    }
    end(division)
  }

  /// What comes before the blocks of a division: its section, its title, and a page of its own where books have one.
  mutating func begin(_ division: Division) {
    if division.role == .glossary { glossaryDepth += 1 }
    if division.isArticle, !isCapturing {
      composeEndNotes()
      // At the foot of one page, the numbers of two articles would be mistaken for each other.
      pager.breakPage()
      references.beginArticle()
    }
    guard let role = division.role, role.isSection, countsSections else { return }
    if Composer.hasPageOfItsOwn(role), !isCapturing { pager.breakPage() }
    beginSection()
    if let title = Block.title(of: division.blocks) {
      for block in division.blocks {
        if case .heading = block { break }
        compose(block)
      }
      composeTitle(title)
    }
  }

  /// What is left of a division's blocks after ``begin(_:)``.
  mutating func withoutTitle(_ division: Division) -> [Block] {
    guard division.role?.isSection == true, countsSections, Block.title(of: division.blocks) != nil,
      let index = division.blocks.firstIndex(where: \.isHeading)
    else { return division.blocks }
    return Array(division.blocks[(index + 1)...])
  }

  /// What comes after the blocks of a division.
  mutating func end(_ division: Division) {
    if division.role == .glossary { glossaryDepth -= 1 }
    if division.isArticle, !isCapturing { composeEndNotes() }
    guard let role = division.role, role.isSection, countsSections, Composer.hasPageOfItsOwn(role), !isCapturing else {
      return
    }
    pager.breakPage()
  }

  private static func hasPageOfItsOwn(_ role: Role) -> Bool {
    switch role {
    case .cover, .titlePage, .copyrightPage, .dedication: true
    case .epigraph, .abstract, .editorsNote, .foreword, .preface, .prologue, .introduction, .part, .chapter, .interlude,
      .conclusion, .epilogue, .afterword, .acknowledgments, .appendix, .glossary, .endnotes, .bibliography, .index,
      .colophon, .credits, .errata, .example, .tip, .notice, .questionsAndAnswers, .pullQuote:
      false
    }
  }

  /// An aside stands between two rules; the upper one carries its name.
  private mutating func composeAside(_ division: Division) {
    let blocks = composeHead(ofAside: division)
    let room = roomHere()
    placeAside(capture(width: room) { $0.compose(blocks) })
  }

  /// Sets the upper rule.
  ///
  /// - Returns: the blocks that follow it.
  private mutating func composeHead(ofAside division: Division) -> [Block] {
    var blocks = division.blocks
    var label = division.role.map { vocabulary.name(of: $0) } ?? ""
    // A title of its own stands in place of the role's name, if the line has room for it.
    if case .paragraph(let title)? = blocks.first, title.attributes.classes == ["title"] {
      let text = title.inlines.plainText
      if !text.isEmpty, display.width(ofUTF8: Array(text.utf8)) <= room - 8 {
        label = text
        blocks.removeFirst()
      }
    }
    let name = FlatText.plain(label, ascii: options.ascii)
    let columns = display.width(ofUTF8: name)
    var head = beginLine() + [0x2D, 0x2D, 0x20] + name + [0x20]
    head += [UInt8](repeating: 0x2D, count: max(2, room - columns - 4))
    endLine(head, columns: prefixColumns + max(columns + 6, room), keepsWithNext: true)
    return blocks
  }

  private mutating func placeAside(_ lines: [PrintLine]) {
    var lines = lines
    if lines.count <= 12 { lines.keepTogether() }
    if !lines.isEmpty { lines[lines.count - 1].keepsWithNext = true }
    for line in lines { place(line) }
    let foot = beginLine() + [UInt8](repeating: 0x2D, count: room)
    endLine(foot, columns: prefixColumns + room)
  }
}

extension Block {
  /// Whether this is a list, which stands close to the text of its item.
  var isList: Bool {
    switch self {
    case .list, .definitionList: true
    case .paragraph, .heading, .quote, .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak,
      .pageBreak:
      false
    }
  }

  /// Whether this is a heading.
  var isHeading: Bool { if case .heading = self { true } else { false } }
}

extension FlatText {
  /// A text as it is printed, in UTF-8.
  static func plain(_ text: String, ascii: Bool) -> [UInt8] {
    var flat = FlatText(ascii: ascii)
    flat.append(text)
    return flat.text.bytes
  }
}

extension Figure {
  /// The content, but a picture whose description is the caption is named by its title or its file: nothing is printed twice.
  fileprivate var blocksBesideCaption: [Block] {
    guard blocks.count == 1, case .paragraph(var paragraph)? = blocks.first, paragraph.inlines.count == 1,
      case .image(var image)? = paragraph.inlines.first, !caption.isEmpty, image.alternative == caption.plainText
    else { return blocks }
    image.alternative = image.title ?? image.source
    image.title = nil
    paragraph.inlines = [.image(image)]
    return [.paragraph(paragraph)]
  }
}
