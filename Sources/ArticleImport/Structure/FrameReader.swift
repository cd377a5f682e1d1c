internal import PlatenCore

/// Reads lines that count something which no vocabulary has: `第一封信`, `其二`, `案件三：灰猫`, `Lv.4`, `Day 5`.
///
/// What stands around the number is the *frame*. A line alone is no evidence; see ``FrameSeries``.
struct FrameReader {
  private let line: ArraySlice<Unicode.Scalar>
  private let isDecorated: Bool

  /// How many Han characters a frame has before its number, and after it.
  private static let longestBefore = 3
  private static let longestAfter = 4
  /// A wider title, in columns, is none.
  private static let widestTitle = 60

  /// What is counted in texts without being a section.
  private static let excluded: Set<String> = [
    "图", "圖", "表", "附图", "附圖", "附表", "附件", "注", "註", "式", "公式", "例", "例如", "图表", "圖表", "照片", "图片", "问", "答", "星期", "公元",
    "民国", "民國",
    "共", "约", "大约", "有", "和", "与", "及", "近", "已", "仅", "才", "每",
    "figure", "fig", "table", "note", "page", "pages", "line", "lines", "eq", "equation", "exhibit", "plate", "and",
    "or", "the",
    "in", "of", "on", "at", "by", "to", "for", "from", "about", "version", "appendix", "annex", "may", "june", "july",
    "march",
    "april", "august", "september", "october", "november", "december", "january", "february", "copyright", "isbn",
    "iso", "rfc",
    "no", "p", "pp", "v", "q", "a",
  ]

  init(_ scalars: [Unicode.Scalar]) {
    let (range, isDecorated) = Decoration.inner(scalars)
    line = scalars[range]
    self.isDecorated = isDecorated
  }

  private func at(_ index: Int) -> Unicode.Scalar? { index < line.endIndex ? line[index] : nil }

  /// What the line counts; `nil` if it can only be text.
  func reading() -> HeadingReading? {
    guard let first = line.first else { return nil }
    return first.isHan ? han() : UnitWord.isLetter(first) ? latin() : nil
  }

  // MARK: Chinese

  private func han() -> HeadingReading? {
    var start = line.startIndex
    while let scalar = at(start), scalar.isHan, !ChineseNumeral.isDigit(scalar), start - line.startIndex < 4 {
      start += 1
    }
    let before = line[line.startIndex..<start]
    guard (1...FrameReader.longestBefore).contains(before.count),
      !FrameReader.excluded.contains(String(scalars: before)),
      let number = Numeral.read(line, from: skippingBlanks(start)), number.kind == .han || number.kind == .digits
    else { return nil }
    var end = number.end
    while let scalar = at(end), scalar.isHan, end - number.end <= FrameReader.longestAfter { end += 1 }
    let after = line[number.end..<end]
    guard after.count <= FrameReader.longestAfter, !after.contains(where: { "的了是在也都".unicodeScalars.contains($0) })
    else { return nil }
    // Behind “第”, something is counted; behind another word it counts, and nothing is.
    guard before.elementsEqual("第".unicodeScalars) ? !after.isEmpty : after.isEmpty else { return nil }
    return finished(number, frame: before + after, end: end, signs: ":：—–·・|｜", needsSign: false)
  }

  // MARK: Languages with cases

  private func latin() -> HeadingReading? {
    let word = UnitWord(line, from: line.startIndex)
    guard (2...10).contains(word.text.unicodeScalars.count), line[line.startIndex].properties.isUppercase,
      !FrameReader.excluded.contains(word.text), SectionUnit.words[word.text] == nil
    else { return nil }
    var next = word.end
    if at(next) == "." || at(next) == "-" || at(next) == "#" { next += 1 }
    guard let number = Numeral.read(line, from: skippingBlanks(next), words: next < (skippingBlanks(next))),
      number.kind != .circled, number.kind != .roman || next < skippingBlanks(next)
    else { return nil }
    return finished(
      number, frame: line[line.startIndex..<word.end], end: number.end, signs: ":：—–·|｜", needsSign: true)
  }

