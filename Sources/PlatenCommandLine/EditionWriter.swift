import Platen
import PlatenCore
import PlatenFiles

/// Writes the editions of a run, and puts them in place after all are made and judged.
struct EditionWriter {
  private let command: ExportCommand
  private let modified: Timestamp?
  private var outputs: Outputs

  /// - Parameters:
  ///   - command: how many threads may work, what is said, and what fails the run.
  ///   - modified: when the editions are made, if their documents do not say it.
  ///   - count: how many editions there will be.
  init(_ command: ExportCommand, modified: Timestamp?, count: Int) {
    self.command = command
    self.modified = modified
    outputs = Outputs(buffersOutput: !command.failOn.isEmpty || count > 1)
  }

  /// Writes one more, and adds it to the report.
  mutating func write(
    _ edition: Edition, _ exporter: ConfiguredExporter, to target: OutputPlan.Target, _ report: inout RunReport
  ) async throws(Failure) {
    var output = try await export(edition, exporter, to: target)
    if let lost = outputs.attributesNotKept.last, !lost.isEmpty {
      let message = "the file that is replaced had what the new one cannot have: \(lost.joined(separator: ", "))"
      output.report.diagnostics.append(Diagnostic("files.attributes-not-kept", .warning, message))
    }
    report.outputs.append(RunReport.Output(target: target, report: output))
  }

  /// Takes all of them away.
  func abandon() { outputs.abandon() }

  /// Puts them in their places.
  mutating func commit(_ report: inout RunReport) throws(Failure) {
    try outputs.commit { report.outputs[$0].isWritten = true }
  }

  private mutating func export(
    _ edition: Edition, _ exporter: ConfiguredExporter, to target: OutputPlan.Target
  ) async throws(Failure) -> ExportReport {
    let progress = command.quiet ? nil : ProgressLine.ifInteractive(name: target.name)
    defer { progress?.finish() }
    var sink = try outputs.open(target)
    var update: (@Sendable (WorkProgress) -> Void)?
    if let progress { update = { progress.update($0) } }
    do throws(ExportError) {
      return try await edition.export(
        exporter, to: &sink, modified: modified, parallelism: command.parallelism, progress: update)
    } catch {
      if let broken = sink.error, broken.isBrokenPipe { throw Failure(.brokenPipe, broken.message) }
      throw Failure(error, at: target.name)
    }
  }

  /// What `--fail-on` says of a report; `nil` if nothing.
  func judge(_ report: RunReport) -> Failure? {
    let broken = command.failOn.filter { condition in report.all.contains(where: condition.holds) }
    guard let first = broken.first else { return nil }
    let what =
      switch first {
      case .loss: "something would be lost"
      case .warning: "there are warnings"
      }
    return Failure(.judged, "\(what), and --fail-on \(first.rawValue) is given, so nothing was written")
  }
}

extension ExportCommand {
  /// How many threads may work.
  var parallelism: Int { jobs?.count ?? Environment.processorCount }
}

extension OutputPlan {
  /// No file that was read is replaced: a cover, a stylesheet, a picture, a file of arguments.
  func checkReplaced() throws(Failure) {
    for item in items {
      guard case .file(let path) = item.target, PlatenCommand.filesRead.contains(path) else { continue }
      throw Failure(
        .usage, "the output \(Diagnostic.escaped(path)) is a file that this run reads",
        advice: "Name another file with -o.")
    }
  }
}

/// An edition that is never released: the process ends after its run, and to release a large document node by node before
/// would take a while for nothing.
final class KeptEdition {
  private let edition: Edition

  private init(_ edition: Edition) { self.edition = edition }

  /// Keeps an edition for good.
  static func keep(_ edition: Edition) { _ = Unmanaged.passRetained(KeptEdition(edition)) }
}
