import JSONText
import PlatenCore

/// What became of one document of a batch.
struct BatchOutcome: Sendable {
  enum Status: String, Sendable {
    /// Its editions are in their places.
    case made
    /// They were there already, of the same input, options and version.
    case kept
    /// It has no editions.
    case failed
  }

  var status: Status
  /// Why it failed.
  var failure: Failure?
  /// How many editions were made.
  var editions = 0
  /// Whether something was warned of or lost.
  var hasWarnings = false
  /// The report in the style that was asked for, with line ends; blank if none was.
  var report = ""
}

extension BatchOutcome {
  /// The outcome of a document whose process ended.
  static func failed(_ item: BatchItem, _ message: String, _ style: BatchReportStyle?) -> BatchOutcome {
    failed(item, Failure(.software, message, at: item.input), style)
  }

  /// The outcome of a document that failed before there was anything to report.
  static func failed(_ item: BatchItem, _ failure: Failure, _ style: BatchReportStyle?) -> BatchOutcome {
    let report = RunReport(inputs: [item.input])
    return BatchOutcome(
      status: .failed, failure: failure, report: report.text(.failed, failure: failure, style: style))
  }
}

extension RunReport {
  /// The report of one document of a batch, in the style that was asked for.
  func text(_ status: BatchOutcome.Status, failure: Failure?, style: BatchReportStyle?) -> String {
    switch style {
    case nil: return ""
    case .text: return ReportPrinter(.text, quiet: false, terminal: .plain).text(of: self)
    case .jsonl:
      return JSONValue.object([
        "input": .optional(inputs.first),
        "status": .string(status.rawValue),
        "diagnostics": .array(reading.diagnostics.map(\.json)),
        "omitted": .array(reading.omitted.map(\.json)),
        "outputs": .array(outputs.map(\.json)),
        "error": failure.map(\.json),
      ]).line + "\n"
    }
  }
}
