import PlatenCore

/// The notes and links that a text has referred to, and their numbers.
struct References {
  /// Notes that are printed at the end, with their numbers.
  var endNotes: [(number: Int, note: Note)] = []
  /// Links in the order of their numbers.
  private(set) var links: [Link] = []

  private var noteCount = 0
  private var numberOfNote: [String: Int] = [:]
  private var numberOfLink: [Destination: Int] = [:]

  private struct Destination: Hashable {
    var destination: String
    var title: String?
  }

  /// The number of a note, and whether this is the first reference to it.
  ///
  /// A note without blocks whose label was seen before is that note again.
  mutating func number(of note: Note) -> (number: Int, isFirst: Bool) {
    if let label = note.label, note.blocks.isEmpty, let number = numberOfNote[label] { return (number, false) }
    noteCount += 1
    if let label = note.label { numberOfNote[label] = noteCount }
    return (noteCount, true)
  }

  /// Begins an article, whose notes are numbered from 1.
  mutating func beginArticle() { noteCount = 0 }

  /// The number of a link; the same for the same destination and title.
  mutating func number(of link: Link) -> Int {
    let destination = Destination(destination: link.destination, title: link.title)
    if let number = numberOfLink[destination] { return number }
    links.append(Link(to: link.destination, title: link.title, []))
    numberOfLink[destination] = links.count
    return links.count
  }

  /// The next number of a note, for measuring.
  var nextNote: Int { noteCount + 1 }
  /// The next number of a link, for measuring.
  var nextLink: Int { links.count + 1 }
}
