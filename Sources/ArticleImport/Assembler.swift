internal import PlatenCore

/// Makes the blocks of the document from units and what was decided about them.
struct Assembler {
  let reader: UnitReader
  let primary: Language
  let log: ReportLog

  private var blocks: [Block] = []
  /// The part that is open, and where its blocks begin.
  private var part: (role: Role, level: Int, start: Int)?

  init(reader: UnitReader, primary: Language, log: ReportLog) {
    self.reader = reader
    self.primary = primary
    self.log = log
  }

  private var bytes: UnsafeBufferPointer<UInt8> { reader.bytes }

  /// The blocks.
  ///
  /// - Complexity: O(*n*) in bytes.
  mutating func blocks(_ units: [Unit], _ plan: SectionPlan) -> [Block] {
    blocks.reserveCapacity(units.count)
    let lastHeading = plan.decisions.lastIndex { $0.isHeading } ?? -1
    var index = 0
    while index < units.count {
      if index & 0x3FF == 0, Task.isCancelled { break }
      let unit = units[index]
      switch plan.decisions[index] {
      case .paragraph: blocks.append(.paragraph(Paragraph(inlines(of: unit))))
      case .rule: blocks.append(.thematicBreak(ThematicBreak()))
      case .quote: blocks.append(quote(unit))
      case .heading(let level):
        if let part, level <= part.level { closePart() }
        blocks.append(.heading(heading(unit, level: level)))
      case .part(let level): addPart(unit, level: level, isLast: index >= lastHeading)
      case .item:
        let end = plan.decisions[(index + 1)...].firstIndex { $0 != .item(opens: false) } ?? units.count
        blocks.append(orderedList(units[index..<end]))
        index = end
        continue
      case .bullet:
        let end = plan.decisions[(index + 1)...].firstIndex { $0 != .bullet } ?? units.count
        blocks.append(bulletList(units[index..<end]))
        index = end
        continue
      }
      index += 1
    }
    closePart()
    return blocks
  }

  // MARK: Parts

  private mutating func addPart(_ unit: Unit, level: Int, isLast: Bool) {
    closePart()
    if case .section(let section) = unit.kind, let role = section.role {
      part = (role, level, blocks.count)
      blocks.append(.heading(heading(unit, level: level)))
      return
    }
    guard case .part(let role, let textStart) = unit.kind else { return }
    part = (role, level, blocks.count)
    let line = reader.lines[unit.lines.lowerBound]
    guard let textStart else {
      blocks.append(.heading(Heading(level: level, title(line.range))))
      return
    }
    var end = textStart
    while end > line.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    blocks.append(.heading(Heading(level: level, title(line.start..<end))))
    blocks.append(.paragraph(Paragraph(inlines(of: unit, from: textStart))))
    // Where no heading follows, the article itself comes after the note, and is no part of it.
    if isLast, role == .editorsNote || role == .abstract { closePart() }
  }

  private mutating func closePart() {
    guard let open = part else { return }
    part = nil
    let content = Array(blocks[open.start...])
    blocks.removeSubrange(open.start...)
    blocks.append(.division(Division(role: open.role, content)))
  }

  // MARK: Headings

  private func heading(_ unit: Unit, level: Int) -> Heading {
    let (start, titleStart, end): (Int, Int, Int)
    switch unit.kind {
    case .section(let section):
      if let below = section.below {
        return Heading(level: level, [.text(bytes.text(section.start..<section.end) + " ")] + title(below)).joined
      }
      (start, titleStart, end) = (section.start, section.titleStart, section.end)
    case .numbered where unit.lines.count > 1: return Heading(level: level, inlines(of: unit))
    case .numbered(_, let textStart):
      let line = reader.lines[unit.lines.lowerBound]
      (start, titleStart, end) = (line.start, textStart, line.end)
    case .text, .part, .bullet, .rule, .quote: return Heading(level: level, inlines(of: unit))
    }
    let title = title(titleStart..<end)
    let number = bytes.text(start..<titleStart)
    if number.isEmpty { return Heading(level: level, title) }
    if title.isEmpty { return Heading(level: level, [.text(number)]) }
    if case .text(let text)? = title.first, title.count == 1 { return Heading(level: level, [.text(number + text)]) }
    return Heading(level: level, [.text(number)] + title)
  }

  /// A title as inlines: a gloss if it is in two languages.
  private func title(_ range: Range<Int>) -> [Inline] {
    guard !range.isEmpty else { return [] }
    let scalars = bytes.scalars(range)
    // The colon of a lead-in stands behind both languages.
    let colon = scalars.last.map { $0 == ":" || $0 == "：" } == true ? scalars.suffix(1) : []
    guard let both = Bilingual(scalars.dropLast(colon.count)) else { return [.text(bytes.text(range))] }
    let language = both.firstLanguage.primary == primary.primary ? nil : both.firstLanguage
    return [
      .gloss(
        Gloss(
          term: [.text(both.first)], counterpart: [.text(both.second)], counterpartLanguage: both.secondLanguage,
          form: both.form, attributes: Attributes(language: language)))
    ] + (colon.isEmpty ? [] : [.text(String(scalars: colon[...]))])
  }

