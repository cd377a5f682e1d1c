internal import PlatenCore

/// Finds the chapters of a novel that have no number at all: titles that are set off alike throughout the file.
///
/// A line alone is no evidence. There must be three or more, set off in one way, in which nothing else in the file is set; the
/// text before each has come to an end, and whole paragraphs stand behind each.
struct PlainTitles {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [Line]
  private let layout: TextLayout
  private let isWrapped: Bool
  private var groups: [TitleFrame: Group] = [:]
  /// How many bytes of text there are.
  private var mass = 0

  /// Lines that are set off in one way.
  private struct Group {
    var members: [Member] = []
    /// The lines that are set so and are no titles, by how many bytes of text stand before them.
    var others: [Int] = []
  }

  private struct Member {
    var line: Int
    /// How many bytes of text stand before it.
    var mass: Int
    var isAfterSentence: Bool
  }

  /// No fewer make a series.
  private static let fewest = 3
  /// A wider title, in columns, is none.
  private static let widest = 44
  /// A longer line, in bytes, is none.
  private static let longest = 160
  /// So many bytes of text stand between two titles at least, and on an average.
  private static let leastText = 120
  private static let meanText = 240

  init(bytes: UnsafeBufferPointer<UInt8>, lines: [Line], mode: ParagraphMode, layout: TextLayout) {
    self.bytes = bytes
    self.lines = lines
    self.layout = layout
    isWrapped = if case .wrapped = mode { true } else { false }
  }

  /// The lines of the titles; none if the file is not regular.
  ///
  /// - Parameter findings: what is known of the lines; empty if nothing is.
  /// - Complexity: O(*n*) in bytes.
  mutating func titles(beside findings: [HeadingSurvey.Finding]) -> [Int] {
    gather(findings)
    let series = groups.compactMap { frame, group in members(group, frame).map { (frame, $0) } }
    // Of several, the one that divides the text into the longest chapters; a sign is worth more than a place.
    let best = series.min { left, right in
      let isBare = (left.0.kind == .bare, right.0.kind == .bare)
      if isBare.0 != isBare.1 { return isBare.1 }
      return (left.1.count, left.1.first ?? 0) < (right.1.count, right.1.first ?? 0)
    }
    return best?.1 ?? []
  }

  private mutating func gather(_ findings: [HeadingSurvey.Finding]) {
    let measure = TextMeasure(bytes: bytes)
    var gap = 4
    var endsSentence = true
    var scalars: [Unicode.Scalar] = []
    for (index, line) in lines.enumerated() {
      if index & 0x3FF == 0, Task.isCancelled { return }
      guard !line.isBlank else {
        gap += 1
        continue
      }
      let isText = index >= findings.count || findings[index] == .text
      if !isText || !take(index, gap: gap, isAfterSentence: endsSentence, &scalars) { mass += line.end - line.start }
      gap = 0
      endsSentence = measure.endsSentence(line) || !isText
    }
  }

  /// Counts a line that is set off among those that are set off alike.
  ///
  /// - Returns: whether it may be a title.
  private mutating func take(
    _ index: Int, gap: Int, isAfterSentence: Bool, _ scalars: inout [Unicode.Scalar]
  ) -> Bool {
    let line = lines[index]
    let isShort = line.end - line.start <= PlainTitles.longest
    if isShort, TitleFrame.canBegin(with: bytes.scalar(at: line.start).scalar) {
      bytes.read(line.range, into: &scalars)
      if RuleLine.isRule(scalars) { return true }
      if let (frame, title) = TitleFrame.read(scalars) {
        let isSpeech = frame.kind == .quotation && gap <= layout.gap && !layout.isLoud(line, gap: gap)
        return add(
          index, frame, isTitle: !isSpeech && isApart(line, frame, gap: gap) && isTitle(scalars[title], frame),
          isAfterSentence)
      }
    }
    guard isBare(line, gap: gap) else { return false }
    guard isShort else { return add(index, .bare, isTitle: false, isAfterSentence) }
    bytes.read(line.range, into: &scalars)
    return add(index, .bare, isTitle: isTitle(scalars[...], .bare), isAfterSentence)
  }

  private mutating func add(_ index: Int, _ frame: TitleFrame, isTitle: Bool, _ isAfterSentence: Bool) -> Bool {
    if isTitle {
      groups[frame, default: Group()].members.append(
        Member(line: index, mass: mass, isAfterSentence: isAfterSentence))
    } else if groups[frame] != nil || frame.kind == .quotation {
      groups[frame, default: Group()].others.append(mass)
    }
    return isTitle
  }

  /// Whether a line without signs is set in another way than paragraphs: it is not indented as they are, or where none is, more
  /// blank lines stand before it than before them.
  private func isBare(_ line: Line, gap: Int) -> Bool {
    if isWrapped { return false }
    if let indentation = layout.indentation, indentation >= 2 { return line.indentation != indentation }
    return layout.indentation != nil && gap > layout.gap
  }

  /// Whether a line with signs stands apart as well as its signs ask for.
  private func isApart(_ line: Line, _ frame: TitleFrame, gap: Int) -> Bool {
    let isLoud = layout.isLoud(line, gap: gap)
    switch frame.kind {
    case .sign: return isLoud || !layout.isIndentedAsProse(line)
    case .weak, .quotation, .bare: return isLoud && (gap > layout.gap || !layout.isIndentedAsProse(line))
    }
  }

  private func isTitle(_ title: ArraySlice<Unicode.Scalar>, _ frame: TitleFrame) -> Bool {
    guard TitleLikeness.isTitle(title, columns: PlainTitles.widest),
      title.contains(where: { $0.properties.isAlphabetic }), !title.contains("：")
    else { return false }
    guard frame.kind == .bare, let first = title.first, let last = title.last else { return true }
    // What counts is a series, or none: FrameSeries knows.
    if title.contains(where: { $0.digit != nil }) || FrameReader(Array(title)).reading() != nil { return false }
    return !first.properties.isLowercase && !"“\"「『‘'（(—-*_>#".unicodeScalars.contains(first)
      && !"”\"」』…—-*_！!？?)）".unicodeScalars.contains(last) && !title.contains("，") && !title.contains(",")
  }

  /// The lines of a series that is believed.
  private func members(_ group: Group, _ frame: TitleFrame) -> [Int]? {
    var members = group.members[...]
    // The title of the book and its author may be set so, and “The End”.
    while members.count > 1, members[members.startIndex + 1].mass - members[members.startIndex].mass < 120,
      members[members.startIndex].mass < 400
    {
      members.removeFirst()
    }
    while let last = members.last, mass - last.mass < PlainTitles.leastText { members.removeLast() }
    guard members.count >= PlainTitles.fewest, let first = members.first else { return nil }
    let texts = zip(members, members.dropFirst()).map { $1.mass - $0.mass } + [mass - (members.last?.mass ?? 0)]
    let others = group.others.count { $0 >= first.mass && mass - $0 >= PlainTitles.leastText }
    let closed = members.dropFirst().count(where: \.isAfterSentence)
    // Speech is short, and there is much of it.
    let least = frame.kind == .quotation ? 4 * PlainTitles.leastText : PlainTitles.leastText
    guard texts.allSatisfy({ $0 >= least }), (mass - first.mass) >= members.count * PlainTitles.meanText,
      closed * 10 >= (members.count - 1) * 9, others * 20 <= members.count
    else { return nil }
    return members.map(\.line)
  }
}
