import JSONText
import Platen
import PlatenCore

/// Prints what a run has to say on standard error.
///
/// Without `--report` only warnings and losses are shown, at most ``perID`` of one id, and the files that were written.
/// `--report text` shows everything.
struct ReportPrinter {
  /// The number of diagnostics of one id that are shown without `--report`.
  static let perID = 3

  private let style: ReportStyle?
  private let quiet: Bool
  private let terminal: Terminal

  init(_ style: ReportStyle?, quiet: Bool, terminal: Terminal = .standardError) {
    self.style = style
    self.quiet = quiet
    self.terminal = terminal
  }

  /// Runs `work`, and prints what it reports, whether it fails or not.
  ///
  /// - Throws: the failure of `work`. Its line is printed where the process ends.
  func print(
    _ report: RunReport, of work: (inout RunReport) async throws(Failure) -> Void
  ) async throws(Failure) {
    var report = report
    do throws(Failure) {
      try await work(&report)
    } catch {
      if error.code != .brokenPipe { print(report, failure: error) }
      throw error
    }
    print(report, failure: nil)
  }

  /// Prints a run's report. The failure itself is printed by who ends the process, but in JSON it is part of the report.
  func print(_ report: RunReport, failure: Failure?) {
    if style == .json { return terminal.write(report.json(failure: failure).text) }
    guard !quiet else { return }
    terminal.write(text(of: report))
  }

  /// The lines of a run's report for people.
  func text(of report: RunReport) -> String {
    let input = report.inputs.count == 1 ? InputFiles.displayName(report.inputs[0]) : nil
    var lines = diagnostics(of: report.reading, place: input)
    for output in report.outputs {
      lines += diagnostics(of: output.report.report, place: output.target.name)
      if style == .text { lines += claims(of: output) }
    }
    let written = report.outputs.filter { $0.isWritten && $0.target != .standardOutput }
    for output in written {
      let size = style == .text ? " (\(output.report.format.name), \(output.report.byteCount) bytes)" : ""
      lines.append("Wrote \(Diagnostic.escaped(output.target.name))\(size)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The lines of a report's diagnostics.
  ///
  /// - Parameter place: the prefix of diagnostics without a position.
  func diagnostics(of report: Report, place: String?) -> [String] {
    let shown =
      style == .text ? report.diagnostics : report.diagnostics.filter { $0.severity > .note || $0.loss != nil }
    let omitted = Dictionary(report.omitted.map { ($0.id, $0.count) }, uniquingKeysWith: +)
    let groups = Dictionary(grouping: shown, by: \.id)
    let limit = style == .text ? ReportLog.maximumPerID : ReportPrinter.perID
    var seen: Set<String> = []
    var lines: [String] = []
    for id in shown.map(\.id) where seen.insert(id).inserted {
      let group = groups[id] ?? []
      for diagnostic in group.prefix(limit) { lines.append(line(diagnostic, place: place)) }
      let more = max(0, group.count - limit) + omitted[id, default: 0]
      if more > 0 {
        let hint = style == .text ? "" : "; --report text shows more"
        lines.append(terminal.styled("  … and \(more) more of these [\(id)]\(hint)", .quiet))
      }
    }
    return lines
  }

  private func line(_ diagnostic: Diagnostic, place: String?) -> String {
    var location = diagnostic.location
    if location?.file == nil { location?.file = place }
    let prefix = (location?.description ?? place).map { Diagnostic.escaped($0) + ": " } ?? ""
    let style: Terminal.Style = diagnostic.severity == .note ? .note : .warning
    let loss = diagnostic.loss.map { ", \($0.rawValue)" } ?? ""
    return prefix + terminal.styled("\(diagnostic.severity.rawValue):", style)
      + " \(diagnostic.message) [\(diagnostic.id)\(loss)]"
  }

  private func claims(of output: RunReport.Output) -> [String] {
    output.report.report.claims.map { claim in
      "\(Diagnostic.escaped(output.target.name)): claim: \(claim.property) = \(claim.value) (\(claim.basis.rawValue): \(claim.evidence))"
    }
  }
}
