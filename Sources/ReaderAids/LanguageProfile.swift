internal import PlatenCore

/// The languages of a document, and which of them a script stands for.
///
/// The rules, in this order:
/// 1. What the author's metadata say, holds: a script stands for the first of the languages that are written with it.
/// 2. Sentence by sentence, and quotation by quotation: characters that only Chinese writes, and Japanese does not, make Han
///    Chinese whatever kana there are; without them, one kana to five Han characters makes it Japanese, and so do characters that only Japanese
///    writes. What says nothing stands for what most of the rest is.
/// 3. Chinese is simplified or traditional if characters that only one of them uses outnumber those of the other
///    by nine to one; with neither, or a mixture, it stays `zh`. Where a text in another language quotes both, every run is
///    what its own characters say.
/// 4. Latin stands for the language whose commonest words it has; for English if there is too little to tell. Kana stand
///    for Japanese, Hangul for Korean. Other scripts are not guessed: `und-Cyrl`.
struct LanguageProfile: Sendable {
  /// The languages, the primary one first.
  private(set) var languages: [Language]
  /// What was found about Chinese; `nil` if the author has said it, or there is none.
  private(set) var finding: Finding?
  /// Whether most of the text is in Latin letters, and in no language that is known.
  private(set) var isUnknown = false
  /// Whether Han stands for Chinese here and for Japanese there.
  let isMixed: Bool

  /// Whether Chinese is simplified or traditional, and how that was found.
  struct Finding: Hashable, Sendable {
    var language: Language
    var simplified: Int
    var traditional: Int
  }

  private let author: [Language]
  private let chinese: Language
  private let japanese: Language
  private let latin: Language
  /// What Han stands for where its paragraph does not say.
  private let isJapanese: Bool

  /// The primary language.
  var primary: Language { languages.first ?? .undetermined }

  /// Whether every Chinese run is tagged with its own script.
  let hasBothScripts: Bool

  /// Whether the text of a run or passage makes a difference.
  var looksAtPassages: Bool { isMixed || hasBothScripts }

  /// The language that a script stands for; `nil` if it is not to be tagged.
  ///
  /// - Parameters:
  ///   - script: the script.
  ///   - text: the text that is written in it.
  ///   - surroundings: what the text around it is; it holds where the text itself does not say.
  func language(
    of script: Script, in text: EastAsianCensus = EastAsianCensus(), amid surroundings: EastAsianLanguage? = nil
  ) -> Language? {
    if script == .han || script == .bopomofo {
      let isChinese =
        isMixed ? (text.language ?? surroundings).map { $0 == .chinese } ?? !isJapanese : !isJapanese
      guard isChinese else { return japanese }
      return hasBothScripts && text.chinese != .chinese ? text.chinese : chinese
    }
    if let own = author.first(where: { ScriptSet(of: $0).contains(script) }) { return own }
    return script == .latin ? latin : script.language
  }

  /// Whether a text is of the other one of the two languages that are written with Han characters.
  func isForeign(_ text: EastAsianLanguage?, in home: ScriptSet) -> Bool {
    guard isMixed, home.contains(.han), let text else { return false }
    return (text == .japanese) != home.contains(.kana)
  }

  /// A tag with what was found: `zh` becomes `zh-Hans` where the text is.
  func refined(_ language: Language) -> Language {
    language == .chinese ? finding?.language ?? language : language
  }

  /// Looks at a whole document, unless a transform before has done so.
  ///
  /// - Complexity: O(*n*) in the document's text.
  static func of(_ document: Document, _ context: TransformContext) -> LanguageProfile {
    if let known = context.findings?.value(of: LanguageProfile.self) { return known }
    let profile = LanguageProfile(document)
    context.findings?.keep(profile)
    return profile
  }

  /// Looks at a whole document, at several parts at once, unless a transform before has done so.
  ///
  /// - Complexity: O(*n*) in the document's text.
  static func ofSections(of document: Document, _ context: TransformContext) async -> LanguageProfile {
    if let known = context.findings?.value(of: LanguageProfile.self) { return known }
    let profile = await LanguageProfile(document, parallelism: context.parallelism)
    context.findings?.keep(profile)
    return profile
  }

  private init(_ document: Document) {
    var survey = LanguageSurvey(home: document.primaryLanguage)
    do throws(Ended) {
      var poll = CancellationPoll()
      try document.forEachInlines { (inlines, context) throws(Ended) in
        // The caller checks for cancellation again, and discards the result.
        if poll.knowsOfCancellation() { throw Ended() }
        survey.add(inlines, context)
        survey.addLatinWords(of: inlines, context)
      }
    } catch {}
    self.init(document.metadata, &survey)
  }

  private init(_ document: Document, parallelism: Int) async {
    let empty = LanguageSurvey(home: document.primaryLanguage)
    guard parallelism > 1, document.body.count >= Document.blocksWorthSplitting else {
      self.init(document)
      return
    }
    async let words = LanguageProfile.withLatinWords(of: document, empty)
    let parts = await document.readInlines(parallelism: parallelism, from: empty) { $0.add($1, $2) }
    var survey = await words
    for part in parts { survey.add(part) }
    self.init(document.metadata, &survey)
  }

  /// Only the first words are looked at: those are the same for any number of parts.
  private static func withLatinWords(of document: Document, _ survey: LanguageSurvey) -> LanguageSurvey {
    var survey = survey
    do throws(Ended) {
      try document.forEachInlines { (inlines, context) throws(Ended) in
        if survey.hasLatinWords || Task.isCancelled { throw Ended() }
        survey.addLatinWords(of: inlines, context)
      }
    } catch {}
    return survey
  }

  /// Nothing more is to be read.
  private struct Ended: Error {}

  private init(_ metadata: Metadata, _ survey: inout LanguageSurvey) {
    survey.add(metadata.titles)
    author = metadata.languages
    chinese = author.first { $0.usesHan && !ScriptSet(of: $0).contains(.kana) } ?? survey.chineseLanguage
    japanese = author.first { ScriptSet(of: $0).contains(.kana) } ?? .japanese
    let named = author.filter { ScriptSet(of: $0).contains(.han) }
    let areBothNamed = Set(named.map { ScriptSet(of: $0).contains(.kana) }).count == 2
    isMixed = survey.isMixed && (named.isEmpty || areBothNamed)
    isJapanese = named.first.map { ScriptSet(of: $0).contains(.kana) } ?? survey.isJapanese
    if named.isEmpty, survey.hasChinese {
      finding = Finding(
        language: chinese, simplified: survey.chineseText.simplified, traditional: survey.chineseText.traditional)
    }
    latin = survey.latinLanguage
    languages = author
    if author.isEmpty {
      languages = survey.languages(chinese: chinese, japanese: japanese)
      isUnknown = languages.first == .undetermined
    }
    let isQuoted = languages.first.map { !ScriptSet(of: $0).contains(.han) } ?? false
    hasBothScripts = named.isEmpty && isQuoted && chinese == .chinese && survey.hasBothScripts
  }
}
