import Testing

/// `@FILE` on the command line.
@Suite struct ArgumentFileTests {
  @Test func fileHoldsOptionsWithTheirValues() async throws {
    let folder = Folder()
    try folder.write("One.\n", to: "a.txt")
    try folder.write(
      "# A comment\n\n  --metadata title=Markets and Roads  \r\n--metadata=publisher=The Village Press\n--quiet\n",
      to: "options")
    let outcome = try await Program.platen.run(
      ["export", "a.txt", "--format", "json", "-o", "-", "@options"], in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"Markets and Roads\""))
    #expect(outcome.output.contains("\"The Village Press\""))
  }

  @Test func folderIsTheOneOfTheFile() async throws {
    let folder = Folder()
    try folder.write("One.\n", to: "a.txt")
    try folder.write("--set stylesheet={folder}/none.css\n", to: "options")
    let outcome = try await Program.platen.run(["export", "a.txt", "-o", "a.epub", "@./options"], in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("cannot read ./none.css"), "\(outcome.errors)")
  }

  @Test func missingFileIsAMissingInput() async throws {
    let outcome = try await Program.platen.run(["export", "a.txt", "-o", "a.epub", "@none"], in: Folder())
    #expect(outcome.code == 66)
    #expect(outcome.errors == "platen: error: cannot read none: No such file or directory\n")
  }

  @Test func otherThanTextIsRefused() async throws {
    let folder = Folder()
    try folder.write([0x2D, 0xFF], to: "options")
    let outcome = try await Program.platen.run(["export", "a.txt", "-o", "a.epub", "@options"], in: folder)
    #expect(outcome.code == 65)
    #expect(outcome.errors == "platen: error: options: it is not UTF-8. Arguments are plain text.\n")
  }
}
