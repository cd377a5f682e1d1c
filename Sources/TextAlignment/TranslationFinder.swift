internal import PlatenCore

/// Finds translations among blocks that follow each other.
final class TranslationFinder {
  private let aligner: ParallelAligner
  private let primary: Language
  private let log: ReportLog
  /// How many places were found.
  private(set) var found = 0
  /// The languages that were found.
  private(set) var languages: [Language] = []

  init(aligner: ParallelAligner, primary: Language, log: ReportLog) {
    self.aligner = aligner
    self.primary = primary
    self.log = log
  }

  /// The blocks with their translations side by side; in a cancelled task, some of them.
  func paired(_ blocks: [Block]) -> [Block] {
    if let halves = halves(blocks) { return halves }
    let blocks = BilingualBlocks { self.language(of: $0) }.divided(blocks)
    var result: [Block] = []
    var index = 0
    while index < blocks.count {
      if Task.isCancelled { break }
      if let (division, count) = divisions(blocks[index...]) {
        result += division
        index += count
        continue
      }
      if let (aligned, count) = mixed(blocks[index...]) {
        result += aligned
        index += count
        continue
      }
      if let (rows, count) = alternating(blocks[index...]) {
        append(rows, to: &result)
        index += count
        continue
      }
      switch blocks[index] {
      case .table(let table): result.append(parallel(table) ?? blocks[index])
      case .division(var division):
        division.blocks = paired(division.blocks)
        result.append(.division(division))
      case .paragraph, .heading, .list, .definitionList, .quote, .code, .figure, .parallel, .math, .raw, .thematicBreak,
        .pageBreak:
        result.append(blocks[index])
      }
      index += 1
    }
    return result
  }

  private func remember(_ found: [Language]) {
    self.found += 1
    for language in found where !languages.contains(language) { languages.append(language) }
  }

  /// The language of a block by the script of its letters, or as it says; `nil` if it has no letters. In a cancelled task no
  /// letter is looked at: the caller discards the result.
  private func language(_ block: Block) -> Language? {
    if Task.isCancelled { return nil }
    if let named = block.attributes.language { return named }
    switch block {
    case .paragraph, .heading, .list, .quote, .definitionList:
      return language(of: [block].alignmentText)
    case .code, .table, .figure, .division, .parallel, .math, .raw, .thematicBreak, .pageBreak: return nil
    }
  }

  private func language(of text: String) -> Language? {
    guard let language = Script.dominant(in: Array(text.unicodeScalars)[...])?.language else { return nil }
    return language.primary == primary.primary ? primary : language
  }

  // MARK: A text and then its translation

  /// Blocks of which the first are in one language and the others, about as many and as long, in another.
  private func halves(_ blocks: [Block]) -> [Block]? {
    let languages = blocks.map(language)
    guard let first = languages.first ?? nil,
      let place = languages.firstIndex(where: { $0.map { $0.primary != first.primary } ?? false }),
      let second = languages[place]
    else { return nil }
    let counts = (languages[..<place].count { $0 != nil }, languages[place...].count { $0 != nil })
    guard counts.0 > 2, counts.1 > 2, max(counts.0, counts.1) <= 2 * min(counts.0, counts.1),
      languages[place...].allSatisfy({ $0 == nil || $0?.primary == second.primary })
    else { return nil }
    remember([first, second])
    return aligner.blocks(
      [
        ParallelAligner.Side(Array(blocks[..<place]), language: first),
        ParallelAligner.Side(Array(blocks[place...]), language: second),
      ], log: log)
  }

  // MARK: Paragraphs in turn

  /// Paragraphs, lists and quotations in two languages that change again and again, but not each time: one lacks its
  /// counterpart, or two have one.
  private func mixed(_ blocks: ArraySlice<Block>) -> (blocks: [Block], count: Int)? {
    guard let first = blocks.first.flatMap(language), !isHeading(blocks.first) else { return nil }
    var second: Language?
    var run: [(block: Block, isFirst: Bool)] = []
    for block in blocks {
      guard !isHeading(block), let language = language(block) else { break }
      let isFirst = language.primary == first.primary
      if !isFirst, second == nil { second = language }
      guard isFirst || language.primary == second?.primary else { break }
      run.append((block, isFirst))
    }
    let counts = (run.count { $0.isFirst }, run.count { !$0.isFirst })
    let changes = zip(run, run.dropFirst()).count { $0.isFirst != $1.isFirst }
    guard let second, counts.0 > 1, counts.1 > 1, changes >= max(3, min(counts.0, counts.1)) else { return nil }
    // As many in turn need no aligner.
    guard changes + 1 < run.count || counts.0 != counts.1 else { return nil }
    remember([first, second])
    let sides = [
      ParallelAligner.Side(run.filter(\.isFirst).map(\.block), language: first),
      ParallelAligner.Side(run.filter { !$0.isFirst }.map(\.block), language: second),
    ]
    return (aligner.blocks(sides, log: log), run.count)
  }

