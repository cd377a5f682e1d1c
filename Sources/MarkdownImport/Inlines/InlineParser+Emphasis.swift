import PlatenCore
import TextScanning

/// Emphasis and what is marked like it (CommonMark 0.31.2 §6.2, GFM §6.5, pandoc's sub- and superscript).
extension InlineParser {
  mutating func parseRun(at offset: Int) -> Int {
    let character = text[offset]
    var end = offset + 1
    while text[end] == character { end += 1 }
    let flanks = Flanks(text, from: offset, to: end, cjk: options.cjk, skipsTildes: options.strikethrough)
    let canOpen: Bool
    let canClose: Bool
    if character == ASCII.underscore {
      canOpen = flanks.isLeft && (!flanks.isRight || flanks.followsPunctuation)
      canClose = flanks.isRight && (!flanks.isLeft || flanks.precedesPunctuation)
    } else {
      (canOpen, canClose) = (flanks.isLeft, flanks.isRight)
    }
    pushRun(character, from: offset, to: end, canOpen: canOpen, canClose: canClose)
    return end
  }

  mutating func parseTildeOrCaret(at offset: Int) -> Int {
    let character = text[offset]
    var end = offset + 1
    while text[end] == character { end += 1 }
    let length = end - offset
    let isScript = options.scripts && length == 1
    if isScript {
      // `[^` begins a reference to a footnote, `^[` a note.
      if character == ASCII.caret, text[offset - 1] == ASCII.leftBracket || text[end] == ASCII.leftBracket {
        return end
      }
      let canOpen = !CharacterClass.isWhitespace(text.scalar(at: end).value)
      let canClose = !CharacterClass.isWhitespace(text.scalar(before: offset).value)
      pushRun(character, from: offset, to: end, canOpen: canOpen, canClose: canClose)
    } else if character == ASCII.tilde, options.strikethrough, length <= 2 {
      let flanks = Flanks(text, from: offset, to: end, cjk: options.cjk, skipsTildes: false)
      pushRun(character, from: offset, to: end, canOpen: flanks.isLeft, canClose: flanks.isRight)
    }
    return end
  }

  private mutating func pushRun(_ character: UInt8, from start: Int, to end: Int, canOpen: Bool, canClose: Bool) {
    guard canOpen || canClose else { return }
    flushText(to: start)
    var run = DelimiterRun(
      character: character, canOpen: canOpen, canClose: canClose, remaining: Int32(end - start),
      length: Int32(end - start), token: Int32(tokens.count))
    if options.scripts, character == ASCII.tilde || character == ASCII.caret {
      run.whitespace = Int32(whitespace(before: start))
    }
    delimiters.append(Int32(runs.count))
    push(.run, start, end, payload: runs.count)
    runs.append(run)
    textStart = end
  }

  /// The last white space before a script's mark that no backslash escapes. What has been searched is not searched again.
  private mutating func whitespace(before offset: Int) -> Int {
    var place = offset - 1
    while place >= whitespaceSearch.end {
      if text[place].isSpaceTabOrLineEnd, text[place - 1] != ASCII.backslash {
        whitespaceSearch.last = place
        break
      }
      place -= 1
    }
    whitespaceSearch.end = offset
    return whitespaceSearch.last
  }

  /// Pairs the delimiter runs from an index of ``delimiters`` on, and forgets them.
  ///
  /// CommonMark 0.31.2, appendix, "process emphasis". `bottoms` remembers, for each kind of closer, below which opener
  /// nothing can be found, which makes it linear.
  mutating func matchDelimiters(from bottom: Int) {
    guard delimiters.count > bottom else { return }
    openers.removeAll(keepingCapacity: true)
    var bottoms = OpenerBottoms()
    for position in bottom..<delimiters.count {
      let index = Int(delimiters[position])
      if runs[index].canClose { close(index, &bottoms) }
      if runs[index].canOpen, runs[index].remaining > 0 { openers.append(Int32(index)) }
    }
    delimiters.removeSubrange(bottom...)
  }

