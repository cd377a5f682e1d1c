import Testing

/// The help screens as a user sees them, and the completions.
@Suite struct HelpTests {
  @Test(arguments: ["", "export", "batch", "formats", "inspect", "init", "plugin check"])
  func helpFitsEightyColumns(_ command: String) async throws {
    let outcome = try await Program.toy.run(command.split(separator: " ").map(String.init) + ["--help"], in: Folder())
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("EXAMPLES:\n  platen "))
    let wide = outcome.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(wide.isEmpty)
  }

  @Test(arguments: ["export --no", "batch --no", "plugin check", "plugin check --no", "check --no", "init --no"])
  func usageOfErrorsFitsEightyColumns(_ arguments: String) async throws {
    let outcome = try await Program.toy.run(arguments.split(separator: " ").map(String.init), in: Folder())
    #expect(outcome.code == 64)
    #expect(outcome.errors.split(separator: "\n").filter { $0.count > 80 } == [])
  }

  @Test(arguments: [
    (["--help"], HelpScreens.root), (["-h"], HelpScreens.root), ([], HelpScreens.root),
    (["export", "--help"], HelpScreens.export), (["help", "export"], HelpScreens.export),
    (["batch", "--help"], HelpScreens.batch), (["formats", "--help"], HelpScreens.formats),
    (["inspect", "--help"], HelpScreens.inspect), (["init", "--help"], HelpScreens.initialize),
  ])
  func helpIsAsItWas(_ arguments: [String], _ screen: String) async throws {
    let outcome = try await Program.toy.run(arguments, in: Folder())
    #expect(outcome == .init(code: 0, output: screen, errors: ""))
  }

  @Test func versionIsOneLine() async throws {
    let outcome = try await Program.platen.run(["--version"], in: Folder())
    #expect(outcome == .init(code: 0, output: "0.1.0\n", errors: ""))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowFormatsAndTransforms(_ shell: String) async throws {
    let outcome = try await Program.toy.run(["--generate-completion-script", shell], in: Folder())
    #expect(outcome.code == 0)
    for word in ["lossy", "backwards", "title=", "export", "inspect"] { #expect(outcome.output.contains(word)) }
  }

  @Test func bashAcceptsItsCompletions() async throws {
    let folder = Folder()
    let outcome = try await shell(
      "ToyPlaten --generate-completion-script bash >script && bash -n script && . ./script", in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
  }
}
