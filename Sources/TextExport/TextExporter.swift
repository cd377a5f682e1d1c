public import PlatenCore
import Typesetting

/// Writes a document as plain text with lines of fixed width, for screens and line printers.
///
/// Without pages, the text is written as it is set. With pages, every page has the number of lines given by the options, a header, a
/// footer, and the notes that it refers to. If there is a table of contents or the total number of pages is printed, the text is set
/// twice, so that at most one page is held in memory.
public struct TextExporter: Exporter {
  public static let format = Format(
    id: "text", aliases: ["txt"], name: "Printable text", fileExtensions: ["txt"], mediaType: "text/plain")

  /// The options.
  public var options: TextOptions

  /// How many blocks of the body are set by one task.
  private static let runLength = 128
  /// How many bytes are gathered before they go to the sink.
  private static let chunk = 64 * 1_024

  /// Makes an exporter.
  public init(options: TextOptions = TextOptions()) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    try checkOptions()
    try await document.checkDepth(parallelism: context.parallelism)
    let document = document.arranged(options.parallel)
    let geometry = try PageGeometry(options)
    let vocabulary = vocabulary(of: document)
    let outline = document.outline
    var furniture = furniture(of: document, outline, geometry, vocabulary)
    var pages: [Int: Int]?
    var targets = GlossaryTargets(document)
    let hasContents = options.contents && outline.first(where: \.isNamed) != nil
    if geometry.isPaged, hasContents || furniture.namesPages || !targets.numbers.isEmpty {
      targets.pages = [:]
      var counter = composer(geometry, furniture, vocabulary, log: nil)
      counter.targets = targets
      var nowhere = NoSink()
      try await compose(document, outline, &counter, pages: [:], to: &nowhere, context: context)
      pages = counter.pager.pageOfSection
      targets.pages = counter.pager.pageOfPlace
      furniture.pages = counter.pager.pageCount
    }
    var printer = composer(geometry, furniture, vocabulary, log: context.log)
    printer.targets = targets
    try await compose(
      document, outline, &printer, pages: geometry.isPaged ? pages ?? [:] : nil, to: &sink, context: context)
  }

  /// The pages on which blocks begin, as they are printed with these options.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - place: the number of a block, from 0; `nil` for one that is not asked for.
  /// - Returns: the page, from 1, of each block that is printed. A block that nothing is printed of has the page of what follows.
  /// - Throws: `ExportError` if the options make no pages.
  /// - Complexity: that of printing.
  package func pages(
    of document: Document, place: @escaping @Sendable (Block) -> Int?
  ) async throws(ExportError) -> [Int: Int] {
    try checkOptions()
    try document.checkDepth()
    let document = document.arranged(options.parallel)
    let geometry = try PageGeometry(options)
    guard geometry.isPaged else {
      throw ExportError(
        .contradiction, "the printable text has no pages",
        advice: "Say how many lines a page has: --set text.page-length=60.")
    }
    let vocabulary = vocabulary(of: document)
    let outline = document.outline
    let furniture = furniture(of: document, outline, geometry, vocabulary)
    var counter = composer(geometry, furniture, vocabulary, log: nil)
    counter.place = place
    // Lines are as long as where they are printed.
    if !GlossaryTargets(document).numbers.isEmpty { counter.targets.pages = [:] }
    var nowhere = NoSink()
    try await compose(document, outline, &counter, pages: [:], to: &nowhere, context: ExportContext())
    return counter.pager.pageOfBlock
  }
}

extension TextExporter {
  private func vocabulary(of document: Document) -> Vocabulary {
    Vocabulary(for: options.ascii ? .english : document.primaryLanguage)
  }

  private func furniture(
    of document: Document, _ outline: Outline, _ geometry: PageGeometry, _ vocabulary: Vocabulary
  ) -> PageFurniture {
    PageFurniture(
      options: options, geometry: geometry, fields: fields(of: document), outline: outline,
      display: options.displayWidth
    ) { section in
      let title =
        section.title.isEmpty
        ? section.role.map { vocabulary.name(of: $0) } ?? "" : section.title.plainText(annotations: false)
      return plain(title)
    }
  }

  /// - Parameter log: where losses go; `nil` for a run that only counts pages.
  private func composer(
    _ geometry: PageGeometry, _ furniture: PageFurniture, _ vocabulary: Vocabulary, log: ReportLog?
  ) -> Composer {
    Composer(
      options: options, width: geometry.textWidth, vocabulary: vocabulary,
      pager: Pager(geometry, furniture: furniture, formFeed: options.formFeed, isSilent: log == nil), log: log)
  }
}

