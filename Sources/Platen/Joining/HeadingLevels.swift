import PlatenCore

/// The levels of the headings that make sections: at the top, in divisions and in aligned texts.
struct HeadingLevels {
  /// The smallest level, the topmost heading's.
  private(set) var lowest: Int?
  /// The largest level.
  private(set) var highest: Int?

  /// Looks at the headings of some blocks.
  mutating func measure(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        lowest = min(lowest ?? heading.level, heading.level)
        highest = max(highest ?? heading.level, heading.level)
      case .division(let division): measure(division.blocks)
      case .parallel(let parallel):
        for row in parallel.rows { for passage in row.passages { measure(passage) } }
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
        continue
      }
    }
  }

  /// The blocks with these headings one level further down, 6 at most.
  static func lowered(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      switch block {
      case .heading(let heading):
        return .heading(Heading(level: heading.level + 1, heading.inlines, attributes: heading.attributes))
      case .division(var division):
        division.blocks = lowered(division.blocks)
        return .division(division)
      case .parallel(var parallel):
        for row in parallel.rows.indices { parallel.rows[row].passages = parallel.rows[row].passages.map(lowered) }
        return .parallel(parallel)
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
        return block
      }
    }
  }
}

extension Title {
  /// The title as running text, in its language: with its first alternate as a gloss.
  var inlines: [Inline] {
    guard let alternate = alternates.first else {
      return [language.map { .span(TextSpan(text, language: $0)) } ?? .text(text)]
    }
    let gloss = Gloss(
      term: [.text(text)], counterpart: [.text(alternate.text)], counterpartLanguage: alternate.language, form: form,
      attributes: Attributes(language: language))
    return [.gloss(gloss)]
  }
}