  private func isHeading(_ block: Block?) -> Bool {
    if case .heading? = block { true } else { false }
  }

  /// Pairs at the beginning of some blocks: the same kind of block in one language and then in the other, twice or more,
  /// or once for a heading.
  private func alternating(_ blocks: ArraySlice<Block>) -> (rows: Parallel, count: Int)? {
    guard let first = blocks.first.flatMap(language), blocks.count > 1,
      let second = language(blocks[blocks.startIndex + 1]), second.primary != first.primary
    else { return nil }
    var rows: [Parallel.Row] = []
    var index = blocks.startIndex
    while index + 1 < blocks.endIndex, language(blocks[index])?.primary == first.primary,
      language(blocks[index + 1])?.primary == second.primary, isSameKind(blocks[index], blocks[index + 1])
    {
      if case .heading = blocks[index], !rows.isEmpty { break }
      rows.append(Parallel.Row([[blocks[index]], [blocks[index + 1]]]))
      index += 2
    }
    guard let row = rows.first else { return nil }
    if rows.count == 1 {
      // One pair may be a quotation with its translation; only titles stand alone.
      guard case .heading? = row.passages[0].first else {
        return found > 0 ? (Parallel(languages: [first, second], rows: rows), 2) : nil
      }
    }
    remember([first, second])
    return (Parallel(languages: [first, second], rows: rows), index - blocks.startIndex)
  }

  private func isSameKind(_ one: Block, _ other: Block) -> Bool {
    switch (one, other) {
    case (.paragraph, .paragraph), (.list, .list), (.quote, .quote), (.definitionList, .definitionList): true
    case (.heading(let one), .heading(let other)): one.level == other.level
    case (.paragraph, _), (.heading, _), (.list, _), (.definitionList, _), (.quote, _), (.code, _), (.table, _),
      (.figure, _), (.division, _), (.parallel, _), (.math, _), (.raw, _), (.thematicBreak, _), (.pageBreak, _):
      false
    }
  }

  /// Adds rows after a heading to the heading's own.
  private func append(_ parallel: Parallel, to result: inout [Block]) {
    if case .heading? = parallel.rows.first?.passages.first?.first {
      result.append(.parallel(parallel))
    } else if case .parallel(var last)? = result.last, last.languages == parallel.languages {
      last.rows += parallel.rows
      result[result.count - 1] = .parallel(last)
    } else {
      result.append(.parallel(parallel))
    }
  }

  // MARK: Tables

  /// A table of which every column is in a language of its own, two rows or more.
  private func parallel(_ table: Table) -> Block? {
    guard table.columns.count > 1, table.rows.count > 1 else { return nil }
    var texts = [String](repeating: "", count: table.columns.count)
    for row in table.rows {
      guard row.cells.count == table.columns.count, row.cells.allSatisfy({ $0.columnSpan == 1 && $0.rowSpan == 1 })
      else {
        return nil
      }
      for (column, cell) in row.cells.enumerated() { texts[column] += cell.blocks.alignmentText }
    }
    // A word in every cell is a glossary, and stays a table.
    let length = texts.reduce(0) { $0 + $1.unicodeScalars.count }
    guard length / (table.rows.count * texts.count) >= 12 else { return nil }
    var languages: [Language] = []
    for text in texts {
      guard var language = Script.dominant(in: Array(text.unicodeScalars)[...])?.language else { return nil }
      if language.primary == primary.primary { language = primary }
      if languages.contains(where: { $0.primary == language.primary }) { return nil }
      languages.append(language)
    }
    remember(languages)
    return .parallel(
      Parallel(
        languages: languages, rows: table.rows.map { row in Parallel.Row(row.cells.map(\.blocks)) },
        attributes: table.attributes))
  }

  // MARK: Divisions

  /// Divisions that follow each other, each in another language and with the same role.
  private func divisions(_ blocks: ArraySlice<Block>) -> (blocks: [Block], count: Int)? {
    var sides: [ParallelAligner.Side] = []
    var first: Division?
    for block in blocks {
      guard case .division(let division) = block, let language = division.attributes.language,
        !sides.contains(where: { $0.language == language }), first == nil || first?.role == division.role
      else { break }
      first = first ?? division
      sides.append(ParallelAligner.Side(division.blocks, language: language))
    }
    guard let first, sides.count > 1 else { return nil }
    remember(sides.map(\.language))
    let aligned = aligner.blocks(sides, log: log)
    guard first.role != nil else { return (aligned, sides.count) }
    var attributes = first.attributes
    attributes.language = nil
    return ([.division(Division(role: first.role, aligned, attributes: attributes))], sides.count)
  }
}
