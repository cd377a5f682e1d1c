/// How a paragraph is set in lines.
public struct FillStyle: Hashable, Sendable {
  /// How the places are chosen at which lines end.
  public enum Breaking: String, Hashable, Sendable, CaseIterable {
    /// For the paragraph as a whole: the sum of the squares of what is left free in its lines, the last one left out, is
    /// least (after Knuth and Plass, “Breaking Paragraphs into Lines”, 1981). Lines of Han are filled, not evened out.
    case totalFit = "total-fit"
    /// Line by line: each line is filled as far as possible.
    case greedy
  }

  /// What happens to a word that is wider than the line.
  public enum Overflow: Hashable, Sendable {
    /// It is cut between two characters.
    case cut
    /// It stands on a line of its own and sticks out.
    case stickOut
  }

  /// Where lines may break, and how wide characters are.
  public var rules: BreakingRules
  /// The method of breaking lines.
  public var breaking: Breaking
  /// What happens to a word that is wider than the line.
  public var overflow: Overflow
  /// Whether `、，。` at the end of a line may stand in the margin, so that such a line is up to two columns too wide.
  public var hangsPunctuation: Bool

  /// Makes a style.
  public init(
    rules: BreakingRules = BreakingRules(), breaking: Breaking = .totalFit, overflow: Overflow = .cut,
    hangsPunctuation: Bool = false
  ) {
    self.rules = rules
    self.breaking = breaking
    self.overflow = overflow
    self.hangsPunctuation = hangsPunctuation
  }
}

/// A line of a paragraph.
public struct TextLine: Hashable, Sendable {
  /// The bytes of the paragraph that are seen in the line. Between two lines there are only spaces and line ends.
  public var range: Range<Int>
  /// The columns that it takes, the hyphen included.
  public var width: Int
  /// Whether its last character is a soft hyphen that is to be shown.
  public var endsWithHyphen: Bool
  /// Whether the line must end here: at a line break or at the end of the paragraph.
  public var isLast: Bool
}

/// Sets paragraphs in lines of a given width.
///
/// Make one for a style and use it for paragraph after paragraph: it keeps its memory.
///
/// ```swift
/// var filler = LineFiller(FillStyle(breaking: .greedy, overflow: .stickOut))
/// var text = ParagraphText("See ")
/// text.append("[a link](https://example.com/)", unbreakable: true)
/// for line in filler.lines(of: text, width: 72) { write(text.bytes[line.range]) }
/// ```
public struct LineFiller: Sendable {
  /// How many units are looked at before lines are given out: no paragraph is ever held as a whole.
  private static let window = 4_096

  private let style: FillStyle
  private let profiles: ScalarProfiles
  private let display: DisplayWidth
  private var units: [TextUnit] = []
  private var lines: [TextLine] = []
  private var totalFit = TotalFit()

  /// Makes a filler.
  public init(_ style: FillStyle = FillStyle()) {
    self.style = style
    profiles = ScalarProfiles(style.rules)
    display = DisplayWidth(ambiguous: style.rules.ambiguousWidth)
  }

  /// The lines of a paragraph.
  ///
  /// - Parameters:
  ///   - width: columns of a line, 1 or more. A line is wider only where one cluster is, or where the style says so.
  ///   - firstIndent: columns that are taken already in the first line, 0 up to half the width.
  /// - Returns: one line or more; none if the text is empty.
  /// - Complexity: O(*n*) in the bytes for a given width.
  public mutating func lines(of text: ParagraphText, width: Int, firstIndent: Int = 0) -> [TextLine] {
    lines.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    let width = max(1, width)
    text.bytes.withUnsafeBufferPointer { bytes in
      fill(bytes, text.unbreakable, width, max(0, min(firstIndent, width / 2)))
    }
    return lines
  }
}

extension LineFiller {
  private mutating func fill(
    _ bytes: UnsafeBufferPointer<UInt8>, _ unbreakable: [Range<Int>], _ width: Int, _ firstIndent: Int
  ) {
    var scanner = UnitScanner()
    var lineStart = 0
    var limit = LineFiller.window
    var isStart = true
    while !scanner.isFinished(bytes.count) || !units.isEmpty {
      // A bracket that closes may join units that have been looked at.
      let known = units.count
      scanner.scan(
        bytes, unbreakable: unbreakable, rules: style.rules, profiles: profiles, into: &units, limit: limit)
      if isStart, !units.isEmpty {
        units[0].startColumn -= firstIndent
        isStart = false
      }
      prepare(bytes, from: min(known, units.count), width, lineStart)
      let isFinished = scanner.isFinished(bytes.count)
      let used =
        switch style.breaking {
        case .greedy: fillGreedily(width, &lineStart, isFinished: isFinished)
        case .totalFit: fillTotally(width, &lineStart, isFinished: isFinished)
        }
      units.removeFirst(used)
      // What is left has not filled a few lines: units without width are looked at again only now and then.
      limit = units.count * 2 + LineFiller.window
    }
  }

