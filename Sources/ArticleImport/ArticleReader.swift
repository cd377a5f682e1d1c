internal import PlatenCore

/// Reads an article from UTF-8 that is known to be valid.
struct ArticleReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let options: ArticleImportOptions
  let languages: [Language]
  let file: String?
  let log: ReportLog

  /// The document; `nil` if there is nothing but blanks.
  func document() -> Document? {
    let lines = LineScanner(bytes: bytes).lines()
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
    let reader = UnitReader(bytes: bytes, lines: lines, mode: mode(lines), structure: options.structure)
    let primary = languages.first ?? ScriptCensus.primaryLanguage(of: bytes)
    var front = FrontMatter(reader: reader, primary: primary, title: options.title, file: file, log: log)
    let body = front.read(from: first)
    let units = reader.units(from: body)
    let plan = SectionPlan(units)
    var assembler = Assembler(reader: reader, primary: primary, file: file, log: log)
    var document = Document(metadata: front.metadata, body: assembler.blocks(units, plan))
    document.metadata.languages = languages
    return document
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
  /// English or Chinese, whichever has more text; a Han character counts as two letters.
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
    return han * 2 > letters ? .chinese : .english
  }
}
