/// The YAML between two lines of hyphens at the start of a file, as in pandoc.
struct FrontMatterBlock {
  /// How many bytes it may have.
  static let maximumLength = 65_536
  /// How deep values may be nested, as far as that can be told before they are read.
  private static let maximumDepth = 48
  /// How many aliases it may have: each can repeat what others repeat.
  private static let maximumAliases = 16

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

  /// Why the block must not be read, if it is made to be expensive: the YAML reader descends with the values, and an
  /// alias of an alias of an alias multiplies.
  func refusal(in view: ByteView) -> String? {
    let text = view.slice(content.lowerBound, content.upperBound)
    guard text.count <= FrontMatterBlock.maximumLength else {
      return "it has more than \(FrontMatterBlock.maximumLength) bytes"
    }
    var brackets = 0
    var aliases = 0
    var indicators = 0
    var columns = 0
    var isAtStart = true
    for offset in 0..<text.count {
      let byte = text[offset]
      switch byte {
      case ASCII.lineFeed: (isAtStart, indicators, columns) = (true, 0, 0)
      case ASCII.leftBracket, ASCII.leftBrace: brackets += 1
      case ASCII.rightBracket, ASCII.rightBrace: brackets = max(0, brackets - 1)
      case ASCII.asterisk where text[offset + 1].isAlphanumeric && !text[offset - 1].isAlphanumeric: aliases += 1
      case ASCII.hyphen, ASCII.question, ASCII.colon: indicators += isAtStart ? 1 : 0
      case ASCII.space: columns += isAtStart ? 1 : 0
      default: break
      }
      if !byte.isSpaceTabOrLineEnd, byte != ASCII.hyphen, byte != ASCII.question, byte != ASCII.colon {
        isAtStart = false
      }
      if brackets + indicators > FrontMatterBlock.maximumDepth || columns > 2 * FrontMatterBlock.maximumDepth {
        return "its values are nested too deep"
      }
      if aliases > FrontMatterBlock.maximumAliases { return "it has too many aliases" }
    }
    return nil
  }
}
