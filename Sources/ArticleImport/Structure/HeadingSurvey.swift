internal import PlatenCore

/// Finds the headings of a text that name a section or a number, from the whole text.
///
/// Every line that may be a heading is a *candidate*. The evidence for each is collected: whether it stands out from the
/// paragraphs, whether its number is set off from its title, whether others of its kind go on counting. A list of
/// contents is what stands again, line by line, further down. See ``SeriesJudge`` for how candidates are judged.
struct HeadingSurvey {
  /// What a line is.
  enum Finding: UInt8 {
    case text
    case heading
    /// A repetition, or a line of a list of contents: it is left out.
    case omitted
  }

  /// What every line is, by its place; empty if no line is more than text.
  private(set) var findings: [Finding] = []
  /// The headings whose volume is named again in their own line, `第一卷 少年 第二章 上山`: the name is left out.
  private(set) var repeatedVolumes: Set<Int> = []
  /// Where titles stand on a line of their own below the number, by the line of the number.
  private(set) var titleLines: [Int: Int] = [:]
  /// What was left out.
  private(set) var omissions: [Omission] = []
  /// How the text is laid out.
  let layout: TextLayout
  /// Whether there are headings that stand out, so that what is indented as the paragraphs are is none.
  private(set) var hasLoudSeries = false
  /// Whether a series of named sections runs through the text.
  private(set) var hasSeries = false

  /// Something that stands in the text twice and was left out once.
  struct Omission: Hashable {
    enum Kind: Hashable { case contents, repetition, volume }
    var kind: Kind
    var lines: ClosedRange<Int>
  }

  /// What a line is.
  func finding(at line: Int) -> Finding { line < findings.count ? findings[line] : .text }

  /// Whether a line can only be prose: headings stand out in this text, and it is indented as paragraphs are.
  func isProse(_ line: Line) -> Bool { hasLoudSeries && layout.isIndentedAsProse(line) }

  /// A survey that finds nothing.
  init(layout: TextLayout) { self.layout = layout }

  /// Looks at all lines. In a cancelled task it ends soon, with a part of what there is to find.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(bytes: UnsafeBufferPointer<UInt8>, lines: [Line], mode: ParagraphMode) {
    let layout = TextLayout(bytes: bytes, lines: lines, mode: mode)
    self.layout = layout
    var gathering = CandidateGathering(bytes: bytes, lines: lines, mode: mode, layout: layout)
    gathering.gather()
    if Task.isCancelled { return }
    var candidates = gathering.candidates
    let contents = ContentsFinder(bytes: bytes, lines: lines, candidates: candidates).contents()
    if Task.isCancelled { return }
    guard !candidates.isEmpty || !contents.lists.isEmpty else {
      findPlainTitles(bytes: bytes, lines: lines, mode: mode)
      return
    }
    findings = [Finding](repeating: .text, count: lines.count)
    for list in contents.lists {
      for line in list { findings[line] = .omitted }
      omissions.append(Omission(kind: .contents, lines: list))
    }
    candidates.removeAll { findings[$0.line] == .omitted }
    var judge = SeriesJudge(candidates, sentences: gathering.sentences)
    judge.judge()
    hasLoudSeries = judge.hasLoudSeries
    hasSeries = judge.hasSeries
    candidates = judge.candidates.filter { $0.isAccepted || contents.titles.contains($0.line) }
    for candidate in candidates { findings[candidate.line] = .heading }
    let repetitions = RepetitionFinder(bytes: bytes, lines: lines, volumes: gathering.volumes, candidates: candidates)
      .repetitions()
    for line in contents.titles where isPlainTitle(line, bytes, lines) { findings[line] = .heading }
    titleLines = TitleLines(bytes: bytes, lines: lines, layout: layout, findings: findings).below(candidates)
    for line in titleLines.values { findings[line] = .omitted }
    for line in repetitions.omitted { findings[line] = .omitted }
    for line in repetitions.demoted { findings[line] = .text }
    repeatedVolumes = repetitions.volumes
    omissions += repetitions.omitted.map { Omission(kind: .repetition, lines: $0...$0) }
    omissions += repetitions.volumes.sorted().map { Omission(kind: .volume, lines: $0...$0) }
    omissions.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    // What has numbered chapters has no others.
    let isNumbered = candidates.contains { candidate in
      switch candidate.style {
      case .unit(let unit): !unit.isContainer
      case .side: false
      case .alone, .counted, .framed: true
      }
    }
    if !isNumbered, contents.titles.isEmpty { findPlainTitles(bytes: bytes, lines: lines, mode: mode) }
  }

  private mutating func findPlainTitles(bytes: UnsafeBufferPointer<UInt8>, lines: [Line], mode: ParagraphMode) {
    var plain = PlainTitles(bytes: bytes, lines: lines, mode: mode, layout: layout)
    let titles = plain.titles(beside: findings)
    guard !titles.isEmpty else { return }
    if findings.isEmpty { findings = [Finding](repeating: .text, count: lines.count) }
    for line in titles { findings[line] = .heading }
    hasSeries = true
  }
}

