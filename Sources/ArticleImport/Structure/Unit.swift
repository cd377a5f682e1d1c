internal import PlatenCore

/// A paragraph of the source before it is known what it becomes.
struct Unit: Hashable {
  /// What a unit looks like by itself.
  enum Kind: Hashable {
    case text
    /// An editorial part: its name alone, or a lead-in with text from a byte on.
    case part(Role, textStart: Int?)
    /// A numbered line, with the byte at which its text begins.
    case numbered(NumberedLine, textStart: Int)
    /// A bulleted line, with the byte at which its text begins.
    case bullet(textStart: Int)
    /// A line of asterisks, dashes or the like.
    case rule
    /// Quoted lines.
    case quote
  }

  /// The lines, by their place among all lines.
  var lines: Range<Int>
  /// What it looks like.
  var kind: Kind
  /// Whether a numbered line can be a title.
  var isTitle = false
  /// How many columns the unit has, up to a few hundred.
  var columns = 0
}
