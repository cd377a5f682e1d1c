import Foundation
import Platen
import PlatenCore
import PluginHost
import TestSupport
import Testing

extension PluginTests {
  /// What programs may do, and what becomes of it.
  @Suite struct AnswerTests {
    @Test(
      arguments: PluginProgram.Role.allCases,
      [
        // It reads everything, nothing, or a little.
        "cat >/dev/null; ANSWER", "ANSWER", "head -n 1 >/dev/null; ANSWER", "exec <&-; sleep 0.2; ANSWER",
        // It is slow, and writes little by little.
        "sleep 0.3; echo '{}'; ANSWER",
        // It leaves a child behind that holds its outputs open, in its group or out of it.
        "sleep 1000 & ANSWER", "(trap '' TERM HUP; sleep 1000) & ANSWER",
        "command -v setsid >/dev/null && setsid sleep 2 & ANSWER",
        // A later version of the protocol may say more.
        #"echo '{"progress":{"completed":1}}'; ANSWER"#,
      ])
    func outputIsTaken(_ role: PluginProgram.Role, _ body: String) async throws {
      #expect(try await Attempt.of(body, as: role, Attempt.longDocument) == Attempt(output: "ok\n"))
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

    @Test(arguments: PluginProgram.Role.allCases)
    func diagnosticsComeWithLossAndPlace(_ role: PluginProgram.Role) async throws {
      let attempt = try await Attempt.of(
        #"echo '{"diagnostic":{"id":"toy.table-flat","severity":"warning","message":"Flat.\u202e","loss":"simplified","location":{"file":"a.md","line":3,"column":1}}}'; ANSWER"#,
        as: role)
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

    @Test(arguments: PluginProgram.Role.allCases)
    func standardErrorIsLabelled(_ role: PluginProgram.Role) async throws {
      let attempt = try await Attempt.of("echo 'look out' >&2; printf 'a\\tb' >&2; ANSWER", as: role)
      #expect(
        attempt.diagnostics == [
          Diagnostic("plugin.standard-error", .warning, "\(role.toy): look out"),
          Diagnostic("plugin.standard-error", .warning, "\(role.toy): a\\u{9}b"),
        ])
    }

    @Test(arguments: PluginProgram.Role.allCases)
    func longStandardErrorIsCut(_ role: PluginProgram.Role) async throws {
      let attempt = try await Attempt.of("head -c 1000000 /dev/zero | tr '\\0' x >&2; ANSWER", as: role)
      #expect(attempt.output == "ok\n")
      #expect(
        attempt.diagnostics.last
          == Diagnostic(
            "plugin.standard-error-cut", .warning, "\(role.toy) wrote 995904 bytes more on standard error."))
    }

    @Test(arguments: PluginProgram.Role.allCases)
    func programCanRefuse(_ role: PluginProgram.Role) async throws {
      let attempt = try await Attempt.of(
        #"echo '{"error":{"kind":"limit","message":"the book is too long","advice":"Split it."}}'"#, as: role)
      #expect(attempt.error?.message == "the book is too long")
      #expect(attempt.error?.advice == "Split it.")
      #expect(attempt.error?.kind == (role == .format ? "limit" : "document"))
    }

    @Test(arguments: PluginProgram.Role.allCases)
    func optionsAreHeldAgainstTheSchema(_ role: PluginProgram.Role) async throws {
      try await Script.with(Script.running("ANSWER", as: role)) { path in
        let options: [OptionDescription]
        let make: (OptionSetting) throws -> Void
        switch try await Plugin(PluginProgram(named: path)).entry {
        case .exporter(let entry): (options, make) = (entry.options, { _ = try entry.make([$0], NoResources()) })
        case .transform(let entry): (options, make) = (entry.options, { _ = try entry.make([$0], NoResources()) })
        }
        #expect(options.map(\.name) == ["width", "style"])
        let unknown = #expect(throws: OptionError.self) { try make(OptionSetting("widht", "1")) }
        #expect(unknown == OptionError("toy has no option “widht”", advice: "Did you mean “width”?"))
        let outside = #expect(throws: OptionError.self) { try make(OptionSetting("width", "10")) }
        #expect(outside == OptionError("width does not take “10”", advice: "It takes 1 to 9, or none."))
      }
    }

    @Test func programsAreFoundByTheirNames() async throws {
      try await TemporaryFolder.with { folder in
        for role in PluginProgram.Role.allCases {
          let file = folder.appending(path: role.toy)
          try ProgramFile.write(Script.running("ANSWER", as: role), to: file)
        }
        let sources = PluginSources(folders: [folder.path], searchesPath: false)
        let standard = Toolkit.standard
        let names = ["epub", "TOY", "../toy", "none", "glosses"]
        let formats = try await standard.adding(sources, forFormats: names)
        #expect(formats.exporters["toy"]?.format.name == "Toy")
        #expect(formats.exporters.entries.count == standard.exporters.entries.count + 1)
        #expect(formats.transforms.entries.count == standard.transforms.entries.count)
        let transforms = try await standard.adding(sources, transforms: names)
        #expect(transforms.transforms["toy"]?.summary == "Toys with it.")
        #expect(transforms.transforms.entries.count == standard.transforms.entries.count + 1)
        #expect(transforms.exporters.entries.count == standard.exporters.entries.count)
      }
    }

    @Test(arguments: [
      (PluginProgram.Role.format, "epub"), (.format, "md"), (.transform, "glosses"), (.transform, "language-runs"),
    ])
    func programCannotTakeTheNameOfWhatIsBuiltIn(_ role: PluginProgram.Role, _ name: String) async throws {
      let description = Script.description(role).replacing("\"id\":\"toy\"", with: "\"id\":\"\(name)\"")
      try await Script.with(Script.running("ANSWER", describing: description)) { path in
        await #expect(throws: EditionError.self) {
          try await Toolkit.standard.adding(PluginSources(programs: [path]), forFormats: [])
        }
      }
    }
  }
}
