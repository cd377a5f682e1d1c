internal import PlatenCore

/// Gives headings their levels.
///
/// Named units are nested by their size, and units that can hold one another by what the text does with them: `Part` holds
/// `Book` where there are more books than parts. Sections with names of their own (`番外`) stand where chapters do. Styles that
/// name no unit are nested in the order in which they appear.
struct SectionLevels {
  /// What makes headings of one level.
  private enum Key: Hashable {
    case unit(SectionUnit)
    case section(HeadingPiece.Style)
    case style(NumberStyle)
  }

  private struct Slot {
    var key: Key
    /// `nil` for styles that name no unit.
    var rank: Int?
  }

  private let ranks: [SectionUnit: Int]
  private var open: [Slot] = []

  /// Looks at all headings.
  init(_ units: [Unit]) {
    var places: [SectionUnit: (first: Int, last: Int, count: Int)] = [:]
    for (index, unit) in units.enumerated() {
      guard case .section(let section) = unit.kind, case .unit(let named) = section.style else { continue }
      var place = places[named] ?? (index, index, 0)
      place.last = index
      place.count += 1
      places[named] = place
    }
    ranks = SectionLevels.ranks(places)
  }

  /// The ranks of the units of a text, from 0 for the largest.
  private static func ranks(_ places: [SectionUnit: (first: Int, last: Int, count: Int)]) -> [SectionUnit: Int] {
    // Ten between two ranks, so that a unit can be put above one of the same size.
    var ranks: [SectionUnit: Int] = [:]
    for unit in places.keys { ranks[unit] = unit.rank * 10 }
    let units = places.sorted { ($0.key.rank, $0.key.rawValue) < ($1.key.rank, $1.key.rawValue) }
    for (unit, place) in units {
      for (other, otherPlace) in units where other != unit {
        guard let rank = ranks[unit], let otherRank = ranks[other] else { continue }
        let isOuter = place.first < otherPlace.first && place.last > otherPlace.first && place.count < otherPlace.count
        if unit.isContainer, other.isContainer, isOuter, rank > otherRank { ranks[unit] = otherRank - 1 }
        let isMuchLarger = isOuter && place.count * 2 <= otherPlace.count
        if !unit.isContainer, unit.rank == other.rank, isMuchLarger, rank == otherRank { ranks[unit] = rank - 1 }
      }
    }
    return ranks
  }

  /// How many volumes and the like are open.
  private var containers: Int { open.prefix { isContainer($0) }.count }

  private func isContainer(_ slot: Slot) -> Bool {
    switch slot.key {
    case .unit(let unit): unit.isContainer
    case .section, .style: false
    }
  }

  /// The level of the next heading, if it names a unit or number.
  mutating func level(of section: SectionLine, isLast: Bool) -> Int {
    switch section.style {
    case .unit(let unit): return push(.unit(unit), rank: ranks[unit] ?? unit.rank * 10)
    // Below chapters, above scenes.
    case .framed: return push(.section(section.style), rank: 640)
    case .counted: return push(.section(section.style), rank: 660)
    case .alone: return push(.section(section.style), rank: 680)
    case .side(let role): return aside(role, isLast: isLast)
    }
  }

  /// The level of the next heading, if it is numbered in a style that names no unit.
  mutating func level(of style: NumberStyle) -> Int {
    if let place = open.firstIndex(where: { $0.key == .style(style) }) {
      open.removeSubrange((place + 1)...)
      return place + 1
    }
    while let last = open.last, case .style(let other) = last.key, other.isWithin(style) { open.removeLast() }
    open.append(Slot(key: .style(style), rank: nil))
    return open.count
  }

  private mutating func push(_ key: Key, rank: Int) -> Int {
    if let place = open.firstIndex(where: { $0.key == key }) {
      open.removeSubrange((place + 1)...)
      return place + 1
    }
    while let last = open.last, last.rank.map({ $0 >= rank }) ?? true { open.removeLast() }
    open.append(Slot(key: key, rank: rank))
    return open.count
  }

  /// The level of a section that only has a name: where chapters stand; behind the last of them, what belongs to the whole
  /// book stands above its volumes.
  mutating func aside(_ role: Role?, isLast: Bool) -> Int {
    open.removeSubrange(containers...)
    guard isLast, let role else { return open.count + 1 }
    switch role {
    case .prologue, .interlude, .chapter: return open.count + 1
    case .cover, .titlePage, .copyrightPage, .dedication, .epigraph, .abstract, .editorsNote, .foreword, .preface,
      .introduction, .part, .conclusion, .epilogue, .afterword, .acknowledgments, .appendix, .glossary, .endnotes,
      .bibliography, .index, .colophon, .credits, .errata, .example, .tip, .notice, .questionsAndAnswers, .pullQuote:
      open = []
      return 1
    }
  }
}