  private mutating func close(_ closer: Int, _ bottoms: inout OpenerBottoms) {
    let isPlain = runs[closer].character == ASCII.asterisk || runs[closer].character == ASCII.underscore
    while runs[closer].remaining > 0 {
      let bottom = bottoms[runs[closer]]
      var place = openers.count - 1
      while place >= 0, openers[place] >= bottom, !canPair(Int(openers[place]), closer) { place -= 1 }
      guard place >= 0, openers[place] >= bottom else {
        bottoms[runs[closer]] = Int32(closer)
        return
      }
      let opener = Int(openers[place])
      if isRange(opener, closer) {
        bottoms[runs[closer]] = Int32(closer)
        return
      }
      openers.removeLast(openers.count - place - 1)
      if isPlain {
        let width = min(runs[opener].remaining, runs[closer].remaining) >= 2 ? 2 : 1
        mark(opener, closer, width == 2 ? .strong : .emphasis, width: width)
        if runs[opener].remaining == 0 { openers.removeLast() }
      } else {
        openers.removeLast()
        guard runs[opener].length == runs[closer].length else {
          // cmark-gfm: unequal tildes are both text.
          runs[closer].canOpen = false
          return
        }
        mark(opener, closer, style(of: closer), width: Int(runs[closer].length))
      }
    }
  }

  private func style(of run: Int) -> StyleMark.Style {
    if runs[run].character == ASCII.caret { return .superscript }
    return runs[run].length == 1 && options.scripts ? .subscript : .strikethrough
  }

  private func canPair(_ opener: Int, _ closer: Int) -> Bool {
    let (left, right) = (runs[opener], runs[closer])
    guard left.character == right.character else { return false }
    if right.character == ASCII.caret || (right.character == ASCII.tilde && options.scripts) {
      // pandoc: no unescaped white space in sub- and superscripts, and the marks are single.
      guard left.length == right.length else { return false }
      if right.length == 1 {
        let start = tokens[Int(left.token)].end
        return right.whitespace < start && tokens[Int(right.token)].start > start
      }
    }
    // Rule 9: a run that can both open and close pairs only if the lengths' sum is no multiple of 3.
    return !(left.canClose || right.canOpen) || right.length % 3 == 0 || (left.length + right.length) % 3 != 0
  }

  /// Whether two single tildes are those of ranges, as in `3~5天，6~8天`, and not a subscript.
  ///
  /// Chinese sets no spaces around them, so pandoc's rule alone would take what is between. A comma or full stop of
  /// Chinese is never in a subscript; Han characters are not if a number or Han stands on both sides of the second tilde,
  /// nor is anything if numbers stand on all sides. `CO~2~的` stays a subscript.
  private func isRange(_ opener: Int, _ closer: Int) -> Bool {
    guard options.cjk, options.scripts, runs[closer].character == ASCII.tilde, runs[closer].length == 1 else {
      return false
    }
    let (left, right) = (tokens[Int(runs[opener].token)], tokens[Int(runs[closer].token)])
    let (before, after) = (text.scalar(before: Int(right.start)).value, text.scalar(at: Int(right.end)).value)
    if isDigit(before), isDigit(after), isDigit(text.scalar(before: Int(left.start)).value),
      isDigit(text.scalar(at: Int(left.end)).value)
    {
      return true
    }
    let isBetweenWords = isNumberOrHan(before) && isNumberOrHan(after)
    var offset = Int(left.end)
    while offset < Int(right.start) {
      let scalar = text.scalar(at: offset)
      switch scalar.value {
      case 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: return true
      default: break
      }
      if isBetweenWords, CJK.contains(scalar.value) { return true }
      offset += scalar.length
    }
    return false
  }

  private func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  private func isNumberOrHan(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || (CJK.contains(scalar) && !CharacterClass.isPunctuation(scalar))
  }