extension HeadingSurvey {
  /// Whether a line that a list of contents names is a title without a number or known name, alone between blank lines or set in
  /// another way than paragraphs.
  private func isPlainTitle(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: [Line]) -> Bool {
    let line = lines[index]
    guard finding(at: index) == .text, line.end - line.start <= 200 else { return false }
    let isAlone = (index == 0 || lines[index - 1].isBlank) && (index + 1 == lines.count || lines[index + 1].isBlank)
    guard isAlone || layout.isLoud(line, gap: 0) else { return false }
    let scalars = bytes.scalars(line.range)
    return HeadingReader(scalars).reading() == nil && NumberReader(scalars).number() == nil
      && PartReader(scalars: scalars, isWhole: true).part() == nil
      && TitleLikeness.isTitle(scalars[...], columns: 100)
  }
}

/// Gathers the lines that can be headings.
struct CandidateGathering {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]
  let mode: ParagraphMode
  let layout: TextLayout

  /// The candidates, in order.
  private(set) var candidates: [HeadingCandidate] = []
  /// The volumes that chapters name in their own line, by line: their units and keys.
  private(set) var volumes: [Int: (unit: SectionUnit, key: UInt64)] = [:]
  /// How many lines begin with the number of a unit, but are sentences.
  private(set) var sentences: [SectionUnit: Int] = [:]

  /// The lines that count something without a name in our vocabulary.
  private var frames = FrameSeries()

  /// A longer line, in bytes, is no heading.
  private static let longest = 400
  /// A longer line, in bytes, is none of what the text counts.
  private static let longestFrame = 120

  init(bytes: UnsafeBufferPointer<UInt8>, lines: [Line], mode: ParagraphMode, layout: TextLayout) {
    self.bytes = bytes
    self.lines = lines
    self.mode = mode
    self.layout = layout
  }

  /// Looks at every line.
  mutating func gather() {
    let measure = TextMeasure(bytes: bytes)
    var mass = 0
    var gap = 4
    var endsSentence = true
    var scalars: [Unicode.Scalar] = []
    for (index, line) in lines.enumerated() {
      if index & 0x3FF == 0, Task.isCancelled { return }
      guard !line.isBlank else {
        gap += 1
        continue
      }
      if canBeHeading(line) {
        bytes.read(line.range, into: &scalars)
        if let reading = HeadingReader(scalars).reading(), isApart(index, gap: gap, measure) {
          add(reading, scalars, index, gap: gap, mass: mass, afterSentence: endsSentence)
          (gap, endsSentence) = (0, true)
          continue
        }
        if scalars.first == "第", let mark = MarkReader(scalars: scalars[...]).mark(at: 0), mark.isSetOff {
          sentences[mark.unit, default: 0] += 1
        }
      }
      if canBeFramed(line) {
        bytes.read(line.range, into: &scalars)
        if let reading = FrameReader(scalars).reading(), isApart(index, gap: gap, measure) {
          frames.add(candidate(reading, scalars, index, gap: gap, mass: mass, afterSentence: endsSentence))
        }
      }
      mass += line.end - line.start
      gap = 0
      endsSentence = measure.endsSentence(line)
    }
    let framed = frames.candidates(mass: mass)
    if !framed.isEmpty { candidates = (candidates + framed).sorted { $0.line < $1.line } }
  }

  /// Whether a number stands within the first characters of a short line.
  private func canBeFramed(_ line: Line) -> Bool {
    guard line.end - line.start <= CandidateGathering.longestFrame else { return false }
    let first = bytes[line.start]
    if first < 0x80 {
      guard (0x41...0x5A).contains(first) else { return false }
      var end = line.start + 1
      while end < line.end, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
      return end - line.start <= 10 && end < line.end
    }
    guard first >= 0xE2 else { return false }
    var offset = line.start
    for place in 0..<8 where offset < line.end {
      let (scalar, length) = bytes.scalar(at: offset)
      if place > 0, scalar.digit != nil || ChineseNumeral.isDigit(scalar) { return true }
      offset += length
    }
    return false
  }

  private mutating func add(
    _ reading: HeadingReading, _ scalars: [Unicode.Scalar], _ index: Int, gap: Int, mass: Int, afterSentence: Bool
  ) {
    let new = candidate(reading, scalars, index, gap: gap, mass: mass, afterSentence: afterSentence)
    candidates.append(new)
    guard let outer = reading.outer, case .unit(let unit) = outer.style else { return }
    volumes[index] = (unit, TextKey.of(scalars[reading.markStart..<outer.end]))
  }

  private func candidate(
    _ reading: HeadingReading, _ scalars: [Unicode.Scalar], _ index: Int, gap: Int, mass: Int, afterSentence: Bool
  ) -> HeadingCandidate {
    let main = reading.main
    var features: HeadingCandidate.Features = []
    if main.isSetOff { features.insert(.setOff) }
    if layout.isLoud(lines[index], gap: gap) { features.insert(.loud) }
    if reading.isDecorated { features.insert(.decorated) }
    if layout.isIndentedAsProse(lines[index]) { features.insert(.likeProse) }
    if main.needsSeries { features.insert(.needsSeries) }
    if main.fit == .doubtful { features.insert(.doubtful) }
    if main.hasTitle { features.insert(.titled) }
    if afterSentence { features.insert(.afterSentence) }
    if scalars[main.start].digit == 0, main.value > 0 { features.insert(.padded) }
    if let outer = reading.outer, case .unit = outer.style { features.insert(.nested) }
    let start = reading.outer == nil ? reading.markStart : main.start
    return HeadingCandidate(
      line: index, key: TextKey.of(scalars[start..<main.end]), style: main.style, value: main.value, last: main.last,
      mass: mass, features: features)
  }

  /// Whether a line is short enough, and begins as a heading may, or has `第` or `篇` behind other text.
  private func canBeHeading(_ line: Line) -> Bool {
    guard line.end - line.start <= CandidateGathering.longest else { return false }
    let first = bytes[line.start]
    if first | 0x20 >= 0x61, first | 0x20 <= 0x7A { return canBeLatinHeading(line) }
    if HeadingReader.canBegin(with: bytes.scalar(at: line.start).scalar) { return true }
    return hasOrdinal(line)
  }

  /// Whether the first word is a unit, a number or a name, by its first letter and length at least.
  private func canBeLatinHeading(_ line: Line) -> Bool {
    var end = line.start
    while end < line.end, end - line.start < 20, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
    // A small letter begins a heading only before a number: `chapter.001`.
    if bytes[line.start] >= 0x61 {
      let next = end < line.end ? bytes[end] : 0
      guard end - line.start <= 7, next == 0x2E || next == 0x20 || next == 0 || next < 0x3A && next > 0x2F else {
        return false
      }
    }
    let isInitial =
      switch bytes[line.start] | 0x20 {
      case 0x67, 0x6A, 0x77, 0x79: false
      default: true
      }
    return isInitial && end - line.start <= 16
  }

  /// Whether `第` stands behind a blank or sign within the first bytes, `篇` behind the name of a collection, `番外` behind a
  /// person’s, or a number behind a low line at the end.
  private func hasOrdinal(_ line: Line) -> Bool {
    var offset = line.start + 3
    let end = min(line.end - 2, line.start + 64)
    while offset < end {
      if bytes[offset] == 0xE7 {
        if bytes[offset + 1] == 0xAC, bytes[offset + 2] == 0xAC { return true }
        if bytes[offset + 1] == 0xAF, bytes[offset + 2] == 0x87 { return true }
        if bytes[offset + 1] == 0x95, bytes[offset + 2] == 0xAA { return true }
      }
      offset += 1
    }
    var digits = line.end
    while digits > line.start, line.end - digits < 6, (0x30...0x39).contains(bytes[digits - 1]) { digits -= 1 }
    return digits < line.end && digits > line.start && bytes[digits - 1] == 0x5F
  }

  /// Whether a line of wrapped text stands apart from the lines around it.
  private func isApart(_ index: Int, gap: Int, _ measure: TextMeasure) -> Bool {
    guard case .wrapped(let width) = mode else { return true }
    let line = lines[index]
    if gap == 0, index > 0, candidates.last?.line != index - 1,
      !measure.endsParagraph(lines[index - 1], before: line, width: width)
    {
      return false
    }
    if gap > layout.gap { return true }
    guard index + 1 < lines.count, !lines[index + 1].isBlank else { return true }
    return measure.columns(of: line, most: 240) + measure.firstWord(of: lines[index + 1]) <= width
  }
}
