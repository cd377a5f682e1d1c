import PlatenCore

/// The place of a part in a book whose structure is given by a summary.
struct BookPlace {
  /// A title of something that has no text of its own: a part of the book, or a line that only holds others.
  struct Title: Hashable {
    var level: Int
    var inlines: [Inline]
  }

  /// The titles that stand before the part.
  var titlesBefore: [Title] = []
  /// The rank of the part's own title, from 1.
  var level: Int
  /// Its title in the list of the book's files.
  var title: [Inline]

  /// Whether a part's text begins with its own title: a heading above all others, or one that says the same as the list.
  func isTitled(_ body: [Block]) -> Bool {
    guard let first = Block.title(of: body), first.level == HeadingLevels(of: body).lowest else { return false }
    return BookPlace.isAlone(first, in: body) || first.inlines.plainText == title.plainText
  }

  /// Whether no other heading of a body has a heading's rank.
  private static func isAlone(_ heading: Heading, in body: [Block]) -> Bool {
    HeadingLevels(of: body).countOfLowest == 1
  }

  /// The part's blocks at their place in the book: below its title, with the headings moved to their ranks.
  ///
  /// - Parameters:
  ///   - body: the part's blocks.
  ///   - startID: the id that the first of them needs, if links lead to the part as a whole.
  ///   - report: told that headings would have to be below level 6.
  func blocks(of body: [Block], startID: String?, report: () -> Void) -> [Block] {
    var result = titlesBefore.map { Block.heading(Heading(level: $0.level, $0.inlines)) }
    let levels = HeadingLevels(of: body)
    var body = body
    if isTitled(body) {
      // Other headings of the title's rank are its sections.
      let isAlone = levels.countOfLowest == 1
      let title = body.firstIndex { if case .heading = $0 { true } else { false } }
      let shift = level - (levels.lowest ?? 1)
      body = HeadingLevels.moved(body, by: isAlone ? shift : shift + 1)
      if !isAlone, let title, case .heading(let heading) = body[title] {
        body[title] = .heading(Heading(level: level, heading.inlines, attributes: heading.attributes))
      }
      if (levels.highest ?? 1) + (isAlone ? shift : shift + 1) > 6 { report() }
      return result + Block.identified(body, startID)
    }
    result.append(.heading(Heading(level: level, title, attributes: Attributes(id: startID))))
    let shift = max(0, level + 1 - (levels.lowest ?? level + 1))
    if (levels.highest ?? 1) + shift > 6 { report() }
    return result + HeadingLevels.moved(body, by: shift)
  }
}
