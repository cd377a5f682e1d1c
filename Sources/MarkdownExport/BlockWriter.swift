import PlatenCore

/// Writes blocks as Markdown.
///
/// Nested blocks wait as ``Step``s: nothing descends with them.
struct BlockWriter {
  /// What the blocks of one container have come to.
  struct Level {
    /// The block that was written last.
    var previous: Block?
    /// The character that marked the items of the list that was written last.
    var listMarker: UInt8?
    /// Whether blocks follow each other without blank lines where that can be read.
    var isTight = false
    /// Whether the first block begins an item.
    var isItem = false
  }

  /// How many bytes are gathered before the sink gets them.
  private static let chunkSize = 65_536

  let options: MarkdownOptions
  var flattener: InlineFlattener
  var output = LineOutput()
  var body = Level()
  /// What is still to be written, the next last.
  var work: [Step] = []
  /// What stood before the lines outside of the open containers.
  var outerPrefixes: [[UInt8]] = []
  /// How many containers are open that other readers do not see: lines that they take for one paragraph.
  var joinDepth = 0
  private var text: [UInt8] = []

  init(options: MarkdownOptions, log: ReportLog) {
    self.options = options
    flattener = InlineFlattener(options: options, log: log)
  }

  var dialect: MarkdownOptions.Dialect { options.dialect }

  func report(_ id: String, _ message: String, _ loss: Diagnostic.Loss) { flattener.report(id, message, loss) }

  /// Gives the sink what was gathered.
  mutating func flush(to sink: inout some ByteSink, isLast: Bool) throws(ExportError) {
    if output.isOutOfProportion {
      throw ExportError(
        .limit, "the marks before the lines of nested blocks would be many times longer than the lines",
        advice: "Flatten the document's lists and quotations.")
    }
    guard isLast || output.bytes.count >= BlockWriter.chunkSize else { return }
    try sink.write(output.bytes)
    output.removeWritten()
  }

  /// Whether a block can stand directly below another and is read as one of its own.
  func canFollow(_ previous: Block, _ block: Block) -> Bool {
    if isFenced(previous) { return true }
    switch previous {
    case .heading, .code, .thematicBreak: return true
    case .paragraph, .list, .quote, .table: break
    case .definitionList, .figure, .division, .parallel, .math, .raw, .pageBreak: return false
    }
    if isFenced(block) { return true }
    switch block {
    case .heading, .code, .thematicBreak: return true
    case .quote: if case .quote = previous { return false } else { return true }
    case .list(let list): return canFollow(previous, list)
    case .table:
      // The last line of a paragraph becomes the first row, if a row of dashes follows.
      if case .paragraph = previous { return dialect.isPlaten }
      return false
    case .paragraph, .definitionList, .figure, .division, .parallel, .math, .raw, .pageBreak: return false
    }
  }

  private func canFollow(_ previous: Block, _ list: List) -> Bool {
    switch (previous, list.style) {
    case (.list(let other), .ordered(let numbering)):
      if case .ordered(let before) = other.style { return before.delimiter != numbering.delimiter }
      return true
    case (.list, .bullet): return true
    case (.paragraph, _):
      // CommonMark 0.31.2 §5.2: neither an empty item nor one that is not 1 interrupts a paragraph.
      guard let first = list.items.first, !first.blocks.isEmpty else { return false }
      if case .ordered(let numbering) = list.style { return numbering.start == 1 }
      return true
    case (_, _): return true
    }
  }

  /// Whether a block is written between `:::` lines.
  private func isFenced(_ block: Block) -> Bool {
    guard dialect.isPlaten, wrapped(block) == nil else { return dialect.isPlaten }
    switch block {
    case .division, .parallel: return true
    case .paragraph, .heading, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak,
      .pageBreak:
      return false
    }
  }

