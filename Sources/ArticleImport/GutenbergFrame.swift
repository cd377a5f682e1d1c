internal import PlatenCore

/// What Project Gutenberg puts around a book: a head with its title and author, and a licence behind it.
///
/// The lines `*** START OF THE PROJECT GUTENBERG EBOOK … ***` and `*** END OF …` divide them from the book.
struct GutenbergFrame {
  /// The lines of the book.
  let book: Range<Int>

  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [Line]

  /// Finds the two lines; `nil` if the text has no such frame.
  ///
  /// - Complexity: O(*n*) in lines.
  init?(bytes: UnsafeBufferPointer<UInt8>, lines: [Line]) {
    var start: Int?
    var end: Int?
    for (index, line) in lines.enumerated()
    where !line.isBlank && bytes[line.start] == 0x2A && line.end - line.start < 300 {
      let text = bytes.text(line.range).uppercased()
      guard text.hasPrefix("***"), text.contains("PROJECT GUTENBERG") else { continue }
      if start == nil, text.contains("START OF TH") { start = index }
      if start != nil, end == nil, text.contains("END OF TH") { end = index }
    }
    guard let start else { return nil }
    self.bytes = bytes
    self.lines = lines
    book = start + 1..<(end ?? lines.count)
  }

  /// All lines, those of the frame made blank.
  var bookLines: [Line] { blanked { !book.contains($0) } }

  /// All lines, those of the book made blank.
  var frameLines: [Line] { blanked { book.contains($0) } }

  private func blanked(_ isBlank: (Int) -> Bool) -> [Line] {
    lines.indices.map { index in
      guard isBlank(index) else { return lines[index] }
      var line = lines[index]
      line.end = line.start
      return line
    }
  }

  /// Takes title and names from the head: `Title: …`, `Author: …`.
  func complete(_ metadata: inout Metadata) {
    var creators: [Contributor] = []
    for index in 0..<max(book.lowerBound - 1, 0) where lines[index].end - lines[index].start < 400 {
      guard let byline = Byline(bytes.text(lines[index].range)) else { continue }
      for statement in byline.statements {
        switch statement {
        case .title(let title): metadata.titles = [Title(title)] + metadata.titles.filter { $0.kind != .main }
        case .author(let names): creators += names.map { Contributor($0, role: "aut") }
        case .subtitle, .translator, .editor, .illustrator, .photographer, .source, .publisher, .date: continue
        }
      }
    }
    if !creators.isEmpty { metadata.creators = creators }
  }
}
