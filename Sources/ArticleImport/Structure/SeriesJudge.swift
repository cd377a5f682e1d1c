internal import PlatenCore

/// Judges candidates by the series that they stand in.
///
/// A *strong* candidate stands out, and its number is set off: it is a heading. A *fair* one is a heading if its series goes
/// on counting before or behind it, or if it is the only one of its kind and nothing speaks against it. Where the headings
/// of a series stand out, and wherever a *weak* one is concerned, it must fill a gap in the numbers. A series of weak ones
/// is believed if it is the only one, counts without a fault, and has text between its lines.
struct SeriesJudge {
  /// The candidates, in order.
  private(set) var candidates: [HeadingCandidate]
  /// Whether a series of named sections runs through the text.
  private(set) var hasSeries = false
  /// Whether one does whose headings are set in another way than paragraphs.
  private(set) var hasLoudSeries = false
  /// The units of the series that run through the text.
  private var established: Set<SectionUnit> = []

  /// How many lines begin with the number of a unit, but are sentences.
  private let sentences: [SectionUnit: Int]

  init(_ candidates: [HeadingCandidate], sentences: [SectionUnit: Int]) {
    self.candidates = candidates
    self.sentences = sentences
  }

  /// Judges all.
  ///
  /// - Complexity: O(*n*) in candidates; the number of units is fixed.
  mutating func judge() {
    var series: [HeadingPiece.Style: [Int]] = [:]
    var sides: [Int] = []
    for (index, candidate) in candidates.enumerated() {
      if case .side = candidate.style {
        sides.append(index)
      } else {
        series[candidate.style, default: []].append(index)
      }
    }
    // The smallest units first: whether a volume is one is seen from the chapters below it.
    let units = series.keys.compactMap { style -> SectionUnit? in
      if case .unit(let unit) = style { unit } else { nil }
    }
    let ordered = units.sorted { ($0.rank, $0.rawValue) < ($1.rank, $1.rawValue) }
    established = Set(ordered.filter { isEstablished(series[.unit($0)] ?? []) })
    hasSeries = !established.isEmpty
    hasLoudSeries = established.contains { isMostlyLoud(series[.unit($0)] ?? []) }
    for unit in ordered.reversed() { judge(series[.unit(unit)] ?? [], of: unit) }
    for kind in Numeral.Kind.allCases { judgeNumbers(series[.alone(kind)] ?? [], titled: false) }
    for kind in Numeral.Kind.allCases { judgeNumbers(series[.counted(kind)] ?? [], titled: true) }
    // These are judged before.
    if candidates.contains(where: { $0.style.isFramed && $0.isAccepted }) { hasSeries = true }
    for index in sides { judgeSide(index) }
  }

  // MARK: Named sections

  /// Those that need no gap to fill.
  private func firm(_ members: [Int]) -> [Int] { members.filter { candidates[$0].strength >= .fair } }

  private func links(_ members: [Int]) -> Int {
    zip(members, members.dropFirst()).count { candidates[$0].isFollowed(by: candidates[$1]) }
  }

  private func isEstablished(_ members: [Int]) -> Bool {
    let firm = firm(members)
    return firm.count { candidates[$0].strength == .strong } >= 2 || links(firm) >= 1
  }

  private func isMostlyStrong(_ members: [Int]) -> Bool {
    let firm = firm(members)
    let strong = firm.count { candidates[$0].strength == .strong }
    return strong >= 2 && strong * 5 >= firm.count * 4
  }

  private func isMostlyLoud(_ members: [Int]) -> Bool {
    let firm = firm(members)
    let loud = firm.count { candidates[$0].features.contains(.loud) && !candidates[$0].features.contains(.likeProse) }
    return loud >= 2 && loud * 5 >= firm.count * 4
  }

  private mutating func judge(_ members: [Int], of unit: SectionUnit) {
    // `第一条` begins a paragraph of a law, unless nothing but titles stands behind it.
    if unit == .article, sentences[.article, default: 0] * 4 > members.count { return }
    let firm = firm(members)
    // One or two may stand out by chance, as the first of all does.
    let strong = firm.count { candidates[$0].strength == .strong }
    guard strong > 1 || firm.count * 2 > members.count else { return judgeWeak(members, of: unit) }
    for index in firm where candidates[index].strength == .strong { candidates[index].isAccepted = true }
    if isMostlyStrong(members) {
      fillGaps(members, needsBoth: false)
    } else {
      judgeFair(firm, of: unit)
    }
    fillGaps(members, needsBoth: true)
    acceptVolumes(members, of: unit)
  }

