public import PlatenCore

/// An exporter that is a separate program, in any language.
///
/// The program is run twice or more: with `--describe` it says which versions of the protocol it speaks, which format it
/// writes and which options that has; with `--export` it reads a document as JSON and answers with the output and its
/// diagnostics. <doc:PluginProtocol> has the details.
///
/// ```swift
/// let plugin = try await Plugin(PluginProgram(named: "./platen-format-gemtext")) { options in … }
/// try toolkit.exporters.register(plugin.entry)
/// ```
public struct Plugin: Sendable {
  /// The program.
  public let program: PluginProgram
  /// How much time and room it gets.
  public let limits: PluginLimits
  /// The format's name tag.
  public var format: Format { description.format }
  /// What a user can choose.
  public var options: [OptionDescription] { description.options }

  private let description: PluginFormat
  private let serializer: ConfiguredExporter
  private let observer: ProcessGroupObserver?

  /// Asks a program what it is. Nothing is sent to it.
  ///
  /// - Parameters:
  ///   - serializer: writes a document as Platen's JSON.
  ///   - observer: is told of the process groups that the program runs in.
  /// - Throws: `ExportError` of kind `plugin` if the program cannot be started, crashes, takes too long, does not keep to
  ///   the protocol, or is too old or too new.
  public init(
    _ program: PluginProgram, limits: PluginLimits = PluginLimits(), serializer: ConfiguredExporter,
    observer: ProcessGroupObserver? = nil
  ) async throws(ExportError) {
    self.program = program
    self.limits = limits
    self.serializer = serializer
    self.observer = observer
    let run = ProcessRun(
      program: program, arguments: ["--describe"], input: [], time: limits.descriptionTime,
      gracePeriod: limits.gracePeriod, observer: observer, outputSize: limits.descriptionSize,
      errorSize: limits.standardErrorSize)
    let outcome = try await run.run()
    try run.check(outcome)
    description = try PluginFormat(describing: outcome.output, of: program)
  }

  /// The exporter for a registry.
  public var entry: ExporterRegistry.Entry {
    let plugin = self
    return ExporterRegistry.Entry(format: format, options: plugin.options) { settings, resources throws(OptionError) in
      let chosen = try PluginSettings(settings, of: plugin.description, resources: resources)
      return ConfiguredExporter(format: plugin.format) { document, sink, context throws(ExportError) in
        try await plugin.export(document, chosen, to: &sink, context)
      }
    }
  }
}

extension Plugin {
  /// Nothing reaches the sink before the whole answer is there and right.
  private func export(
    _ document: Document, _ settings: PluginSettings, to sink: inout any ByteSink, _ context: ExportContext
  ) async throws(ExportError) {
    try document.checkDepth()
    let run = ProcessRun(
      program: program, arguments: ["--export"], input: try await request(document, settings, context),
      time: limits.exportTime, gracePeriod: limits.gracePeriod, observer: observer, outputSize: limits.answerSize,
      errorSize: limits.standardErrorSize)
    let outcome = try await run.run()
    context.log.report(standardError(of: outcome))
    try run.check(outcome)
    let answer = try PluginAnswer(outcome.output, of: program)
    context.log.report(answer.diagnostics)
    if let refusal = answer.refusal { throw refusal }
    guard let output = answer.output else {
      throw .nonsense(program, "its answer has no line {\"output\":{}}")
    }
    do throws(SinkError) { try sink.write(output.span) } catch { throw ExportError(error) }
  }

  /// Two lines: what is wanted, and the document.
  private func request(
    _ document: Document, _ settings: PluginSettings, _ context: ExportContext
  ) async throws(ExportError) -> [UInt8] {
    var members = [
      JSONValue.Member(name: "protocol", value: .string(description.version.description)),
      JSONValue.Member(name: "format", value: .string(format.id)),
      JSONValue.Member(name: "options", value: settings.json),
    ]
    if let modified = context.modified {
      members.append(JSONValue.Member(name: "modified", value: .string("\(modified)")))
    }
    let memory = Request(firstLine: JSONValue.object(members).line + "\n")
    var sink: any ByteSink = RequestSink(request: memory)
    try await serializer.export(document, to: &sink, context: ExportContext())
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
          "\(PluginText.safe(program.name)) wrote \(outcome.omittedErrors) bytes more on standard error"))
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

  mutating func write(_ bytes: Span<UInt8>) throws(SinkError) {
    bytes.withUnsafeBufferPointer { request.bytes.append(contentsOf: $0) }
  }
}
