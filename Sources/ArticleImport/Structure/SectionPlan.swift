internal import PlatenCore

/// What every unit becomes, decided from the whole text.
struct SectionPlan {
  /// What a unit becomes.
  enum Decision: Hashable {
    case paragraph
    case heading(level: Int)
    /// An item of a list; `opens` if it is the first.
    case item(opens: Bool)
    case part(level: Int)
    case bullet
    case rule
    case quote
  }

  /// One decision a unit.
  private(set) var decisions: [Decision]

  /// Longer numbered lines, in columns, are paragraphs.
  private static let longestItem = 240

  private let reader: UnitReader
  /// How far lines numbered as `1.2` are indented that can be titles, where there are several.
  private var sectionIndentation: Int?

  /// Decides.
  ///
  /// Lines with the same style and rising numbers are a sequence. A sequence with nothing between its lines is a list, if
  /// its style can be a list's. Otherwise those of its lines that can be titles are headings.
  ///
  /// - Complexity: O(*n*) in units.
  init(_ units: [Unit], reader: UnitReader) {
    self.reader = reader
    decisions = units.map { unit in
      switch unit.kind {
      case .text, .numbered: .paragraph
      case .section(let section): section.role == nil ? .heading(level: 1) : .part(level: 1)
      case .part: .part(level: 1)
      case .bullet: .bullet
      case .rule: .rule
      case .quote: .quote
      }
    }
    sectionIndentation = indentationOfSections(units)
    for sequence in sequences(units) { decide(sequence, units) }
    assignLevels(units)
  }

  // MARK: Sequences

  private struct Key: Hashable {
    var style: NumberStyle
    var parent: [Int]
  }

  /// Numbered units whose numbers rise by one, by their place among all units; those of annexes are none.
  private func sequences(_ units: [Unit]) -> [[Int]] {
    var finished: [[Int]] = []
    var open: [Key: (last: Int, members: [Int])] = [:]
    var isAnnex = false
    for (index, unit) in units.enumerated() {
      guard case .numbered(let number, _) = unit.kind else {
        isAnnex = AnnexList.isLead(reader, unit)
        continue
      }
      if isAnnex { continue }
      let key = Key(style: number.style, parent: number.parent)
      if var sequence = open.removeValue(forKey: key) {
        if number.value == sequence.last + 1 {
          sequence.last = number.value
          sequence.members.append(index)
          open[key] = sequence
          continue
        }
        finished.append(sequence.members)
      }
      open[key] = (number.value, [index])
    }
    finished += open.values.map(\.members)
    return finished
  }

  private mutating func decide(_ sequence: [Int], _ units: [Unit]) {
    guard let first = sequence.first, case .numbered(let number, _) = units[first].kind else { return }
    // `应当做到：1.不迟到；` and `2.不早退` on the line below.
    if first > 0, number.value > 1, AnnexList.holds(number.value - 1, reader, units[first - 1]) { return }
    let isUnbroken = zip(sequence, sequence.dropFirst()).allSatisfy { $0 + 1 == $1 }
    if isUnbroken, sequence.count > 1, number.style.listNumbering != nil,
      sequence.allSatisfy({ units[$0].columns <= SectionPlan.longestItem })
    {
      return makeList(sequence)
    }
    // `1.1`, `1.2`, `1.3` with nothing between them list what is elsewhere.
    if isUnbroken, sequence.count > 2 { return }
    guard canBeHeadings(sequence, number, units) else { return }
    if isStep(number, units[first]) { return makeLists(sequence, units) }
    switch number.style {
    case .roman, .letter:
      // “I. Newton” and “A. Smith” are people unless a second line goes on counting.
      guard sequence.count > 1, number.value == 1, units[first].isTitle else { return }
    case .circled: return
    case .chinese, .parenthesisedChinese, .decimal, .decimalBeforeParenthesis, .parenthesisedDecimal: break
    }
    if sequence.count == 1, isListed(number, before: first + 1, units) { return }
    let titles = titles(in: sequence, number, units)
    if titles.count * 2 >= sequence.count {
      for index in titles { decisions[index] = .heading(level: 1) }
    } else if number.style.listNumbering != nil {
      makeLists(sequence, units)
    }
  }

  private func indentationOfSections(_ units: [Unit]) -> Int? {
    let indentations = units.compactMap { unit -> Int? in
      guard unit.isTitle, case .numbered(let number, _) = unit.kind, case .decimal(let depth) = number.style, depth > 1
      else { return nil }
      return reader.lines[unit.lines.lowerBound].indentation
    }
    return indentations.count > 2 ? indentations.min() : nil
  }

  /// Whether a line numbered as `1.` is a step in the text, which is indented further than the sections are.
  private func isStep(_ number: NumberedLine, _ unit: Unit) -> Bool {
    guard case .decimal(depth: 1) = number.style, let sectionIndentation else { return false }
    return reader.lines[unit.lines.lowerBound].indentation >= sectionIndentation + 2
  }

