internal import PlatenCore

/// What the text of a whole document says about its languages.
struct LanguageSurvey: Sendable {
  /// The document's primary language.
  let home: Language
  private var census = ScriptCensus()
  private var latin = LatinCensus()
  /// How much text the author has given a language of its own.
  private var named: [Language: Int] = [:]
  /// The passages with Han characters that are Chinese, those that are Japanese, and those that do not say.
  private var chinese = EastAsianCensus()
  private var japanese = EastAsianCensus()
  private var undecided = EastAsianCensus()
  private var poll = CancellationPoll()

  init(home: Language) { self.home = home }

  /// Whether a text counts for its scripts: what the author gave a language of its own counts for that language, unless it
  /// is Chinese without a script.
  private func isCounted(_ context: InlineContext) -> Bool {
    context.language == home || context.language == .chinese || context.language == .english
  }

  /// Counts the letters of a paragraph: of none any more when the task was cancelled, for the caller will discard the result.
  mutating func add(_ inlines: [Inline], _ context: InlineContext) {
    if poll.knowsOfCancellation() { return }
    let isCounted = isCounted(context)
    for case .text(let text) in inlines {
      if isCounted { census.add(text) } else { named[context.language, default: 0] += text.utf8.count }
    }
    endParagraph()
  }

  /// Whether so many Latin words were looked at that no more are.
  var hasLatinWords: Bool { latin.words >= LatinCensus.maximumWords }

  /// Looks at the Latin words of a paragraph, as long as there are not enough.
  mutating func addLatinWords(of inlines: [Inline], _ context: InlineContext) {
    guard !hasLatinWords, isCounted(context) else { return }
    for case .text(let text) in inlines { text.withUTF8Bytes { latin.add($0) } }
  }

  /// Looks at titles, which are paragraphs of their own.
  mutating func add(_ titles: [Title]) {
    for title in titles {
      for text in [title.text] + title.alternates.map(\.text) {
        census.add(text)
        text.withUTF8Bytes { latin.add($0) }
      }
      endParagraph()
    }
  }

  /// Adds what another survey found in another part of the document.
  mutating func add(_ other: LanguageSurvey) {
    census.add(other.census)
    named.merge(other.named, uniquingKeysWith: +)
    chinese.add(other.chinese)
    japanese.add(other.japanese)
    undecided.add(other.undecided)
  }

  private mutating func endParagraph() {
    var paragraph = census.endParagraph()
    guard !paragraph.isEmpty else { return }
    undecided.add(paragraph.endParagraph())
    chinese.add(paragraph.chinese)
    japanese.add(paragraph.japanese)
  }

  /// What Han stands for where its paragraph does not say.
  var isJapanese: Bool {
    if chinese.han > 0 || japanese.kana + japanese.han > 0 { return japanese.han + japanese.kana > chinese.han }
    return undecided.language == .japanese
  }

  /// Whether there are paragraphs of both languages.
  var isMixed: Bool { chinese.han > 0 && chinese.kana + japanese.kana + japanese.han > 0 }

  /// The text that is Chinese, or may be.
  var chineseText: EastAsianCensus {
    var text = chinese
    if !isJapanese { text.add(undecided) }
    return text
  }

  /// Whether there is Chinese in both scripts.
  var hasBothScripts: Bool { chineseText.simplified > 0 && chineseText.traditional > 0 }

  /// Whether there is any.
  var hasChinese: Bool { chineseText.han > 0 }

  /// Which Chinese it is.
  var chineseLanguage: Language { chineseText.chinese }

  // MARK: - Latin

  /// What Latin letters stand for.
  var latinLanguage: Language {
    switch latin.finding {
    case .language(let language) where isLatin || latin.words >= LatinCensus.enoughWords: language
    case .unknown where isLatin && letters(of: .latin) > 16 * (chinese.han + japanese.han + undecided.han):
      .undetermined
    // Names and terms in the text of another script are mostly English.
    case .language, .unknown, .little: .english
    }
  }

  private func letters(of script: Script) -> Int { census.letters[script, default: 0] }

  /// Whether most of the text is in Latin letters.
  private var isLatin: Bool {
    let letters = letters(of: .latin)
    return (chinese.han + japanese.han + undecided.han) * 2 + japanese.kana < letters
      && census.letters.allSatisfy { $0.key == .latin || $0.value < letters }
  }

  // MARK: - Languages

  /// The languages by the amount of text; a Han character counts as two letters, for Chinese says in one what English needs
  /// about two letters and more for. One that is not the primary needs four letters or two Han characters.
  func languages(chinese chineseTag: Language, japanese japaneseTag: Language) -> [Language] {
    var weights = named
    func add(_ weight: Int, _ language: Language) { if weight > 0 { weights[language, default: 0] += weight } }
    let text = chineseText
    add(text.han * 2 + census.letters[.bopomofo, default: 0], chineseTag)
    add(
      (japanese.han + (isJapanese ? undecided.han : 0)) * 2 + japanese.kana + undecided.kana + chinese.kana, japaneseTag
    )
    for (script, weight) in census.letters where script != .bopomofo {
      if let language = script == .latin ? latinLanguage : script.language { add(weight, language) }
    }
    if weights.isEmpty, census.capitals > 0 { weights[.english] = census.capitals }
    var ordered = weights.sorted { ($0.value, $1.key.tag) > ($1.value, $0.key.tag) }
    if chineseTag == .chinese, let first = ordered.first, !ScriptSet(of: first.key).contains(.han), hasBothScripts {
      // Every run is tagged with its own script; about half of the characters belong to one of the two.
      weights[.chinese] = nil
      weights[.simplifiedChinese, default: 0] += text.simplified * 4
      weights[.traditionalChinese, default: 0] += text.traditional * 4
      ordered = weights.sorted { ($0.value, $1.key.tag) > ($1.value, $0.key.tag) }
    }
    return ordered.enumerated().compactMap { place, entry in
      place == 0 || entry.value >= 4 && entry.key.primary != "und" ? entry.key : nil
    }
  }
}
