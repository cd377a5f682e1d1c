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

  func run() async throws(Failure) {
    let modified = try SourceDateEpoch.timestamp
    let plan = try OutputPlan(
      formats: command.formats, outputs: command.outputs, inputs: command.input.inputs, toolkit: toolkit,
      isFolder: FileQuestion.isFolder, areSame: FileQuestion.areSame)
    let importers = try command.input.importers(of: toolkit)
    let routes = try routes(plan, importers)
    let exporters = try configured(plan, routes)
    let edition = try command.input.edition(importers: importers, settings: routes.importers, toolkit: toolkit)

    var outputs = Outputs(holdsBack: !command.failOn.isEmpty || plan.items.count > 1)
    var reports: [RunReport.Output] = []
    for (item, exporter) in zip(plan.items, exporters) {
      do throws(Failure) {
        reports.append(try await export(edition, exporter, to: item.target, &outputs, modified: modified))
      } catch {
        outputs.abandon()
        throw fail(error, RunReport(inputs: command.input.inputs, reading: edition.report, outputs: reports))
      }
    }
    var report = RunReport(inputs: command.input.inputs, reading: edition.report, outputs: reports)
    if let failure = judge(report) {
      outputs.abandon()
      throw fail(failure, report)
    }
    do throws(Failure) {
      try outputs.commit { report.outputs[$0].isWritten = true }
    } catch {
      throw fail(error, report)
    }
    ReportPrinter(command.report, quiet: command.quiet).print(report, failure: nil)
  }

  private func routes(_ plan: OutputPlan, _ importers: [ImporterRegistry.Entry]) throws(Failure) -> SettingRoutes {
    var settings = command.input.set.map(\.setting)
    do throws(OptionError) {
      if let encoding = command.input.encoding {
        guard importers.contains(where: { $0.options.contains { $0.name == "encoding" } }) else {
          throw OptionError("--encoding is given, and no input is of a format that has encodings")
        }
        settings.append(OptionSetting("encoding", encoding))
      }
      return try SettingRoutes(settings, exporters: plan.items.map(\.exporter), importers: importers)
    } catch {
      throw Failure(error)
    }
  }

  /// Makes the exporters before anything is read, so that a wrong option is told at once.
  private func configured(_ plan: OutputPlan, _ routes: SettingRoutes) throws(Failure) -> [ConfiguredExporter] {
    var result: [ConfiguredExporter] = []
    for item in plan.items {
      do throws(OptionError) {
        result.append(try item.exporter.make(routes.exporters[item.exporter.format.id] ?? [], NamedFiles()))
      } catch {
        throw Failure(error)
      }
    }
    return result
  }

  private func export(
    _ edition: Edition, _ exporter: ConfiguredExporter, to target: OutputPlan.Target, _ outputs: inout Outputs,
    modified: Timestamp?
  ) async throws(Failure) -> RunReport.Output {
    let progress = command.quiet ? nil : ProgressLine.ifInteractive(name: target.name)
    defer { progress?.finish() }
    var sink = try outputs.open(target)
    var update: (@Sendable (ExportProgress) -> Void)?
    if let progress { update = { progress.update($0) } }
    do throws(ExportError) {
      let report = try await edition.export(
        exporter, to: &sink, modified: modified, parallelism: command.jobs?.count ?? Environment.processorCount,
        progress: update)
      return RunReport.Output(path: target.name, report: report)
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

  /// Prints what is known, and hands the failure on.
  private func fail(_ failure: Failure, _ report: RunReport) -> Failure {
    guard failure.code != .brokenPipe else { return failure }
    ReportPrinter(command.report, quiet: command.quiet).print(report, failure: failure)
    return failure
  }
}
