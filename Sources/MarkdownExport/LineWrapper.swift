import PlatenCore
import Typesetting

/// Where the lines of finished Markdown may be wrapped.
struct WrapPoints {
  /// The offsets of spaces in the text, in order.
  var spaces: [Int] = []
  /// The ranges of text, within which lines may be wrapped between Han characters too.
  var texts: [Range<Int>] = []
}

/// Wraps finished Markdown, greedily.
enum LineWrapper {
  /// Its tables take a while to fold, so there is one for all paragraphs.
  private static let breaker = LineBreaker()

  private struct Candidate {
    var offset: Int
    /// Whether a space stands there, which the line feed replaces.
    var isSpace: Bool
  }

  /// Makes lines, so that none is wider than `width` where that can be.
  ///
  /// A line never begins with what would be read as a list, a heading or another block: then the break is passed over.
  ///
  /// - Parameters:
  ///   - prefix: the text before every line, which counts towards its width.
  ///   - isPlaten: whether the reader takes a line end between two Han characters as nothing, and definitions begin
  ///     with a colon.
  static func wrap(_ text: inout [UInt8], at points: WrapPoints, width: Int, prefix: [UInt8], isPlaten: Bool) {
    let measure = DisplayWidth(ambiguous: .narrow)
    let limit = max(10, width - measure.width(ofUTF8: prefix))
    let candidates = candidates(in: text, points, isPlaten: isPlaten)
    var breaks: [Candidate] = []
    var last: Candidate?
    var column = 0
    var columnAfterLast = 0
    var start = 0
    for index in 0...candidates.count {
      let candidate: Candidate? = index < candidates.count ? candidates[index] : nil
      let end = candidate?.offset ?? text.count
      // A line break within the stretch begins a new line.
      var stretch = start
      if let feed = text[start..<end].lastIndex(of: 0x0A) {
        if let last, column + size(text[start..<(text[start..<end].firstIndex(of: 0x0A) ?? feed)], measure) > limit {
          breaks.append(last)
        }
        stretch = feed + 1
        (column, columnAfterLast, last) = (0, 0, nil)
      }
      let size = size(text[stretch..<end], measure)
      if column + size > limit, let place = last {
        breaks.append(place)
        (column, last) = (columnAfterLast, nil)
      }
      column += size
      columnAfterLast += size
      guard let candidate else { break }
      let next = index + 1 < candidates.count ? candidates[index + 1].offset : text.count
      if isSafe(text, after: candidate, to: next, isPlaten) {
        last = candidate
        columnAfterLast = 0
      } else if candidate.isSpace {
        columnAfterLast += 1
      }
      column += candidate.isSpace ? 1 : 0
      start = end + (candidate.isSpace ? 1 : 0)
    }
    apply(breaks, to: &text)
  }

  private static func size(_ text: ArraySlice<UInt8>, _ measure: DisplayWidth) -> Int {
    text.withUnsafeBufferPointer { measure.width(ofUTF8: $0) }
  }

  private static func apply(_ breaks: [Candidate], to text: inout [UInt8]) {
    guard !breaks.isEmpty else { return }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + breaks.count)
    var start = 0
    for place in breaks {
      result += text[start..<place.offset]
      result.append(0x0A)
      start = place.offset + (place.isSpace ? 1 : 0)
    }
    text = result + text[start...]
  }

  // MARK: Candidates

  private static func candidates(in text: [UInt8], _ points: WrapPoints, isPlaten: Bool) -> [Candidate] {
    var result: [Candidate] = []
    for space in points.spaces where isBreakable(text, at: space, isPlaten) {
      result.append(Candidate(offset: space, isSpace: true))
    }
    // Han, kana and their punctuation are U+3000 and up, or nearly all of them.
    guard isPlaten, text.contains(where: { $0 >= 0xE3 }) else { return result }
    var ranges = points.texts[...]
    for opportunity in breaker.opportunities(in: String(decoding: text, as: UTF8.self)) {
      let offset = opportunity.offset
      while let first = ranges.first, first.upperBound <= offset { ranges.removeFirst() }
      guard let range = ranges.first, range.lowerBound < offset, offset < range.upperBound, text[offset - 1] >= 0x80,
        text[offset] >= 0x80, CJK.joinsLines(scalar(in: text, before: offset), scalar(in: text, at: offset))
      else { continue }
      result.append(Candidate(offset: offset, isSpace: false))
    }
    result.sort { $0.offset < $1.offset }
    return result
  }

  /// Whether a space is one alone, and a line feed in its place would mean the same.
  private static func isBreakable(_ text: [UInt8], at space: Int, _ isPlaten: Bool) -> Bool {
    guard space > 0, space + 1 < text.count, text[space - 1] > 0x20, text[space + 1] > 0x20 else { return false }
    guard isPlaten else { return true }
    // The reader looks beyond the marks of emphasis.
    var before = space
    while before > 0, isMark(text[before - 1]) { before -= 1 }
    var after = space + 1
    while after < text.count, isMark(text[after]) { after += 1 }
    guard before > 0, after < text.count, text[before - 1] >= 0x80, text[after] >= 0x80 else { return true }
    return !CJK.joinsLines(scalar(in: text, before: before), scalar(in: text, at: after))
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private static func isSafe(_ text: [UInt8], after candidate: Candidate, to next: Int, _ isPlaten: Bool) -> Bool {
    let start = candidate.offset + (candidate.isSpace ? 1 : 0)
    let word = text[start..<max(start, next)].prefix { $0 != 0x0A }
    return word.withUnsafeBufferPointer {
      LineStart.escape(in: $0, endsLine: true, isFirst: false, isPlaten: isPlaten) == nil
    }
  }

  private static func scalar(in text: [UInt8], at offset: Int) -> UInt32 {
    text[offset...].prefix(4).withUnsafeBufferPointer { buffer in
      var decoder = String(decoding: buffer, as: UTF8.self).unicodeScalars.makeIterator()
      return decoder.next()?.value ?? 0
    }
  }

  private static func scalar(in text: [UInt8], before offset: Int) -> UInt32 {
    var start = offset - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(in: text, at: start)
  }
}
