import JSONText
import Platen
import PlatenCore

/// What a run of `platen export` has to say.
struct RunReport {
  /// One edition.
  struct Output {
    /// Where it goes.
    var target: OutputPlan.Target
    /// What the exporter reported.
    var report: ExportReport
    /// Whether it is in its place.
    var isWritten = false
  }

  /// The inputs as they were named.
  var inputs: [String]
  /// What was reported while they were read, joined and transformed.
  var reading = Report()
  /// The editions that were made until now.
  var outputs: [Output] = []

  /// All reports.
  var all: [Report] { [reading] + outputs.map(\.report.report) }
}

extension RunReport {
  /// The report for programs. Its members are described in the README; none is renamed or removed within a major version.
  func json(failure: Failure?) -> JSONValue {
    .object([
      "platen": .string(PlatenVersion.current),
      "inputs": .strings(inputs),
      "diagnostics": .array(reading.diagnostics.map(\.json)),
      "omitted": .array(reading.omitted.map(\.json)),
      "outputs": .array(outputs.map(\.json)),
      "error": failure.map(\.json),
    ])
  }
}

extension RunReport.Output {
  /// The edition for programs.
  var json: JSONValue {
    .object([
      "path": .string(target.argument),
      "format": .string(report.format.id),
      "bytes": .integer(report.byteCount),
      "written": .boolean(isWritten),
      "diagnostics": .array(report.report.diagnostics.map(\.json)),
      "omitted": .array(report.report.omitted.map(\.json)),
      "claims": .array(report.report.claims.map(\.json)),
    ])
  }
}

extension Failure {
  /// The failure for programs.
  var json: JSONValue {
    .object([
      "code": .integer(Int(code.rawValue)), "message": .string(message), "advice": .optional(advice),
      "place": .optional(place),
    ])
  }
}

extension Diagnostic {
  /// The diagnostic for programs.
  var json: JSONValue {
    .object([
      "id": .string(id),
      "severity": .string(severity.rawValue),
      "message": .string(message),
      "loss": .optional(loss?.rawValue),
      "file": .optional(location?.file),
      "line": location.map { .integer($0.line) },
      "column": location.map { .integer($0.column) },
    ])
  }
}

extension Report.Omission {
  /// The count for programs.
  var json: JSONValue { .object(["id": .string(id), "count": .integer(count)]) }
}

extension Claim {
  fileprivate var json: JSONValue {
    .object([
      "property": .string(property), "value": .string(value), "basis": .string(basis.rawValue),
      "evidence": .string(evidence),
    ])
  }
}