  private mutating func judgeFair(_ all: [Int], of unit: SectionUnit) {
    let copies = zip(all, all.dropFirst()).filter { isCopy($1, of: $0) }
    let copied = Set(copies.map(\.1))
    let firm = all.filter { !copied.contains($0) }
    defer {
      for (original, copy) in copies where candidates[original].isAccepted { candidates[copy].isAccepted = true }
    }
    let links = links(firm)
    let isRegular = links >= 4 && links * 5 >= (firm.count - 1) * 4
    // Parts of a whole: nothing counts on, and nothing counts back.
    let isSparse = links == 0 && zip(firm, firm.dropFirst()).allSatisfy { candidates[$0].last < candidates[$1].value }
    var seen: Set<Int> = []
    for (place, index) in firm.enumerated() {
      let candidate = candidates[index]
      let isNew = seen.insert(candidate.value).inserted
      if candidate.isAccepted { continue }
      let goesOn = place > 0 && candidates[firm[place - 1]].isFollowed(by: candidate)
      let isContinued = place + 1 < firm.count && candidate.isFollowed(by: candidates[firm[place + 1]])
      let isBetween =
        place > 0 && place + 1 < firm.count && candidates[firm[place - 1]].isSoonFollowed(by: candidate)
        && candidate.isSoonFollowed(by: candidates[firm[place + 1]])
      let isAlone = isSparse && canStandAlone(candidate)
      let isMisnumbered = isRegular && isNew && candidate.features.contains(.setOff)
      candidates[index].isAccepted = goesOn || isContinued || isBetween || isAlone || isMisnumbered
    }
  }

  /// Whether a line says what the one before says, with nothing between them.
  private func isCopy(_ index: Int, of previous: Int) -> Bool {
    candidates[index].key == candidates[previous].key && candidates[index].mass == candidates[previous].mass
  }

  private func canStandAlone(_ candidate: HeadingCandidate) -> Bool {
    guard candidate.features.contains(.setOff), !candidate.features.contains(.needsSeries) else { return false }
    return !(hasLoudSeries && candidate.features.contains(.likeProse))
  }

  /// Accepts what counts on from the heading before, where the one behind counts on from it, or at least is no rival.
  private mutating func fillGaps(_ members: [Int], needsBoth: Bool) {
    var next = [Int?](repeating: nil, count: members.count)
    var following: Int?
    for place in members.indices.reversed() {
      next[place] = following
      if candidates[members[place]].isAccepted { following = members[place] }
    }
    var previous: Int?
    for (place, index) in members.enumerated() {
      let candidate = candidates[index]
      if candidate.isAccepted {
        previous = index
        continue
      }
      guard needsBoth || candidate.strength >= .fair, let previous, candidates[previous].isFollowed(by: candidate),
        candidates[previous].mass < candidate.mass || !needsBoth
      else { continue }
      let isConfirmed = next[place].map { candidate.isFollowed(by: candidates[$0]) }
      let isRivalled = next[place].map { candidates[$0].value == candidate.value } ?? false
      guard isConfirmed ?? !needsBoth || !needsBoth && !isRivalled else { continue }
      candidates[index].isAccepted = true
    }
  }

  /// A volume whose name is not set off is one if a chapter follows at once.
  private mutating func acceptVolumes(_ members: [Int], of unit: SectionUnit) {
    guard unit.isContainer else { return }
    for index in members where !candidates[index].isAccepted {
      let next = index + 1
      guard next < candidates.count, candidates[next].isAccepted, candidates[next].mass == candidates[index].mass,
        !candidates[index].features.contains(.doubtful)
      else { continue }
      candidates[index].isAccepted = true
    }
  }

