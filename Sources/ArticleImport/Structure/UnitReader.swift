internal import PlatenCore
internal import TextDecoding

/// Groups lines into units, and says what each looks like by itself.
struct UnitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]
  let mode: ParagraphMode
  /// Whether headings, parts and lists are looked for.
  let structure: Bool
  /// What the whole text tells about its lines.
  let survey: HeadingSurvey
  /// The name of the file, for messages.
  let file: String?
  /// Where lines of the text are not those of the file.
  let places: TextPlaces

  /// A longer line, in bytes, is no title, and only its beginning is looked at.
  private static let longestTitle = 400
  /// How many bytes of a longer line are looked at: more than any number or name of a part has.
  private static let prefix = 120

  /// Where a line begins in the file, in which form feeds and the like end none.
  func location(ofLine index: Int) -> SourceLocation {
    SourceLocation(
      file: file, line: index + 1 - places.softLineEnds(before: lines[index].start), column: 1)
  }

  /// Every unit from a line on.
  ///
  /// - Complexity: O(*n*) in bytes.
  func units(from first: Int) -> [Unit] {
    var units: [Unit] = []
    var index = first
    var scalars: [Unicode.Scalar] = []
    while index < lines.count {
      if index & 0x3FF == 0, Task.isCancelled { break }
      guard !lines[index].isBlank, survey.finding(at: index) != .omitted else {
        index += 1
        continue
      }
      if survey.finding(at: index) == .heading {
        units += sections(at: index, &scalars)
        index += 1
        continue
      }
      var unit = Unit(lines: index..<index + 1, kind: .text)
      if structure, canBegin(lines[index]) {
        let isWhole = read(lines[index], into: &scalars)
        classify(&unit, scalars, isWhole: isWhole)
      }
      extend(&unit)
      index = unit.lines.upperBound
      units.append(unit)
    }
    return units
  }

  /// Reads the beginning of a line; whether that is all of it.
  func read(_ line: Line, into scalars: inout [Unicode.Scalar]) -> Bool {
    let isLong = line.end - line.start > UnitReader.longestTitle
    var end = isLong ? line.start + UnitReader.prefix : line.end
    while isLong, bytes[end] & 0xC0 == 0x80 { end += 1 }
    bytes.read(line.start..<end, into: &scalars)
    return !isLong
  }

  // MARK: What a line looks like

  /// Whether a line can be more than text, by its first byte: nothing begins with a small letter, for one.
  private func canBegin(_ line: Line) -> Bool {
    switch bytes[line.start] {
    case 0x61...0x7A, 0x22, 0x27, 0x2C, 0x24...0x26: false
    default: true
    }
  }

  private func classify(_ unit: inout Unit, _ scalars: [Unicode.Scalar], isWhole: Bool) {
    let line = lines[unit.lines.lowerBound]
    guard let first = scalars.first else { return }
    unit.columns = isWhole ? columns(scalars) : .max
    if isWhole, RuleLine.isRule(scalars) {
      unit.kind = .rule
    } else if first == ">" {
      unit.kind = .quote
    } else if let start = bulletEnd(scalars) {
      unit.kind = .bullet(textStart: line.start + length(scalars[..<start]))
    } else if let number = NumberReader(scalars).number() {
      let text = scalars[number.textStart...]
      unit.kind = .numbered(number, textStart: line.start + length(scalars[..<number.textStart]))
      if isWhole, isTitle(text, of: number) {
        unit.isTitle = text.first?.isLowercaseASCII == false
        unit.isSmallTitle = !unit.isTitle
      }
    } else if !survey.isProse(line), let part = PartReader(scalars: scalars, isWhole: isWhole).part() {
      unit.kind = .part(part.role, textStart: part.textStart.map { line.start + length(scalars[..<$0]) })
    }
  }

  /// Whether the text after a number can be a title, though it begin with a small letter.
  private func isTitle(_ text: ArraySlice<Unicode.Scalar>, of number: NumberedLine) -> Bool {
    // A title does not count, “一、二、三，开始！”, and begins with no sign of computation: “0.0 < 0.5 < 0.10”.
    guard let first = text.first, !"<=>+*/%^|~".unicodeScalars.contains(first) else { return false }
    return TitleLikeness.isTitle(text, columns: 100) && !TitleLikeness.closesMore(text)
      && NumberReader(Array(text)).number()?.style != number.style
  }

  /// The sections that a line names: a volume and a chapter, or one of them.
  private func sections(at index: Int, _ scalars: inout [Unicode.Scalar]) -> [Unit] {
    let line = lines[index]
    bytes.read(line.range, into: &scalars)
    guard let reading = HeadingReader(scalars).reading() ?? FrameReader(scalars).reading() else {
      // A title without a number, or one that a list of contents names.
      let range = TitleFrame.title(of: scalars)
      let start = line.start + length(scalars[..<range.lowerBound])
      let end = start + length(scalars[range])
      let title = SectionLine(style: .side(nil), start: start, titleStart: start, end: end)
      return [Unit(lines: index..<index + 1, kind: .section(title))]
    }
    let outer = survey.repeatedVolumes.contains(index) ? nil : reading.outer
    return [outer, reading.main].compactMap { piece in
      guard let piece else { return nil }
      let start = line.start + length(scalars[..<piece.start])
      let titleStart = start + length(scalars[piece.start..<piece.titleStart])
      var section = SectionLine(
        style: piece.style, start: start, titleStart: titleStart,
        end: titleStart + length(scalars[piece.titleStart..<piece.end]))
      if piece == reading.main { section.below = survey.titleLines[index].map { lines[$0].range } }
      return Unit(lines: index..<index + 1, kind: .section(section))
    }
  }

  /// Where the text after a bullet begins.
  private func bulletEnd(_ scalars: [Unicode.Scalar]) -> Int? {
    guard scalars.count > 1, let first = scalars.first else { return nil }
    switch first {
    case "-", "*", "+": guard scalars[1] == " " || scalars[1] == "\t" else { return nil }
    case "•", "●", "■", "◆", "▪", "○", "‣", "◦", "·", "・": break
    default: return nil
    }
    return scalars.indices.dropFirst().first { !scalars[$0].isBlank }
  }

  private func length(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  // MARK: What lines belong together

  /// Adds the lines below that belong to a unit.
  private func extend(_ unit: inout Unit) {
    switch unit.kind {
    case .rule, .section: return
    case .quote: return extendQuote(&unit)
    case .text, .part, .numbered, .bullet: break
    }
    if mode == .lines { return }
    if isComplete(unit) { return extendTitle(&unit) }
    var index = unit.lines.upperBound
    var scalars: [Unicode.Scalar] = []
    while index < lines.count, !lines[index].isBlank, survey.finding(at: index) == .text,
      !isBreak(before: index, in: unit)
    {
      if structure, canBegin(lines[index]) {
        var next = Unit(lines: index..<index + 1, kind: .text)
        let isWhole = read(lines[index], into: &scalars)
        classify(&next, scalars, isWhole: isWhole)
        if begins(next) { break }
      }
      index += 1
    }
    unit.lines = unit.lines.lowerBound..<index
    // What goes on below is no title.
    if unit.lines.count > 1 { unit.isTitle = false }
  }

  /// Adds the second line of a title that is as wide as the text, where that is all that stands below it.
  private func extendTitle(_ unit: inout Unit) {
    let next = unit.lines.upperBound
    guard case .wrapped = mode, case .numbered = unit.kind, next < lines.count, !lines[next].isBlank,
      next + 1 == lines.count || lines[next + 1].isBlank, lines[next].indentation == lines[next - 1].indentation,
      next < 2 || lines[next - 2].isBlank, survey.finding(at: next) == .text, !isBreak(before: next, in: unit)
    else { return }
    unit.lines = unit.lines.lowerBound..<next + 1
  }

  /// Whether a paragraph ends between two lines of wrapped text.
  private func isBreak(before index: Int, in unit: Unit) -> Bool {
    guard case .wrapped(let width) = mode else { return false }
    let line = lines[index]
    let last = lines[index - 1]
    // A first line is indented; the lines below an item's first are, too.
    let isHanging = isItem(unit) && index == unit.lines.lowerBound + 1
    if line.indentation >= 2, line.indentation > last.indentation, !isHanging { return true }
    return TextMeasure(bytes: bytes).endsParagraph(last, before: line, width: width)
  }

  /// Whether nothing is joined to a line: a title, or the name of a part.
  private func isComplete(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .part(_, textStart: nil): return true
    case .numbered(let number, _):
      guard unit.isTitle else { return false }
      switch number.style {
      case .chinese: return true
      case .decimal(let depth): return depth > 1
      case .parenthesisedChinese, .decimalBeforeParenthesis, .parenthesisedDecimal, .circled, .roman, .letter:
        return false
      }
    case .text, .section, .part, .bullet, .rule, .quote: return false
    }
  }

  private func isItem(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .bullet, .numbered: true
    case .text, .section, .part, .rule, .quote: false
    }
  }

  /// Whether a line begins a unit of its own even without a blank line before it.
  private func begins(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .text: false
    case .section, .part, .bullet, .rule, .quote: true
    case .numbered(let number, _):
      switch number.style {
      case .decimal(let depth): depth == 1 || unit.isTitle
      case .chinese, .parenthesisedChinese, .decimalBeforeParenthesis, .parenthesisedDecimal, .circled: true
      case .roman, .letter: unit.isTitle
      }
    }
  }

  private func extendQuote(_ unit: inout Unit) {
    var index = unit.lines.upperBound
    while index < lines.count, !lines[index].isBlank, bytes[lines[index].start] == 0x3E { index += 1 }
    unit.lines = unit.lines.lowerBound..<index
  }
}

/// A line that is a change of scene: three or more of one sign, with or without blanks between.
enum RuleLine {
  private static let signs = Set("*-_=~＊—–─━·•※☆★◇◆".unicodeScalars)

  static func isRule(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let sign = scalars.first, scalars.count >= 3, signs.contains(sign), scalars[1] == sign || scalars[1].isBlank
    else {
      return false
    }
    let count = scalars.count { !$0.isBlank }
    return count >= 3 && count <= 80 && scalars.allSatisfy { $0 == sign || $0.isBlank }
  }
}
