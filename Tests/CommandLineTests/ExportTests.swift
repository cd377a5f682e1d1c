import Testing

/// What `platen export` writes, and where.
@Suite struct ExportTests {
  private static let article = "# One\nhello\n"
  private static let plain = "# One {#one}\n*hello\n"

  @Test func editionStandsBesideItsInputWithoutOutput() async throws {
    let folder = Folder(["texts/a.txt": ExportTests.article])
    let outcome = try await Program.toy.run(["export", "--format", "plain", "texts/a.txt"], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Wrote texts/a.plain\n"))
    #expect(try folder.text("texts/a.plain") == ExportTests.plain)
    #expect(folder.files == ["texts/a.plain", "texts/a.txt"])
  }

  @Test(arguments: ["b.plain", "b.PLN", "./x.y.pln"])
  func outputNameTellsTheFormat(_ name: String) async throws {
    let folder = Folder(["a.txt": ExportTests.article])
    let outcome = try await Program.toy.run(["export", "a.txt", "-o", name], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Wrote \(name)\n"))
    #expect(try folder.text(name) == ExportTests.plain)
  }

  @Test(arguments: ["plain", "pl", "PLAIN"])
  func pipeGoesThrough(_ format: String) async throws {
    let folder = Folder()
    let outcome = try await Program.toy.run(
      ["export", "-", "--format", format, "-o", "-"], in: folder, input: ExportTests.article)
    #expect(outcome == .init(code: 0, output: ExportTests.plain, errors: ""))
    #expect(folder.files == [])
  }

  @Test func severalFormatsAreMadeInOneRun() async throws {
    let folder = Folder(["a.txt": ExportTests.article])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "--format", "plain", "--format", "lossy", "-q"], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
    #expect(folder.files == ["a.lossy", "a.plain", "a.txt"])
  }

  @Test func severalFormatsReadAPipeOnce() async throws {
    let folder = Folder()
    let outcome = try await Program.toy.run(
      ["export", "-", "-t", "plain", "-t", "lossy", "-o", "x", "-o", "-", "-q"], in: folder, input: ExportTests.article)
    #expect(outcome == .init(code: 0, output: "lossy\n", errors: ""))
    #expect(try folder.text("x") == ExportTests.plain)
  }

  @Test(arguments: ["out", "out/"])
  func folderTakesAllFormats(_ output: String) async throws {
    let folder = Folder(["in/a.txt": ExportTests.article, "out/keep": ""])
    let outcome = try await Program.toy.run(
      ["export", "in/a.txt", "-t", "plain", "-t", "slow", "--set", "steps=1", "-o", output], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Wrote out/a.plain\nWrote out/a.slow\n"))
    #expect(folder.files == ["in/a.txt", "out/a.plain", "out/a.slow", "out/keep"])
  }

  @Test func defaultNameOfAnInputGetsAnother() async throws {
    let folder = Folder(["a.plain": ExportTests.article])
    let outcome = try await Program.toy.run(["export", "a.plain", "-t", "plain", "--from", "lines"], in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Wrote a-edition.plain\n"))
    #expect(try folder.text("a.plain") == ExportTests.article)
  }

  @Test(arguments: ["a.plain", "./a.plain", "sub/../a.plain", "link.plain", "hard.plain"])
  func inputIsNeverOverwritten(_ output: String) async throws {
    let folder = Folder(["a.plain": ExportTests.article, "sub/b": ""])
    _ = try await shell("ln -s a.plain link.plain; ln a.plain hard.plain", in: folder)
    let outcome = try await Program.toy.run(["export", "a.plain", "-o", output], in: folder)
    #expect(
      outcome
        == .init(
          code: 64, output: "",
          errors: "platen: error: the output \(output) is also an input. Name another file with -o.\n"))
    #expect(try folder.text("a.plain") == ExportTests.article)
  }

  @Test func severalInputsBecomeOneBook() async throws {
    let folder = Folder(["1.txt": "# One\nfirst\n-> 2.txt#one\n", "2.txt": "# One\nsecond\n-> 1.txt\n-> #one\n"])
    let outcome = try await Program.toy.run(["export", "1.txt", "2.txt", "-o", "-", "-t", "plain"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            # One {#one}
            *first
            -> #2-one
            # One {#2-one}
            *second
            -> #one
            -> #2-one

            """, errors: ""))
  }

  @Test func importerIsChosenByNameOrExtension() async throws {
    let folder = Folder(["a.words": "b c", "a.txt": "b c", "a": "b c"])
    for (arguments, expected) in [
      (["a.words"], "*b\n*c\n"), (["a.txt"], "*b c\n"), (["a"], "*b c\n"),
      (["a.txt", "--from", "words"], "*b\n*c\n"),
    ] {
      let outcome = try await Program.toy.run(["export", "-o", "-", "-t", "plain"] + arguments, in: folder)
      #expect(outcome == .init(code: 0, output: expected, errors: ""), "\(arguments)")
    }
  }

  @Test func unknownExtensionIsReportedAndReadByTheFirstImporter() async throws {
    let folder = Folder(["a.docx": "b c"])
    let outcome = try await Program.toy.run(["export", "-o", "-", "-t", "plain", "a.docx"], in: folder)
    #expect(
      outcome
        == .init(
          code: 0, output: "*b c\n",
          errors:
            "a.docx: warning: No input format has the extension “docx”; it is read as lines. [input.format-assumed]\n"))
  }

  @Test(arguments: [
    (["--without", "stars"], "a\nb\n"),
    (["--transform", "backwards"], "*b\n*a\n"),
    (["--transform", "backwards", "--without", "stars"], "b\na\n"),
    (["--transform", "echo", "--set", "mark=+"], "*a\n*b\n*a\n*b\n+\n"),
    (["--transform", "echo", "--set", "echo.mark=+", "--set", "echo.times=2"], "*a\n*b\n*a\n*b\n+\n*a\n*b\n+\n"),
    (["--transform", "echo", "--transform", "backwards"], "again\n*b\n*a\n*b\n*a\n"),
    (["--transform", "backwards", "--transform", "echo"], "*b\n*a\n*b\n*a\nagain\n"),
  ])
  func transformsAreChosen(_ arguments: [String], _ expected: String) async throws {
    let folder = Folder(["a.txt": "a\nb\n"])
    let outcome = try await Program.toy.run(["export", "a.txt", "-o", "-", "-t", "plain"] + arguments, in: folder)
    #expect(outcome == .init(code: 0, output: expected, errors: ""))
  }

  @Test(arguments: [
    (["times=2"], "*b\n*b\n"),
    (["plain.times=2"], "*b\n*b\n"),
    (["pl.times=2"], "*b\n*b\n"),
    (["times=3", "times=2"], "*b\n*b\n"),
    (["bullet=dash"], "- *b\n"),
    (["shout=yes", "opening=a=b"], "a=b\n*B\n"),
    (["letters=lower"], "*b\n"),
    (["lines.letters=lower"], "*b\n"),
    (["preamble=pre.txt"], "before\n*b\n"),
  ])
  func settingsReachTheirFormat(_ settings: [String], _ expected: String) async throws {
    let folder = Folder(["a.txt": "b\n", "pre.txt": "before\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-o", "-", "-t", "plain"] + settings.flatMap { ["--set", $0] }, in: folder)
    #expect(outcome == .init(code: 0, output: expected, errors: ""))
  }

  @Test func metadataIsSet() async throws {
    let folder = Folder(["a.txt": "Title: Old\nb\n", "c.jpg": "picture"])
    let outcome = try await Program.toy.run(
      [
        "export", "a.txt", "-o", "-", "-t", "plain", "--metadata", "title=The Village", "-M", "title:zh-Hans=乡村",
        "-M", "author=Li Wei", "-M", "creator=Wang Fang", "-M", "lang=en,zh-Hans", "-M", "modified=2024-05-01",
        "-M", "cover=c.jpg",
      ], in: folder)
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            title: The Village (乡村)
            author: Li Wei
            author: Wang Fang
            lang: en zh-Hans
            modified: 2024-05-01T00:00:00Z
            cover: c.jpg
            *b

            """, errors: ""))
  }

  @Test func sourceDateEpochIsTheTimeOfTheEdition() async throws {
    let folder = Folder(["a.txt": "b\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-o", "-", "-t", "plain"], in: folder, environment: ["SOURCE_DATE_EPOCH": "86400"])
    #expect(outcome == .init(code: 0, output: "modified: 1970-01-02T00:00:00Z\n*b\n", errors: ""))
  }

  @Test(arguments: ["yesterday", "-1", "1.5", "99999999999999999999"])
  func sourceDateEpochThatIsNoneIsRefused(_ value: String) async throws {
    let folder = Folder(["a.txt": "b\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-t", "plain"], in: folder, environment: ["SOURCE_DATE_EPOCH": value])
    #expect(
      outcome
        == .init(
          code: 64, output: "",
          errors: "platen: error: SOURCE_DATE_EPOCH is “\(value)”. It takes seconds since 1970, a whole number up to "
            + "the year 9999; or unset it.\n"))
    #expect(folder.files == ["a.txt"])
  }
}
