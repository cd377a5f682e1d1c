/// How the paragraphs of a text are set: what a line must differ in to stand out.
struct TextLayout {
  /// How many columns paragraphs are indented; `nil` if they are not indented alike.
  let indentation: Int?
  /// How many blank lines there usually are before a paragraph.
  let gap: Int

  /// A line of so many bytes is prose, whatever it ends with.
  private static let proseLength = 90

  /// Looks at all lines that are prose by their length or end.
  ///
  /// - Complexity: O(*n*) in lines.
  init(bytes: UnsafeBufferPointer<UInt8>, lines: [Line], mode: ParagraphMode) {
    let measure = TextMeasure(bytes: bytes)
    let isWrapped = if case .wrapped = mode { true } else { false }
    var indentations: [Int: Int] = [:]
    var gaps = [0, 0, 0, 0]
    var prose = 0
    var gap = 0
    for line in lines {
      guard !line.isBlank else {
        gap += 1
        continue
      }
      if line.end - line.start >= TextLayout.proseLength || measure.endsSentence(line) {
        prose += 1
        indentations[min(line.indentation, 40), default: 0] += 1
        if !isWrapped || gap > 0 { gaps[min(gap, 3)] += 1 }
      }
      gap = 0
    }
    let most = indentations.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    indentation = most.flatMap { $0.value * 4 >= prose * 3 ? $0.key : nil }
    var above = 0
    let half = (gaps.reduce(0, +) + 1) / 2
    self.gap =
      gaps.indices.first { place in
        above += gaps[place]
        return above >= half
      } ?? 0
  }

  /// Whether a line stands out: it is indented in another way than paragraphs are, or more blank lines stand before it.
  func isLoud(_ line: Line, gap: Int) -> Bool {
    if let indentation, line.indentation != indentation { return true }
    return gap > self.gap
  }

  /// Whether a line is indented as paragraphs are, and they are.
  func isIndentedAsProse(_ line: Line) -> Bool {
    guard let indentation else { return false }
    return indentation >= 2 && line.indentation == indentation
  }
}
