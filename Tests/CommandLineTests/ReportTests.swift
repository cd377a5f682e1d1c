import Testing

/// What `platen export` says, and to whom.
@Suite struct ReportTests {
  private static let article = "?odd\n!fine\nhello\n"

  @Test func warningsAreShownAndNotesAreNot() async throws {
    let folder = Folder(["a.txt": ReportTests.article])
    let outcome = try await Program.toy.run(["export", "a.txt", "-t", "plain"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0, output: "",
          errors: """
            a.txt:1:1: warning: this is odd: “?odd” [lines.odd]
            Wrote a.plain

            """))
  }

  @Test func manyOfOneKindAreCappedUntilTheReportIsAskedFor() async throws {
    let folder = Folder(["a.txt": String(repeating: "?\n", count: 105)])
    let few = try await Program.toy.run(["export", "a.txt", "-t", "plain"], in: folder)
    #expect(
      few.errors == """
        a.txt:1:1: warning: this is odd: “?” [lines.odd]
        a.txt:2:1: warning: this is odd: “?” [lines.odd]
        a.txt:3:1: warning: this is odd: “?” [lines.odd]
          … and 102 more of these [lines.odd]; --report text shows more
        Wrote a.plain

        """)
    let all = try await Program.toy.run(["export", "a.txt", "-t", "plain", "--report", "text"], in: folder)
    #expect(all.errors.split(separator: "\n").count == 102)
    #expect(all.errors.hasSuffix("  … and 5 more of these [lines.odd]\nWrote a.plain (Plain toy text, 315 bytes)\n"))
  }

  @Test func wholeReportHasNotesLossesAndClaims() async throws {
    let folder = Folder(["a.txt": ReportTests.article])
    let outcome = try await Program.toy.run(["export", "a.txt", "-t", "lossy", "--report", "text"], in: folder)
    #expect(
      outcome.errors == """
        a.txt:1:1: warning: this is odd: “?odd” [lines.odd]
        a.txt:2:1: note: this is fine [lines.fine]
        a.lossy: warning: “*?odd” is lost [lossy.lost, dropped]
        a.lossy: warning: “*!fine” is lost [lossy.lost, dropped]
        a.lossy: warning: “*hello” is lost [lossy.lost, dropped]
        a.lossy: claim: toy:kept = nothing (computed: 0 paragraphs)
        Wrote a.lossy (Lossy toy, 6 bytes)

        """)
  }

  @Test func reportForProgramsIsOneObject() async throws {
    let folder = Folder(["a.txt": "?\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-t", "lossy", "-o", "-", "--report", "json"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0, output: "lossy\n",
          errors: """
            {
              "platen": "0.1.0",
              "inputs": [
                "a.txt"
              ],
              "diagnostics": [
                {
                  "id": "lines.odd",
                  "severity": "warning",
                  "message": "this is odd: “?”",
                  "file": "a.txt",
                  "line": 1,
                  "column": 1
                }
              ],
              "omitted": [],
              "outputs": [
                {
                  "path": "-",
                  "format": "lossy",
                  "bytes": 6,
                  "written": true,
                  "diagnostics": [
                    {
                      "id": "lossy.lost",
                      "severity": "warning",
                      "message": "“*?” is lost",
                      "loss": "dropped"
                    }
                  ],
                  "omitted": [],
                  "claims": [
                    {
                      "property": "toy:kept",
                      "value": "nothing",
                      "basis": "computed",
                      "evidence": "0 paragraphs"
                    }
                  ]
                }
              ]
            }

            """))
  }

  @Test(arguments: [
    ("none.txt", "plain", 66, "cannot read none.txt: No such file or directory"),
    ("a.txt", "broken", 65, "this format cannot be written"),
    ("a.txt", "plian", 64, "there is no output format “plian”"),
  ])
  func reportForProgramsNamesTheFailure(
    _ input: String, _ format: String, _ code: Int32, _ message: String
  ) async throws {
    let folder = Folder(["a.txt": "b\n"])
    let outcome = try await Program.toy.run(["export", input, "-t", format, "--report", "json"], in: folder)
    #expect(outcome.code == code)
    #expect(outcome.errors.hasPrefix("{\n  \"platen\": \"0.1.0\",\n  \"inputs\": [\n    \"\(input)\"\n  ],"))
    #expect(outcome.errors.contains("\"error\": {\n    \"code\": \(code),\n    \"message\": \"\(message)\""))
    #expect(outcome.errors.hasSuffix("\n}\n"))
  }

  @Test(arguments: [
    (
      ["--fail-on", "loss"], "a.lossy: warning: “b” is lost [lossy.lost, dropped]\n", "something would be lost", "loss"
    ),
    (
      ["--fail-on", "warning"], "a.lossy: warning: “b” is lost [lossy.lost, dropped]\n", "there are warnings", "warning"
    ),
    (["--fail-on", "loss", "-q"], "", "something would be lost", "loss"),
    (["--fail-on", "warning", "--fail-on", "loss", "-q"], "", "there are warnings", "warning"),
  ])
  func failOnLeavesTheOldFile(
    _ arguments: [String], _ warnings: String, _ what: String, _ condition: String
  ) async throws {
    let folder = Folder(["a.txt": "b\n", "a.lossy": "old\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-t", "lossy", "--without", "stars"] + arguments, in: folder)
    #expect(
      outcome
        == .init(
          code: 1, output: "",
          errors: warnings + "platen: error: \(what), and --fail-on \(condition) is given, so nothing was written\n"))
    #expect(try folder.text("a.lossy") == "old\n")
    #expect(folder.files == ["a.lossy", "a.txt"])
  }

  @Test(arguments: ["-", "/dev/stdout"])
  func failOnHoldsStandardOutputBack(_ output: String) async throws {
    let folder = Folder(["a.txt": "b\n"])
    let failed = try await Program.toy.run(
      ["export", "a.txt", "-t", "lossy", "-o", output, "-q", "--fail-on", "loss"], in: folder)
    #expect(failed.code == 1)
    #expect(failed.output == "")
    let passed = try await Program.toy.run(
      ["export", "a.txt", "-t", "plain", "-o", output, "-q", "--fail-on", "loss"], in: folder)
    #expect(passed == .init(code: 0, output: "*b\n", errors: ""))
  }

  @Test func failOnPassesWhereNothingIsLost() async throws {
    let folder = Folder(["a.txt": "?\n"])
    let loss = try await Program.toy.run(["export", "a.txt", "-t", "plain", "-q", "--fail-on", "loss"], in: folder)
    #expect(loss == .init(code: 0, output: "", errors: ""))
    let warning = try await Program.toy.run(
      ["export", "a.txt", "-t", "plain", "-q", "--fail-on", "warning"], in: folder)
    #expect(warning.code == 1)
  }

  @Test func namesCannotSteerTheTerminal() async throws {
    let folder = Folder(["a\u{1B}[31m\u{202E}.txt": "?\n"])
    let outcome = try await Program.toy.run(["export", "a\u{1B}[31m\u{202E}.txt", "-t", "plain"], in: folder)
    #expect(
      outcome.errors == """
        a\\u{1b}[31m\\u{202e}.txt:1:1: warning: this is odd: “?” [lines.odd]
        Wrote a\\u{1b}[31m\\u{202e}.plain

        """)
  }
}
