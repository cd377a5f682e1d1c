import Typesetting

/// Wraps finished Markdown at spaces of its text, greedily.
enum LineWrapper {
  /// Makes line feeds of spaces, so that no line is wider than `width` where that can be.
  ///
  /// A line never begins with what would be read as a list, a heading or another block: then the break is passed over.
  ///
  /// - Parameters:
  ///   - spaces: the offsets of the spaces that may become line feeds, in order.
  ///   - prefix: what stands before every line; it counts.
  static func wrap(_ text: inout [UInt8], at spaces: [Int], width: Int, prefix: [UInt8], isPlaten: Bool) {
    let measure = DisplayWidth(ambiguous: .narrow)
    let limit = max(10, width - measure.width(ofUTF8: prefix))
    var column = 0
    var segmentStart = 0
    var lastBreak: Int?
    var next = 0
    var columnAfterBreak = 0
    // Each segment ends at a space, at a line feed, or at the end.
    while segmentStart < text.count {
      let space = next < spaces.count ? spaces[next] : text.count
      let feed = text[segmentStart..<min(space, text.count)].firstIndex(of: 0x0A)
      let end = feed ?? min(space, text.count)
      let size = text[segmentStart..<end].withUnsafeBufferPointer { measure.width(ofUTF8: $0) }
      if column + size > limit, let place = lastBreak {
        text[place] = 0x0A
        column = columnAfterBreak
        lastBreak = nil
      }
      column += size
      columnAfterBreak += size
      if feed != nil {
        column = 0
        columnAfterBreak = 0
        lastBreak = nil
        segmentStart = end + 1
        continue
      }
      guard end < text.count else { break }
      if isBreakable(text, at: end, next: next + 1 < spaces.count ? spaces[next + 1] : text.count, isPlaten) {
        lastBreak = end
        columnAfterBreak = 0
      } else {
        columnAfterBreak += 1
      }
      column += 1
      next += 1
      segmentStart = end + 1
    }
  }

  private static func isBreakable(_ text: [UInt8], at space: Int, next: Int, _ isPlaten: Bool) -> Bool {
    guard space > 0, space + 1 < text.count, !text[space - 1].isSpaceOrTab, text[space - 1] != 0x0A else { return false }
    let rest = text[(space + 1)..<max(space + 1, next)]
    guard let first = rest.first, !first.isSpaceOrTab, first != 0x0A else { return false }
    let word = rest.prefix { $0 != 0x0A }
    return word.withUnsafeBufferPointer {
      LineStart.escape(in: $0, endsLine: true, isFirst: false, isPlaten: isPlaten) == nil
    }
  }
}
