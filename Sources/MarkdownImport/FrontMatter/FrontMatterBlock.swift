/// The YAML between two lines of hyphens at the start of a file, as in pandoc.
struct FrontMatterBlock {
  /// How many bytes it may have.
  static let maximumLength = 65_536

  /// The YAML's offsets, without the lines of hyphens.
  let content: Range<Int>
  /// The offset of the line after it.
  let end: Int

  /// Finds the block: `---`, a line that is not blank, and sooner or later `---` or `...`.
  init?(_ view: ByteView) {
    guard FrontMatterBlock.isFence(view, from: 0, ASCII.hyphen) else { return nil }
    let start = view.endOfLine(from: 0) + 1
    guard start < view.count, view.skipSpaces(start) < view.endOfLine(from: start) else { return nil }
    var line = start
    while line < view.count {
      let next = view.endOfLine(from: line) + 1
      if FrontMatterBlock.isFence(view, from: line, ASCII.hyphen)
        || FrontMatterBlock.isFence(view, from: line, ASCII.period)
      {
        content = start..<line
        end = min(next, view.count)
        return
      }
      line = next
    }
    return nil
  }

  private static func isFence(_ view: ByteView, from start: Int, _ byte: UInt8) -> Bool {
    view[start] == byte && view[start + 1] == byte && view[start + 2] == byte
      && view.skipSpaces(start + 3) >= view.endOfLine(from: start)
  }
}