  /// Writes a block, or the beginning of it.
  mutating func write(_ block: Block, next: Block?, in level: inout Level) {
    if let attributes = wrapped(block) { return write(block, within: attributes) }
    // Two of these side by side would be one.
    if dialect.isPlaten, case .definitionList = level.previous, case .definitionList = block {
      return write(block, within: (.none, []))
    }
    if !dialect.isPlaten { flattener.reportAttributes(wrappedAttributes(of: block)) }
    switch block {
    case .paragraph(let paragraph):
      write(paragraph, isFirstInItem: level.isItem, isBesideTable: isTable(level.previous) || isTable(next))
    case .heading(let heading): write(heading)
    case .list(let list): write(list, in: &level)
    case .definitionList(let list): write(list)
    case .quote(let quote):
      let mark = Array("> ".utf8)
      schedule(.open(marker: mark, prefix: mark), BlockWriter.step(quote.blocks), .close)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .division(let division): write(division)
    case .parallel(let parallel): write(parallel)
    case .math(let math): write(math)
    case .raw(let raw): write(raw)
    case .thematicBreak:
      // Below a marker of the same characters it would be read as one rule.
      output.line(output.openMarker == nil ? "* * *" : "___")
    case .pageBreak(let pageBreak): write(pageBreak)
    }
  }

  private func isTable(_ block: Block?) -> Bool {
    if case .table = block { return true }
    return false
  }
}

// MARK: Text

extension BlockWriter {
  /// Writes the inlines of a paragraph.
  ///
  /// - Parameters:
  ///   - lead: finished markup before the text.
  ///   - inner: whether they stand in brackets of the reserved class `inner`.
  mutating func write(
    _ inlines: [Inline], place: TextEscapes.Place, lead: [UInt8] = [], wraps: Bool = true, inner: Bool = false
  ) {
    flattener.flatten(inlines, inner: inner)
    var place = place
    place.isJoined = place.isJoined || joinDepth > 0
    if flattener.sequence.isEmpty {
      if !lead.isEmpty { output.line(lead) }
      return
    }
    text.removeAll(keepingCapacity: true)
    text += lead
    let width = wraps ? options.wrap : nil
    var points: WrapPoints? = width == nil ? nil : WrapPoints()
    TextEscapes.write(flattener.sequence, place: place, to: &text, points: &points)
    if let width, let points {
      LineWrapper.wrap(&text, at: points, width: width, prefix: output.prefix, isPlaten: dialect.isPlaten)
    }
    output.lines(text)
  }

  /// The inlines as Markdown in one line.
  mutating func line(_ inlines: [Inline], place: TextEscapes.Place) -> [UInt8] {
    flattener.flatten(inlines, allowsBreaks: false)
    var result: [UInt8] = []
    var points: WrapPoints?
    TextEscapes.write(flattener.sequence, place: place, to: &result, points: &points)
    return result
  }

  mutating func write(_ paragraph: Paragraph, isFirstInItem: Bool, isBesideTable: Bool, lead: [UInt8] = []) {
    write(
      paragraph.inlines,
      place: TextEscapes.Place(
        dialect: dialect, beginsLine: lead.isEmpty, isFirstInItem: isFirstInItem, isBesideTable: isBesideTable),
      lead: lead, inner: dialect.isPlaten && paragraph.isPicture)
  }

  private mutating func write(_ heading: Heading) {
    if heading.level <= 2, heading.inlines.contains(where: \.isBroken) { return writeUnderlined(heading) }
    let list = attributeList(of: heading)
    let title = line(heading.inlines, place: TextEscapes.Place(dialect: dialect, beginsLine: false, isHeading: true))
    var line = [UInt8](repeating: UInt8(ascii: "#"), count: heading.level)
    if !title.isEmpty { line += [0x20] + title }
    output.line(line + (list.isEmpty ? emptyList(behind: title) : list))
  }

  /// Braces at the end of a heading's last inline would be taken for the heading's own attributes.
  private func emptyList(behind title: [UInt8]) -> [UInt8] {
    dialect.isPlaten && title.last == UInt8(ascii: "}") ? Array(" {}".utf8) : []
  }

