import PlatenCore
import TextScanning

/// Links to the pages of a wiki.
extension InlineParser {
  /// `[[page]]`, `[[page|title]]` or `[[title|page]]`, and `![[picture.png]]`.
  ///
  /// - Returns: where to go on; `nil` if there is none at the bracket.
  mutating func parseWikiLink(at offset: Int) -> Int? {
    guard options.wikiLinks != .off, text[offset + 1] == ASCII.leftBracket, let link = wikiLink(from: offset + 2) else {
      return nil
    }
    let isImage = offset > textStart && text[offset - 1] == ASCII.exclamation && lastEscaped != offset - 1
    flushText(to: isImage ? offset - 1 : offset)
    if let last = brackets.indices.last { brackets[last].hasBracketAfter = true }
    let page = text.unescapedReferences(link.page.lowerBound, link.page.upperBound).trimmingBlanks
    let title = text.unescapedReferences(link.title.lowerBound, link.title.upperBound).trimmingBlanks
    targets.append(InlineTarget(kind: isImage ? .image : .link, destination: InlineParser.destination(ofPage: page)))
    push(.open, offset, offset + 2, payload: targets.count - 1)
    let start = extra.count
    extra += Array(title.utf8)
    push(.extra, start, extra.count)
    push(.close, link.end - 2, link.end, payload: targets.count - 1)
    // Links hold no links, so that what opened before cannot become one.
    if !isImage { inactiveBrackets = brackets.count }
    textStart = link.end
    return link.end
  }

  /// Finds the end and the parts. No bracket and no line end stands within, so that all searches together are linear.
  private func wikiLink(from start: Int) -> (page: Range<Int>, title: Range<Int>, end: Int)? {
    var pipe: Int?
    var offset = start
    while offset < text.count, text[offset] != ASCII.lineFeed, text[offset] != ASCII.leftBracket {
      if text[offset] == ASCII.pipe, pipe == nil { pipe = offset }
      if text[offset] == ASCII.rightBracket {
        guard text[offset + 1] == ASCII.rightBracket, offset > start else { return nil }
        let (first, second) = (start..<(pipe ?? offset), (pipe.map { $0 + 1 } ?? start)..<offset)
        guard !first.isEmpty, !second.isEmpty else { return nil }
        return options.wikiLinks == .titleBeforePipe
          ? (page: second, title: first, end: offset + 2) : (page: first, title: second, end: offset + 2)
      }
      offset += 1
    }
    return nil
  }

  /// The destination of a page: a part of it is named by its heading’s title.
  private static func destination(ofPage page: String) -> String {
    guard let number = page.firstIndex(of: "#"), !page.contains("://") else { return page }
    return page[...number] + HeadingNames.slug(of: String(page[page.index(after: number)...]))
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
