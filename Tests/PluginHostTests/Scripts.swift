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
  static func description(_ role: PluginProgram.Role) -> String {
    let what =
      switch role {
      case .format:
        #""protocol":{"minimum":"1.0","maximum":"1.0"},"format":{"id":"toy","name":"Toy","extensions":["toy"],"mediaType":"text/plain"}"#
      case .transform:
        #""protocol":{"minimum":"1.1","maximum":"1.1"},"transform":{"id":"toy","summary":"Toys with it."}"#
      }
    return "{" + what
      + #","options":[{"name":"width","values":{"type":"integer","minimum":1,"maximum":9,"words":["none"]},"default":"none","help":"How wide."},{"name":"style","values":{"type":"file"},"default":"","help":"A style."}]}"#
  }

  /// What a script says to have made the output or paragraph `ok`.
  static func answer(_ role: PluginProgram.Role) -> String {
    switch role {
    case .format: #"echo '{"output":{}}'; echo ok"#
    case .transform:
      #"echo '{"output":{}}'; echo '{"platen":"1.0","body":[{"type":"paragraph","inlines":[{"type":"text","text":"ok"}]}]}'"#
    }
  }

  /// A script of the shell that describes itself, and else does what the body says; `ANSWER` in it makes `ok`.
  static func running(
    _ body: String, as role: PluginProgram.Role = .format, describing description: String? = nil
  ) -> String {
    "#!/bin/sh\nif [ \"$1\" = --describe ]; then\ncat <<'END'\n\(description ?? Script.description(role))\nEND\nexit 0\nfi\n"
      + body.replacing("ANSWER", with: answer(role)) + "\n"
  }

  /// Writes a program into a folder of its own and calls the body with its path.
  @discardableResult
  static func with<Result>(
    _ text: String, named name: String = "platen-format-toy", mode: Int = 0o755,
    _ body: (_ path: String) async throws -> Result
  ) async throws -> Result {
    try await TemporaryFolder.with { folder in
      let file = folder.appending(path: name)
      try ProgramFile.write(text, to: file, mode: mode)
      return try await body(file.path)
    }
  }
}

extension PluginProgram.Role {
  /// What the toy program of this role is called.
  var toy: String { namePrefix + "toy" }
}

/// What came of an export or a change with a script.
struct Attempt: Equatable {
  /// An error of an exporter or a transform.
  struct Failure: Equatable {
    var kind: String
    var message: String
    var advice: String?
  }

  /// The output; of a transform its paragraphs, one a line.
  var output: String?
  var diagnostics: [Diagnostic] = []
  var error: Failure?

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
  /// Runs the program at a path.
  init(
    _ path: String, _ document: Document = Attempt.document, settings: [OptionSetting] = [],
    limits: PluginLimits = Attempt.limits
  ) async throws {
    self.init(output: nil)
    let log = ReportLog()
    do {
      switch try await Plugin(PluginProgram(named: path), limits: limits).entry {
      case .exporter(let entry): output = try await Attempt.output(of: entry, document, settings, log)
      case .transform(let entry):
        var changed = document
        do {
          try await entry.make(settings, NoResources()).apply(to: &changed, context: TransformContext(log: log))
        } catch {
          #expect(changed == document)
          throw error
        }
        output = changed.body.map { block in
          guard case .paragraph(let paragraph) = block else { return "" }
          return paragraph.inlines.plainText + "\n"
        }.joined()
      }
    } catch let error as ExportError {
      self.error = Failure(kind: error.kind.rawValue, message: error.message, advice: error.advice)
    } catch let error as PluginError {
      self.error = Failure(kind: error.kind.rawValue, message: error.message, advice: error.advice)
    } catch let error as TransformError {
      self.error = Failure(kind: error.kind.rawValue, message: error.message, advice: error.advice)
    }
    diagnostics = log.report.diagnostics
  }

  private static func output(
    of entry: ExporterRegistry.Entry, _ document: Document, _ settings: [OptionSetting], _ log: ReportLog
  ) async throws -> String? {
    var sink: any ByteSink = MemorySink()
    do {
      try await entry.make(settings, NoResources()).export(document, to: &sink, context: ExportContext(log: log))
    } catch {
      #expect((sink as? MemorySink)?.bytes == [])
      throw error
    }
    return (sink as? MemorySink).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Runs a script that does what the body says.
  static func of(
    _ body: String, as role: PluginProgram.Role = .format, _ document: Document = Attempt.document,
    settings: [OptionSetting] = [], limits: PluginLimits = Attempt.limits
  ) async throws -> Attempt {
    try await Script.with(Script.running(body, as: role), named: role.toy) { path in
      try await Attempt(path, document, settings: settings, limits: limits)
    }
  }
}

extension Plugin {
  /// The exporter that a program is.
  var exporter: ExporterRegistry.Entry {
    get throws {
      guard case .exporter(let entry) = entry else { throw NotOfThisRole() }
      return entry
    }
  }

  /// The transform that a program is.
  var transform: TransformRegistry.Entry {
    get throws {
      guard case .transform(let entry) = entry else { throw NotOfThisRole() }
      return entry
    }
  }
}

struct NotOfThisRole: Error {}
