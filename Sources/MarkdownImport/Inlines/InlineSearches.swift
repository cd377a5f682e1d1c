import TextScanning

/// The bytes at which plain text may end, for a set of options.
final class StopTable {
  private let table: UnsafeMutablePointer<Bool>

  init(options: MarkdownImportOptions, hasAddresses: Bool) {
    table = .allocate(capacity: 256)
    table.initialize(repeating: false, count: 256)
    var stops: [UInt8] = [
      ASCII.lineFeed, ASCII.backslash, ASCII.ampersand, ASCII.asterisk, ASCII.underscore, ASCII.leftBracket,
      ASCII.rightBracket, ASCII.backtick, ASCII.less,
    ]
    if options.strikethrough || options.scripts { stops.append(ASCII.tilde) }
    if options.scripts || options.footnotes || options.inlineNotes { stops.append(ASCII.caret) }
    if options.math { stops.append(ASCII.dollar) }
    if options.ruby || options.pageBreaks { stops.append(ASCII.leftBrace) }
    if options.fancyLists { stops.append(ASCII.at) }
    if options.autolinks { stops += [ASCII.colon, ASCII.at] }
    if options.autolinks && hasAddresses { stops.append(0x77) }
    if options.smart {
      stops += [ASCII.quotation, ASCII.apostrophe, ASCII.hyphen, ASCII.period]
    }
    for stop in stops { table[Int(stop)] = true }
  }

  deinit { table.deallocate() }

  /// The next stop, or the end.
  @inline(__always)
  func next(in text: ByteView, from start: Int) -> Int {
    var offset = start
    let table = table
    while offset < text.count, !table[Int(text.base[offset])] { offset += 1 }
    return offset
  }
}

/// Where runs of backticks are, so that no run is looked for in vain twice.
struct BacktickRuns {
  /// The start of the last run of each length, once a search has come to the end of the paragraph.
  private var last: [Int: Int]?

  mutating func reset() { last = nil }

  /// The start of the next run of exactly a length.
  ///
  /// - Complexity: all searches of a paragraph together take O(*n*): one that finds something ends a code span there,
  ///   and the first in vain remembers every run that it passed.
  mutating func closing(_ length: Int, in text: ByteView, from start: Int) -> Int? {
    if let last {
      guard let final = last[length], final >= start else { return nil }
    }
    var seen: [Int: Int] = [:]
    var offset = start
    while offset < text.count {
      guard text.base[offset] == ASCII.backtick else {
        offset += 1
        continue
      }
      let runStart = offset
      while text[offset] == ASCII.backtick { offset += 1 }
      if offset - runStart == length { return runStart }
      seen[offset - runStart] = runStart
    }
    last = seen
    return nil
  }
}

/// Closing marks that a paragraph does not have after some offset: looked for once, not once for each opening mark.
struct FailedSearches {
  var comment = false
  var instruction = false
  var declaration = false
  var cdata = false
  var math = false
  var displayMath = false
  var codeMath = false

  /// The offset after the raw HTML whose `<` stands at an offset (CommonMark 0.31.2 §6.6).
  mutating func htmlEnd(in text: ByteView, at start: Int) -> Int? {
    switch text[start + 1] {
    case ASCII.slash: return HTMLScanner.closingTag(text, at: start)
    case ASCII.question: return find("?>", in: text, from: start + 2, failed: &instruction)
    case ASCII.exclamation:
      if text.has("!--", at: start + 1) {
        if text[start + 4] == ASCII.greater { return start + 5 }
        if text[start + 4] == ASCII.hyphen, text[start + 5] == ASCII.greater { return start + 6 }
        return find("-->", in: text, from: start + 4, failed: &comment)
      }
      if text.slice(start, start + 9).string(0, 9) == "<![CDATA[" {
        return find("]]>", in: text, from: start + 9, failed: &cdata)
      }
      guard text[start + 2].isLetter else { return nil }
      return find(">", in: text, from: start + 3, failed: &declaration)
    default: return HTMLScanner.openTag(text, at: start)
    }
  }

  private func find(_ mark: StaticString, in text: ByteView, from start: Int, failed: inout Bool) -> Int? {
    guard !failed else { return nil }
    let end = HTMLScanner.find(mark, in: text, from: start)
    failed = end == nil
    return end
  }
}