  /// Writes a heading of level 1 or 2 with a line below it, which is how its title can have several lines.
  mutating func writeUnderlined(_ heading: Heading, lead: [UInt8] = []) {
    flattener.flatten(heading.inlines)
    guard !flattener.sequence.isEmpty else { return output.line(heading.level == 1 ? "#" : "##") }
    text.removeAll(keepingCapacity: true)
    text += lead
    var points: WrapPoints?
    let place = TextEscapes.Place(dialect: dialect, beginsLine: lead.isEmpty, isHeading: true)
    TextEscapes.write(flattener.sequence, place: place, to: &text, points: &points)
    let list = attributeList(of: heading)
    output.lines(text + (list.isEmpty ? emptyList(behind: text) : list))
    output.line(heading.level == 1 ? "===" : "---")
  }

  private func attributeList(of heading: Heading) -> [UInt8] {
    let attributes = heading.attributes.withoutSource
    guard !attributes.isEmpty, dialect.isPlaten else {
      flattener.reportAttributes(attributes)
      return []
    }
    flattener.reportNames(attributes)
    return Array((" " + AttributeSyntax.list(attributes)).utf8)
  }

  private mutating func write(_ code: CodeBlock) {
    var attributes = code.attributes.withoutSource
    if !dialect.isPlaten {
      if !code.info.isEmpty { flattener.reportAttributes(attributes) }
      attributes = .none
    }
    flattener.reportNames(attributes)
    // That word alone makes it a formula.
    let needsList = dialect.isPlaten && code.info == "math"
    writeFence(
      code.text, info: code.info, list: attributes.isEmpty && !needsList ? "" : AttributeSyntax.list(attributes))
  }

  /// Writes verbatim text in a fence that is longer than any in it.
  mutating func writeFence(_ code: String, info: String, list: String) {
    let bytes = Array(code.utf8)
    let mark = info.utf8.contains(UInt8(ascii: "`")) ? UInt8(ascii: "~") : UInt8(ascii: "`")
    var length = 3
    var run = 0
    for byte in bytes {
      run = byte == mark ? run + 1 : 0
      length = max(length, run + 1)
    }
    var head = [UInt8](repeating: mark, count: length)
    let words = Array(info.utf8)
    let hasTitle =
      dialect.isPlaten && (words.last == UInt8(ascii: "]") || words.contains(0x22) && info.contains(" title=\""))
    if words.first == mark { head.append(0x20) }
    for (index, byte) in words.enumerated() {
      // Braces at the end would be attributes.
      if dialect.isPlaten, byte == UInt8(ascii: "{"), words.last == UInt8(ascii: "}") {
        head += Array("&#123;".utf8)
      } else if hasTitle, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"") {
        // As they are, they would be the title of the code.
        head += Array("&#\(byte);".utf8)
      } else if byte.isSpaceOrTab, index == 0 || index + 1 == words.count {
        head += Array("&#\(byte);".utf8)
      } else {
        LinkSyntax.appendEscaped(byte, at: index, of: words, to: &head)
      }
    }
    if !list.isEmpty { head += (info.isEmpty ? [] : [0x20]) + Array(list.utf8) }
    output.line(head)
    writeVerbatim(bytes)
    output.line([UInt8](repeating: mark, count: length))
  }

  /// Writes lines as they are; each CR and NUL becomes what readers make of it anyway.
  private mutating func writeVerbatim(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = bytes[start..<end]
      output.line(line.contains(0) ? line.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] } : Array(line))
      start = end + 1
      if end < bytes.count, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
    }
  }
}

extension Inline {
  /// Whether a line ends here, or within. Scripts have no line ends in Markdown.
  var isBroken: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .emphasis(let styled), .strong(let styled), .strikethrough(let styled):
      styled.inlines.contains(where: \.isBroken)
    case .link(let link): link.inlines.contains(where: \.isBroken)
    case .span(let span): span.inlines.contains(where: \.isBroken)
    case .gloss(let gloss):
      gloss.term.contains(where: \.isBroken) || gloss.counterpart.contains(where: \.isBroken)
    case .text, .subscript, .superscript, .code, .image, .ruby, .note, .math, .raw: false
    }
  }
}

extension Paragraph {
  /// Whether it is a picture alone, with a description: it would be read as a figure.
  fileprivate var isPicture: Bool {
    guard inlines.count == 1, case .image(let image) = inlines[0] else { return false }
    return !image.alternative.isEmpty
  }
}
