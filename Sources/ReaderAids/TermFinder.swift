internal import PlatenCore

/// The last characters before a bracket.
struct TermWindow {
  /// The characters in order.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where the window ends in the text.
  let end: Int
  /// Whether the window begins where the text does, and the text where a sentence does.
  let isSentenceStart: Bool

  /// More characters are not looked at.
  private static let longest = 120

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isSentenceStart: Bool) {
    end = range.upperBound
    var start = range.upperBound
    var count = 0
    while start > range.lowerBound, count < TermWindow.longest {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { count += 1 }
    }
    self.isSentenceStart = isSentenceStart && start == 0
    scalars.reserveCapacity(count)
    while start < end {
      let (scalar, length) = bytes.scalar(at: start)
      scalars.append(scalar)
      start += length
    }
  }

  /// Where a character begins in the text.
  func offset(of place: Int) -> Int { end - scalars[place...].reduce(0) { $0 + UTF8.width($1) } }
}

/// Finds how far the term before a bracket reaches back.
///
/// - Quoted text, or a book title in its marks, directly before the bracket is the term, with its marks.
/// - A name in pinyin with a syllable for each of the Han characters is the term: `President Xi Jinping (习近平)`.
/// - Words before *n* Han characters: a run of capitalised words directly before the bracket, joined by “of” and “and” while
///   it has fewer words than the characters suggest; otherwise ⌈*n*/2⌉ words. Never across punctuation, and
///   never beginning with a function word (the, a, of, like, and).
/// - Han characters before *w* words: the run directly before the bracket, cut behind a function word (的, 在, 称为) and at about
///   2 *w* characters. Names in pinyin tell their number of characters exactly.
struct TermFinder {
  let window: TermWindow
  let counterpart: TermMeasure
  let home: ScriptSet

  /// The term's script and where it begins in the text; `nil` if there is none.
  func term() -> (script: Script, start: Int)? {
    guard let last = window.scalars.last else { return nil }
    guard let start = quoted(last) ?? unquoted(), start < window.scalars.count else { return nil }
    let scalars = window.scalars[start...]
    guard let script = Script.dominant(in: scalars), script != counterpart.script,
      TermMeasure.isSyllabic(script) != counterpart.isSyllabic || !TermMeasure.isSyllabic(script)
    else { return nil }
    return (script, window.offset(of: start))
  }

  private static let openings: [Unicode.Scalar: Unicode.Scalar] = [
    "》": "《", "〉": "〈", "」": "「", "』": "『", "”": "“", "’": "‘", "\"": "\"", "】": "【",
  ]

  /// The place of the first character of a term in quotation marks.
  private func quoted(_ last: Unicode.Scalar) -> Int? {
    guard let opening = Self.openings[last], let start = window.scalars.dropLast().lastIndex(of: opening),
      window.scalars.count - start <= 62, window.scalars.count - start > 2
    else { return nil }
    return start
  }

  private func unquoted() -> Int? {
    guard let last = window.scalars.last(where: { Script($0) != nil }), let script = Script(last) else { return nil }
    return TermMeasure.isSyllabic(script) ? characters() : words(script)
  }

  // MARK: Han

  private func characters() -> Int? {
    let scalars = window.scalars
    var start = scalars.count
    while start > 0, scalars.count - start < 40, Self.isInHanTerm(scalars[start - 1]) { start -= 1 }
    guard start < scalars.count else { return nil }
    let length = scalars.count - start
    let estimate =
      counterpart.isSyllabic ? (count: counterpart.characters, isExact: false) : counterpart.estimatedCharacters
    if estimate.isExact, length >= estimate.count { return scalars.count - estimate.count }
    let least = max(1, min(2, estimate.count))
    let cut = TermWords.boundary(scalars[start...], leaving: max(least, (estimate.count + 1) / 2)) ?? start
    return scalars.count - cut <= estimate.count + 2 ? cut : scalars.count - max(1, estimate.count)
  }

