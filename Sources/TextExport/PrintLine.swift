/// A line of the output before it has a place on a page.
struct PrintLine {
  /// The line in UTF-8, with its indent, without a line end and without the page's margin.
  var bytes: [UInt8]
  /// The columns that it takes.
  var columns: Int
  /// Whether no page may end after it.
  var keepsWithNext = false
  /// Whether it only separates, so that no page begins with it.
  var isGap = false
  /// The lines of the notes that it refers to, for the foot of its page.
  var notes: [[UInt8]] = []
  /// What begins with this line.
  var beginnings = Beginnings()
}

/// The parts of a document that begin with a line.
struct Beginnings {
  /// The ordinals of sections in the document's outline.
  var sections: [Int] = []
  /// The numbers of blocks, where their pages are asked for.
  var blocks: [Int] = []
  /// The numbers of places that a glossary refers to, while their pages are counted.
  var places: [Int] = []

  var isEmpty: Bool { sections.isEmpty && blocks.isEmpty && places.isEmpty }

  static func + (left: Beginnings, right: Beginnings) -> Beginnings {
    Beginnings(
      sections: left.sections + right.sections, blocks: left.blocks + right.blocks, places: left.places + right.places)
  }
}

extension PrintLine {
  /// A line that separates.
  static func gap(keepsWithNext: Bool) -> PrintLine {
    PrintLine(bytes: [], columns: 0, keepsWithNext: keepsWithNext, isGap: true)
  }
}

extension [PrintLine] {
  /// Keeps pages from ending after the first of the lines, or before the last (widows and orphans: two lines of a paragraph
  /// at least stand together on either side).
  mutating func forbidWidowsAndOrphans() {
    guard count > 1 else { return }
    self[0].keepsWithNext = true
    self[count - 2].keepsWithNext = true
  }

  /// Keeps all the lines on one page, if one can hold them.
  mutating func keepTogether() {
    for index in indices.dropLast() { self[index].keepsWithNext = true }
  }
}
