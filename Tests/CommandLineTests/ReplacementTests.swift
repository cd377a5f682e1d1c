import Testing

/// What a run reads is not replaced by what it writes.
@Suite struct ReplacementTests {
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

  private static let runs: [(line: String, file: String)] = [
    ("platen export a.md -t epub -s cover=c.png -o c.png", "c.png"),
    ("platen export a.md -t epub -M cover=c.png -o ./c.png", "c.png"),
    ("platen export a.md -t epub -s stylesheet=s.css -o s.css", "s.css"),
    ("platen export a.md -t epub @args -o args", "args"),
    ("platen export p.md -t json -o c.png", "c.png"),
    ("ln -s c.png link; platen export p.md -t json -o link", "c.png"),
    ("platen export p.md -t json -o b.json -t epub -o c.png", "c.png"),
    ("platen export a.md -t epub -o a.md", "a.md"),
  ]

  @Test(arguments: runs)
  func fileThatIsReadIsNotReplaced(line: String, file: String) async throws {
    let folder = Folder(["a.md": "# a\n", "s.css": "p { margin: 0 }\n", "args": "-q\n", "p.md": "![p](c.png)\n"])
    _ = try await shell("echo \(ReplacementTests.png) | base64 -d > c.png", in: folder)
    let before = try folder.bytes(file)
    let outcome = try await shell(line, in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("-o"))
    #expect(try folder.bytes(file) == before)
    #expect(!folder.files.contains("b.json"))
  }

  @Test func twoOutputsBehindALinkAreOne() async throws {
    let folder = Folder(["a.md": "# a\n"])
    let outcome = try await shell("ln -s z.json z.md; platen export a.md -o z.json -o z.md", in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("two formats would be written to z.md"))
  }

  @Test func argumentThatIsNotUTF8IsRefused() async throws {
    let folder = Folder()
    let outcome = try await shell("echo '# a' > $'\\xff.md'; platen export $'\\xff.md' -t json", in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("argument 2 is not UTF-8"))
  }

  @Test(arguments: [
    ("export a.md -o $'\\xff.epub'", "Choose another name, or write to standard output: platen export … -o - > FILE."),
    ("export a.md --output=$'\\xff'", "Choose another name, or write to standard output: platen export … -o - > FILE."),
    ("export $'\\xff.md'", "Rename the file, or read it from standard input: platen export - < FILE."),
    ("export a.md --cover $'\\xff.png'", "Rename the file."),
  ])
  func adviceForANameThatIsNotUTF8FitsWhatItNames(arguments: String, advice: String) async throws {
    let outcome = try await shell("platen \(arguments)", in: Folder(["a.md": "# a"]))
    #expect(outcome.code == 64)
    #expect(outcome.errors.hasSuffix("”. \(advice)\n"))
  }

  @Test(arguments: [
    "--$'\\e]0;x\\a'", "--format $'\\e[31m'", "$'\\e[31m'", "export --jobs $'\\e[2J'", "export $'\\e[1m' -t json",
  ])
  func errorsEscapeWhatTheyRepeat(arguments: String) async throws {
    let outcome = try await shell("platen \(arguments)", in: Folder())
    #expect(outcome.code != 0)
    #expect(!outcome.errors.isEmpty && !outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\u{7}"))
  }

  @Test func nothingIsInItsPlaceUntilAllIsOnTheDisk() async throws {
    // A limit on the size of files that the second output does not keep.
    let folder = Folder(["a.md": "# a\n\n" + String(repeating: "word ", count: 40_000)])
    let outcome = try await shell(
      "trap '' XFSZ; ulimit -f 150; platen export a.md -t epub -o b.epub -t json -o b.json -q", in: folder)
    #expect(outcome.code == 74)
    #expect(folder.files == ["a.md"])
  }
}
