internal import PlatenCore

/// A paragraph of the source before it is known what it becomes.
struct Unit: Hashable {
  /// What a unit looks like by itself. Most units are text, and there may be one for each letter: what is rare is boxed.
  enum Kind: Hashable {
    case text
    /// The line of a section, as ``HeadingSurvey`` found it.
    indirect case section(SectionLine)
    /// An editorial part: its name alone, or a lead-in with text from a byte on.
    indirect case part(Role, textStart: Int?)
    /// A numbered line, with the byte at which its text begins.
    indirect case numbered(NumberedLine, textStart: Int)
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
  /// Whether it could be one but for the small letter that it begins with: `4.1. control`.
  var isSmallTitle = false
  /// How many columns the unit has, up to a few hundred.
  var columns = 0
}

/// A heading with a name or number of its own. Places are bytes.
struct SectionLine: Hashable {
  /// In which way it names its section.
  var style: HeadingPiece.Style
  /// Where it begins, where its title does, and where it ends.
  var start: Int
  var titleStart: Int
  var end: Int
  /// The title, where it stands on a line of its own.
  var below: Range<Int>?

  /// The role of the section, if it has one.
  var role: Role? {
    switch style {
    case .side(let role): role
    case .unit, .alone, .counted, .framed: nil
    }
  }
}
