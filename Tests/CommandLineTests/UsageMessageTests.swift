import Testing

@testable import PlatenCommandLine

@Suite struct UsageMessageTests {
  @Test(arguments: [
    (
      "Error: Unknown option '-x'\nUsage: platen <subcommand>",
      "p: error: unknown option '-x'\nUsage: platen <subcommand>"
    ),
    ("Error: Name a format with --format.", "p: error: name a format with --format"),
    ("Error: --schema takes no input.", "p: error: --schema takes no input"),
    ("Error: TMX is not possible.", "p: error: TMX is not possible"),
    ("Error: The value 'x' is invalid. Please provide one.", "p: error: the value 'x' is invalid. Please provide one."),
    ("OVERVIEW: Something.", "OVERVIEW: Something."),
  ])
  func firstSentenceIsAClause(message: String, expected: String) {
    #expect(UsageMessage.clause(message, program: "p") == expected)
  }

  @Test func unknownCommandIsNamedWithTheNearest() async throws {
    let outcome = try await Program.toy.run(["exprot", "a.txt"], in: Folder([:]))
    #expect(
      outcome
        == .init(
          code: 64, output: "", errors: "platen: error: there is no command “exprot”. Did you mean “export”?\n"))
  }
}
