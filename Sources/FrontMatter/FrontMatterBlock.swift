package import TextScanning

/// The YAML between two lines of hyphens at the start of a file, as in pandoc, the TOML between two of `+++`, or the JSON
/// between two lines of a brace each, as in Hugo. YAML’s flow style is JSON’s.
package struct FrontMatterBlock {
  /// How many bytes it may have.
  package static let maximumLength = 65_536

  /// Whether it is TOML.
  package let isTOML: Bool
  /// The offsets of the YAML or TOML, without the lines around it, or of the JSON with its braces.
  package let content: Range<Int>
  /// The offset of the line after it.
  package let end: Int

  /// Finds the block: `---`, a line that is not blank, and sooner or later `---` or `...`; or `+++` twice.
  package init?(_ view: ByteView) {
    isTOML = FrontMatterBlock.isFence(view, from: 0, ASCII.plus)
    guard isTOML || FrontMatterBlock.isFence(view, from: 0, ASCII.hyphen) else {
      guard let end = FrontMatterBlock.endOfObject(view) else { return nil }
      content = 0..<end
      self.end = end
      return
    }
    let start = view.endOfLine(from: 0) + 1
    guard start < view.count, view.skipSpaces(start) < view.endOfLine(from: start) else { return nil }
    var line = start
    while line < view.count {
      let next = view.endOfLine(from: line) + 1
      let isEnd =
        isTOML
        ? FrontMatterBlock.isFence(view, from: line, ASCII.plus)
        : FrontMatterBlock.isFence(view, from: line, ASCII.hyphen)
          || FrontMatterBlock.isFence(view, from: line, ASCII.period)
      if isEnd {
        content = start..<line
        end = min(next, view.count)
        return
      }
      line = next
    }
    return nil
  }

  /// Where an object ends that is all there is before a blank line: `{`, a line with a key in quotation marks, and `}`.
  private static func endOfObject(_ view: ByteView) -> Int? {
    guard view[0] == ASCII.leftBrace, view.skipSpaces(1) >= view.endOfLine(from: 0) else { return nil }
    var line = view.endOfLine(from: 0) + 1
    guard view[view.skipSpaces(line)] == ASCII.quotation else { return nil }
    while line < view.count, line <= maximumLength {
      let next = view.endOfLine(from: line) + 1
      if view[line] == ASCII.rightBrace, view.skipSpaces(line + 1) >= next - 1 {
        let isLast = next >= view.count || view.skipSpaces(next) >= view.endOfLine(from: next)
        return isLast ? min(next, view.count) : nil
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
