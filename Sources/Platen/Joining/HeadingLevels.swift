import PlatenCore

/// The levels of the headings that make sections: at the top, in divisions and in aligned texts.
struct HeadingLevels {
  /// The smallest level, the topmost heading's.
  private(set) var lowest: Int?
  /// The largest level.
  private(set) var highest: Int?
  /// How many headings have the smallest level.
  private(set) var countOfLowest = 0

  /// Looks at the headings of some blocks.
  init(of blocks: [Block]) { measure(blocks) }

  private mutating func measure(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        if let lowest, lowest <= heading.level {
          if lowest == heading.level { countOfLowest += 1 }
        } else {
          lowest = heading.level
          countOfLowest = 1
        }
        highest = max(highest ?? heading.level, heading.level)
      case .division(let division): measure(division.blocks)
      case .parallel(let parallel):
        for row in parallel.rows { for passage in row.passages { measure(passage) } }
      case .paragraph, .list, .definitionList, .quote, .code, .table, .figure, .math, .raw, .thematicBreak, .pageBreak:
        continue
      }
    }
  }

  /// The blocks with these headings some levels further down, or up if the number is negative; 1 to 6.
  static func moved(_ blocks: [Block], by shift: Int) -> [Block] {
    guard shift != 0 else { return blocks }
    return blocks.map { block in
      switch block {
      case .heading(let heading):
        return .heading(Heading(level: heading.level + shift, heading.inlines, attributes: heading.attributes))
      case .division(var division):
        division.blocks = moved(division.blocks, by: shift)
        return .division(division)
      case .parallel(var parallel):
        for row in parallel.rows.indices {
          parallel.rows[row].passages = parallel.rows[row].passages.map { moved($0, by: shift) }
        }
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
