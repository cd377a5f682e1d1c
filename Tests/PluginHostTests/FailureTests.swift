import Foundation
import PlatenCore
import PluginHost
import Testing

extension PluginTests {
  /// Every way in which a program can fail.
  @Suite struct FailureTests {
    @Test(
      arguments: PluginProgram.Role.allCases,
      [
        // It hangs, also without having read its input, or when it does not want to end.
        ("exec sleep 1000", "did not finish within 0.4 seconds"),
        ("exec sleep 1000 >&- 2>&-", "did not finish within 0.4 seconds"),
        ("trap '' TERM; while :; do sleep 0.05; done", "did not finish within 0.4 seconds"),
        ("trap '' TERM; sleep 1000 & wait; sleep 1000", "did not finish within 0.4 seconds"),
        ("while :; do echo more >&2; done", "did not finish within 0.4 seconds"),
      ])
    func programThatIsNotDoneIsEnded(_ role: PluginProgram.Role, _ script: (body: String, message: String)) async throws
    {
      let attempt = try await Attempt.of(script.body, as: role, Attempt.longDocument, limits: Attempt.short)
      #expect(attempt.error?.kind == "plugin")
      #expect(attempt.error?.message == "the program \(role.toy) \(script.message), and was ended")
      #expect(attempt.error?.advice != nil)
    }