  /// Whether a line with a number such as `8.1` is one of a list of what is elsewhere: `9.1` follows at once.
  private func isListed(_ number: NumberedLine, before next: Int, _ units: [Unit]) -> Bool {
    guard case .decimal(let depth) = number.style, depth > 1, next < units.count,
      case .numbered(let other, _) = units[next].kind, case .decimal(let otherDepth) = other.style, otherDepth > 1
    else { return false }
    return !other.parent.starts(with: number.parent + [number.value])
  }

  /// Those that can be titles. With a small letter, `4.1. control`, it must count from one, with blank lines around.
  private func titles(in sequence: [Int], _ number: NumberedLine, _ units: [Unit]) -> [Int] {
    guard case .decimal(let depth) = number.style, depth > 1, number.value <= 1, sequence.count > 1 else {
      return sequence.filter { units[$0].isTitle }
    }
    return sequence.filter { units[$0].isTitle || units[$0].isSmallTitle && standsAlone(units[$0].lines) }
  }

  /// Whether there is one line with blank ones around.
  private func standsAlone(_ range: Range<Int>) -> Bool {
    range.count == 1 && (range.lowerBound == 0 || reader.lines[range.lowerBound - 1].isBlank)
      && (range.upperBound >= reader.lines.count || reader.lines[range.upperBound].isBlank)
  }

  /// Whether numbered lines may be headings in a text with this layout: among named sections they count from one, and where
  /// headings stand out and these do not, long texts must be between them.
  private func canBeHeadings(_ sequence: [Int], _ number: NumberedLine, _ units: [Unit]) -> Bool {
    // A year is no number of a section.
    if number.value >= 1000, sequence.count == 1 { return false }
    guard reader.survey.hasSeries else { return true }
    if case .decimal(let depth) = number.style, depth > 1 { return true }
    guard sequence.count > 1, number.value <= 1, let first = sequence.first, let last = sequence.last else {
      return false
    }
    let lines = sequence.map { reader.lines[units[$0].lines.lowerBound] }
    guard lines.contains(where: reader.survey.isProse) else { return true }
    let text = reader.lines[units[last].lines.lowerBound].start - reader.lines[units[first].lines.lowerBound].start
    return text >= (sequence.count - 1) * SectionPlan.leastText
  }

  /// So many bytes stand between two headings that do not stand out, on an average.
  private static let leastText = 400

  private mutating func makeList(_ members: some Collection<Int>) {
    for (place, index) in members.enumerated() { decisions[index] = .item(opens: place == 0) }
  }

  /// Makes a list of every run of two or more short neighbours.
  private mutating func makeLists(_ sequence: [Int], _ units: [Unit]) {
    var run: [Int] = []
    for index in sequence {
      let goesOn = run.last.map { $0 + 1 == index } ?? true
      if !goesOn || units[index].columns > SectionPlan.longestItem {
        if run.count > 1 { makeList(run) }
        run = []
      }
      if units[index].columns <= SectionPlan.longestItem { run.append(index) }
    }
    if run.count > 1 { makeList(run) }
  }

  // MARK: Levels

  private mutating func assignLevels(_ units: [Unit]) {
    var levels = SectionLevels(units)
    let last = units.indices.last { isNumbered(units[$0], decisions[$0]) } ?? -1
    for index in units.indices {
      switch (decisions[index], units[index].kind) {
      case (.heading, .section(let section)):
        decisions[index] = .heading(level: levels.level(of: section, isLast: index > last))
      case (.part, .section(let section)):
        decisions[index] = .part(level: levels.level(of: section, isLast: index > last))
      case (.part, .part(let role, _)): decisions[index] = .part(level: levels.aside(role, isLast: index > last))
      case (.heading, .numbered(let number, _)): decisions[index] = .heading(level: levels.level(of: number.style))
      case (.heading, _), (.part, _), (.paragraph, _), (.item, _), (.bullet, _), (.rule, _), (.quote, _): continue
      }
    }
  }

  private func isNumbered(_ unit: Unit, _ decision: Decision) -> Bool {
    switch unit.kind {
    case .section(let section):
      switch section.style {
      case .unit, .alone, .counted, .framed: true
      case .side: false
      }
    case .numbered: decision.isHeading
    case .text, .part, .bullet, .rule, .quote: false
    }
  }
}

extension NumberStyle {
  /// Whether sections of this style are always smaller than those of another: `1.1` within `1.`
  func isWithin(_ other: NumberStyle) -> Bool {
    if case .decimal(let depth) = self, case .decimal(let larger) = other { depth > larger } else { false }
  }

  /// How a list of this style is numbered; `nil` if no list has such numbers.
  var listNumbering: (kind: List.Numbering.Kind, delimiter: List.Numbering.Delimiter)? {
    switch self {
    case .decimal(depth: 1): (.decimal, .period)
    case .decimalBeforeParenthesis, .parenthesisedDecimal: (.decimal, .parenthesis)
    case .chinese: (.chinese, .period)
    case .roman: (.upperRoman, .period)
    case .letter: (.upperAlpha, .period)
    case .parenthesisedChinese, .decimal, .circled: nil
    }
  }
}
