import PlatenCore
import TextScanning

/// The second pass: finds what is in a paragraph (CommonMark 0.31.2, appendix "A parsing strategy", phase 2).
///
/// The result is a flat list of tokens; ``InlineBuilder`` nests them. All memory is kept from one paragraph to the next.
struct InlineParser {
  let options: MarkdownImportOptions
  /// Whether `www.` occurs in the document.
  let hasAddresses: Bool
  /// The bytes at which plain text may end.
  let stops: StopTable

  var text: ByteView
  var tokens: [InlineToken] = []
  var runs: [DelimiterRun] = []
  var styles: [StyleMark] = []
  var targets: [InlineTarget] = []
  var extra: [UInt8] = []

  // State of the current paragraph.
  /// Indices in ``runs`` of the runs that may still open or close something.
  var delimiters: [Int32] = []
  var openers: [Int32] = []
  var brackets: [OpenBracket] = []
  /// How many of the brackets, from the outermost, stand before a link, so that they can only become pictures.
  var inactiveBrackets = 0
  /// Where the text that is not yet a token begins.
  var textStart = 0
  /// The offset of the last character that a backslash made literal.
  var lastEscaped = -1
  /// What has been looked for in vain, and need not be looked for again.
  var failures = FailedSearches()
  /// From where the end of a formula was looked for, where it is, and how many backticks are between.
  var mathSearch = (start: 0, end: -1, backticks: 0)
  var backticks = BacktickRuns()
  /// Up to where white space was looked for, and where the last was.
  var whitespaceSearch = (end: 0, last: -1)
  /// Whether an `@` was seen outside of code and the like.
  var hasAt = false
  /// Quotation marks that wait for those that close them.
  var quotations = OpenQuotations()
  /// The gathered text, if the paragraph does not lie in one piece.
  let scratch = ScratchBuffer()
  /// The lines of the paragraph and where each begins in ``text``.
  var origins: [(offset: Int, source: Int)] = []

  init(options: MarkdownImportOptions, hasAddresses: Bool) {
    self.options = options
    self.hasAddresses = hasAddresses
    stops = StopTable(options: options, hasAddresses: hasAddresses)
    text = scratch.view
  }

