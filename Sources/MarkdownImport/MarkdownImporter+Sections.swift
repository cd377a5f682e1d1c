package import PlatenCore
import TextDecoding

/// Runs of top-level blocks are built in parallel: a block does not depend on the others, except for what
/// ``BuildPlan`` knows before and ``BuiltRun`` says afterwards. The document is the same for any number of threads.
extension MarkdownImporter: SectionwiseImporter {
  package func documentBySections(
    from source: Source, context: ImportContext, parallelism: Int
  ) async throws(ImportError) -> Document {
    try await document(
      from: source, context: context, parallelism: parallelism, smallestRun: BuildPlan.bytesWorthSplitting)
  }

  /// - Parameter smallestRun: how many bytes of source a run has at least.
  func document(
    from source: Source, context: ImportContext, parallelism: Int, smallestRun: Int
  ) async throws(ImportError) -> Document {
    let text = try decoded(source, log: context.log)
    let loader = PictureLoader(provider: context.resources)
    let (metadata, plan) = try text.withBytes { (buffer) throws(ImportError) -> (Metadata, BuildPlan?) in
      guard let reporter = Reporter(context.log, file: source.name, buffer, text.places) else {
        return (Metadata(), nil)
      }
      return try firstPass(reporter, loader, context)
    }
    guard let plan else { return Document() }
    let nodes = plan.nodes
    let ranges = plan.runs(of: nodes, count: parallelism * 4, smallest: smallestRun)
    let whole = await built(ranges, of: plan, text, file: source.name, atOnce: parallelism)
    return try text.withBytes { (buffer) throws(ImportError) in
      guard let reporter = Reporter(context.log, file: source.name, buffer, text.places) else { return Document() }
      try context.checkCancellation()
      if let (run, log) = whole {
        context.log.add(log)
        return try finish(run, metadata, plan, reporter, loader, context)
      }
      let run = DocumentBuilder(plan, view: reporter.view, reporter: reporter).run(nodes[...])
      return try finish(run, metadata, plan, reporter, loader, context)
    }
  }

  /// The blocks of all runs, and what was reported about them.
  ///
  /// - Returns: `nil` if the document has to be built in one run.
  private func built(
    _ ranges: [ArraySlice<Int32>], of plan: BuildPlan, _ text: DecodedText, file: String?, atOnce: Int
  ) async -> (BuiltRun, [ReportLog])? {
    guard ranges.count > 1 else { return nil }
    let results = await concurrentResults(count: ranges.count, atOnce: atOnce) { number -> (BuiltRun, ReportLog)? in
      let log = ReportLog()
      return text.withBytes { buffer in
        guard let reporter = Reporter(log, file: file, buffer, text.places) else { return nil }
        return (DocumentBuilder(plan, view: reporter.view, reporter: reporter).run(ranges[number]), log)
      }
    }.compactMap(\.self)
    return BuiltRun.joined(results.map(\.0), in: plan).map { ($0, results.map(\.1)) }
  }
}
