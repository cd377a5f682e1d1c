import Foundation
import Platen
import PlatenCore
import PluginHost
import TestSupport
import Testing

/// All tests of the room, one after the other: one counts this process's descriptors and children.
@Suite(.serialized) struct PluginTests {}

/// Scripts that pose as plugins.
enum Script {
  static let description =
    #"{"protocol":{"minimum":"1.0","maximum":"1.0"},"format":{"id":"toy","name":"Toy","extensions":["toy"],"mediaType":"text/plain"},"options":[{"name":"width","values":{"type":"integer","minimum":1,"maximum":9,"words":["none"]},"default":"none","help":"How wide."},{"name":"style","values":{"type":"file"},"default":"","help":"A style."}]}"#

  /// A script of the shell that describes itself, and for an export does what the body says.
  static func exporting(_ body: String, describing description: String = description) -> String {
    "#!/bin/sh\nif [ \"$1\" = --describe ]; then\ncat <<'END'\n\(description)\nEND\nexit 0\nfi\n\(body)\n"
  }

  /// Writes a program into a folder of its own and calls the body with its path.
  @discardableResult
  static func with<Result>(
    _ text: String, named name: String = "platen-format-toy", mode: Int = 0o755,
    _ body: (_ path: String) async throws -> Result
  ) async throws -> Result {
    try await TemporaryFolder.with { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      return try await body(file.path)
    }
  }
}

/// What came of an export with a script.
struct Attempt: Equatable {
  var output: String?
  var diagnostics: [Diagnostic] = []
  var error: ExportError?

  /// Limits that no test has to wait for.
  static let limits = PluginLimits(
    descriptionTime: .seconds(10), exportTime: .seconds(10), gracePeriod: .milliseconds(200), answerSize: 1 << 20,
    standardErrorSize: 4_096)
  /// The same, for a program that is meant to run out of time.
  static let short: PluginLimits = {
    var limits = Attempt.limits
    limits.exportTime = .milliseconds(400)
    return limits
  }()

  static let document = Document(body: [.paragraph(Paragraph([.text("Hello")]))])
  /// More than a pipe holds.
  static let longDocument = Document(
    body: [.paragraph(Paragraph([.text(String(repeating: "long ", count: 200_000))]))])

}

extension Attempt {
  /// Exports with the program at a path.
  init(
    _ path: String, _ document: Document = Attempt.document, settings: [OptionSetting] = [],
    limits: PluginLimits = Attempt.limits
  ) async throws {
    self.init(output: nil)
    let log = ReportLog()
    var sink: any ByteSink = MemorySink()
    do {
      let plugin = try await Plugin(PluginProgram(named: path), limits: limits)
      let exporter = try plugin.entry.make(settings, NoResources())
      try await exporter.export(document, to: &sink, context: ExportContext(log: log))
      output = (sink as? MemorySink).map { String(decoding: $0.bytes, as: UTF8.self) }
    } catch let error as ExportError {
      self.error = error
      #expect((sink as? MemorySink)?.bytes == [])
    }
    diagnostics = log.report.diagnostics
  }

  /// Exports with a script that does what the body says.
  static func of(
    _ body: String, _ document: Document = Attempt.document, settings: [OptionSetting] = [],
    limits: PluginLimits = Attempt.limits
  ) async throws -> Attempt {
    try await Script.with(Script.exporting(body)) { path in
      try await Attempt(path, document, settings: settings, limits: limits)
    }
  }
}
