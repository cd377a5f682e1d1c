import PlatenCore
import PlatenTesting
import Synchronization

/// Prints documents as Swift does: an exporter that obeys every rule, and can be told to break one.
struct DumpExporter: Exporter {
  struct Options: FormatOptions {
    enum Ending: String, CaseIterable { case lf, crlf }
    var copies = 1
    var limit: Int? = nil
    var trailer: Ending? = nil
    var isLoud = false
    var ending = Ending.lf
    var header = ""
    var stylesheet: Resource? = nil

    static let schema = OptionSchema<Options>([
      .integer("copies", \.copies, in: 1...3, help: "How often the document is printed."),
      .integer("limit", \.limit, in: 1...9, or: "never", help: "Nothing."),
      .choice("trailer", \.trailer, or: "none", help: "Nothing either."),
      .boolean("loud", \.isLoud, help: "Whether the header is in capitals."),
      .choice("ending", \.ending, help: "What ends a line."),
      .text("header", \.header, help: "What stands before the document."),
      .file("stylesheet", \.stylesheet, help: "What is printed after it."),
    ])
  }

  static let format = Format(
    id: "dump", aliases: ["swift-dump"], name: "Swift's own view", fileExtensions: ["dump"], mediaType: "text/plain")

  let options: Options
  var fault: Fault?

  init(options: Options) { self.options = options }

  /// One way to be wrong.
  enum Fault: String, CaseIterable {
    case dropsNotes, reportsOnlySimplified, callsDiagnosticsWrongly
    case changesWithTime, changesWithParallelism, reportsDifferently
    case hidesSinkErrors, wrapsSinkErrors, writesAgain, forgetsTheReason
    case refusesEmpty, refusesDeepest, takesTooDeep
    case choosesOptionFails
    case refusesHostileText, printsControls
    case ignoresWhatCancelledMeans
  }

  private static let runs = Mutex(0)

  func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    if fault != .takesTooDeep { try document.checkDepth() }
    try check(document)
    if fault == .ignoresWhatCancelledMeans, Task.isCancelled { throw ExportError(.limit, "cancelled") }
    if options.copies == 3, fault == .choosesOptionFails { throw ExportError(.limit, "three are too many") }

    var document = document
    if fault == .dropsNotes || fault == .reportsOnlySimplified { document.body = document.body.map(withoutNotes) }
    // Pictures are named only: Swift prints bytes one by one.
    let whole = "\(document.metadata)\(document.body)\(document.resources.map(\.path))"
    var text = options.isLoud ? options.header.uppercased() : options.header
    for _ in 0..<options.copies { text += whole + (options.ending == .lf ? "\n" : "\r\n") }
    if let stylesheet = options.stylesheet { text += String(decoding: stylesheet.bytes, as: UTF8.self) }
    let run = DumpExporter.runs.withLock { runs in
      runs += 1
      return runs
    }
    if fault == .changesWithTime { text += "run \(run)" }
    if fault == .changesWithParallelism { text += "threads \(context.parallelism)" }
    report(run, document, context.log)
    try write(text, to: &sink)
  }

  private func check(_ document: Document) throws(ExportError) {
    if fault == .refusesEmpty, document.body.isEmpty { throw ExportError(.contradiction, "nothing to print") }
    if fault == .refusesDeepest, NodeCensus(document).depth >= 100 {
      throw ExportError(.tooDeep, "rather deep")
    }
    if fault == .refusesHostileText, document.metadata.publisher?.contains("]]>") == true {
      throw ExportError(.limit, "cannot print that")
    }
  }

  private func report(_ run: Int, _ document: Document, _ log: ReportLog) {
    switch fault {
    case .reportsOnlySimplified:
      log.report(Diagnostic("dump.note", .warning, "a note was simplified", loss: .simplified))
    case .callsDiagnosticsWrongly: log.report(Diagnostic("Something happened", .warning, "what"))
    case .reportsDifferently: log.report(Diagnostic("dump.run", .note, "this is run \(run)"))
    case .printsControls:
      log.report(Diagnostic("dump.title", .warning, "the title is \(document.metadata.title?.text ?? "")"))
    case .dropsNotes, .changesWithTime, .changesWithParallelism, .hidesSinkErrors, .wrapsSinkErrors, .writesAgain,
      .forgetsTheReason, .refusesEmpty, .refusesDeepest, .takesTooDeep, .choosesOptionFails, .refusesHostileText,
      .ignoresWhatCancelledMeans, nil:
      break
    }
  }

  private func write(_ text: String, to sink: inout some ByteSink) throws(ExportError) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let piece = Array(bytes[offset..<min(offset + 7, bytes.count)])
      offset += 7
      do throws(ExportError) { try sink.write(piece) } catch {
        switch fault {
        case .hidesSinkErrors: return
        case .wrapsSinkErrors: throw ExportError(.limit, error.message)
        case .forgetsTheReason: throw ExportError(.sink, "it did not work")
        case .writesAgain: continue
        case .dropsNotes, .reportsOnlySimplified, .callsDiagnosticsWrongly, .changesWithTime, .changesWithParallelism,
          .reportsDifferently, .refusesEmpty, .refusesDeepest, .takesTooDeep, .choosesOptionFails, .refusesHostileText,
          .printsControls, .ignoresWhatCancelledMeans, nil:
          throw error
        }
      }
    }
  }

  private func withoutNotes(_ block: Block) -> Block {
    guard case .paragraph(var paragraph) = block else { return block }
    paragraph.inlines.removeAll { $0.kind == .note }
    return .paragraph(paragraph)
  }
}
