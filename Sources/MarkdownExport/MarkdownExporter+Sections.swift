package import PlatenCore

extension MarkdownExporter: SectionwiseExporter {
  /// How many blocks of the body one task writes at least.
  private static let runLength = 64

  package func exportBySections(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) async throws(ExportError) {
    guard document.body.count >= Document.blocksWorthSplitting else {
      return try export(document, to: &sink, context: context)
    }
    try checkOptions()
    try await document.checkDepth(parallelism: context.parallelism)
    let document = document.arranged(options.parallel)
    let body = document.body
    var writer = begun(document, log: context.log)
    let runs = MarkdownExporter.runs(of: body)
    try await concurrently(count: runs.count, atOnce: context.parallelism) {
      WrittenRun(runs[$0], of: body, options)
    } deliver: {
      (written, number) throws(ExportError) in
      try context.checkCancellation()
      if let written, writer.take(written) {
        context.log.add([written.log])
      } else {
        try write(runs[number], of: body, with: &writer, to: &sink, context: context)
      }
      try writer.flush(to: &sink, isLast: false)
      context.report(completed: runs[number].upperBound, of: body.count)
    }
    writer.writeNotes()
    try writer.flush(to: &sink, isLast: true)
  }

  /// Runs of blocks. Each but the first begins below a heading: that is always written, so that what is above a run is known
  /// before it is written.
  private static func runs(of body: [Block]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (index, block) in body.enumerated() where index + 1 - start >= runLength {
      guard case .heading = block else { continue }
      runs.append(start..<index + 1)
      start = index + 1
    }
    if start < body.count { runs.append(start..<body.count) }
    return runs
  }
}

/// A run of blocks that was written for itself, with its own losses.
struct WrittenRun: Sendable {
  fileprivate var output: LineOutput
  fileprivate var level: BlockWriter.Level
  let log = ReportLog()

  /// A longer run, where headings are far apart, is not held whole, but goes to the sink as it is written.
  private static let longest = 1_024

  /// Writes a run; `nil` if it is too long, or if there are notes in it, whose labels depend on all notes before them.
  init?(_ run: Range<Int>, of body: [Block], _ options: MarkdownOptions) {
    guard run.count <= WrittenRun.longest else { return nil }
    var writer = BlockWriter(options: options, log: log)
    if run.lowerBound > 0 { writer.body.previous = body[run.lowerBound - 1] }
    for index in run {
      writer.writeBody(body[index], at: index, of: body)
      guard writer.flattener.notes.isEmpty else { return nil }
    }
    (output, level) = (writer.output, writer.body)
  }
}

extension BlockWriter {
  /// Adds a run that was written for itself.
  ///
  /// - Returns: whether it was taken: not where it may have reached the limit on what stands before lines.
  mutating func take(_ run: WrittenRun) -> Bool {
    guard output.append(run.output) else { return false }
    body = run.level
    return true
  }
}
