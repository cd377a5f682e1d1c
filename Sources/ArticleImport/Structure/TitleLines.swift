internal import PlatenCore

/// Finds the titles that stand on a line of their own below the number of their section: `CHAPTER I.` and `The Ford`.
///
/// One such line can be the first paragraph; where nearly all headings of a kind have one, they are titles.
struct TitleLines {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]
  let layout: TextLayout
  let findings: [HeadingSurvey.Finding]

  /// More blank lines than this keep number and title apart.
  private static let widestGap = 3
  /// A longer line, in bytes, is no title; a wider one, in columns, neither.
  private static let longest = 200
  private static let widest = 60

  /// The lines of titles, by the line of the heading.
  ///
  /// - Complexity: O(*n*) in candidates.
  func below(_ candidates: [HeadingCandidate]) -> [Int: Int] {
    var counts: [HeadingPiece.Style: Int] = [:]
    var found: [HeadingPiece.Style: [(heading: Int, title: Int)]] = [:]
    for candidate in candidates where !candidate.features.contains(.titled) {
      switch candidate.style {
      case .side, .counted, .framed: continue
      case .unit, .alone: break
      }
      counts[candidate.style, default: 0] += 1
      if let title = title(below: candidate.line) {
        found[candidate.style, default: []].append((candidate.line, title))
      }
    }
    var result: [Int: Int] = [:]
    for (style, pairs) in found where pairs.count >= 2 && pairs.count * 5 >= counts[style, default: 0] * 4 {
      for pair in pairs { result[pair.heading] = pair.title }
    }
    return result
  }

  private func title(below heading: Int) -> Int? {
    guard let index = next(after: heading), index - heading <= TitleLines.widestGap + 1, isTitle(lines[index]),
      let text = next(after: index), findings[text] == .text
    else { return nil }
    // The text is kept apart: by a blank line, or by its indentation.
    let isApart = text > index + 1
    let isSetOtherwise = layout.isIndentedAsProse(lines[text]) && !layout.isIndentedAsProse(lines[index])
    guard isApart || isSetOtherwise, !layout.isIndentedAsProse(lines[index]) else { return nil }
    return index
  }

  private func next(after index: Int) -> Int? {
    var next = index + 1
    while next < lines.count, next - index <= 8, lines[next].isBlank { next += 1 }
    return next < lines.count && !lines[next].isBlank ? next : nil
  }

  private func isTitle(_ line: Line) -> Bool {
    guard line.end - line.start <= TitleLines.longest else { return false }
    let scalars = bytes.scalars(line.range)
    guard let first = scalars.first, let last = scalars.last else { return false }
    if "“\"「『‘'—-*>#".unicodeScalars.contains(first) || "”\"」』…—-*".unicodeScalars.contains(last) { return false }
    guard !first.properties.isLowercase, scalars.contains(where: { $0.properties.isAlphabetic }) else { return false }
    return TitleLikeness.isTitle(scalars[...], columns: TitleLines.widest) && HeadingReader(scalars).reading() == nil
      && NumberReader(scalars).number() == nil && PartReader(scalars: scalars, isWhole: true).part() == nil
  }
}
