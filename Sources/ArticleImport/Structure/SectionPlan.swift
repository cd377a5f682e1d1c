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

  /// Decides.
  ///
  /// Lines with the same style and rising numbers are a sequence. A sequence with nothing between its lines is a list, if
  /// its style can be a list's. Otherwise those of its lines that can be titles are headings.
  ///
  /// - Complexity: O(*n*) in units.
  init(_ units: [Unit]) {
    decisions = units.map { unit in
      switch unit.kind {
      case .text, .numbered: .paragraph
      case .part: .part(level: 1)
      case .bullet: .bullet
      case .rule: .rule
      case .quote: .quote
      }
    }
    for sequence in SectionPlan.sequences(units) { decide(sequence, units) }
    assignLevels(units)
  }

  // MARK: Sequences

  private struct Key: Hashable {
    var style: NumberStyle
    var parent: [Int]
  }

  /// Numbered units whose numbers rise by one, by their place among all units.
  private static func sequences(_ units: [Unit]) -> [[Int]] {
    var finished: [[Int]] = []
    var open: [Key: (last: Int, members: [Int])] = [:]
    for (index, unit) in units.enumerated() {
      guard case .numbered(let number, _) = unit.kind else { continue }
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
    let isUnbroken = zip(sequence, sequence.dropFirst()).allSatisfy { $0 + 1 == $1 }
    if isUnbroken, sequence.count > 1, number.style.listNumbering != nil,
      sequence.allSatisfy({ units[$0].columns <= SectionPlan.longestItem })
    {
      return makeList(sequence)
    }
    switch number.style {
    case .roman, .letter:
      // “I. Newton” and “A. Smith” are people unless a second line goes on counting.
      guard sequence.count > 1, number.value == 1, units[first].isTitle else { return }
    case .circled: return
    case .named, .piece, .chinese, .parenthesisedChinese, .decimal, .decimalBeforeParenthesis, .parenthesisedDecimal:
      break
    }
    let titles = sequence.filter { units[$0].isTitle }
    if titles.count * 2 >= sequence.count || !isCounting(number.style) {
      for index in titles { decisions[index] = .heading(level: 1) }
    } else if number.style.listNumbering != nil {
      makeLists(sequence, units)
    }
  }

  /// Whether lines of a style may as well be items as titles.
  private func isCounting(_ style: NumberStyle) -> Bool {
    switch style {
    case .named, .piece: false
    case .chinese, .parenthesisedChinese, .decimal, .decimalBeforeParenthesis, .parenthesisedDecimal, .circled, .roman,
      .letter:
      true
    }
  }

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

  /// Gives headings their levels: styles are nested in the order in which they appear, and named units by their size.
  private mutating func assignLevels(_ units: [Unit]) {
    var open: [NumberStyle] = []
    for index in units.indices {
      switch decisions[index] {
      case .part: open = []
      case .heading:
        guard case .numbered(let number, _) = units[index].kind else { continue }
        if let place = open.firstIndex(of: number.style) {
          open.removeSubrange((place + 1)...)
        } else {
          while let last = open.last, last.isWithin(number.style) { open.removeLast() }
          open.append(number.style)
        }
        decisions[index] = .heading(level: open.count)
      case .paragraph, .item, .bullet, .rule, .quote: continue
      }
    }
  }
}

extension NumberStyle {
  /// Whether sections of this style are always smaller than those of another: a chapter within a part, `1.1` within `1.`
  func isWithin(_ other: NumberStyle) -> Bool {
    switch (self, other) {
    case (.named(let unit), .named(let larger)): unit > larger
    case (.decimal(let depth), .decimal(let larger)): depth > larger
    // Whatever is counted without a name stands within what has one.
    case (_, .named): true
    case (_, _): false
    }
  }

  /// How a list of this style is numbered; `nil` if no list has such numbers.
  var listNumbering: (kind: List.Numbering.Kind, delimiter: List.Numbering.Delimiter)? {
    switch self {
    case .decimal(depth: 1): (.decimal, .period)
    case .decimalBeforeParenthesis, .parenthesisedDecimal: (.decimal, .parenthesis)
    case .chinese: (.chinese, .period)
    case .roman: (.upperRoman, .period)
    case .letter: (.upperAlpha, .period)
    case .named, .piece, .parenthesisedChinese, .decimal, .circled: nil
    }
  }
}
