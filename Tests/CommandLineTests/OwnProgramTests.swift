import Foundation
import Testing

/// A command line of one's own has its own name and version. The toy program takes the name of a link to it.
@Suite struct OwnProgramTests {
  private static func run(_ arguments: [String], in folder: Folder = Folder()) async throws -> Program.Outcome {
    let link = folder.url.appendingPathComponent("press")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Program.toy.url)
    return try await Program(url: link).run(arguments, in: folder)
  }

  @Test(arguments: [
    ["--help"], ["export", "--help"], ["formats", "--help"], ["inspect", "--help"], ["plugin", "--help"],
    ["plugin", "check", "--help"], ["formats"],
  ])
  func usageHasTheNameOfTheProgram(_ arguments: [String]) async throws {
    let outcome = try await OwnProgramTests.run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("press "))
    // Programs that are formats keep their prefix.
    let platen = outcome.output.matches(of: #/\bplaten\b(?!-format|-transform)/#)
    #expect(platen.isEmpty, "\(outcome.output)")
  }

  @Test func versionIsThatOfTheProgram() async throws {
    #expect(try await OwnProgramTests.run(["--version"]).output == "7.8.9\n")
  }

  @Test(arguments: [["export", "none.txt", "--format", "plain"], ["export", "@none"]])
  func failureHasTheNameOfTheProgram(_ arguments: [String]) async throws {
    let outcome = try await OwnProgramTests.run(arguments)
    #expect(outcome.errors.hasPrefix("press: error: "), "\(outcome.errors)")
  }

  @Test func mistakeInTheArgumentsShowsTheUsageOfTheProgram() async throws {
    let outcome = try await OwnProgramTests.run(["export", "a.txt", "--no-such-option"])
    #expect(outcome.errors.contains("press export") && !outcome.errors.contains("platen"), "\(outcome.errors)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreForTheProgram(_ shell: String) async throws {
    let script = try await OwnProgramTests.run(["--generate-completion-script", shell]).output
    #expect(script.contains("press") && script.contains("backwards"))
    #expect(script.firstMatch(of: #/\bplaten\b(?!-format|-transform)/#) == nil)
  }
}
