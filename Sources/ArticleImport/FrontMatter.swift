internal import PlatenCore

/// Reads the title and the lines directly below it.
struct FrontMatter {
  let reader: UnitReader
  let primary: Language
  let title: String
  let log: ReportLog
  private(set) var metadata = Metadata()

  /// No more lines below the title are looked at.
  private static let mostBylines = 8
  /// A longer line is no byline, in columns.
  private static let widestByline = 80

  init(reader: UnitReader, primary: Language, title: String, log: ReportLog) {
    self.reader = reader
    self.primary = primary
    self.title = title
    self.log = log
  }

  /// Reads title and bylines.
  ///
  /// - Parameter first: the first line that is not blank.
  /// - Returns: the line at which the body begins.
  mutating func read(from first: Int) -> Int {
    var scalars: [Unicode.Scalar] = []
    let isWhole = reader.read(reader.lines[first], into: &scalars)
    if !title.isEmpty {
      metadata.titles = [made(Array(title.unicodeScalars)[...])]
      guard isWhole, scalars.elementsEqual(title.unicodeScalars) else { return first }
      return readBylines(from: first + 1)
    }
    if isWhole, reader.structure, hasText(after: first), let byline = Byline(String(scalars: scalars[...])),
      byline.hasTitle
    {
      return readBylines(from: first)
    }
    guard isWhole, hasText(after: first), reader.survey.finding(at: first) == .text, isTitle(scalars) else {
      log.report(
        Diagnostic(
          "article.no-title", .note, "The first line does not look like a title; name one with the title option.",
          at: reader.location(ofLine: first)))
      return first
    }
    metadata.titles = [made(scalars[...])]
    return readBylines(from: first + 1)
  }

  private func hasText(after line: Int) -> Bool { reader.lines[(line + 1)...].contains { !$0.isBlank } }

  private func isTitle(_ scalars: [Unicode.Scalar]) -> Bool {
    guard TitleLikeness.isTitle(scalars[...], columns: 160) else { return false }
    return NumberReader(scalars).number() == nil && PartReader(scalars: scalars, isWhole: true).part() == nil
      && !RuleLine.isRule(scalars)
  }

  private func made(_ scalars: ArraySlice<Unicode.Scalar>) -> Title {
    if let both = Bilingual(scalars) {
      return Title(
        both.first, language: both.firstLanguage.primary == primary.primary ? nil : both.firstLanguage,
        alternates: [Title.Alternate(both.second, language: both.secondLanguage)], form: both.form)
    }
    let language = Script.dominant(in: scalars)?.language
    return Title(
      String(scalars: scalars[...]), language: language?.primary == primary.primary ? nil : language)
  }

  // MARK: Bylines

  /// Reads lines below the title as long as they say who, when or where from, and nothing else.
  private mutating func readBylines(from start: Int) -> Int {
    guard reader.structure else { return start }
    var next = start
    var index = start
    var scalars: [Unicode.Scalar] = []
    while index < reader.lines.count, index < start + 2 * FrontMatter.mostBylines {
      let line = reader.lines[index]
      index += 1
      guard !line.isBlank else { continue }
      guard reader.survey.finding(at: index - 1) == .text else { break }
      guard reader.read(line, into: &scalars), columns(scalars) <= FrontMatter.widestByline, hasText(after: index - 1)
      else {
        break
      }
      // A line of signs under the title is its underline.
      if index == start + 1, RuleLine.isRule(scalars) {
        next = index
        continue
      }
      guard let byline = Byline(String(scalars: scalars[...])) else { break }
      for statement in byline.statements { add(statement) }
      log.report(
        Diagnostic(
          "article.byline", .note,
          "\(Diagnostic.quoted(String(scalars: scalars[...]))) below the title went into the metadata.",
          at: reader.location(ofLine: index - 1)))
      next = index
    }
    return next
  }

  private mutating func add(_ statement: Byline.Statement) {
    switch statement {
    case .title(let text):
      let title = made(Array(text.unicodeScalars)[...])
      if !metadata.titles.contains(title) { metadata.titles.insert(title, at: 0) }
    case .illustrator(let names): metadata.contributors += names.map { contributor($0, role: "ill") }
    case .photographer(let names): metadata.contributors += names.map { contributor($0, role: "pht") }
    case .subtitle(let text):
      var subtitle = made(Array(text.unicodeScalars)[...])
      subtitle.kind = .subtitle
      metadata.titles.append(subtitle)
    case .author(let names): metadata.creators += names.map { contributor($0, role: "aut") }
    case .translator(let names): metadata.contributors += names.map { contributor($0, role: "trl") }
    case .editor(let names): metadata.contributors += names.map { contributor($0, role: "edt") }
    case .source(let text): metadata.source = text
    case .publisher(let text): metadata.publisher = text
    case .date(let date): metadata.published = date
    }
  }

  private func contributor(_ name: String, role: String) -> Contributor {
    guard let both = Bilingual(Array(name.unicodeScalars)[...]) else { return Contributor(name, role: role) }
    return Contributor(
      both.first, role: role, alternates: [Title.Alternate(both.second, language: both.secondLanguage)])
  }
}