  private mutating func mark(_ opener: Int, _ closer: Int, _ style: StyleMark.Style, width: Int) {
    let openMark = Int32(styles.count)
    styles.append(StyleMark(style: style, width: UInt8(width), next: runs[opener].firstOpen))
    runs[opener].firstOpen = openMark
    let closeMark = Int32(styles.count)
    styles.append(StyleMark(style: style, width: UInt8(width), next: -1))
    if runs[closer].lastClose >= 0 {
      styles[Int(runs[closer].lastClose)].next = closeMark
    } else {
      runs[closer].firstClose = closeMark
    }
    runs[closer].lastClose = closeMark
    runs[opener].remaining -= Int32(width)
    runs[closer].remaining -= Int32(width)
  }
}

/// Below which run no opener can be found for a kind of closer.
private struct OpenerBottoms {
  private var values = SIMD32<Int32>(repeating: 0)

  subscript(closer: DelimiterRun) -> Int32 {
    get { values[OpenerBottoms.key(closer)] }
    set { values[OpenerBottoms.key(closer)] = newValue }
  }

  private static func key(_ closer: DelimiterRun) -> Int {
    let character: Int =
      switch closer.character {
      case ASCII.asterisk: 0
      case ASCII.underscore: 1
      case ASCII.tilde: closer.length == 1 ? 2 : 3
      default: 4
      }
    return character * 6 + (closer.canOpen ? 3 : 0) + Int(closer.length % 3)
  }
}

/// Which sides of a delimiter run touch a word (CommonMark 0.31.2 §6.2).
struct Flanks {
  let isLeft: Bool
  let isRight: Bool
  let followsPunctuation: Bool
  let precedesPunctuation: Bool

  /// - Parameters:
  ///   - cjk: whether a CJK character beside a run counts as a letter beside punctuation, and CJK punctuation
  ///   as a letter. CommonMark's rule is for scripts that set spaces between words; without them,
  ///   `**村（Village）**是` would not be bold.
  ///   - skipsTildes: whether the run is judged by what is beyond the tildes beside it, as in cmark-gfm:
  ///   `**~~old~~**new` is bold and struck out.
  init(_ text: ByteView, from start: Int, to end: Int, cjk: Bool, skipsTildes: Bool) {
    var (start, end) = (start, end)
    if skipsTildes {
      while text[start - 1] == ASCII.tilde { start -= 1 }
      while text[end] == ASCII.tilde { end += 1 }
    }
    var before = text.scalar(before: start).value
    var isWideBefore = false
    if cjk, before >= 0xFE00, CharacterClass.isVariationSelector(before) {
      // It only says how the character before it looks.
      isWideBefore = before == 0xFE01
      before = text.scalar(before: start - (before < 0x10000 ? 3 : 4)).value
    }
    let after = text.scalar(at: end).value
    let spaceBefore = CharacterClass.isWhitespace(before)
    let spaceAfter = CharacterClass.isWhitespace(after)
    let punctuationBefore = !spaceBefore && CharacterClass.isPunctuation(before)
    let punctuationAfter = !spaceAfter && CharacterClass.isPunctuation(after)
    let hasCJK = cjk && (before > 0x7F || after > 0x7F)
    // Quotation marks with a selector for their wide form are CJK (Unicode 16, standardized variation sequences).
    let isWideAfter = hasCJK && CharacterClass.isQuotation(after) && text.scalar(at: end + 3).value == 0xFE01
    let cjkBefore = hasCJK && (CJK.contains(before) || isWideBefore && CharacterClass.isQuotation(before))
    let cjkAfter = hasCJK && (CJK.contains(after) || isWideAfter)
    isLeft = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore || cjkBefore || cjkAfter)
    isRight = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter || cjkAfter || cjkBefore)
    followsPunctuation = punctuationBefore
    precedesPunctuation = punctuationAfter
  }
}