  private static func isInHanTerm(_ scalar: Unicode.Scalar) -> Bool {
    guard let script = Script(scalar) else { return scalar == "·" || scalar == "・" }
    return TermMeasure.isSyllabic(script)
  }

  // MARK: Words

  private struct Word {
    var start: Int
    var text: String
    var isCapitalised: Bool
    var isFunction: Bool
  }

  private func words(_ script: Script) -> Int? {
    let words = wordsBackwards(script)
    guard let last = words.first, !last.isFunction else { return nil }
    // In a text of another script, all the words before the bracket belong together.
    if !home.contains(script) { return words.count <= 8 ? words.last?.start : last.start }
    let size = counterpart.isSyllabic ? counterpart.characters : counterpart.words.count * 2
    return last.isCapitalised ? capitalised(words, size) : plain(words, size)
  }

  /// The words before the bracket, the nearest first, up to the first that something but a space divides from the next.
  private func wordsBackwards(_ script: Script) -> [Word] {
    let scalars = window.scalars
    var words: [Word] = []
    var end = scalars.count
    while end > 0, words.count < 12 {
      var start = end
      while start > 0, Self.isInWord(scalars[start - 1], script) { start -= 1 }
      guard start < end, let first = scalars[start..<end].first(where: { Script($0) != nil }) else { break }
      // A full stop ends the word before: “in 2020. Taobao”.
      if !words.isEmpty, scalars[end - 1] == "." { break }
      let text = String(scalars: scalars[start..<end])
      words.append(
        Word(
          start: start, text: text, isCapitalised: first.properties.isUppercase,
          isFunction: TermWords.isFunction(text)))
      guard start > 1, scalars[start - 1] == " " else { break }
      end = start - 1
    }
    return words
  }

  private static func isInWord(_ scalar: Unicode.Scalar, _ script: Script) -> Bool {
    if Script(scalar) == script { return true }
    switch scalar.value {
    case 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0x30...0x39, 0x2019, 0x2010, 0x2011, 0x2013: return true
    default: return scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private func plain(_ words: [Word], _ size: Int) -> Int? {
    var start: Int?
    for word in words.prefix(max(1, (size + 1) / 2)) {
      if word.isFunction { break }
      start = word.start
    }
    return start
  }

  private func capitalised(_ words: [Word], _ size: Int) -> Int? {
    if let name = name(words) { return name }
    let few = (size + 1) / 2
    let most = max(size + 1, 3)
    guard var start = words.first?.start else { return nil }
    var count = 1
    var index = 1
    while index < words.count, count < most {
      let word = words[index]
      if word.isCapitalised {
        let isFirst = index == words.count - 1 && beginsSentence(word)
        // At the start of a sentence a capital says nothing: “Visiting Taobao Village”.
        if word.isFunction || isFirst && count >= few && word.text.hasSuffix("ing") { break }
        start = word.start
        count += 1
        index += 1
        continue
      }
      var next = index
      while next < words.count, next < index + 2, TermWords.connectors.contains(words[next].text) { next += 1 }
      guard next > index, next < words.count, words[next].isCapitalised, !words[next].isFunction,
        count < (words[index..<next].contains { $0.text == "of" } ? max(size, 2) : few)
      else { break }
      start = words[next].start
      count += 1
      index = next + 1
    }
    return start
  }

  /// Where a name in pinyin begins that has a syllable for each Han character: `President Xi Jinping (习近平)`.
  private func name(_ words: [Word]) -> Int? {
    guard counterpart.script == .han else { return nil }
    var syllables = 0
    for word in words {
      guard word.isCapitalised, let count = PinyinSyllables.count(in: word.text) else { return nil }
      syllables += count
      if syllables >= counterpart.characters { return syllables == counterpart.characters ? word.start : nil }
    }
    return nil
  }

  private func beginsSentence(_ word: Word) -> Bool {
    guard word.start > 0 else { return window.isSentenceStart }
    switch window.scalars[..<word.start].last(where: { $0 != " " }) {
    case ".", "!", "?", ":", "”", "\"": return true
    case .some, nil: return false
    }
  }
}
