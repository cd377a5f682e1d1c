import JSONText
import PlatenCore

/// Reads a program's answer: lines of JSON, then the line `{"output":{}}`, then the output's bytes to the end.
struct PluginAnswer {
  /// The longest line, in bytes.
  static let maximumLine = 64 << 10

  /// What the program has to say: losses above all.
  private(set) var diagnostics: [Diagnostic] = []
  /// What the program says instead of an output.
  private(set) var refusal: PluginError?
  /// The output; `nil` if it was not announced.
  private(set) var output: ArraySlice<UInt8>?

  init(_ bytes: [UInt8], of program: PluginProgram) throws(PluginError) {
    var rest = bytes[...]
    var number = 0
    while output == nil, refusal == nil, !rest.isEmpty {
      number += 1
      guard let end = rest.prefix(PluginAnswer.maximumLine).firstIndex(of: 0x0A) else {
        throw .nonsense(program, "line \(number) of its answer has no end")
      }
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      let json: JSONValue
      do throws(JSONParser.Fault) { json = try JSONValue(parsing: line) } catch {
        throw .nonsense(
          program, "line \(number) of its answer is not JSON: \(error.message), at byte \(error.offset)")
      }
      guard json.isObject else { throw .nonsense(program, "line \(number) of its answer is not an object") }
      // What none of these has is of a later minor version, and may be passed over.
      if let diagnostic = json["diagnostic"] {
        diagnostics.append(try PluginAnswer.diagnostic(diagnostic, line: number, program))
      } else if let error = json["error"] {
        refusal = try PluginAnswer.refusal(error, line: number, program)
      } else if json["output"] != nil {
        output = rest
      }
    }
  }

  private static func diagnostic(
    _ json: JSONValue, line: Int, _ program: PluginProgram
  ) throws(PluginError) -> Diagnostic {
    guard let id = json["id"]?.string, isDiagnosticID(id) else {
      throw .nonsense(program, "the diagnostic in line \(line) needs an id such as “gemtext.table-dropped”")
    }
    guard let severity = json["severity"]?.string.flatMap({ Diagnostic.Severity(rawValue: $0) }) else {
      throw .nonsense(program, "the diagnostic in line \(line) has no severity: note or warning")
    }
    guard let message = json["message"]?.string, !message.isEmpty else {
      throw .nonsense(program, "the diagnostic in line \(line) has no message")
    }
    var loss: Diagnostic.Loss?
    if let json = json["loss"], json != .null {
      loss = json.string.flatMap { Diagnostic.Loss(rawValue: $0) }
      guard loss != nil else {
        throw .nonsense(
          program, "the diagnostic in line \(line) has a loss other than dropped, simplified, substituted")
      }
    }
    return Diagnostic(
      id, severity, PluginText.safe(message), at: try location(json["location"], line: line, program), loss: loss)
  }

  private static func location(
    _ json: JSONValue?, line: Int, _ program: PluginProgram
  ) throws(PluginError) -> SourceLocation? {
    guard let json, json != .null else { return nil }
    guard let place = json["line"]?.integer, let column = json["column"]?.integer, place > 0, column > 0 else {
      throw .nonsense(program, "the location in line \(line) has no line and column, 1 or more")
    }
    return SourceLocation(file: json["file"]?.string.map { PluginText.safe($0) }, line: place, column: column)
  }

  private static func refusal(
    _ json: JSONValue, line: Int, _ program: PluginProgram
  ) throws(PluginError) -> PluginError {
    guard let message = json["message"]?.string, !message.isEmpty else {
      throw .nonsense(program, "the error in line \(line) has no message")
    }
    let kind: PluginError.Kind
    switch json["kind"]?.string {
    case "contradiction": kind = .contradiction
    case "limit": kind = .limit
    case nil: kind = .program
    case .some: throw .nonsense(program, "the error in line \(line) has a kind other than contradiction, limit")
    }
    return PluginError(kind, PluginText.safe(message), advice: json["advice"]?.string.map { PluginText.safe($0) })
  }

  private static func isDiagnosticID(_ id: String) -> Bool {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Format.isName(String($0)) }
  }
}
