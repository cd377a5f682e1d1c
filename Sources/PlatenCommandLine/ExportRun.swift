import Platen
import PlatenCore
import PlatenFiles

/// One run of `platen export`: plan, read, export everything, judge, and only then put the files in their places.
struct ExportRun {
  private let command: ExportCommand
  private let toolkit: Toolkit

  init(_ command: ExportCommand, toolkit: Toolkit) {
    self.command = command
    self.toolkit = toolkit
  }

  /// How many threads may work.
  private var parallelism: Int { command.jobs?.count ?? Environment.processorCount }

  /// Runs, and prints what there is to say; all but the line of a failure, which is for who ends the process.
  func run() async throws(Failure) {
    var report = RunReport(inputs: command.input.inputs)
    let printer = ReportPrinter(command.report, quiet: command.quiet)
    do throws(Failure) {
      try await perform(&report)
    } catch {
      if error.code != .brokenPipe { printer.print(report, failure: error) }
      throw error
    }
    printer.print(report, failure: nil)
  }

  private func perform(_ report: inout RunReport) async throws(Failure) {
    let modified = try SourceDateEpoch.timestamp
    let toolkit = try await command.plugins.extended(
      toolkit, forFormats: command.formats, transforms: command.input.reading.transform)
    let book = try command.input.book()
    let plan = try OutputPlan(
      formats: command.formats, outputs: command.outputs, inputs: book.map { [$0.outputName] } ?? command.input.inputs,
      otherInputs: book.map { [$0.path] + $0.filePaths } ?? [], toolkit: toolkit, isFolder: FileQuestion.isFolder,
      areSame: FileQuestion.areSame)
    let importers = try command.input.importers(of: toolkit, for: book)
    let transforms = try command.input.transforms(of: toolkit)
    let fonts = FontArguments(fonts: command.font)
    try fonts.check(plan.items.map(\.exporter))
    let routes = try command.input.routes(
      exporters: plan.items.map(\.exporter), importers: importers, transforms: transforms)
    var exporters = try configured(plan, routes, fonts: fonts.settings)
    let edition = try await command.input.edition(
      book, importers: importers, transforms: transforms, routes: routes, toolkit: toolkit, parallelism: parallelism)
    // The process ends after this run: to release a large document node by node before would take a while for nothing.
    _ = Unmanaged.passRetained(Kept(edition))
    report.reading = edition.report
    if fonts.asksSystem {
      let system = try fonts.systemSetting(for: edition.document)
      exporters = try configured(plan, routes, fonts: fonts.settings + [system])
    }

    var outputs = Outputs(buffersOutput: !command.failOn.isEmpty || plan.items.count > 1)
    do throws(Failure) {
      for (item, exporter) in zip(plan.items, exporters) {
        let output = try await export(edition, exporter, to: item.target, &outputs, modified: modified)
        report.outputs.append(RunReport.Output(target: item.target, report: output))
      }
      if let failure = judge(report) { throw failure }
    } catch {
      outputs.abandon()
      throw error
    }
    try outputs.commit { report.outputs[$0].isWritten = true }
  }

  /// Makes the exporters before anything is read, so that a wrong option is told at once.
  private func configured(
    _ plan: OutputPlan, _ routes: SettingAssignments, fonts: [OptionSetting]
  ) throws(Failure) -> [ConfiguredExporter] {
    var result: [ConfiguredExporter] = []
    for item in plan.items {
      do throws(OptionError) {
        let own = FontArguments.takesFonts(item.exporter) ? fonts : []
        result.append(try item.exporter.make((routes.exporters[item.exporter.format.id] ?? []) + own, NamedFiles()))
      } catch {
        throw Failure(error)
      }
    }
    return result
  }

  private func export(
    _ edition: Edition, _ exporter: ConfiguredExporter, to target: OutputPlan.Target, _ outputs: inout Outputs,
    modified: Timestamp?
  ) async throws(Failure) -> ExportReport {
    let progress = command.quiet ? nil : ProgressLine.ifInteractive(name: target.name)
    defer { progress?.finish() }
    var sink = try outputs.open(target)
    var update: (@Sendable (WorkProgress) -> Void)?
    if let progress { update = { progress.update($0) } }
    do throws(ExportError) {
      return try await edition.export(
        exporter, to: &sink, modified: modified, parallelism: parallelism,
        progress: update)
    } catch {
      if let broken = sink.error, broken.isBrokenPipe { throw Failure(.brokenPipe, broken.message) }
      throw Failure(error, at: target.name)
    }
  }

  private func judge(_ report: RunReport) -> Failure? {
    let broken = command.failOn.filter { condition in report.all.contains(where: condition.holds) }
    guard let first = broken.first else { return nil }
    let what =
      switch first {
      case .loss: "something would be lost"
      case .warning: "there are warnings"
      }
    return Failure(.judged, "\(what), and --fail-on \(first.rawValue) is given: nothing was written")
  }
}

/// An edition that is never released.
private final class Kept {
  let edition: Edition

  init(_ edition: Edition) { self.edition = edition }
}