  private func skippingBlanks(_ start: Int) -> Int {
    var end = start
    while let scalar = at(end), scalar.isBlank, end - start < 2 { end += 1 }
    return end
  }

  // MARK: Titles

  private func finished(
    _ number: Numeral, frame: ArraySlice<Unicode.Scalar>, end: Int, signs: String, needsSign: Bool
  ) -> HeadingReading? {
    var start = end
    while let scalar = at(start), scalar.isBlank || signs.unicodeScalars.contains(scalar) { start += 1 }
    let title = line[start...]
    guard start > end || title.isEmpty, TitleLikeness.isTitle(title, columns: FrameReader.widestTitle) || title.isEmpty
    else { return nil }
    // “Day 2 was hard” is a sentence.
    if needsSign, let first = title.first, first.properties.isLowercase { return nil }
    if title.contains(where: { "，。；”」".unicodeScalars.contains($0) }) { return nil }
    return HeadingReading(
      main: HeadingPiece(
        style: .framed(TextKey.of(frame)), value: number.value, last: number.value, start: line.startIndex,
        titleStart: start, end: line.endIndex, needsSeries: true),
      isDecorated: isDecorated, markStart: line.startIndex)
  }
}

/// The lines with one frame, and which of them are headings: those that count from one, or go on for long, without a fault, stand
/// out from the paragraphs, and have whole paragraphs between them.
struct FrameSeries {
  private var members: [HeadingPiece.Style: [HeadingCandidate]] = [:]

  /// So many bytes of text stand between two headings, on an average.
  private static let leastText = 120
  /// No fewer make a series.
  private static let fewest = 3

  mutating func add(_ candidate: HeadingCandidate) { members[candidate.style, default: []].append(candidate) }

  /// The candidates of believable series, those that are headings accepted; in order.
  ///
  /// - Parameter mass: how many bytes of text there are in all.
  func candidates(mass: Int) -> [HeadingCandidate] {
    var result: [HeadingCandidate] = []
    for (_, all) in members where all.count >= FrameSeries.fewest {
      var all = all
      var isAny = false
      for chain in FrameSeries.chains(all) where FrameSeries.isBelievable(chain.map { all[$0] }, among: all, mass) {
        isAny = true
        for index in chain { all[index].isAccepted = true }
      }
      // The others may be lines of a list of contents.
      if isAny { result += all }
    }
    return result.sorted { $0.line < $1.line }
  }

  /// The runs that go on counting.
  private static func chains(_ all: [HeadingCandidate]) -> [[Int]] {
    var chains: [[Int]] = []
    for index in all.indices {
      if let last = chains.last?.last, all[last].isFollowed(by: all[index]) {
        chains[chains.count - 1].append(index)
      } else {
        chains.append([index])
      }
    }
    return chains
  }

  private static func isBelievable(_ chain: [HeadingCandidate], among all: [HeadingCandidate], _ mass: Int) -> Bool {
    guard chain.count >= fewest, let first = chain.first, first.value <= 1 || chain.count >= 5 else { return false }
    let isApart = zip(chain, chain.dropFirst()).allSatisfy { $1.mass - $0.mass >= leastText }
    let text = mass - first.mass
    guard isApart, text >= chain.count * leastText,
      chain.dropFirst().allSatisfy({ $0.features.contains(.afterSentence) })
    else { return false }
    if chain.allSatisfy({ $0.features.contains(.decorated) }) { return true }
    if chain.allSatisfy({ $0.features.contains(.loud) }) { return true }
    // Alone on their lines in a text that sets nothing apart, and nowhere else.
    return chain.count == all.count && chain.allSatisfy { $0.features.isDisjoint(with: [.titled, .likeProse]) }
  }
}
