import Foundation
import Platen
import PlatenCore
import PluginHost
import Testing

extension PluginTests {
  /// What programs may do, and what becomes of it.
  @Suite struct AnswerTests {
    static let answer = #"echo '{"output":{}}'; echo ok"#

    @Test(arguments: [
      // It reads everything, nothing, or a little.
      "cat >/dev/null; \(answer)", answer, "head -n 1 >/dev/null; \(answer)", "exec <&-; sleep 0.2; \(answer)",
      // It is slow, and writes little by little.
      "sleep 0.3; echo; \(answer)".replacing("echo; ", with: "echo '{}'; "),
      // It leaves a child behind that holds its outputs open, in its group or out of it.
      "sleep 1000 & \(answer)", "(trap '' TERM HUP; sleep 1000) & \(answer)",
      "command -v setsid >/dev/null && setsid sleep 2 & \(answer)",
      // A later version of the protocol may say more.
      #"echo '{"progress":{"completed":1}}'; "# + answer,
    ])
    func outputIsTaken(_ body: String) async throws {
      #expect(try await Attempt.of(body, Attempt.longDocument) == Attempt(output: "ok\n"))
    }

    @Test func outputIsBytes() async throws {
      let attempt = try await Attempt.of(#"echo '{"output":{}}'; printf '\000\n{"output":{}}\n'"#)
      #expect(attempt == Attempt(output: "\0\n{\"output\":{}}\n"))
    }

    @Test func requestIsTwoLines() async throws {
      let attempt = try await Attempt.of(
        #"echo '{"output":{}}'; cat"#, settings: [OptionSetting("width", "3"), OptionSetting("width", "4")])
      let document =
        #"{"platen":"1.0","type":"document","metadata":{},"body":[{"type":"paragraph","inlines":[{"type":"text","text":"Hello"}]}]}"#
      #expect(
        attempt.output == #"{"protocol":"1.0","format":"toy","options":{"width":4,"style":null}}"# + "\n" + document
          + "\n")
    }

    @Test func diagnosticsComeWithLossAndPlace() async throws {
      let attempt = try await Attempt.of(
        #"echo '{"diagnostic":{"id":"toy.table-flat","severity":"warning","message":"Flat.\u202e","loss":"simplified","location":{"file":"a.md","line":3,"column":1}}}'; "#
          + AnswerTests.answer)
      #expect(
        attempt
          == Attempt(
            output: "ok\n",
            diagnostics: [
              Diagnostic(
                "toy.table-flat", .warning, "Flat.\\u{202e}", at: SourceLocation(file: "a.md", line: 3, column: 1),
                loss: .simplified)
            ]))
    }

    @Test func standardErrorIsLabelled() async throws {
      let attempt = try await Attempt.of("echo 'look out' >&2; printf 'a\\tb' >&2; " + AnswerTests.answer)
      #expect(
        attempt.diagnostics == [
          Diagnostic("plugin.standard-error", .warning, "platen-format-toy: look out"),
          Diagnostic("plugin.standard-error", .warning, "platen-format-toy: a\\u{9}b"),
        ])
    }

    @Test func longStandardErrorIsCut() async throws {
      let attempt = try await Attempt.of("head -c 1000000 /dev/zero | tr '\\0' x >&2; " + AnswerTests.answer)
      #expect(attempt.output == "ok\n")
      #expect(
        attempt.diagnostics.last
          == Diagnostic(
            "plugin.standard-error-cut", .warning, "platen-format-toy wrote 995904 bytes more on standard error"))
    }

    @Test func programCanRefuse() async throws {
      let attempt = try await Attempt.of(
        #"echo '{"error":{"kind":"limit","message":"the book is too long","advice":"Split it."}}'"#)
      #expect(attempt.error == ExportError(.limit, "the book is too long", advice: "Split it."))
    }

    @Test func optionsAreHeldAgainstTheSchema() async throws {
      try await Script.with(Script.exporting(AnswerTests.answer)) { path in
        let entry = try await Plugin(PluginProgram(named: path)).entry
        #expect(entry.options.map(\.name) == ["width", "style"])
        let unknown = #expect(throws: OptionError.self) { try entry.make([OptionSetting("widht", "1")], NoResources()) }
        #expect(unknown == OptionError("toy has no option “widht”", advice: "Did you mean “width”?"))
        let outside = #expect(throws: OptionError.self) {
          try entry.make([OptionSetting("width", "10")], NoResources())
        }
        #expect(outside == OptionError("width does not take “10”", advice: "It takes 1 to 9, or none."))
      }
    }

    @Test func programIsFoundByItsFormat() async throws {
      try await Script.with(Script.exporting(AnswerTests.answer)) { path in
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let sources = PluginSources(folders: [folder], searchesPath: false)
        let toolkit = try await Toolkit.standard.adding(sources, forFormats: ["epub", "TOY", "../toy", "none"])
        #expect(toolkit.exporters["toy"]?.format.name == "Toy")
        #expect(toolkit.exporters.entries.count == Toolkit.standard.exporters.entries.count + 1)
      }
    }

    @Test(arguments: ["epub", "md"])
    func programCannotTakeTheNameOfABuiltInFormat(_ name: String) async throws {
      let description = Script.description.replacing("\"toy\",\"name\"", with: "\"\(name)\",\"name\"")
      try await Script.with(Script.exporting(AnswerTests.answer, describing: description)) { path in
        await #expect(throws: EditionError.self) {
          try await Toolkit.standard.adding(PluginSources(programs: [path]), forFormats: [])
        }
      }
    }
  }
}
