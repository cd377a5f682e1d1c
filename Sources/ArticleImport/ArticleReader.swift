internal import PlatenCore
internal import TextDecoding

/// Reads an article from UTF-8 that is known to be valid.
struct ArticleReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let options: ArticleImportOptions
  let languages: [Language]
  let file: String?
  /// Where lines of the text are not those of the file.
  let places: TextPlaces
  let log: ReportLog

  /// The document; `nil` if there is nothing but blanks. A cancelled task gets some part of it, soon.
  func document() -> Document? {
    let all = LineScanner(bytes: bytes).lines()
    let frame = options.structure ? GutenbergFrame(bytes: bytes, lines: all) : nil
    let lines = frame?.bookLines ?? all
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
    let mode = mode(lines)
    if Task.isCancelled { return nil }
    let survey =
      options.structure
      ? HeadingSurvey(bytes: bytes, lines: lines, mode: mode)
      : HeadingSurvey(layout: TextLayout(bytes: bytes, lines: [], mode: mode))
    let reader = UnitReader(
      bytes: bytes, lines: lines, mode: mode, structure: options.structure, survey: survey, file: file,
      places: places)
    let primary = languages.first ?? ScriptCensus.primaryLanguage(of: bytes)
    var front = FrontMatter(reader: reader, primary: primary, title: options.title, log: log)
    let body = front.read(from: first)
    report(survey.omissions.filter { $0.lines.upperBound >= body }, reader)
    let units = reader.units(from: body)
    if Task.isCancelled { return nil }
    let plan = SectionPlan(units, reader: reader)
    var assembler = Assembler(reader: reader, primary: primary, log: log)
    var document = Document(metadata: front.metadata, body: assembler.blocks(units, plan))
    document.metadata.languages = languages
    if let frame {
      frame.complete(&document.metadata)
      document.body += colophon(frame)
    }
    if let promise = CollectionPromise(document.metadata.title) {
      promise.compare(with: document.body, at: reader.location(ofLine: first), log: log)
    }
    return document
  }

  /// What Project Gutenberg says about the book and its licence, behind it.
  private func colophon(_ frame: GutenbergFrame) -> [Block] {
    let lines = frame.frameLines
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return [] }
    let mode = mode(lines)
    let reader = UnitReader(
      bytes: bytes, lines: lines, mode: mode, structure: false,
      survey: HeadingSurvey(layout: TextLayout(bytes: bytes, lines: [], mode: mode)), file: file, places: places)
    let units = reader.units(from: first)
    var assembler = Assembler(reader: reader, primary: .english, log: log)
    log.report(
      Diagnostic(
        "article.frame-moved", .note, "What Project Gutenberg says of the book and its licence stands behind the book.",
        at: reader.location(ofLine: first)))
    return [
      .division(
        Division(
          role: .colophon,
          [.heading(Heading(level: 1, [.text("Project Gutenberg")]))]
            + assembler.blocks(units, SectionPlan(units, reader: reader))))
    ]
  }

  /// Reports repeated text that was left out.
  private func report(_ omissions: [HeadingSurvey.Omission], _ reader: UnitReader) {
    for omission in omissions {
      let location = reader.location(ofLine: omission.lines.lowerBound)
      let first = location.line
      let last = reader.location(ofLine: min(omission.lines.upperBound, reader.lines.count - 1)).line
      switch omission.kind {
      case .contents:
        log.report(
          Diagnostic(
            "article.contents-left-out", .note,
            "Lines \(first) to \(last) list the contents, and were left out: an edition makes its own list.",
            at: location))
      case .repetition:
        log.report(
          Diagnostic(
            "article.repetition-left-out", .note, "Line \(first) repeats a title or heading, and was left out.",
            at: location))
      case .volume:
        log.report(
          Diagnostic(
            "article.repetition-left-out", .note,
            "Line \(first) names its volume again; the name was left out of the heading.", at: location))
      }
    }
  }

  private func mode(_ lines: [Line]) -> ParagraphMode {
    switch options.paragraphs {
    case .auto: ParagraphModeDetector(bytes: bytes, lines: lines).mode()
    case .lines: .lines
    case .blankLines: .blankLines
    case .wrapped: ParagraphModeDetector(bytes: bytes, lines: lines).wrapped()
    }
  }
}

/// Counts the scripts of a text.
enum ScriptCensus {
  /// English or Chinese, whichever has more text; a Han character counts as two letters, and the letters of addresses,
  /// e-mail and code for nothing.
  ///
  /// Counts lead bytes instead of decoding: E4 to E9 begin nothing but Han characters, and E3 few others.
  static func primaryLanguage(of bytes: UnsafeBufferPointer<UInt8>) -> Language {
    var letters = 0
    var han = 0
    // Without branches, so that the compiler makes it a vector loop.
    for byte in bytes {
      letters += (byte | 0x20) &- 0x61 < 26 ? 1 : 0
      han += byte &- 0xE4 < 6 ? 1 : 0
    }
    if han == 0 { return .english }
    if han * 2 > letters { return .chinese }
    // Which letters are words is looked at only where it makes a difference.
    let words = LatinLetters(in: bytes)
    return han * 2 > words.small + words.capital ? .chinese : .english
  }
}
