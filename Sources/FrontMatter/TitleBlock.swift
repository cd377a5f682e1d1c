package import TextScanning

/// Metadata at the beginning of a file that no fences enclose: the title block of pandoc (`% Title`), and the header of
/// MultiMarkdown and Pelican (`Title: …`).
package enum TitleBlock {
  /// A longer header is text.
  private static let mostLines = 40

  /// Reads either of them.
  ///
  /// - Returns: `nil` if the file begins with text.
  package static func read(_ view: ByteView) -> (fields: [FrontMatterValue.Field], end: Int)? {
    view[0] == 0x25 ? percent(view) : header(view)
  }

  // MARK: pandoc

  /// `% title`, `% author; author`, `% date`, all three of them; what goes on in the next line is indented.
  private static func percent(_ view: ByteView) -> (fields: [FrontMatterValue.Field], end: Int)? {
    var fields: [FrontMatterValue.Field] = []
    var line = 0
    for key in ["title", "author", "date"] {
      guard line < view.count, view[line] == 0x25, view[line + 1].isSpaceTabOrLineEnd || line + 1 == view.count else {
        break
      }
      let start = view.skipSpaces(line + 1)
      var pieces = [trimmed(view, start, view.endOfLine(from: line))]
      line = view.endOfLine(from: line) + 1
      while line < view.count, view[line] == ASCII.space, view.skipSpaces(line) < view.endOfLine(from: line) {
        pieces.append(trimmed(view, line, view.endOfLine(from: line)))
        line = view.endOfLine(from: line) + 1
      }
      append(key, pieces.filter { !$0.isEmpty }, at: start, to: &fields)
    }
    // `%` before a line of code or the like is text.
    // In MyST such lines are comments, of which there seldom are three.
    guard fields.count == 3, line >= view.count || view.skipSpaces(line) >= view.endOfLine(from: line) else {
      return nil
    }
    return (fields, min(line, view.count))
  }

  private static func append(
    _ key: String, _ pieces: [String], at offset: Int, to fields: inout [FrontMatterValue.Field]
  ) {
    guard !pieces.isEmpty else { return }
    let content: FrontMatterValue.Content
    if key == "author" {
      let names = pieces.flatMap { $0.split(separator: ";") }
      content = .list(names.map { FrontMatterValue(content: .text(trimmed(String($0))), offset: offset) })
    } else {
      content = .text(pieces.joined(separator: " "))
    }
    fields.append(
      FrontMatterValue.Field(key: key, value: FrontMatterValue(content: content, offset: offset), keyOffset: offset))
  }

  // MARK: Headers

  /// Lines such as `Author: Lin Yuan`, of which the first is the title, up to a blank one.
  private static func header(_ view: ByteView) -> (fields: [FrontMatterValue.Field], end: Int)? {
    guard view[0] | 0x20 == 0x74 else { return nil }
    var fields: [FrontMatterValue.Field] = []
    var line = 0
    while line < view.count, fields.count < mostLines {
      let end = view.endOfLine(from: line)
      guard view.skipSpaces(line) < end else { break }
      guard let (key, start) = key(view, line, end), start < end else { return nil }
      if fields.isEmpty, key != "title" { return nil }
      let value = FrontMatterValue(content: .text(trimmed(view, start, end)), offset: start)
      fields.append(FrontMatterValue.Field(key: key, value: value, keyOffset: line))
      line = end + 1
    }
    // A single line may be a sentence: “Title: what is in a name?”
    return fields.count > 1 ? (fields, min(line, view.count)) : nil
  }

  /// The name before a colon and a blank.
  private static func key(_ view: ByteView, _ start: Int, _ end: Int) -> (key: String, valueStart: Int)? {
    var offset = start
    while offset < end, offset - start < 24,
      view[offset].isAlphanumeric || view[offset] == ASCII.hyphen || view[offset] == ASCII.underscore
    {
      offset += 1
    }
    guard offset > start, view[offset] == ASCII.colon, view[offset + 1] == ASCII.space else { return nil }
    return (view.string(start, offset).lowercased(), view.skipSpaces(offset + 1))
  }

  private static func trimmed(_ view: ByteView, _ start: Int, _ end: Int) -> String {
    trimmed(view.string(start, end))
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    return String(scalars)
  }
}
