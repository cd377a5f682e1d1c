public import PlatenCore

/// Aligns translations of the same text: two or more lists of blocks become parallel text.
///
/// Headings, lists, tables, pictures and code keep their partners; a division stands beside one with its role, and what is in it
/// is aligned within. Paragraphs are aligned by length, words and punctuation, see the article on aligned texts. A heading begins a new
/// `Parallel`, so that sections stay sections.
public struct ParallelAligner: Sendable {
  /// One translation of the text.
  public struct Side: Sendable {
    /// The blocks.
    public var blocks: [Block]
    /// Their language, different from those of the other sides.
    public var language: Language
    /// The name of the file, for messages.
    public var name: String?

    /// Makes a side.
    public init(_ blocks: [Block], language: Language, name: String? = nil) {
      self.blocks = blocks
      self.language = language
      self.name = name
    }
  }

  /// The user's dictionary.
  public var dictionary: BilingualDictionary?
  /// Ids of blocks that are partners: what the first side calls it, and what another does. The same id on both sides pairs too.
  public var pins: [Pin] = []
  /// The unit of a row.
  public var unit = AlignmentUnit.paragraph
  /// An alignment of the first two sides that was made elsewhere, of the blocks at the top.
  public var given: GivenAlignment?

  /// Two ids that are partners.
  public struct Pin: Hashable, Sendable {
    /// The id on the first side.
    public var first: String
    /// The id on another side.
    public var other: String

    /// Makes a pin.
    public init(_ first: String, _ other: String) {
      self.first = first
      self.other = other
    }
  }

  /// Makes an aligner.
  public init() {}

  /// Returns the parallel text, with one block for each section.
  ///
  /// Passages without a counterpart are reported as `parallel.unpaired` with their position, or their first words.
  ///
  /// - Parameters:
  ///   - sides: the translations, each in a different language.
  ///   - log: the log for diagnostics.
  /// - Complexity: O(*n*) in the blocks and their words.
  public func blocks(_ sides: [Side], log: ReportLog) -> [Block] {
    guard sides.count > 1 else { return sides.flatMap(\.blocks) }
    let rows = rows(sides, log: log)
    var result: [Block] = []
    var current: [Parallel.Row] = []
    func finish() {
      if !current.isEmpty { result.append(.parallel(Parallel(languages: sides.map(\.language), rows: current))) }
      current = []
    }
    for row in rows {
      switch row.passages.first?.first {
      case .heading:
        finish()
        current.append(row)
      case .division(let division) where division.attributes.language == nil && row.isDivisions:
        finish()
        var outer = division
        let inner = zip(sides, row.passages).compactMap { side, passage -> Side? in
          guard case .division(let division)? = passage.first else { return nil }
          return Side(division.blocks, language: side.language, name: side.name)
        }
        outer.blocks = blocks(inner, log: log)
        result.append(.division(outer))
      case .pageBreak, .thematicBreak:
        // What has no words is there once.
        guard row.passages.allSatisfy({ $0.count == 1 }) else { fallthrough }
        finish()
        result += row.passages[0]
      case nil, .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .division, .parallel, .math, .raw:
        current.append(row)
      }
    }
    finish()
    return result
  }

  private func rows(_ sides: [Side], log: ReportLog) -> [Parallel.Row] {
    let units = sides.map { side in side.blocks.map { PassageUnit($0) } }
    let aligner = Aligner(dictionary: dictionary)
    let alignments = units.dropFirst().enumerated().map { index, other -> [Bead] in
      if index == 0, let given { return given.beads(units[0].map(\.passage), other.map(\.passage)) }
      return aligner.beads(left: units[0].map(\.passage), right: other.map(\.passage), pins: pins(units[0], other))
    }
    var rows: [Parallel.Row] = []
    for group in BeadGroups(alignments, count: units[0].count).groups {
      let row = Parallel.Row(
        zip(units, group.ranges).map { units, range in units[range].map(\.block) }, confidence: group.confidence)
      for (side, (range, units)) in zip(group.ranges, units).enumerated() where group.ranges.contains(where: \.isEmpty)
      {
        for unit in units[range] { report(unit, sides[side], to: log) }
      }
      rows += unit == .sentence ? SentenceRows(aligner: aligner).rows(row) : [row]
    }
    return rows
  }

  private func report(_ unit: PassageUnit, _ side: Side, to log: ReportLog) {
    var location = unit.source
    if location != nil, location?.file == nil { location?.file = side.name }
    log.report(
      Diagnostic(
        "parallel.unpaired", .warning,
        "No counterpart was found for \(unit.excerpt)" + (location == nil ? side.name.map { " in \($0)" } ?? "" : "")
          + ".",
        at: location))
  }

  private func pins(_ first: [PassageUnit], _ other: [PassageUnit]) -> [(left: Int, right: Int)] {
    var places: [String: Int] = [:]
    for (index, unit) in other.enumerated() { if let id = unit.id { places[id] = index } }
    let named = Dictionary(pins.map { ($0.first, $0.other) }) { first, _ in first }
    return first.enumerated().compactMap { index, unit in
      guard let id = unit.id, let place = places[named[id] ?? id] else { return nil }
      return (index, place)
    }
  }
}

/// What a row of aligned passages holds.
public enum AlignmentUnit: String, Hashable, Sendable, CaseIterable {
  /// A paragraph, or several that say the same as one on the other side.
  case paragraph
  /// A sentence, or several.
  case sentence
}

extension Parallel.Row {
  /// Whether there is one division in every language, all with the same role.
  fileprivate var isDivisions: Bool {
    var roles: Set<Role?> = []
    for passage in passages {
      guard passage.count == 1, case .division(let division)? = passage.first else { return false }
      roles.insert(division.role)
    }
    return roles.count == 1
  }
}