  /// A series in which no line is recognisable as a heading alone: `第一章初雪`, not indented, in a text that is not indented.
  private mutating func judgeWeak(_ members: [Int], of unit: SectionUnit) {
    defer { acceptVolumes(members, of: unit) }
    let isOnly = established.allSatisfy { $0.isContainer && $0.rank < unit.rank } || unit.isContainer && !hasLoudSeries
    guard isOnly, members.count >= 2, let first = members.first, let last = members.last else { return }
    var counted = [first]
    for index in members.dropFirst() {
      guard let previous = counted.last else { return }
      let isReset = candidates[index].value == 1 && candidates[previous].value > 1
      let isCopy =
        candidates[index].key == candidates[previous].key && candidates[index].mass == candidates[previous].mass
      if candidates[previous].isFollowed(by: candidates[index]) || isReset || isCopy { counted.append(index) }
    }
    let text = candidates[last].mass - candidates[first].mass
    let isLong = text >= (counted.count - 1) * SeriesJudge.leastText
    let starts = candidates[first].value <= 1 && counted.count == members.count || counted.count >= 3
    guard isLong, starts, counted.count * 5 >= members.count * 4, counted.count >= 2 else { return }
    for index in counted { candidates[index].isAccepted = true }
    hasSeries = true
  }

  /// So many bytes of text stand between two headings that nothing else marks, on an average.
  private static let leastText = 120

  // MARK: Names

  private mutating func judgeSide(_ index: Int) {
    let candidate = candidates[index]
    let isProse = hasLoudSeries && candidate.features.contains(.likeProse) && !candidate.features.contains(.decorated)
    if isProse || candidate.features.contains(.doubtful) { return }
    let standsOut = candidate.features.contains(.loud) || candidate.features.contains(.decorated)
    // A name alone on its line is enough; with a title behind it, it must stand out or be among chapters.
    let isPlain = !candidate.features.contains(.titled)
    if isPlain || standsOut || hasSeries { candidates[index].isAccepted = true }
  }

  // MARK: Numbers

  /// Numbers alone on their lines, or with a title that nothing but a blank keeps apart, are headings if they count without a
  /// fault, from one within every section, with whole paragraphs between them. Numbers of pages break sentences.
  private mutating func judgeNumbers(_ members: [Int], titled: Bool) {
    var chain: [Int] = []
    var next = 0
    for index in members {
      let candidate = candidates[index]
      if titled, candidate.features.contains(.doubtful) { continue }
      guard let last = chain.last else {
        chain = [index]
        continue
      }
      let isReset = candidate.value <= 1 && hasHeading(from: last, to: index, &next)
      if candidates[last].isFollowed(by: candidate) || isReset {
        chain.append(index)
      } else if chain.count == 1, candidate.value <= 1 {
        chain = [index]
      }
    }
    guard isBelievable(chain, among: members.count, titled: titled) else { return }
    for index in chain { candidates[index].isAccepted = true }
    hasSeries = true
  }

  /// Whether a named heading stands between two candidates; `next` only grows.
  private func hasHeading(from start: Int, to end: Int, _ next: inout Int) -> Bool {
    next = max(next, start)
    while next < end {
      if candidates[next].isAccepted { return true }
      next += 1
    }
    return false
  }

  private func isBelievable(_ chain: [Int], among count: Int, titled: Bool) -> Bool {
    guard let first = chain.first, let last = chain.last, chain.count >= 2 else { return false }
    let loud = chain.count { candidates[$0].features.contains(.loud) || candidates[$0].features.contains(.decorated) }
    let closed = chain.dropFirst().count { candidates[$0].features.contains(.afterSentence) }
    let apart = zip(chain, chain.dropFirst()).count { candidates[$0].mass < candidates[$1].mass }
    let text = candidates[last].mass - candidates[first].mass
    let isLong = apart * 10 >= (chain.count - 1) * 9 && text >= (chain.count - 1) * SeriesJudge.leastText / 2
    let isMarked = loud == chain.count || chain.allSatisfy { candidates[$0].features.contains(.padded) }
    let isDecorated = chain.allSatisfy { candidates[$0].features.contains(.decorated) }
    let isEnough = chain.count >= (isMarked && (!titled || isDecorated) && candidates[first].value <= 1 ? 2 : 3)
    let isClean = (count - chain.count) * (titled ? 4 : 2) <= chain.count
    let begins = candidates[first].value <= 1 || chain.count >= 4 || isMarked
    // “One.” in every chapter counts nothing.
    let goesOn = links(chain) * 2 >= chain.count - 1
    let isCircled = candidates[first].style == .counted(.circled)
    let isAllowed =
      !titled || isDecorated || established.allSatisfy(\.isContainer) && (isMarked || chain.count >= 5 && !isCircled)
    return isLong && isEnough && isClean && begins && isAllowed && goesOn && closed * 10 >= (chain.count - 1) * 9
  }
}