  // MARK: Lists and quotations

  private func orderedList(_ units: ArraySlice<Unit>) -> Block {
    var items: [ListItem] = []
    var numbering = List.Numbering()
    for unit in units {
      guard case .numbered(let number, let textStart) = unit.kind else { continue }
      if items.isEmpty, let style = number.style.listNumbering {
        numbering = List.Numbering(start: number.value, kind: style.kind, delimiter: style.delimiter)
        if !number.isCanonical { reportMark(unit, textStart) }
      }
      items.append(ListItem([.paragraph(Paragraph(inlines(of: unit, from: textStart)))]))
    }
    return .list(List(.ordered(numbering), items: items))
  }

  private func reportMark(_ unit: Unit, _ textStart: Int) {
    let line = unit.lines.lowerBound
    let mark = bytes.text(reader.lines[line].start..<textStart)
    log.report(
      Diagnostic(
        "article.list-mark", .note,
        "The numbers of this list, such as \(Diagnostic.quoted(mark)), are generated again.",
        at: reader.location(ofLine: line), loss: .substituted))
  }

  private func bulletList(_ units: ArraySlice<Unit>) -> Block {
    var items: [ListItem] = []
    for unit in units {
      guard case .bullet(let textStart) = unit.kind else { continue }
      items.append(ListItem([.paragraph(Paragraph(inlines(of: unit, from: textStart)))]))
    }
    return .list(List(.bullet, items: items))
  }

  private func quote(_ unit: Unit) -> Block {
    var paragraphs: [Block] = []
    for index in unit.lines {
      let line = reader.lines[index]
      var start = line.start
      while start < line.end, bytes[start] == 0x3E || bytes[start] == 0x20 { start += 1 }
      if start < line.end { paragraphs.append(.paragraph(Paragraph([.text(bytes.text(start..<line.end))]))) }
    }
    // Nothing but marks is no quotation.
    return paragraphs.isEmpty ? .paragraph(Paragraph(inlines(of: unit))) : .quote(Quote(paragraphs))
  }

  // MARK: Text

  /// The text of a unit, its lines joined as the mode has it.
  private func inlines(of unit: Unit, from start: Int? = nil) -> [Inline] {
    let first = reader.lines[unit.lines.lowerBound]
    let start = start ?? first.start
    guard unit.lines.count > 1 else { return start < first.end ? [.text(bytes.text(start..<first.end))] : [] }
    if reader.mode == .blankLines { return separateLines(unit, from: start) }
    var text: [UInt8] = []
    text.reserveCapacity(reader.lines[unit.lines.upperBound - 1].end - start + unit.lines.count)
    for index in unit.lines {
      let line = reader.lines[index]
      let from = index == unit.lines.lowerBound ? start : line.start
      guard from < line.end else { continue }
      if !text.isEmpty, needsSpace(after: reader.lines[index - 1], before: bytes.scalar(at: from).scalar) {
        text.append(0x20)
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<line.end]))
    }
    return [.text(String(decoding: text, as: UTF8.self))]
  }

  private func separateLines(_ unit: Unit, from start: Int) -> [Inline] {
    var inlines: [Inline] = []
    for index in unit.lines {
      let line = reader.lines[index]
      let from = index == unit.lines.lowerBound ? start : line.start
      if !inlines.isEmpty { inlines.append(.lineBreak) }
      if from < line.end { inlines.append(.text(bytes.text(from..<line.end))) }
    }
    return inlines
  }

  /// Whether a line end stood for a space.
  ///
  /// Not between wide characters, and not after the hyphen of a word that goes on: the hyphen stays, for it may belong
  /// to the word.
  private func needsSpace(after line: Line, before next: Unicode.Scalar) -> Bool {
    guard let last = bytes.scalar(before: line.end, from: line.start) else { return false }
    if last.scalar.isWide && next.isWide || last.scalar == "—" || next == "—" { return false }
    guard last.scalar == "-" || last.scalar == "\u{2010}", next.properties.isAlphabetic else { return true }
    let before = bytes.scalar(before: line.end - last.length, from: line.start)
    return before?.scalar.properties.isAlphabetic != true
  }
}

extension Heading {
  /// The heading with two texts at its start as one.
  fileprivate var joined: Heading {
    guard inlines.count == 2, case .text(let first) = inlines[0], case .text(let second) = inlines[1] else {
      return self
    }
    return Heading(level: level, [.text(first + second)])
  }
}

extension SectionPlan.Decision {
  var isHeading: Bool {
    switch self {
    case .heading, .part: true
    case .paragraph, .item, .bullet, .rule, .quote: false
    }
  }
}
