public import PlatenCore

/// Tags every run of text in another script with its language, so that it is read aloud, hyphenated and set correctly.
///
/// If the metadata has no languages, they are set: first the language with the most text (a Han character counts as two
/// letters), then the others that occur. The language of Latin letters is detected by its most common words: English, French,
/// German, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Danish, Norwegian, Finnish, Hungarian, Romanian,
/// Turkish, Vietnamese or Indonesian; if that cannot be told of a longer text, it is `und` (`aids.language-unknown`). Whether Chinese is simplified or traditional comes from the author's languages, or
/// from the characters of the whole text that only one of them uses; that is said in the log (`aids.script-found`).
/// The text does not change. Can be applied before or after ``Glosses``.
public struct LanguageRuns: Transform {
  public static let name = "language-runs"
  public static let summary = "Tags every run of another script with its language, and finds the document's languages."

  /// Makes the transform.
  public init(options: NoOptions = NoOptions()) {}

  public func apply(to document: inout Document, context: TransformContext) throws(TransformError) {
    let profile = LanguageProfile.of(document, context)
    try context.checkCancellation()
    prepare(&document.metadata, profile, context.log)
    try document.rewriteInlines(tagging(profile, context))
  }

  /// What concerns the document as a whole.
  private func prepare(_ metadata: inout Metadata, _ profile: LanguageProfile, _ log: ReportLog) {
    if metadata.languages.isEmpty { metadata.languages = profile.languages }
    report(profile, to: log)
    tagTitles(of: &metadata, profile)
  }

  /// What tags one list after the other.
  private func tagging(
    _ profile: LanguageProfile, _ context: TransformContext
  ) -> (inout [Inline], InlineContext) throws(TransformError) -> Void {
    var scripts = ScriptCache()
    var poll = CancellationPoll()
    return { inlines, place throws(TransformError) in
      if poll.knowsOfCancellation() { try context.checkCancellation() }
      var paragraph = profile.looksAtPassages ? EastAsianPassages(of: inlines) : EastAsianPassages()
      _ = paragraph.endParagraph()
      tag(&inlines, scripts.scripts(of: place.language), profile, in: paragraph.language)
    }
  }

  private func report(_ profile: LanguageProfile, to log: ReportLog) {
    if profile.isUnknown {
      log.report(
        Diagnostic(
          "aids.language-unknown", .warning,
          "The language of the text cannot be told, and is tagged und; name it with --metadata lang=TAG or in the text."
        ))
    }
    guard let finding = profile.finding else { return }
    let counts = "\(finding.simplified) only simplified and \(finding.traditional) only traditional characters"
    let message =
      profile.hasBothScripts
      ? "Chinese is tagged zh-Hans or zh-Hant, word by word: \(counts)"
      : finding.language == .chinese
        ? "Chinese is tagged zh, for its script cannot be told: \(counts); name zh-Hans or zh-Hant as a language"
        : "Chinese is tagged \(finding.language): \(counts)"
    log.report(Diagnostic("aids.script-found", .note, message))
  }

  private func tagTitles(of metadata: inout Metadata, _ profile: LanguageProfile) {
    for index in metadata.titles.indices {
      if let language = metadata.titles[index].language {
        metadata.titles[index].language = profile.refined(language)
      } else if let script = script(of: metadata.titles[index].text), !ScriptSet(of: profile.primary).contains(script) {
        metadata.titles[index].language = profile.language(of: script)
      }
      refine(&metadata.titles[index].alternates, profile)
    }
    for index in metadata.creators.indices { refine(&metadata.creators[index].alternates, profile) }
    for index in metadata.contributors.indices { refine(&metadata.contributors[index].alternates, profile) }
  }

  private func refine(_ alternates: inout [Title.Alternate], _ profile: LanguageProfile) {
    for index in alternates.indices { alternates[index].language = profile.refined(alternates[index].language) }
  }

  /// The script with the most letters.
  private func script(of text: String) -> Script? {
    var census = ScriptCensus()
    census.add(text)
    var east = census.endParagraph()
    _ = east.endParagraph()
    var weights = census.letters
    weights[.han] = east.whole.han * 2
    weights[.kana] = east.whole.kana
    return Script.allCases.filter { weights[$0, default: 0] > 0 }.max {
      weights[$0, default: 0] < weights[$1, default: 0]
    }
  }