  /// Marks what may hang, and cuts units that are wider than a line.
  private mutating func prepare(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, _ width: Int, _ lineStart: Int
  ) {
    if style.hangsPunctuation {
      for index in max(0, first - 1)..<units.count where LineFiller.canHang(bytes, before: units[index].contentEnd) {
        units[index].flags.insert(.hangable)
      }
    }
    guard style.overflow == .cut else { return }
    var index = max(0, first - 1)
    while index < units.count {
      let unit = units[index]
      let room = unit.flags.contains(.hyphen) ? max(1, width - 1) : width
      if unit.contentColumn - unit.startColumn > room {
        let pieces = cut(unit, bytes, from: index == 0 ? lineStart : units[index - 1].end, room)
        units.replaceSubrange(index...index, with: pieces)
        index += pieces.count
      } else {
        index += 1
      }
    }
  }

  /// Cuts a unit between clusters into pieces that fit in a line.
  private func cut(_ unit: TextUnit, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ width: Int) -> [TextUnit] {
    // The indent of a paragraph's first line is in the column, not in the bytes.
    let indent = max(0, -unit.startColumn)
    let pieces = display.pieces(
      of: bytes, in: start..<unit.contentEnd, firstColumns: width - indent, columns: width)
    var column = unit.startColumn
    var units = pieces.enumerated().map { index, piece in
      let end = column + piece.columns + (index == 0 ? indent : 0)
      defer { column = end }
      return TextUnit(
        contentEnd: piece.range.upperBound, end: piece.range.upperBound, startColumn: column, contentColumn: end,
        flags: .forced)
    }
    units[units.count - 1].end = unit.end
    units[units.count - 1].flags = unit.flags
    return units
  }

  /// Whether a line that ends at an offset ends with `、`, `，` or `。`.
  private static func canHang(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
    guard end >= 3 else { return false }
    switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
    case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x8C): return true
    default: return false
    }
  }

  /// Takes line after line from ``units``.
  ///
  /// - Returns: how many units are in lines now; the rest waits for more.
  private mutating func fillGreedily(_ width: Int, _ lineStart: inout Int, isFinished: Bool) -> Int {
    var first = 0
    var fitting = -1
    var index = 0
    while index < units.count {
      let unit = units[index]
      let seen = unit.contentColumn - units[first].startColumn
      if unit.widthAtLineEnd(from: units[first].startColumn) <= width || index == first {
        fitting = index
      } else if seen - (style.hangsPunctuation ? 2 : 0) > width {
        emit(first, max(fitting, first), &lineStart)
        first = max(fitting, first) + 1
        index = first
        fitting = -1
        continue
      }
      if unit.flags.contains(.mandatory) {
        // A hanging mark or hyphen may have kept the last unit from fitting.
        if fitting < index {
          emit(first, max(fitting, first), &lineStart)
          first = max(fitting, first) + 1
          index = first
          fitting = -1
          continue
        }
        emit(first, index, &lineStart)
        first = index + 1
        fitting = -1
      }
      index += 1
    }
    return first
  }

  private mutating func fillTotally(_ width: Int, _ lineStart: inout Int, isFinished: Bool) -> Int {
    var first = 0
    totalFit.solve(units, width: width, hangs: style.hangsPunctuation)
    for last in totalFit.lastUnits(of: units, isFinished: isFinished) {
      emit(first, last, &lineStart)
      first = last + 1
    }
    return first
  }

  private mutating func emit(_ first: Int, _ last: Int, _ lineStart: inout Int) {
    let unit = units[last]
    let hyphen = unit.flags.contains(.hyphen)
    lines.append(
      TextLine(
        range: lineStart..<max(lineStart, unit.contentEnd),
        width: unit.contentColumn - units[first].startColumn + (hyphen ? 1 : 0), endsWithHyphen: hyphen,
        isLast: unit.flags.contains(.mandatory)))
    lineStart = unit.end
  }
}

extension TextUnit {
  /// The columns of a line that ends with this unit, less what may hang.
  @inline(__always)
  func widthAtLineEnd(from startColumn: Int) -> Int {
    contentColumn - startColumn + (flags.contains(.hyphen) ? 1 : 0) - (flags.contains(.hangable) ? 2 : 0)
  }
}
