internal import PlatenCore

/// Splits running text into sentences, Chinese and Latin text alike.
///
/// A sentence ends with `。！？` or `…`, or with `.`, `!` or `?` before a space and what can begin a sentence. Closing quotation
/// marks and brackets belong to the sentence before them. No sentence ends after an abbreviation (`Dr.`, `e.g.`), an initial
/// (`J. Smith`) or an ordinal before a small letter; nor after a quoted sentence whose framing goes on (`“Why?” he asked.`,
/// `“为什么？”他问。`).
package enum SentenceSplitter {
  /// The sentences, without the space around them. Together they hold every character that is not a space.
  ///
  /// - Complexity: O(*n*) in characters.
  package static func sentences(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return ranges(in: scalars).map { String(scalars: scalars[$0]) }
  }

  /// The sentences as ranges of the scalars.
  package static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    func end(at offset: Int) {
      var range = start..<offset
      while let first = range.first, scalars[first].properties.isWhitespace { range = first + 1..<range.upperBound }
      while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
      if !range.isEmpty { result.append(range) }
      start = offset
    }
    var scanner = SentenceScanner(scalars)
    while let offset = scanner.nextEnd() { end(at: offset) }
    end(at: scalars.count)
    return result
  }
}

/// Finds the ends of sentences one after the other.
private struct SentenceScanner {
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  /// Where the sentence begins that is looked at.
  private var start = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The offset after the next sentence that is not the last.
  mutating func nextEnd() -> Int? {
    while offset < scalars.count {
      let first = offset
      guard isTerminator(scalars[first]) else {
        offset += 1
        continue
      }
      while offset < scalars.count, isTerminator(scalars[offset]) { offset += 1 }
      let marks = first..<offset
      let afterMarks = offset
      while offset < scalars.count, isClosing(scalars[offset], at: offset) { offset += 1 }
      if endsSentence(marks, closing: afterMarks..<offset) {
        start = nextVisible(from: offset)
        return offset
      }
    }
    return nil
  }

  private func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "．", "｡", ".", "!", "?", "…", "‼", "⁇", "⁈", "⁉": true
    default: false
    }
  }

  /// Whether a mark closes what the sentence is in. A straight quotation mark does before a space or the end.
  private func isClosing(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar {
    case "”", "’", "」", "』", "）", "》", "〉", "】", "〕", ")", "]", "»": true
    case "\"", "'": offset + 1 >= scalars.count || !Script.isLetter(scalars[offset + 1])
    default: false
    }
  }

  private func endsSentence(_ marks: Range<Int>, closing: Range<Int>) -> Bool {
    let next = nextVisible(from: closing.upperBound)
    guard next < scalars.count else { return true }
    let isSpaced = next > closing.upperBound
    // The number of an item, and a question in brackets within a sentence.
    if marks.count == 1, start < marks.lowerBound, scalars[start..<marks.lowerBound].allSatisfy(isDigit) {
      return false
    }
    let isFullwidth = scalars[marks].contains { $0.value > 0x3000 && $0 != "．" }
    let following = scalars[next]
    if isFullwidth || (scalars[marks.lowerBound] == "…" && Script(following) == .han) {
      return endsFullwidth(marks, closing: closing, next: next)
    }
    // Latin punctuation in Chinese text needs no space after it.
    if !isSpaced {
      return Script(following) == .han && marks.lowerBound > 0
        && Script(scalars[marks.lowerBound - 1]) == .han && scalars[marks] != ["."]
    }
    if following.properties.isLowercase { return false }
    let isPeriod = marks.count == 1 && scalars[marks.lowerBound] == "."
    if isPeriod, closing.isEmpty, isAbbreviated(before: marks.lowerBound, next: following) { return false }
    if scalars[marks].allSatisfy({ $0 == "…" }) { return following.properties.isUppercase || Script(following) == .han }
    // `“Why?” John asked`: a question or a call goes on with who said it, and that is seen by the verb.
    if !closing.isEmpty, !isPeriod, isAttribution(from: next) { return false }
    return true
  }

  /// After `。！？”`: the frame goes on with `他说`, up to the next mark of its own.
  private func endsFullwidth(_ marks: Range<Int>, closing: Range<Int>, next: Int) -> Bool {
    let following = scalars[next]
    switch following {
    case "，", "、", "；", "：", "—", "–", ",", ";", ":", "。", "的": return false
    default: break
    }
    if let bracket = scalars[closing].first, endsWithin(bracket) { return false }
    guard scalars[closing].contains(where: { $0 == "”" || $0 == "」" || $0 == "』" || $0 == "\"" }) else {
      // An ellipsis within a sentence: `我……我不知道。`
      return scalars[marks].contains { $0 != "…" } || following.properties.isUppercase
    }
    // A frame is short: somebody, perhaps how, and a verb of saying.
    var offset = next
    while offset < scalars.count, offset - next < 12 {
      let scalar = scalars[offset]
      switch scalar {
      case "说", "說", "道", "问", "問", "喊", "叫", "答", "嚷", "想", "笑", "叹", "嘆":
        let after = offset + 1 < scalars.count ? scalars[offset + 1] : "。"
        return !isAfterSaying(after)
          || (after == "：" || after == "，") && scalars[closing.lowerBound - 1] == "。" && offset - next > 6
      case "。", "！", "？", "，", "：", "；", "“", "「": return true
      default: offset += 1
      }
    }
    return true
  }

  /// Whether what a bracket closes is part of a sentence that began before it: a title, or words in parentheses.
  private func endsWithin(_ closing: Unicode.Scalar) -> Bool {
    switch closing {
    case "》", "〉": true
    case "）", ")", "】", "]", "〕": !["（", "(", "【", "[", "〔"].contains(scalars[start])
    default: false
    }
  }

  /// Whether a verb of saying may go on so: `他说道`, `他问我`, `他叫起来`.
  private func isAfterSaying(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "，", "：", "道", "着", "了", "起", "我", "他", "她", "你": true
    default: false
    }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }

  private func nextVisible(from offset: Int) -> Int {
    var offset = offset
    while offset < scalars.count, scalars[offset].properties.isWhitespace { offset += 1 }
    return offset
  }

  private func word(endingAt end: Int) -> String {
    var start = end
    while start > 0, end - start < 12, Script.isLetter(scalars[start - 1]) || scalars[start - 1] == "." { start -= 1 }
    return String(scalars: scalars[start..<end])
  }

  private func isAbbreviated(before period: Int, next: Unicode.Scalar) -> Bool {
    let word = word(endingAt: period)
    let letters = word.lowercased()
    if Abbreviations.beforeNames.contains(letters) { return true }
    if Abbreviations.beforeNumbers.contains(letters) { return isDigit(next) }
    if Abbreviations.others.contains(letters) {
      return !next.properties.isUppercase || !Abbreviations.beginnings.contains(nextWord(after: period))
    }
    // `e.g.` and the like; `example.com.` ends a sentence.
    if word.contains("."), word.split(separator: ".").allSatisfy({ $0.utf8.count < 3 }) {
      return !next.properties.isUppercase || word.unicodeScalars.allSatisfy { $0.properties.isLowercase || $0 == "." }
    }
    // An initial: one capital before a name, but not the pronoun.
    return word.unicodeScalars.count == 1 && word.first?.isUppercase == true && word != "I"
      && next.properties.isUppercase
  }

  private func nextWord(after period: Int) -> String {
    var word = ""
    var offset = nextVisible(from: period + 1)
    while offset < scalars.count, word.utf8.count < 12, Script.isLetter(scalars[offset]) {
      word.unicodeScalars.append(scalars[offset])
      offset += 1
    }
    return word.lowercased()
  }

  /// Whether the words here say who spoke: at most three words to a verb of saying.
  private func isAttribution(from start: Int) -> Bool {
    var words: [String] = []
    var word = ""
    for offset in start..<min(start + 40, scalars.count) {
      if Script.isLetter(scalars[offset]) {
        word.unicodeScalars.append(scalars[offset])
        continue
      }
      if !word.isEmpty { words.append(word.lowercased()) }
      let isTitle = scalars[offset] == "." && Abbreviations.beforeNames.contains(word.lowercased())
      word = ""
      if words.count == 4 || (scalars[offset] != " " && !isTitle) { break }
    }
    // `Said` and the like never begin a sentence of narration that has its subject first.
    return words.dropFirst().contains { Abbreviations.verbsOfSaying.contains($0) }
  }
}

