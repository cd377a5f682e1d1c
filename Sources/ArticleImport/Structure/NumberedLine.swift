internal import PlatenCore

/// The way in which a line is numbered.
enum NumberStyle: Hashable {
  /// `第一卷`, `Part I`, `Chapter 1`, `第一节`.
  case named(NamedUnit)
  /// `篇一：`
  case piece
  /// `一、`
  case chinese
  /// `（一）`
  case parenthesisedChinese
  /// `1.`, `1.2`, with the number of parts.
  case decimal(depth: Int)
  /// `1)`
  case decimalBeforeParenthesis
  /// `（1）`
  case parenthesisedDecimal
  /// `①`
  case circled
  /// `IV.`
  case roman
  /// `A.`
  case letter
}

/// The units that are numbered by name, from the largest to the smallest.
enum NamedUnit: Int, Hashable, Comparable {
  case volume, part, chapter, section, article

  static func < (left: NamedUnit, right: NamedUnit) -> Bool { left.rawValue < right.rawValue }
}

/// A number at the beginning of a line.
struct NumberedLine: Hashable {
  /// How it is written.
  var style: NumberStyle
  /// Its value; of `1.2.3`, the last part.
  var value: Int
  /// The parts before the last: `1.2.` of `1.2.3`.
  var parent: [Int] = []
  /// Where the text after the number begins, in scalars.
  var textStart: Int
  /// Whether the mark can be made again from the value: `1.` can, `1、` cannot.
  var isCanonical = true
  /// Whether something keeps number and text apart, so that the line cannot be a sentence about a chapter.
  var isSetOff = true
}
