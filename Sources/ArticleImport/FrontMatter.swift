internal import PlatenCore

/// Reads the title, and what stands below it.
struct FrontMatter {
  let reader: UnitReader
  let primary: Language
  let title: String
  let file: String?
  let log: ReportLog
  private(set) var metadata = Metadata()

  init(reader: UnitReader, primary: Language, title: String, file: String?, log: ReportLog) {
    self.reader = reader
    self.primary = primary
    self.title = title
    self.file = file
    self.log = log
  }

  /// Reads the title.
  ///
  /// - Parameter first: the first line that is not blank.
  /// - Returns: the line at which the body begins.
  mutating func read(from first: Int) -> Int {
    var scalars: [Unicode.Scalar] = []
    if !title.isEmpty {
      metadata.titles = [made(Array(title.unicodeScalars)[...])]
      let isWhole = reader.read(reader.lines[first], into: &scalars)
      return isWhole && scalars.elementsEqual(title.unicodeScalars) ? first + 1 : first
    }
    guard reader.lines[(first + 1)...].contains(where: { !$0.isBlank }),
      reader.read(reader.lines[first], into: &scalars),
      isTitle(scalars)
    else {
      log.report(
        Diagnostic(
          "article.no-title", .note, "the first line does not look like a title; name one with the title option",
          at: SourceLocation(file: file, line: first + 1, column: 1)))
      return first
    }
    metadata.titles = [made(scalars[...])]
    return first + 1
  }

  private func isTitle(_ scalars: [Unicode.Scalar]) -> Bool {
    guard TitleLikeness.isTitle(scalars[...], columns: 160) else { return false }
    return NumberReader(scalars).number() == nil && PartReader(scalars: scalars, isWhole: true).part() == nil
  }

  private func made(_ scalars: ArraySlice<Unicode.Scalar>) -> Title {
    if let both = Bilingual(scalars) {
      return Title(
        both.first, language: both.firstLanguage == primary ? nil : both.firstLanguage,
        alternates: [Title.Alternate(both.second, language: both.secondLanguage)], form: both.form)
    }
    let language = Bilingual.script(scalars)?.language
    return Title(
      String(String.UnicodeScalarView(scalars)), language: language?.primary == primary.primary ? nil : language)
  }
}