    @Test(
      arguments: PluginProgram.Role.allCases,
      [
        ("exit 3", "ended with exit code 3"),
        ("echo one >&2; echo 'no such thing' >&2; exit 1", "ended with exit code 1: no such thing"),
        ("kill -SEGV $$", "was ended by signal 11"),
        ("kill -KILL $$", "was ended by signal 9"),
        // What it had written until then is no output.
        (#"echo '{"output":{}}'; echo half; exit 1"#, "ended with exit code 1"),
        (#"printf 'a\033[31mb' >&2; exit 1"#, "ended with exit code 1: a\\u{1b}[31mb"),
      ])
    func programThatCrashesIsNamedWithItsLastWords(
      _ role: PluginProgram.Role, _ script: (body: String, message: String)
    ) async throws {
      let attempt = try await Attempt.of(script.body, as: role)
      #expect(attempt.error?.kind == "plugin")
      #expect(attempt.error?.message == "the program \(role.toy) \(script.message)")
      #expect(attempt.error?.advice == "Run platen plugin check on it, or ask its author.")
    }

    @Test(
      arguments: PluginProgram.Role.allCases,
      ["yes", #"echo '{"output":{}}'; exec yes"#, "trap '' TERM; yes; sleep 1000"])
    func programThatFloodsIsEnded(_ role: PluginProgram.Role, _ body: String) async throws {
      let attempt = try await Attempt.of(body, as: role)
      #expect(
        attempt.error?.message == "the program \(role.toy) wrote more than 1048576 bytes, and was ended")
      #expect(attempt.error?.advice != nil)
    }

    @Test(
      arguments: PluginProgram.Role.allCases,
      [
        ("exit 0", #"its answer has no line {"output":{}}"#),
        ("echo hello", "line 1 of its answer is not JSON: expected a value, found “h”, at byte 0"),
        ("printf '{'", "line 1 of its answer has no end"),
        ("echo '[]'", "line 1 of its answer is not an object"),
        (
          #"echo '{}'; echo '{"output":'"#,
          "line 2 of its answer is not JSON: the text ends too early: a bracket is not closed, at byte 10"
        ),
        (#"echo '{"diagnostic":{}}'"#, "the diagnostic in line 1 needs an id such as “gemtext.table-dropped”"),
        (
          #"echo '{"diagnostic":{"id":"toy.x","severity":"fatal","message":"m"}}'"#,
          "the diagnostic in line 1 has no severity: note or warning"
        ),
        (
          #"echo '{"diagnostic":{"id":"toy.x","severity":"note"}}'"#, "the diagnostic in line 1 has no message"
        ),
        (
          #"echo '{"diagnostic":{"id":"toy.x","severity":"note","message":"m","loss":"all"}}'"#,
          "the diagnostic in line 1 has a loss other than dropped, simplified, substituted"
        ),
        (#"echo '{"error":{}}'"#, "the error in line 1 has no message"),
      ])
    func programThatSpeaksNonsenseIsToldWhatIsWrong(_ role: PluginProgram.Role, _ script: (body: String, what: String))
      async throws
    {
      let attempt = try await Attempt.of(script.body, as: role)
      #expect(attempt.error?.message == "the program \(role.toy) does not follow the protocol: \(script.what)")
      #expect(attempt.error?.advice != nil)
    }

    @Test func programThatIsNotThereIsNamed() async throws {
      let attempt = try await Attempt("./no-such-folder/platen-format-toy")
      #expect(
        attempt.error
          == Attempt.Failure(
            kind: "plugin", message: "there is no program “./no-such-folder/platen-format-toy”",
            advice: "Give its path, or name a folder with --plugin-path."))
    }

    @Test func fileThatIsNoProgramIsNamed() async throws {
      try await Script.with(Script.running("exit 0"), mode: 0o644) { path in
        let attempt = try await Attempt(path)
        #expect(attempt.error?.message.hasSuffix("cannot be executed") == true)
        #expect(attempt.error?.advice?.contains("chmod +x") == true)
        #expect(throws: PluginError.self) {
          try PluginProgram(for: .format, named: "toy", in: [URL(filePath: path).deletingLastPathComponent().path])
        }
      }
    }

    @Test func scriptWhoseInterpreterIsMissingIsNamed() async throws {
      try await Script.with("#!/no/such/interpreter\n") { path in
        let attempt = try await Attempt(path)
        #expect(attempt.error?.message.hasPrefix("the program platen-format-toy cannot be started: ") == true)
        #expect(attempt.error?.advice?.contains("#!") == true)
      }
    }

    @Test(
      arguments: PluginProgram.Role.allCases,
      [
        (#"{"protocol":{"minimum":"0.1","maximum":"0.9"}}"#, "is too old: it supports protocol 0.1 to 0.9"),
        (#"{"protocol":{"minimum":"1.2","maximum":"1.3"},"new":{}}"#, "is too new: it supports protocol 1.2 to 1.3"),
        (#"{"protocol":{"minimum":"2.0","maximum":"2.0"}}"#, "is too new: it supports protocol 2.0"),
      ])
    func nothingIsSentUnlessTheVersionsAgree(
      _ role: PluginProgram.Role, _ script: (description: String, message: String)
    ) async throws {
      try await expectNothingIsSent(role, script.description, script.message + ", and Platen supports 1.0 to 1.1")
    }

    @Test func transformThatSpeaksOnlyTheFirstVersionIsToldWhatItNeeds() async throws {
      try await expectNothingIsSent(
        .transform,
        #"{"protocol":{"minimum":"1.0","maximum":"1.0"},"transform":{"id":"toy","summary":"Toys with it."}}"#,
        "is too old: it supports protocol 1.0, and transforms need 1.1")
    }

    private func expectNothingIsSent(
      _ role: PluginProgram.Role, _ description: String, _ message: String
    ) async throws {
      let script = Script.running("touch \"$0.asked\"", describing: description)
      try await Script.with(script, named: role.toy) { path in
        let attempt = try await Attempt(path)
        #expect(attempt.error?.message == "the program \(role.toy) \(message)")
        #expect(attempt.error?.advice?.hasPrefix("Get ") == true)
        #expect(!FileManager.default.fileExists(atPath: path + ".asked"))
      }
    }

    @Test func descriptionThatHangsIsEnded() async throws {
      var limits = Attempt.limits
      limits.descriptionTime = .milliseconds(300)
      try await Script.with("#!/bin/sh\nexec sleep 1000\n") { path in
        let attempt = try await Attempt(path, limits: limits)
        #expect(attempt.error?.message.contains("did not finish within 0.3 seconds") == true)
      }
    }

    @Test(arguments: PluginProgram.Role.allCases)
    func cancelledTaskEndsTheProgram(_ role: PluginProgram.Role) async throws {
      try await Script.with(Script.running("touch \"$0.asked\"; exec sleep 1000", as: role)) { path in
        let task = Task { try await Attempt(path) }
        while !FileManager.default.fileExists(atPath: path + ".asked") { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        #expect(try await task.value.error?.kind == "cancelled")
      }
    }
  }
}
