import JSONText
public import PlatenCore

/// A plugin: an exporter or a transform that is a separate program, in any language.
///
/// The program is started at least twice. With `--describe`, it writes the versions of the protocol that it supports, its format or
/// transform, and its options. With `--export` or `--transform`, it reads a document as JSON, and answers with diagnostics and an output
/// or a document. <doc:PluginProtocol> specifies the protocol.
///
/// ```swift
/// let plugin = try await Plugin(PluginProgram(named: "./platen-format-gemtext"), coding: coding)
/// try toolkit.register(plugin)
/// ```
public struct Plugin: Sendable {
  /// The entry of a plugin for a registry.
  public enum Entry: Sendable {
    /// A format.
    case exporter(ExporterRegistry.Entry)
    /// A transform.
    case transform(TransformRegistry.Entry)
  }

  /// The program.
  public let program: PluginProgram
  /// The limits of the plugin in time and memory.
  public let limits: PluginLimits
  let description: PluginDescription
  let coding: DocumentCoding
  private let observer: ProcessGroupObserver?

  /// Starts a program to get its description. No document is sent to it.
  ///
  /// - Parameters:
  ///   - program: the program to start.
  ///   - limits: the limits in time and memory of each run of the program.
  ///   - coding: writes documents for the program and reads its answers.
  ///   - observer: receives the process groups of the program.
  /// - Throws: ``PluginError`` if the program cannot be started, crashes, takes too long, does not follow
  ///   the protocol, or is too old or too new.
  public init(
    _ program: PluginProgram, limits: PluginLimits = PluginLimits(), coding: DocumentCoding,
    observer: ProcessGroupObserver? = nil
  ) async throws(PluginError) {
    self.program = program
    self.limits = limits
    self.coding = coding
    self.observer = observer
    let run = ProcessRun(
      program: program, arguments: ["--describe"], input: [], time: limits.descriptionTime,
      gracePeriod: limits.gracePeriod, observer: observer, outputSize: limits.descriptionSize,
      errorSize: limits.standardErrorSize)
    let outcome = try await run.run()
    try run.check(outcome)
    description = try PluginDescription(describing: outcome.output, of: program)
  }

  /// The entry for a registry.
  public var entry: Entry {
    switch description.role {
    case .format(let format): .exporter(exporter(format))
    case .transform(let name, let summary): .transform(transform(name, summary))
    }
  }
}

extension Plugin {
  /// Sends a document to the program, and reads what it answers, diagnostics and all.
  ///
  /// - Parameters:
  ///   - argument: what the program is to do.
  ///   - kind: the name of the request's member that holds the name of the format or transform.
  /// - Returns: the output; nothing of it is used before the whole answer is there and right.
  func answer(
    _ argument: String, _ kind: String, _ document: Document, _ settings: PluginSettings, modified: Timestamp? = nil,
    _ log: ReportLog
  ) async throws(PluginError) -> ArraySlice<UInt8> {
    do throws(ExportError) { try document.checkDepth() } catch { throw PluginError(error) }
    var members = [
      JSONValue.Member(name: "protocol", value: .string(description.version.description)),
      JSONValue.Member(name: kind, value: .string(description.name)),
      JSONValue.Member(name: "options", value: settings.json),
    ]
    if let modified { members.append(JSONValue.Member(name: "modified", value: .string("\(modified)"))) }
    let run = ProcessRun(
      program: program, arguments: [argument], input: try await request(JSONValue.object(members), document),
      time: limits.exportTime, gracePeriod: limits.gracePeriod, observer: observer, outputSize: limits.answerSize,
      errorSize: limits.standardErrorSize)
    let outcome = try await run.run()
    log.report(standardError(of: outcome))
    try run.check(outcome)
    let answer = try PluginAnswer(outcome.output, of: program)
    log.report(answer.diagnostics)
    if let refusal = answer.refusal { throw refusal }
    guard let output = answer.output else {
      throw .nonsense(program, "its answer has no line {\"output\":{}}")
    }
    return output
  }

  /// Two lines: what is wanted, and the document.
  private func request(_ wanted: JSONValue, _ document: Document) async throws(PluginError) -> [UInt8] {
    let memory = Request(firstLine: wanted.line + "\n")
    var sink: any ByteSink = RequestSink(request: memory)
    let writer = description.wantsResources ? coding.write : coding.writeWithoutResources
    do throws(ExportError) { try await writer.export(document, to: &sink, context: ExportContext()) } catch {
      throw PluginError(error)
    }
    if memory.bytes.last != 0x0A { memory.bytes.append(0x0A) }
    return memory.bytes
  }

  /// The lines that a program wrote on standard error, each under its name.
  private func standardError(of outcome: ProcessRun.Outcome) -> [Diagnostic] {
    var diagnostics = outcome.errors.split(separator: 0x0A).prefix(ReportLog.maximumPerID).map { line in
      Diagnostic(
        "plugin.standard-error", .warning,
        "\(PluginText.safe(program.name)): \(PluginText.safe(String(decoding: line, as: UTF8.self)))")
    }
    if outcome.omittedErrors > 0 {
      diagnostics.append(
        Diagnostic(
          "plugin.standard-error-cut", .warning,
          "\(PluginText.safe(program.name)) wrote \(outcome.omittedErrors) bytes more on standard error."))
    }
    return diagnostics
  }
}

/// A request in memory, shared so that it can be had back from behind an existential.
private final class Request {
  var bytes: [UInt8]

  init(firstLine: String) { bytes = Array(firstLine.utf8) }
}

private struct RequestSink: ByteSink {
  let request: Request

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    bytes.withUnsafeBufferPointer { request.bytes.append(contentsOf: $0) }
  }
}
