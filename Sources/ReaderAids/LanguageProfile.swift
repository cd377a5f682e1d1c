internal import PlatenCore

/// The languages of a document, and which of them a script stands for.
///
/// The rules, in this order:
/// 1. What the author's metadata say, holds: a script stands for the first of the languages that are written with it.
/// 2. Han stands for Japanese if there is at least one kana for five Han characters, otherwise for Chinese.
/// 3. Chinese is simplified or traditional if characters that only one of them uses outnumber those of the other
///    by nine to one; with neither, or a mixture, it stays `zh`.
/// 4. Latin stands for English, kana for Japanese, Hangul for Korean. Other scripts are not guessed: `und-Cyrl`.
struct LanguageProfile: Sendable {
  /// The languages, the primary one first.
  private(set) var languages: [Language]
  /// What was found about Chinese; `nil` if the author has said it, or there is none.
  private(set) var finding: Finding?

  /// Whether Chinese is simplified or traditional, and how that was found.
  struct Finding: Hashable, Sendable {
    var language: Language
    var simplified: Int
    var traditional: Int
  }

  private let author: [Language]
  private let han: Language

  /// The primary language.
  var primary: Language { languages.first ?? .undetermined }

  /// The language that a script stands for; `nil` if it is not to be tagged.
  func language(of script: Script) -> Language? {
    if script == .han || script == .bopomofo { return han }
    if let own = author.first(where: { ScriptSet(of: $0).contains(script) }) { return own }
    return script.language
  }

  /// A tag with what was found: `zh` becomes `zh-Hans` where the text is.
  func refined(_ language: Language) -> Language {
    language == .chinese ? finding?.language ?? language : language
  }

  /// Looks at a whole document.
  ///
  /// - Complexity: O(*n*) in the document's text.
  init(_ document: Document) {
    var count = LanguageCount(home: document.primaryLanguage)
    document.forEachInlines { count.add($0, $1) }
    self.init(document.metadata, count)
  }

  /// Looks at a whole document, at several parts at once.
  init(_ document: Document, parallelism: Int) async {
    let counts = await document.readInlines(
      parallelism: parallelism, from: LanguageCount(home: document.primaryLanguage)
    ) { count, inlines, context in
      count.add(inlines, context)
    }
    var count = LanguageCount(home: document.primaryLanguage)
    for part in counts { count.add(part) }
    self.init(document.metadata, count)
  }

  private init(_ metadata: Metadata, _ count: LanguageCount) {
    author = metadata.languages
    var census = count.census
    for title in metadata.titles {
      census.add(title.text)
      for alternate in title.alternates { census.add(alternate.text) }
    }
    let chinese = LanguageProfile.chinese(census)
    let isJapanese =
      census.letters[.kana, default: 0] * 5 >= census.letters[.han, default: 0]
      && census.letters[.kana, default: 0] > 0
    if let own = author.first(where: { ScriptSet(of: $0).contains(.han) }) {
      han = own
    } else if isJapanese {
      han = .japanese
    } else {
      han = chinese
      if census.letters[.han] != nil {
        finding = Finding(language: chinese, simplified: census.simplified, traditional: census.traditional)
      }
    }
    languages = author
    if author.isEmpty { languages = LanguageProfile.found(census, count.named, han: han) }
  }

  private static func chinese(_ census: ScriptCensus) -> Language {
    if census.simplified > 0, census.simplified >= 9 * census.traditional { return .simplifiedChinese }
    if census.traditional > 0, census.traditional >= 9 * census.simplified { return .traditionalChinese }
    return .chinese
  }

  /// The languages by the amount of text. One that is not the primary needs four letters or two Han characters.
  private static func found(_ census: ScriptCensus, _ named: [Language: Int], han: Language) -> [Language] {
    var weights = named
    for script in Script.allCases {
      let weight = census.weight(of: script)
      guard weight > 0, let language = script == .han || script == .bopomofo ? han : script.language else { continue }
      weights[language, default: 0] += weight
    }
    if weights.isEmpty, census.capitals > 0 { weights[.english] = census.capitals }
    let ordered = weights.sorted { ($0.value, $1.key.tag) > ($1.value, $0.key.tag) }
    return ordered.enumerated().compactMap { place, entry in
      place == 0 || entry.value >= 4 && entry.key.primary != "und" ? entry.key : nil
    }
  }
}

/// The text of a document by scripts, and by the languages that its author named.
private struct LanguageCount {
  /// The document's primary language.
  let home: Language
  private(set) var census = ScriptCensus()
  private(set) var named: [Language: Int] = [:]

  init(home: Language) { self.home = home }

  mutating func add(_ inlines: [Inline], _ context: InlineContext) {
    // What the author gave a language of its own counts for that language, unless it is Chinese without a script.
    let isCounted = context.language == home || context.language == .chinese || context.language == .english
    for case .text(let text) in inlines {
      if isCounted {
        census.add(text)
      } else {
        named[context.language, default: 0] += text.utf8.count
      }
    }
  }

  /// Adds what was counted in another part of the document.
  mutating func add(_ other: LanguageCount) {
    census.add(other.census)
    named.merge(other.named, uniquingKeysWith: +)
  }
}