extension Script {
  /// Whether a scalar is a letter of any script.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { Script(scalar) != nil }
}

/// Words whose full stop ends no sentence.
private enum Abbreviations {
  /// What stands before a name.
  static let beforeNames: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "hon", "gen", "col", "lt", "sgt", "capt", "cmdr", "gov", "sen", "rep",
    "pres", "mt", "ft", "messrs", "mme", "mlle", "ed", "eds", "trans", "vs", "cf", "viz", "ca", "e.g", "i.e", "al",
  ]
  /// What is short for something before a number; most are words too: `She loved art. He did not.`
  static let beforeNumbers: Set<String> = [
    "fig", "figs", "no", "nos", "vol", "vols", "pp", "p", "ch", "sec", "art", "eq",
  ]
  /// Words that a sentence begins with after an abbreviation; others go on with it: `the U.S. Army`.
  static let beginnings: Set<String> = [
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on", "at",
    "but", "and", "so", "then", "when", "if", "as", "for", "after", "before", "there", "his", "her", "its", "their",
    "our", "my", "your", "what", "who", "why", "how", "however", "by", "from", "with", "not", "no", "now", "some",
    "many", "most", "all", "one", "while", "although", "because", "since", "until", "here", "nobody", "everyone",
  ]
  /// What ends a sentence before a capital only.
  static let others: Set<String> = [
    "etc", "inc", "ltd", "co", "corp", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct",
    "nov", "dec", "a.m", "p.m", "u.s", "u.k", "b.c", "a.d", "ph.d", "approx", "dept", "est",
  ]
  static let verbsOfSaying: Set<String> = [
    "said", "says", "asked", "asks", "cried", "shouted", "replied", "answered", "called", "exclaimed", "whispered",
    "murmured", "demanded", "inquired", "yelled", "snapped", "thought", "laughed", "sighed", "muttered", "began",
    "continued", "added", "repeated", "screamed", "gasped", "groaned", "roared", "interrupted", "protested", "insisted",
    "wondered", "remarked", "observed", "explained", "agreed", "admitted",
  ]
}