  /// The offset in the source of an offset in the paragraph.
  func source(_ offset: Int) -> Int {
    var low = 0
    var high = origins.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if origins[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard let origin = origins.isEmpty ? nil : origins[low] else { return offset }
    return origin.source + offset - origin.offset
  }

  /// Reads a paragraph whose text was set.
  mutating func parse(in scope: inout InlineScope) {
    tokens.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    styles.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    extra.removeAll(keepingCapacity: true)
    delimiters.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    inactiveBrackets = 0
    textStart = 0
    lastEscaped = -1
    failures = FailedSearches()
    mathSearch = (0, -1, 0)
    backticks.reset()
    whitespaceSearch = (0, -1)
    hasAt = false
    quotations = OpenQuotations()

    let count = text.count
    var offset = 0
    while true {
      offset = stops.next(in: text, from: offset)
      guard offset < count else { break }
      offset = parseSpecial(at: offset, in: &scope)
    }
    flushText(to: count)
    matchDelimiters(from: 0)
  }

  private mutating func parseSpecial(at offset: Int, in scope: inout InlineScope) -> Int {
    switch text[offset] {
    case ASCII.lineFeed: parseLineEnd(at: offset)
    case ASCII.backslash: parseBackslash(at: offset)
    case ASCII.ampersand: parseReference(at: offset)
    case ASCII.asterisk, ASCII.underscore: parseRun(at: offset)
    case ASCII.tilde, ASCII.caret: parseTildeOrCaret(at: offset)
    case ASCII.leftBracket: parseWikiLink(at: offset) ?? openBracket(at: offset)
    case ASCII.rightBracket: closeBracket(at: offset, in: &scope)
    case ASCII.backtick: parseCode(at: offset)
    case ASCII.less: parseAngle(at: offset, in: &scope)
    case ASCII.dollar: parseMath(at: offset)
    case ASCII.leftBrace: parseBrace(at: offset, in: &scope)
    case ASCII.colon: parseBareURL(at: offset)
    case 0x77: parseBareWWW(at: offset)
    case ASCII.at: parseAt(offset, in: scope)
    case ASCII.quotation, ASCII.apostrophe: parseQuotationMark(at: offset)
    case ASCII.hyphen: parseHyphens(at: offset)
    case ASCII.period: parsePeriods(at: offset)
    default: offset + 1
    }
  }

  /// A reference to an example by its label, or what may be in an address of e-mail.
  private mutating func parseAt(_ offset: Int, in scope: InlineScope) -> Int {
    if !scope.examples.isEmpty, !text[offset - 1].isAlphanumeric {
      var end = offset + 1
      while end - offset < 100, text[end].isAlphanumeric || text[end] == ASCII.hyphen || text[end] == ASCII.underscore {
        end += 1
      }
      if let number = scope.examples[text.string(offset + 1, end)] {
        flushText(to: offset)
        let start = extra.count
        extra += Array(String(number).utf8)
        push(.extra, start, extra.count)
        textStart = end
        return end
      }
    }
    hasAt = options.autolinks
    return offset + 1
  }

  /// Makes a token of the text up to an offset.
  mutating func flushText(to end: Int) {
    if textStart < end { push(.text, textStart, end) }
    textStart = end
  }

  @discardableResult
  mutating func push(_ kind: InlineToken.Kind, _ start: Int, _ end: Int, payload: Int = -1) -> Int32 {
    tokens.append(InlineToken(kind: kind, start: Int32(start), end: Int32(end), payload: Int32(payload)))
    return Int32(tokens.count - 1)
  }

  // MARK: - Line ends, escapes and references

  private mutating func parseLineEnd(at offset: Int) -> Int {
    var end = offset
    while end > textStart, text[end - 1].isSpaceOrTab { end -= 1 }
    let isHard = offset - end >= 2 && text[offset - 1] == ASCII.space && text[offset - 2] == ASCII.space
    flushText(to: end)
    push(isHard ? .lineBreak : .softBreak, offset, offset + 1)
    textStart = text.skipSpaces(offset + 1)
    return textStart
  }

  private mutating func parseBackslash(at offset: Int) -> Int {
    let next = text[offset + 1]
    if next == ASCII.lineFeed {
      flushText(to: offset)
      push(.lineBreak, offset, offset + 2)
      textStart = text.skipSpaces(offset + 2)
      return textStart
    }
    guard next.isASCIIPunctuation else { return offset + 1 }
    flushText(to: offset)
    textStart = offset + 1
    lastEscaped = offset + 1
    return offset + 2
  }

  private mutating func parseReference(at offset: Int) -> Int {
    guard let reference = CharacterReference(text, at: offset) else { return offset + 1 }
    flushText(to: offset)
    let start = extra.count
    extra += reference.bytes
    push(.extra, start, extra.count)
    textStart = reference.end
    return reference.end
  }

  // MARK: - Code

  private mutating func parseCode(at offset: Int) -> Int {
    var end = offset
    while text[end] == ASCII.backtick { end += 1 }
    let length = end - offset
    guard let closing = backticks.closing(length, in: text, from: end) else { return end }
    flushText(to: offset)
    var (first, last) = (end, closing)
    // CommonMark 0.31.2 §6.1: one space is stripped from both ends, if there is anything else.
    if last - first >= 2, text[first].isSpaceTabOrLineEnd, text[first] != ASCII.tab, text[last - 1] != ASCII.tab,
      text[last - 1].isSpaceTabOrLineEnd,
      !text.slice(first, last).buffer.allSatisfy({ $0 == ASCII.space || $0 == ASCII.lineFeed })
    {
      first += 1
      last -= 1
    }
    textStart = closing + length
    var payload = -1
    if let list = attributes(at: textStart) {
      payload = targets.count
      targets.append(InlineTarget(kind: .span, attributes: list))
      textStart = list.end
    } else if options.attributes, let (format, end) = text.rawAttribute(at: textStart) {
      payload = targets.count
      targets.append(InlineTarget(kind: .raw, destination: format))
      textStart = end
    }
    push(.code, first, last, payload: payload)
    return textStart
  }

  /// Attributes that follow directly.
  func attributes(at offset: Int) -> AttributeList? {
    guard options.attributes, text[offset] == ASCII.leftBrace else { return nil }
    return AttributeList(text, at: offset)
  }

  // MARK: - HTML and autolinks in angle brackets

  private mutating func parseAngle(at offset: Int, in scope: inout InlineScope) -> Int {
    if let autolink = Autolink(text, at: offset) {
      flushText(to: offset)
      let destination = text.unescapedReferences(autolink.start, autolink.end)
      targets.append(
        InlineTarget(kind: .link, destination: autolink.isEmail ? "mailto:" + destination : destination))
      push(.autolink, autolink.start, autolink.end, payload: targets.count - 1)
      textStart = autolink.end + 1
      return textStart
    }
    guard let end = failures.htmlEnd(in: text, at: offset) else { return offset + 1 }
    flushText(to: offset)
    push(.html, offset, end)
    textStart = end
    return end
  }
}

/// What the inlines of a document share.
struct InlineScope {
  let references: [String: LinkReference]
  let footnotes: [String: Int32]
  /// The numbers of examples by label.
  let examples: [String: Int32]
  /// How many bytes link references may still add to the document.
  var expansionLeft: Int
  /// How often each kind of template's mark was seen, and where first.
  var templates = TemplateMarks()
  /// Called with the offset in the paragraph when that is used up.
  var limitHit = false
}
