public import PlatenCore

/// An alignment that was made elsewhere: by hunalign, Bertalign or Vecalign as numbers of passages, or as a translation memory.
public enum GivenAlignment: Hashable, Sendable {
  /// Passages that say the same, by their numbers from 0.
  case numbers([Pair])
  /// Texts that say the same, in the order of the text (TMX).
  case segments([Segment])

  /// Numbers of passages on both sides; one side may be empty.
  public struct Pair: Hashable, Sendable {
    /// On the first side.
    public var first: Range<Int>
    /// On the second side.
    public var second: Range<Int>

    /// Makes a pair.
    public init(_ first: Range<Int>, _ second: Range<Int>) {
      self.first = first
      self.second = second
    }
  }

  /// Texts on both sides.
  public struct Segment: Hashable, Sendable {
    /// The text of the first language.
    public var first: String
    /// The text of the second language.
    public var second: String

    /// Makes a segment.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  /// Reads an alignment.
  ///
  /// - `[0, 1]:[0]` a line, as Bertalign and Vecalign write it; more after a further colon is passed over.
  /// - `2<TAB>3<TAB>0.8` a line, as hunalign writes it: a rung of a ladder, that is two numbers at which a row begins.
  /// - TMX 1.4: `<tu>` with a `<tuv>` in each language.
  ///
  /// - Parameters:
  ///   - text: the file's content.
  ///   - languages: the languages of the first and the second side, for TMX.
  /// - Returns: `nil` if it is none of these.
  public init?(_ text: String, languages: (first: Language, second: Language)) {
    if text.contains("<tmx") {
      let segments = TMXReader(text).segments(languages.first, languages.second)
      if segments.isEmpty { return nil }
      self = .segments(segments)
      return
    }
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return nil }
    var pairs: [Pair] = []
    if first.contains("[") {
      for line in lines {
        let parts = line.split(separator: ":")
        guard parts.count >= 2, let left = GivenAlignment.numbers(parts[0]),
          let right = GivenAlignment.numbers(parts[1])
        else { return nil }
        pairs.append(Pair(left, right))
      }
    } else {
      var rungs: [(Int, Int)] = []
      for line in lines {
        let fields = line.split { $0 == "\t" || $0 == " " }
        guard fields.count >= 2, let left = Int(fields[0]), let right = Int(fields[1]), left >= 0, right >= 0,
          left >= rungs.last?.0 ?? 0, right >= rungs.last?.1 ?? 0
        else { return nil }
        rungs.append((left, right))
      }
      for (rung, next) in zip(rungs, rungs.dropFirst()) { pairs.append(Pair(rung.0..<next.0, rung.1..<next.1)) }
      // The last rung is usually the end of both texts; if it is not, what is left is one row of one passage each.
      if let last = rungs.last { pairs.append(Pair(last.0..<last.0 + 1, last.1..<last.1 + 1)) }
    }
    self = .numbers(pairs)
  }

  /// `[3, 4]` as a range; an empty list is an empty range at 0.
  private static func numbers(_ text: Substring) -> Range<Int>? {
    let inner = text.filter { $0 != "[" && $0 != "]" }
    var numbers: [Int] = []
    for field in inner.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let number = Int(field), number >= 0, number < Int(Int32.max) else { return nil }
      numbers.append(number)
    }
    guard let least = numbers.min(), let most = numbers.max() else { return 0..<0 }
    return least..<most + 1
  }

  /// The alignment as beads; what it does not name stands alone.
  func beads(_ left: [Passage], _ right: [Passage]) -> [Bead] {
    let pairs: [Pair]
    switch self {
    case .numbers(let numbers): pairs = numbers
    case .segments(let segments):
      var finders = (SegmentFinder(left), SegmentFinder(right))
      pairs = segments.compactMap { segment in
        guard let first = finders.0.find(segment.first), let second = finders.1.find(segment.second) else { return nil }
        return Pair(first, second)
      }
    }
    return GivenAlignment.beads(pairs, left.count, right.count)
  }

  private static func beads(_ pairs: [Pair], _ left: Int, _ right: Int) -> [Bead] {
    var beads: [Bead] = []
    var done = (left: 0, right: 0)
    func fill(_ end: (left: Int, right: Int)) {
      for index in done.left..<max(done.left, end.left) {
        beads.append(Bead(left: index..<index + 1, right: done.right..<done.right, confidence: 0))
      }
      done.left = max(done.left, end.left)
      for index in done.right..<max(done.right, end.right) {
        beads.append(Bead(left: done.left..<done.left, right: index..<index + 1, confidence: 0))
      }
      done.right = max(done.right, end.right)
    }
    for pair in pairs where !pair.first.isEmpty && !pair.second.isEmpty {
      guard pair.first.upperBound <= left, pair.second.upperBound <= right else { continue }
      if pair.first.lowerBound >= done.left, pair.second.lowerBound >= done.right {
        fill((pair.first.lowerBound, pair.second.lowerBound))
        beads.append(Bead(left: pair.first, right: pair.second))
        done = (pair.first.upperBound, pair.second.upperBound)
      } else if var last = beads.last, last.isPair, pair.first.lowerBound >= last.left.lowerBound,
        pair.second.lowerBound >= last.right.lowerBound
      {
        // Sentences of passages that are partners already.
        last.left = last.left.lowerBound..<max(last.left.upperBound, pair.first.upperBound)
        last.right = last.right.lowerBound..<max(last.right.upperBound, pair.second.upperBound)
        beads[beads.count - 1] = last
        done = (last.left.upperBound, last.right.upperBound)
      }
    }
    fill((left, right))
    return beads
  }
}

/// Finds segments in passages, one after the other.
private struct SegmentFinder {
  private var text: [UInt8] = []
  private var ends: [Int] = []
  private var place = 0

  init(_ passages: [Passage]) {
    for passage in passages {
      text += SegmentFinder.letters(passage.text)
      ends.append(text.count)
    }
  }

  /// The bytes of a text that are no spaces: what is broken into lines elsewhere is the same.
  private static func letters(_ text: String) -> [UInt8] { text.utf8.filter { $0 > 0x20 } }

  /// The passages that hold the next segment; `nil` if it is not found within the next 64 KiB.
  mutating func find(_ segment: String) -> Range<Int>? {
    let wanted = SegmentFinder.letters(segment)
    guard !wanted.isEmpty else { return nil }
    var start = place
    let limit = min(text.count - wanted.count, place + 65_536)
    while start <= limit, !text[start..<start + wanted.count].elementsEqual(wanted) { start += 1 }
    guard start <= limit else { return nil }
    place = start + wanted.count
    guard let first = ends.firstIndex(where: { $0 > start }), let last = ends.firstIndex(where: { $0 >= place }) else {
      return nil
    }
    return first..<last + 1
  }
}