extension TextExporter {
  private func compose(
    _ document: Document, _ outline: Outline, _ composer: inout Composer, pages: [Int: Int]?,
    to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    let blank = composer
    composer.composeTitle(of: document)
    if options.contents, outline.first(where: \.isNamed) != nil {
      composer.beginContents()
      try composeContents(outline.sections, depth: 0, &composer, pages: pages, to: &sink)
      composer.endContents()
      composer.pager.breakPage()
    }
    let body = document.body
    let runs = (body.count + TextExporter.runLength - 1) / TextExporter.runLength
    let isPrinting = composer.log != nil
    try await concurrently(count: runs, atOnce: context.parallelism) { run -> [SetBlock?] in
      guard context.parallelism > 1 else { return [] }
      var composer = blank
      return body[TextExporter.range(ofRun: run, in: body)].map { composer.setAhead($0) }
    } deliver: { (ahead, run) throws(ExportError) in
      for (place, index) in TextExporter.range(ofRun: run, in: body).enumerated() {
        if index > 0 { composer.gap = max(composer.gap, 1) }
        if place < ahead.count, let block = ahead[place] {
          composer.place(block)
          try flush(&composer, to: &sink, atLeast: TextExporter.chunk)
        } else {
          try compose(body[index], &composer, to: &sink)
        }
        if isPrinting { context.report(completed: index + 1, of: body.count) }
      }
    }
    composer.composeBackMatter()
    composer.pager.finish()
    try flush(&composer, to: &sink, atLeast: 1)
  }

  private static func range(ofRun run: Int, in body: [Block]) -> Range<Int> {
    run * runLength..<min((run + 1) * runLength, body.count)
  }

  /// Sets the lines of the table of contents, and gives out what is done on the way.
  private func composeContents(
    _ sections: [Outline.Section], depth: Int, _ composer: inout Composer, pages: [Int: Int]?,
    to sink: inout some ByteSink
  ) throws(ExportError) {
    for section in sections {
      // A heading without text is nobody's to be looked for.
      if section.isNamed { composer.composeEntry(section, depth: depth, pages: pages) }
      try flush(&composer, to: &sink, atLeast: TextExporter.chunk)
      try composeContents(section.children, depth: depth + 1, &composer, pages: pages, to: &sink)
    }
  }

  /// Sets a block, and gives out what is done on the way: a book may stand in one division.
  private func compose(_ block: Block, _ composer: inout Composer, to sink: inout some ByteSink) throws(ExportError) {
    if case .division(let division) = block, division.role?.isAside != true {
      composer.mark(block)
      composer.begin(division)
      for (index, block) in composer.withoutTitle(division).enumerated() {
        if index > 0 { composer.gap = max(composer.gap, 1) }
        try compose(block, &composer, to: &sink)
      }
      composer.end(division)
    } else {
      composer.compose(block)
    }
    try flush(&composer, to: &sink, atLeast: TextExporter.chunk)
  }

  private func flush(_ composer: inout Composer, to sink: inout some ByteSink, atLeast count: Int) throws(ExportError) {
    if Task.isCancelled { throw ExportError(.cancelled, "the export was cancelled") }
    if composer.isOutOfProportion {
      throw ExportError(
        .limit, "the marks and indents before the lines of nested blocks would be many times longer than the lines",
        advice: "Flatten the document's lists and quotations.")
    }
    guard composer.pager.output.count >= count else { return }
    try sink.write(composer.pager.output)
    composer.pager.output.removeAll(keepingCapacity: true)
  }

  private func fields(of document: Document) -> [String: String] {
    let metadata = document.metadata
    return [
      "title": plain(metadata.title?.text ?? ""), "subtitle": plain(metadata.subtitle?.text ?? ""),
      "author": plain(metadata.creators.map(\.name).joined(separator: ", ")),
      "date": metadata.published.map { "\($0)" } ?? "",
    ]
  }

  private func plain(_ text: String) -> String {
    String(decoding: FlatText.plain(text, ascii: options.ascii), as: UTF8.self)
  }
}

/// Takes bytes and forgets them.
private struct NoSink: ByteSink {
  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {}
}

extension Outline.Section {
  fileprivate var isNamed: Bool { role != nil || !title.plainText.isBlank }
}

extension Role {
  /// Whether a part is set apart from the text around it.
  fileprivate var isAside: Bool {
    switch self {
    case .epigraph, .dedication, .pullQuote, .example, .tip, .notice, .questionsAndAnswers: true
    case .cover, .titlePage, .copyrightPage, .abstract, .editorsNote, .foreword, .preface, .prologue, .introduction,
      .part, .chapter, .interlude, .conclusion, .epilogue, .afterword, .acknowledgments, .appendix, .glossary,
      .endnotes,
      .bibliography, .index, .colophon, .credits, .errata:
      false
    }
  }
}

extension ConfiguredExporter {
  /// An exporter of printable text with options of its own: `.text { $0.width = 60 }`.
  public static func text(_ configure: (inout TextOptions) -> Void = { _ in }) -> ConfiguredExporter {
    ConfiguredExporter(TextExporter(configure))
  }
}
