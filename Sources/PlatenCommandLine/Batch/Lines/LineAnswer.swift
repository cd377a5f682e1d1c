import JSONText
import Platen
import PlatenCore

/// The answer to one line of `platen batch --jsonl`.
struct LineAnswer {
  /// An edition.
  struct Output {
    var format: Format
    var bytes: [UInt8]
    /// The file that it was written to; `nil` if it is in the answer.
    var path: String?
    var report: Report
  }

  var identifier: LineRequest.Identifier
  /// What was reported while the document was read.
  var reading = Report()
  var outputs: [Output] = []
  var failure: Failure?

  /// The line, with its line end. After a failure it has no outputs.
  var line: String {
    JSONValue.object([
      "id": identifier.json,
      "status": .string(failure == nil ? "ok" : "failed"),
      "outputs": .array(failure == nil ? outputs.map(\.json) : []),
      "diagnostics": .array((reading.diagnostics + outputs.flatMap(\.report.diagnostics)).map(\.json)),
      "omitted": .array((reading.omitted + outputs.flatMap(\.report.omitted)).map(\.json)),
      "error": failure.map(\.json),
    ]).line + "\n"
  }
}

extension LineAnswer.Output {
  fileprivate var json: JSONValue {
    let text = path == nil && isText ? String(validating: bytes, as: UTF8.self) : nil
    return .object([
      "format": .string(format.id),
      "mediaType": .string(format.mediaType),
      "bytes": .integer(bytes.count),
      "sha256": .string(SHA256.hexadecimal(of: bytes)),
      "path": .optional(path),
      "text": .optional(text),
      "base64": path == nil && text == nil ? .string(Base64.encode(bytes)) : nil,
    ])
  }

  private var isText: Bool {
    let type = format.mediaType.split(separator: ";").first ?? ""
    return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
  }
}
