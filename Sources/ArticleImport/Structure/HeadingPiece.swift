internal import PlatenCore

/// A section that a line seems to name: its number, and where its title stands.
struct HeadingPiece: Hashable {
  /// In which way a line names a section.
  enum Style: Hashable {
    /// `第一章`, `Book Two`.
    case unit(SectionUnit)
    /// `番外`, `Prologue`: a section that is known by its name.
    case side(Role?)
    /// `3.`, `（三）`, `III`: nothing but a number on the line.
    case alone(Numeral.Kind)
    /// `003 初雪`: a number, and a title behind a blank.
    case counted(Numeral.Kind)
    /// `第一封信`, `Day 5`: what the text counts, by the key of the words around the number.
    case framed(UInt64)

    /// Whether it is one of what the text counts.
    var isFramed: Bool {
      switch self {
      case .framed: true
      case .unit, .side, .alone, .counted: false
      }
    }
  }

  /// How well the text behind the number would do as a title.
  enum Fit: UInt8, Hashable, Comparable {
    /// A sentence.
    case none
    /// A short sentence, perhaps an exclamation.
    case doubtful
    /// A title, or nothing at all.
    case good

    static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  /// In which way the section is named.
  var style: Style
  /// Its number, and the last of several: `第12-13章`. 0 without one.
  var value = 0
  var last = 0
  /// Where the piece begins, where its title does, and where it ends. The title is empty if both are one.
  var start: Int
  var titleStart: Int
  var end: Int
  /// Whether something keeps number and title apart, so that the line cannot be a sentence about a section.
  var isSetOff = true
  /// Whether the number needs others that go on counting: `12章`, `3 初雪`.
  var needsSeries = false
  /// Whether the title is one.
  var fit = Fit.good

  /// Whether there is a title.
  var hasTitle: Bool { titleStart < end }
}

/// What a line names: one section, or a volume and a chapter of it.
struct HeadingReading: Hashable {
  /// The volume, in `第一卷 少年 第一章 出门`.
  var outer: HeadingPiece?
  /// The section.
  var main: HeadingPiece
  /// Whether signs around the line set it off: `=== 第一章 ===`.
  var isDecorated = false
  /// Where the book's name or the like ends, in `长夜灯 第一章`; equal to the start of ``main`` if there is none.
  var markStart: Int
}

/// The signs that people put around headings.
enum Decoration {
  private static let signs = Set("=-*~_+#☆★◆◇■□●○◎※→▲△▼▽•·—─━═～＊＝＃＋－◈❖✦✧✿♦♥♠♣❤❀§▏▎▍▌▋▊█┃❏❑✪".unicodeScalars)
  /// A single one of these in front of a line is enough; others are bullets, dashes or text.
  private static let loud = Set("#=☆★◆◇■□◎※◈❖✦✧✿♦♥♠♣❤❀＃§▏▎▍▌▋▊█┃❏❑✪".unicodeScalars)

  /// Whether the character is such a sign.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool { signs.contains(scalar) }

  /// The line without the signs around it.
  static func inner(_ scalars: [Unicode.Scalar]) -> (range: Range<Int>, isDecorated: Bool) {
    var start = 0
    var end = scalars.count
    var before = 0
    while start < end, signs.contains(scalars[start]) || scalars[start].isBlank {
      before += scalars[start].isBlank ? 0 : 1
      start += 1
    }
    guard before > 0, start < end, let first = scalars.first else { return (0..<scalars.count, false) }
    // `☆、第一章`
    if scalars[start] == "、", loud.contains(first) { start += 1 }
    while start < end, scalars[start].isBlank { start += 1 }
    var after = 0
    while end > start, signs.contains(scalars[end - 1]) || scalars[end - 1].isBlank {
      after += scalars[end - 1].isBlank ? 0 : 1
      end -= 1
    }
    guard start < end, after > 0 || before > 1 || loud.contains(first) else { return (0..<scalars.count, false) }
    return (start..<end, true)
  }
}
