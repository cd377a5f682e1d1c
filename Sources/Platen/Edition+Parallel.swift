import PlatenCore
public import TextAlignment

extension Edition {
  /// Makes one edition of translations of the same text. The first edition is the original.
  ///
  /// The metadata is that of the original, with the titles of the others added in their languages, and the languages
  /// of all. Ids, notes and resources are kept distinct as in ``init(joining:)``.
  ///
  /// - Parameters:
  ///   - editions: the translations, each in a different language, given by its metadata or detected from its letters.
  ///   - aligner: the options of the alignment.
  /// - Throws: ``EditionError/transform(name:_:)`` if two of them are in the same language.
  public init(parallel editions: [Edition], aligner: ParallelAligner = ParallelAligner()) throws(EditionError) {
    guard let first = editions.first, editions.count > 1 else {
      self.init(joining: editions)
      return
    }
    let languages = editions.map(\.textLanguage)
    if let index = languages.indices.first(where: { languages[..<$0].contains(languages[$0]) }) {
      let name = Diagnostic.escaped(editions[index].name ?? "an input")
      throw EditionError.transform(
        name: ParallelText.name,
        TransformError(
          .document, "\(name) is in the same language as a file before it: \(languages[index])",
          advice: "Say in front matter in which language each file is: lang: en."))
    }
    let log = ReportLog()
    var parts = editions.map { DocumentPart($0.document, name: $0.name) }
    let pins = PinnedIDs(parts.map(\.document), aligner.pins)
    // The same id in both languages is what authors pair passages by, and no reason to tell them.
    let plan = JoinPlan(&parts, titled: [], log: ReportLog())
    var aligner = aligner
    aligner.pins = pins.renamed(plan)
    var sides: [ParallelAligner.Side] = []
    for (index, part) in parts.enumerated() {
      var editor = PartEditor(plan, part: part, index: index, log: log)
      var body = part.document.body
      editor.walk(&body)
      sides.append(ParallelAligner.Side(body, language: languages[index], name: part.name))
    }
    var book = Document(metadata: first.document.metadata, resources: plan.resources)
    book.body = aligner.blocks(sides, log: log)
    var editor = SourceEraser()
    editor.walk(&book.body)
    for (index, part) in parts.enumerated().dropFirst() {
      book.metadata.addTranslation(part.document.metadata, in: languages[index])
    }
    if book.metadata.languages.isEmpty { book.metadata.languages = languages }
    for language in languages where !book.metadata.languages.contains(language) {
      book.metadata.languages.append(language)
    }
    self.init(book, name: first.name)
    for edition in editions { report.append(edition.report) }
    report.append(log.report)
  }

  /// The language of the text: what the metadata says, or what most of its letters are.
  package var textLanguage: Language {
    if let language = document.metadata.languages.first { return language }
    var letters: [Unicode.Scalar] = []
    document.forEachInlines { inlines, _ in
      if letters.count < 20_000 { letters += inlines.plainText.unicodeScalars }
    }
    return Script.dominant(in: letters[...])?.language ?? .undetermined
  }
}

extension Metadata {
  /// Takes over what a translation is called, and what is not known about the original.
  fileprivate mutating func addTranslation(_ other: Metadata, in language: Language) {
    let own = titles
    if let title = other.titles.first {
      if titles.isEmpty {
        titles = other.titles
      } else if title.text != titles[0].text, !titles[0].alternates.contains(where: { $0.language == language }) {
        titles[0].alternates.append(Title.Alternate(title.text, language: title.language ?? language))
      }
    }
    let languages = languages
    _ = fill(from: other)
    if !own.isEmpty, titles.isEmpty { titles = own }
    self.languages = languages
    for contributor in other.contributors where !contributors.contains(contributor) { contributors.append(contributor) }
  }
}

/// The ids by which authors pair passages, found before ids that are given twice get new names.
private struct PinnedIDs {
  private let pairs: [(first: String, part: Int, other: String)]

  init(_ documents: [Document], _ pins: [ParallelAligner.Pin]) {
    let ids = documents.map { Set(NameCollector($0.body).ids) }
    var pairs: [(first: String, part: Int, other: String)] = []
    for part in documents.indices.dropFirst() {
      for pin in pins where ids[0].contains(pin.first) && ids[part].contains(pin.other) {
        pairs.append((pin.first, part, pin.other))
      }
      for id in ids[part].sorted() where ids[0].contains(id) { pairs.append((id, part, id)) }
    }
    self.pairs = pairs
  }

  /// The pairs by the names that the ids have in the book.
  func renamed(_ plan: JoinPlan) -> [ParallelAligner.Pin] {
    pairs.map { pair in
      ParallelAligner.Pin(
        plan.renamings[0].ids[pair.first] ?? pair.first, plan.renamings[pair.part].ids[pair.other] ?? pair.other)
    }
  }
}
