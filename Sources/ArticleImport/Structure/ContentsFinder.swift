internal import PlatenCore

/// Finds lists of contents: short lines that stand again, one by one, further down, where their text follows.
///
/// A list is known by its title (`目录`, `Contents`), by leaders and page numbers, or by headings in a row without any text
/// between them. Whichever it is, most of its lines must stand again below it: what stands only there is not left out.
struct ContentsFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [Line]
  let candidates: [HeadingCandidate]

  /// A longer line, in bytes, is no entry.
  private static let longest = 300
  /// A wider entry, in columns, is none.
  private static let widest = 110

  /// What was found.
  struct Contents {
    /// The lists, in order, by their lines.
    var lists: [ClosedRange<Int>] = []
    /// The lines below lists with a title that say what an entry says.
    var titles: Set<Int> = []
  }

  /// The lists, and the titles that they name.
  ///
  /// - Complexity: O(*n*) in bytes.
  func contents() -> Contents {
    let marked = markers()
    let rows = rows()
    let led = ledRuns()
    guard !marked.isEmpty || !rows.isEmpty || !led.isEmpty else { return Contents() }
    // A list at the end would be where every entry stands last.
    let closing = closingList(marked.last)
    let limit = closing?.lowerBound ?? lines.count
    let places = Places(
      bytes: bytes, lines: lines[..<limit], candidates: candidates.prefix { $0.line < limit },
      longest: ContentsFinder.longest)
    var titles: Set<Int> = []
    var lists = marked.prefix { $0 < limit }.compactMap { list(after: $0, places, &titles) }
    if let closing { lists.append(closing) }
    // What is in one list is in no other.
    var taken = [Bool](repeating: false, count: lines.count)
    func take(_ list: ClosedRange<Int>) { for line in list { taken[line] = true } }
    lists.forEach(take)
    for row in rows where !taken[row.lines].contains(true) {
      let again = row.keys.count { places.last[$0, default: 0] > row.lines.upperBound }
      guard again >= 2, again * 5 >= row.keys.count * 4 else { continue }
      lists.append(row.lines)
      take(row.lines)
    }
    for run in led where !taken[run.lines].contains(true) {
      let again = run.entries.count { places.isAgain($0, below: run.lines.upperBound) }
      if again * 10 >= run.entries.count * 7 { lists.append(run.lines) }
    }
    return Contents(lists: lists.sorted { $0.lowerBound < $1.lowerBound }, titles: titles)
  }

  // MARK: Entries

  /// A line of a list.
  struct Entry {
    var line: Int
    /// The key of the entire text, and that of the text before a page number.
    var key: UInt64
    var title: UInt64
    /// The key of the text after the number of a section; `nil` if there is none.
    var name: UInt64?
    /// Whether leaders or a wide gap stand before the number.
    var isLed: Bool
  }

  private func entry(_ index: Int, _ scalars: inout [Unicode.Scalar]) -> Entry? {
    let line = lines[index]
    guard line.end - line.start <= ContentsFinder.longest else { return nil }
    bytes.read(line.range, into: &scalars)
    let (end, isLed) = ContentsFinder.titleEnd(scalars)
    let title = scalars[..<end]
    guard let last = title.last, columns(title) <= ContentsFinder.widest else { return nil }
    if "。；，、：;,:”".unicodeScalars.contains(last), !isLed { return nil }
    let name = title.drop { $0.digit != nil || $0.isBlank || ".．、".unicodeScalars.contains($0) }
    return Entry(
      line: index, key: TextKey.of(scalars), title: TextKey.of(title),
      name: name.count < title.count && name.count > 1 ? TextKey.of(name) : nil, isLed: isLed)
  }

  /// Whether a line can be the second of an entry that was wrapped.
  private func canContinue(_ index: Int) -> Bool {
    guard index > 0, !lines[index - 1].isBlank, lines[index].end - lines[index].start <= ContentsFinder.longest else {
      return false
    }
    return bytes.scalar(before: lines[index].end, from: lines[index].start)?.scalar != "。"
  }

  /// Where the title of an entry ends: before leaders and the number of a page.
  private static func titleEnd(_ scalars: [Unicode.Scalar]) -> (end: Int, isLed: Bool) {
    var end = scalars.count
    if end > 0, ")）]".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    let numberEnd = end
    while end > 0, scalars[end - 1].digit != nil { end -= 1 }
    if end == numberEnd {
      while end > 0, "ivxlcIVXLC".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    }
    guard end > 0, end < numberEnd, numberEnd - end <= 6 else { return (scalars.count, false) }
    var leaders = 0
    var blanks = 0
    while end > 0 {
      let scalar = scalars[end - 1]
      if scalar.isBlank {
        blanks += scalar.isWide || scalar == "\t" ? 2 : 1
      } else if "….·‥_-—━．。(（[/P第页".unicodeScalars.contains(scalar) {
        leaders += scalar == "…" ? 3 : 1
      } else {
        break
      }
      end -= 1
    }
    guard end > 0, leaders + blanks > 0 else { return (scalars.count, false) }
    return (end, leaders >= 2 || blanks >= 2)
  }

  // MARK: Lists with a title

  private static let titles: Set<UInt64> = Set(
    [
      "目录", "目錄", "目次", "章节目录", "章節目錄", "本书目录", "本書目錄", "全书目录", "contents", "table of contents", "目录 contents",
      "目录 table of contents",
    ].map { TextKey.of($0.unicodeScalars) })

  /// The lines that are titles of lists.
  private func markers() -> [Int] {
    var scalars: [Unicode.Scalar] = []
    return lines.indices.filter { index in
      let line = lines[index]
      guard !line.isBlank, line.end - line.start <= 64 else { return false }
      switch bytes[line.start] {
      case 0x43, 0x63, 0x54, 0x74, 0x23, 0x2A, 0x2D, 0x3D, 0x5B, 0xE2...0xEF: break
      default: return false
      }
      bytes.read(line.range, into: &scalars)
      return ContentsFinder.titles.contains(TextKey.of(scalars))
    }
  }

  private func list(after marker: Int, _ places: Places, _ titles: inout Set<Int>) -> ClosedRange<Int>? {
    var scalars: [Unicode.Scalar] = []
    var entries: [Entry] = []
    var seen: [UInt64: Int] = [:]
    var first: Places.Number?
    var end: Int?
    for index in lines.indices.dropFirst(marker + 1) where !lines[index].isBlank {
      guard let entry = entry(index, &scalars) else {
        if entries.count > 2, canContinue(index) { continue }
        break
      }
      guard !ContentsFinder.titles.contains(entry.key) else { break }
      let number = places.numbers[index]
      // The body begins where the first entry, or the first number, comes again.
      if let start = entries.first,
        entry.key == start.key || entry.key == start.title || start.name != nil && places.names[index] == start.name
      {
        end = entries.count
      }
      if end == nil, let number, number == first { end = entries.count }
      if end != nil { break }
      if first == nil { first = number }
      if seen[entry.key] == nil { seen[entry.key] = entries.count }
      entries.append(entry)
    }
    if end == nil {
      // Whatever comes again first, even if the first entry does not.
      var earlier: Set<UInt64> = []
      end = entries.firstIndex { entry in
        defer { earlier.insert(entry.title) }
        return earlier.contains(entry.key)
      }
    }
    let list = entries.prefix(end ?? entries.count)
    guard let last = list.last else { return nil }
    let again = list.count { places.isAgain($0, below: last.line) }
    guard again > 0, again * 10 >= list.count * 6 else { return nil }
    for entry in list {
      for key in [entry.key, entry.title] {
        if let line = places.last[key], line > last.line { titles.insert(line) }
      }
    }
    return marker...last.line
  }

  // MARK: Lists at the end

  /// The list behind the text, with its title, or headings in a row that no text follows: what stands above, one by one.
  private func closingList(_ marker: Int?) -> ClosedRange<Int>? {
    guard let last = lines.lastIndex(where: { !$0.isBlank }), let start = marker ?? startOfClosingRow() else {
      return nil
    }
    var scalars: [Unicode.Scalar] = []
    var entries: [Entry] = []
    for index in lines.indices[(marker == nil ? start : start + 1)...] where !lines[index].isBlank {
      guard let entry = entry(index, &scalars) else { return marker == nil ? nil : closingRow() }
      entries.append(entry)
    }
    guard entries.count >= (marker == nil ? 3 : 2) else { return nil }
    var above: Set<UInt64> = []
    for line in lines[..<start] where !line.isBlank && line.end - line.start <= ContentsFinder.longest {
      bytes.read(line.range, into: &scalars)
      above.insert(TextKey.of(scalars))
    }
    let again = entries.count { above.contains($0.key) || above.contains($0.title) }
    return again * 5 >= entries.count * 4 ? start...last : nil
  }

  /// The same without a title, where the last title is not that of such a list.
  private func closingRow() -> ClosedRange<Int>? { closingList(nil) }

  /// Where the headings begin that nothing but blank lines stand between or behind.
  private func startOfClosingRow() -> Int? {
    var start: Int?
    var place = candidates.count
    for index in lines.indices.reversed() where !lines[index].isBlank {
      guard place > 0, candidates[place - 1].line == index else { break }
      place -= 1
      start = index
    }
    return start
  }

  // MARK: Lists without one

  /// Headings in a row, with nothing between them, up to where one comes again.
  private func rows() -> [(lines: ClosedRange<Int>, keys: [UInt64])] {
    var rows: [(lines: ClosedRange<Int>, keys: [UInt64])] = []
    var start = 0
    while start < candidates.count {
      var seen: [UInt64: Int] = [:]
      var end = start
      while end < candidates.count, candidates[end].mass == candidates[start].mass, !isNumber(candidates[end]) {
        if let place = seen[candidates[end].key], end - place > 1 { break }
        if seen[candidates[end].key] == nil { seen[candidates[end].key] = end }
        end += 1
      }
      if seen.count >= 2 {
        rows.append((candidates[start].line...candidates[end - 1].line, Array(seen.keys)))
      }
      start = max(end, start + 1)
    }
    return rows
  }

  private func isNumber(_ candidate: HeadingCandidate) -> Bool {
    switch candidate.style {
    case .alone: true
    case .unit, .side, .counted, .framed: false
    }
  }

  /// Three or more lines in a row with leaders and page numbers.
  private func ledRuns() -> [(lines: ClosedRange<Int>, entries: [Entry])] {
    var runs: [(lines: ClosedRange<Int>, entries: [Entry])] = []
    var run: [Entry] = []
    var scalars: [Unicode.Scalar] = []
    func close() {
      if run.count >= 3, let first = run.first, let last = run.last { runs.append((first.line...last.line, run)) }
      run = []
    }
    for index in lines.indices where !lines[index].isBlank {
      if index & 0x3FF == 0, Task.isCancelled { break }
      let last = bytes[lines[index].end - 1]
      let isNumber = (0x30...0x39).contains(last) || last == 0x29 || last >= 0x80 && bytes[lines[index].start] >= 0x80
      if isNumber, lines[index].end - lines[index].start <= ContentsFinder.longest,
        let entry = entry(index, &scalars), entry.isLed
      {
        run.append(entry)
      } else if !run.isEmpty {
        close()
      }
    }
    close()
    return runs
  }

  // MARK: What stands where

  /// Where texts and numbers stand last.
  struct Places {
    /// A number in a style.
    struct Number: Hashable {
      var style: HeadingPiece.Style
      var value: Int
    }

    /// The last line of every short text, by its key.
    private(set) var last: [UInt64: Int] = [:]
    /// The numbers of candidates, by their lines.
    private(set) var numbers: [Int: Number] = [:]
    /// The keys of the titles of candidates, without their numbers, by their lines.
    private(set) var names: [Int: UInt64] = [:]
    private var lastNumber: [Number: Int] = [:]

    init(
      bytes: UnsafeBufferPointer<UInt8>, lines: ArraySlice<Line>, candidates: ArraySlice<HeadingCandidate>, longest: Int
    ) {
      var scalars: [Unicode.Scalar] = []
      for (index, line) in lines.enumerated() where !line.isBlank && line.end - line.start <= longest {
        if index & 0x3FF == 0, Task.isCancelled { return }
        bytes.read(line.range, into: &scalars)
        last[TextKey.of(scalars)] = index
      }
      for candidate in candidates {
        last[candidate.key] = max(candidate.line, last[candidate.key] ?? 0)
        guard case .unit = candidate.style else { continue }
        if candidate.features.contains(.titled) {
          bytes.read(lines[candidate.line].range, into: &scalars)
          if let main = HeadingReader(scalars).reading()?.main {
            let name = TextKey.of(scalars[main.titleStart..<main.end])
            names[candidate.line] = name
            last[name] = max(candidate.line, last[name] ?? 0)
          }
        }
        let number = Number(style: candidate.style, value: candidate.value)
        numbers[candidate.line] = number
        lastNumber[number] = candidate.line
      }
    }

    /// Whether an entry stands again below a line: its text, or at least its number.
    func isAgain(_ entry: Entry, below line: Int) -> Bool {
      if last[entry.key, default: 0] > line || last[entry.title, default: 0] > line { return true }
      if let name = entry.name, last[name, default: 0] > line { return true }
      return numbers[entry.line].map { lastNumber[$0, default: 0] > line } ?? false
    }
  }
}
