internal import PlatenCore

/// Where lines and columns of clean text differ from those of its file.
///
/// Editors end a line at LF, CR LF and CR. What else ended a line became a line feed that they do not count, and some
/// characters were taken out that they do.
package struct TextPlaces: Hashable, Sendable {
  /// The offsets of line feeds that end no line of the file, in order.
  private(set) var softLineEnds: [Int] = []
  /// The offsets of clean text before which a character was taken out, in order.
  private(set) var removed: [Int] = []

  package init() {}

  mutating func addSoftLineEnd(at offset: Int) { softLineEnds.append(offset) }
  mutating func addRemoved(at offset: Int) { removed.append(offset) }

  /// For a text with no other line ends: these count.
  mutating func countAllLineEnds() { softLineEnds = [] }

  /// Whether lines and columns are those of the file.
  package var isExact: Bool { softLineEnds.isEmpty && removed.isEmpty }

  /// Whether a line feed at an offset ends no line of the file.
  package func isSoft(_ offset: Int) -> Bool {
    !softLineEnds.isEmpty && TextPlaces.count(in: softLineEnds, before: offset + 1) > softLineEnds(before: offset)
  }

  /// How many line feeds before an offset end no line of the file.
  ///
  /// - Complexity: O(log *n*).
  package func softLineEnds(before offset: Int) -> Int { TextPlaces.count(in: softLineEnds, before: offset) }

  /// How many characters were taken out from one offset to another, those at both included.
  ///
  /// - Complexity: O(log *n*).
  package func removed(from start: Int, through end: Int) -> Int {
    TextPlaces.count(in: removed, before: end + 1) - TextPlaces.count(in: removed, before: start)
  }

  private static func count(in offsets: [Int], before limit: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Finds lines and columns of clean text, in one walk for offsets in order.
struct PlaceWalk {
  let text: UnsafeBufferPointer<UInt8>
  let places: TextPlaces
  let file: String?

  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private var column = 1

  init(_ text: UnsafeBufferPointer<UInt8>, _ places: TextPlaces, file: String?) {
    self.text = text
    self.places = places
    self.file = file
  }

  /// The place of an offset that is not before the last one.
  mutating func location(of target: Int) -> SourceLocation {
    while offset < min(target, text.count) {
      if text[offset] == 0x0A, !places.isSoft(offset) {
        line += 1
        lineStart = offset + 1
        column = 1
      } else if offset + 1 >= text.count || text[offset + 1] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return SourceLocation(file: file, line: line, column: column + places.removed(from: lineStart, through: target))
  }
}
