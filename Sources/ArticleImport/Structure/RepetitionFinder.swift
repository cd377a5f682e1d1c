internal import PlatenCore

/// Finds headings that stand in the text twice: copies from web sites repeat the line of the chapter, the name of the
/// volume before every chapter, or the book's title.
struct RepetitionFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]
  /// The volumes that chapters name in their own line, by line.
  let volumes: [Int: (unit: SectionUnit, key: UInt64)]
  /// The headings.
  let candidates: [HeadingCandidate]

  /// What was found, by lines.
  struct Repetitions {
    /// Lines that say nothing new.
    var omitted: [Int] = []
    /// Headings of one section with two titles: the second is text.
    var demoted: [Int] = []
    /// Lines that name their volume again.
    var volumes: Set<Int> = []
  }

  /// Looks at every heading once.
  ///
  /// - Complexity: O(*n*) in bytes.
  func repetitions() -> Repetitions {
    var found = Repetitions()
    var open: [SectionUnit: UInt64] = [:]
    var last: HeadingCandidate?
    var kept: [HeadingCandidate] = []
    for candidate in candidates {
      if let volume = volumes[candidate.line] {
        if open[volume.unit] == volume.key {
          found.volumes.insert(candidate.line)
        } else {
          open = open.filter { $0.key.rank < volume.unit.rank }
          open[volume.unit] = volume.key
          last = nil
        }
      }
      if let previous = last, isRepetition(candidate, of: previous, &found, &kept) { continue }
      if case .unit(let unit) = candidate.style, unit.isContainer {
        if open[unit] == candidate.key {
          found.omitted.append(candidate.line)
          continue
        }
        open = open.filter { $0.key.rank < unit.rank }
        open[unit] = candidate.key
      }
      last = candidate
      kept.append(candidate)
    }
    addTitles(kept, &found)
    found.omitted.sort()
    return found
  }

  private func isRepetition(
    _ candidate: HeadingCandidate, of previous: HeadingCandidate, _ found: inout Repetitions,
    _ kept: inout [HeadingCandidate]
  ) -> Bool {
    let isNext = candidate.mass == previous.mass
    if candidate.key == previous.key, candidate.style == previous.style {
      guard isNext || candidate.features.contains(.titled) else { return false }
      found.omitted.append(candidate.line)
      return true
    }
    guard isNext, candidate.style == previous.style, candidate.value == previous.value, case .unit = candidate.style,
      volumes[candidate.line] == nil
    else { return false }
    if !candidate.features.contains(.titled) {
      found.omitted.append(candidate.line)
      return true
    }
    guard !previous.features.contains(.titled) else {
      found.demoted.append(candidate.line)
      return true
    }
    if volumes[previous.line] == nil, kept.popLast() != nil { found.omitted.append(previous.line) }
    return false
  }

  // MARK: Titles

  /// The chapter's title below its heading, and the book's above it.
  private func addTitles(_ headings: [HeadingCandidate], _ found: inout Repetitions) {
    var scalars: [Unicode.Scalar] = []
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return }
    let book = key(of: first, &scalars)
    let taken = Set(candidates.map(\.line))
    for heading in headings {
      if let above = lines[..<heading.line].lastIndex(where: { !$0.isBlank }), above > first, !taken.contains(above),
        let text = key(of: above, &scalars), text == book
      {
        found.omitted.append(above)
      }
      guard heading.features.contains(.titled),
        let below = lines[(heading.line + 1)...].firstIndex(where: { !$0.isBlank }),
        !taken.contains(below), let text = key(of: below, &scalars)
      else { continue }
      bytes.read(lines[heading.line].range, into: &scalars)
      guard let main = HeadingReader(scalars).reading()?.main else { continue }
      if TextKey.of(scalars[main.titleStart..<main.end]) == text { found.omitted.append(below) }
    }
  }

  /// The key of a short line that has letters.
  private func key(of index: Int, _ scalars: inout [Unicode.Scalar]) -> UInt64? {
    let line = lines[index]
    guard line.end - line.start <= 200 else { return nil }
    bytes.read(line.range, into: &scalars)
    var key = TextKey()
    for scalar in scalars { key.add(scalar) }
    return key.isEmpty ? nil : key.value
  }
}
