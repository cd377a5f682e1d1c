internal import PlatenCore

/// The way in which a line is numbered, where no unit is named.
enum NumberStyle: Hashable {
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
}
