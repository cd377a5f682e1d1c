public import PlatenCore

/// Writes the glosses of a document as notes for Anki, one per line, with tabs between the term, reading, meaning, sentence and tags.
///
/// The first lines are the header of Anki's text files (manual, “Text Files: File Headers”), which contains the settings of the
/// import. Fields are HTML. The term is the Chinese part of a gloss if there is one; its reading is its ruby annotation. Each term
/// is written once, with the sentence of its first use.
public struct AnkiExporter: Exporter {
  public static let format = Format(
    id: "anki", name: "Anki notes", fileExtensions: ["tsv"], mediaType: "text/tab-separated-values")

  /// The options.
  public var options: AnkiOptions

  /// Makes an exporter.
  public init(options: AnkiOptions = AnkiOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try checkOptions()
    try document.checkDepth()
    var text = "#separator:tab\n#html:true\n#columns:Term\tReading\tMeaning\tSentence\tTags\n#tags column:5\n"
    if let deck = deck(of: document) { text += "#deck:\(deck)\n" }
    let tags = tags(of: document)
    var collector = NoteCollector(document)
    while let note = collector.next() {
      try context.checkCancellation()
      text += note.line(tags: tags)
      if text.utf8.count > 65_536 {
        try sink.write(Array(text.utf8).span)
        text = ""
      }
    }
    report(document, count: collector.count, to: context.log)
    try sink.write(Array(text.utf8).span)
  }

  private func report(_ document: Document, count: Int, to log: ReportLog) {
    if count == 0 {
      log.report(
        Diagnostic(
          "anki.no-terms", .warning,
          "There is no term with a counterpart, so that there are no notes. The transform glossary finds the terms of a list."
        ))
    }
    guard !document.body.isEmpty else { return }
    log.report(
      Diagnostic(
        "anki.text-left-out", .note, "Only terms and the sentences that they stand in are written.", loss: .dropped))
  }

  /// Two colons would make a deck within a deck.
  private func deck(of document: Document) -> String? {
    let name = options.deck.isEmpty ? document.metadata.titles.first?.text ?? "" : options.deck
    let line = AnkiNote.line(options.deck.isEmpty ? name.replacing("::", with: ":") : name)
    return line.isEmpty ? nil : line
  }

  /// Tags are separated by spaces.
  private func tags(of document: Document) -> String {
    let own = options.tags.split(separator: " ").map(String.init)
    return (document.metadata.subjects.map { AnkiNote.line($0.text.replacing(" ", with: "-")) } + own)
      .joined(separator: " ")
  }
}

extension ConfiguredExporter {
  /// An exporter of Anki notes with options of its own: `.anki { $0.deck = "Chinese" }`.
  public static func anki(_ configure: (inout AnkiOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(AnkiExporter(configure))
  }
}

/// The options of notes for Anki.
public struct AnkiOptions: FormatOptions {
  /// The deck for the notes; blank for the title of the document.
  public var deck = ""
  /// Tags of every note, separated by spaces, in addition to the subjects of the document.
  public var tags = ""

  /// Makes options with their defaults.
  public init() {}

  public static let schema = OptionSchema<AnkiOptions>([
    .text("deck", \.deck, help: "The deck for the notes. The default is the title of the document."),
    .text("tags", \.tags, help: "Tags of every note, separated by spaces."),
  ])
}