  private func tag(
    _ inlines: inout [Inline], _ home: ScriptSet, _ profile: LanguageProfile, in paragraph: EastAsianLanguage?
  ) {
    var tagged: [Inline]?
    for index in inlines.indices {
      switch inlines[index] {
      case .text(let text):
        let pieces = pieces(of: text, home, profile, in: paragraph)
        if pieces.isEmpty {
          tagged?.append(.text(text))
        } else {
          if tagged == nil { tagged = Array(inlines[..<index]) }
          tagged?.append(contentsOf: pieces)
        }
        continue
      case .span(var span) where span.attributes.language == .chinese:
        span.attributes.language = profile.refined(.chinese)
        inlines[index] = .span(span)
      case .gloss(var gloss):
        gloss.counterpartLanguage = gloss.counterpartLanguage.map { profile.refined($0) }
        if let language = gloss.attributes.language { gloss.attributes.language = profile.refined(language) }
        inlines[index] = .gloss(gloss)
      case .image(var image) where image.attributes.language == nil:
        guard let script = script(of: image.alternative), !home.contains(script) else { break }
        image.attributes.language = profile.language(of: script)
        inlines[index] = .image(image)
      case .emphasis, .strong, .strikethrough, .subscript, .superscript, .code, .link, .image, .span, .ruby, .note,
        .math,
        .raw, .softBreak, .lineBreak:
        break
      }
      tagged?.append(inlines[index])
    }
    if let tagged { inlines = tagged }
  }

  /// The runs of a text. A passage of the other language that is written with Han has all its runs tagged, as any other
  /// script's.
  private func runs(
    of bytes: UnsafeBufferPointer<UInt8>, _ home: ScriptSet, _ profile: LanguageProfile,
    in paragraph: EastAsianLanguage?
  ) -> [ScriptRun] {
    guard profile.isMixed, home.contains(.han) else { return ScriptRunFinder(bytes: bytes, home: home).runs() }
    var runs: [ScriptRun] = []
    for range in EastAsianPassages.ranges(bytes) {
      var census = EastAsianCensus()
      census.add(UnsafeBufferPointer(rebasing: bytes[range]))
      var found = census.language ?? paragraph
      if census.language == .japanese, paragraph != .japanese, !census.isFluentJapanese { found = paragraph }
      let isForeign = profile.isForeign(found, in: home)
      let finder = ScriptRunFinder(bytes: bytes, home: isForeign ? ScriptSet(rawValue: 0) : home)
      // A run may take in the mark that closes it.
      let start = max(range.lowerBound, runs.last?.range.upperBound ?? 0)
      if start < range.upperBound { runs += finder.runs(in: start..<range.upperBound) }
    }
    return runs
  }

  /// The text in pieces, with a span for every run; none if there is no run.
  private func pieces(
    of text: String, _ home: ScriptSet, _ profile: LanguageProfile, in paragraph: EastAsianLanguage?
  ) -> [Inline] {
    text.withUTF8Bytes { bytes in
      let runs = runs(of: bytes, home, profile, in: paragraph)
      guard !runs.isEmpty else { return [] }
      var pieces: [Inline] = []
      var end = 0
      for run in runs {
        var census = EastAsianCensus()
        if profile.looksAtPassages { census.add(UnsafeBufferPointer(rebasing: bytes[run.range])) }
        guard let language = profile.language(of: run.script, in: census, amid: paragraph) else { continue }
        if run.range.lowerBound > end { pieces.append(.text(bytes.text(end..<run.range.lowerBound))) }
        pieces.append(.span(TextSpan(bytes.text(run.range), language: language)))
        end = run.range.upperBound
      }
      if end < bytes.count, !pieces.isEmpty { pieces.append(.text(bytes.text(end..<bytes.count))) }
      return pieces
    }
  }
}

extension LanguageRuns: SectionwiseTransform {
  package func prepare(
    _ document: inout Document, context: TransformContext
  ) async throws(TransformError) -> RunChange {
    let profile = await LanguageProfile.ofSections(of: document, context)
    try context.checkCancellation()
    prepare(&document.metadata, profile, context.log)
    let language = document.primaryLanguage
    return { blocks throws(TransformError) in
      try blocks.rewriteInlines(in: language, tagging(profile, context))
    }
  }
}
