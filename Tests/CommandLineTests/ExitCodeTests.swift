import Foundation
import Testing

/// Every way to go wrong has one clear line and its exit code, and leaves nothing behind.
@Suite struct ExitCodeTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var code: Int32
    var line: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String, _ code: Int32, _ line: String) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.code = code
      self.line = line
    }
  }

  static let cases = [
    // Usage.
    Case(
      "export a.txt", 64,
      "neither a format nor an output is given. Name a format with --format: plain, lossy, broken, slow."),
    Case("export a.txt -t plian", 64, "there is no output format “plian”. Did you mean “plain”?"),
    Case("export a.txt -t docx", 64, "there is no output format “docx”. Choose from: plain, lossy, broken, slow."),
    Case("export a.txt -t plain --from line", 64, "there is no input format “line”. Did you mean “lines”?"),
    Case(
      "export a.txt -o book", 64,
      "“book” has no extension that tells the format. Name a format with --format: plain, lossy, broken, slow."),
    Case(
      "export a.txt -o b.docx", 64,
      "no format has the extension “docx”. Name a format with --format: plain, lossy, broken, slow."),
    Case(
      "export a.txt -o -", 64,
      "standard output has no name that tells the format. Name a format with --format: plain, lossy, broken, slow."),
    Case(
      "export a.txt -o folder", 64,
      "-o names a folder, and no format is named. Name a format with --format: plain, lossy, broken, slow."),
    Case(
      "export - -t plain", 64,
      "standard input has no name to make the output's name from. Name the output with -o; -o - is standard output."),
    Case(
      "export a.txt b.txt -t plain", 64,
      "several inputs are joined into one book, which has no name yet. Name the output with -o."),
    Case(
      "export a.txt -t plain -t lossy -o b", 64,
      "2 × --format and 1 × -o do not fit together. Give one -o for each format, in the same order, or -o FOLDER/ for all of them."
    ),
    Case("export a.txt -t plain -t pl", 64, "two formats would be written to a.plain. Name another file with -o."),
    Case(
      "export a.txt -t plain -t lossy -o - -o -", 64,
      "two formats would be written to standard output. Name another file with -o."),
    Case("export a.txt -t plain --set tims=2", 64, "plain and lines have no option “tims”. Did you mean “times”?"),
    Case("export a.txt -t plain --set plain.tims=2", 64, "plain has no option “tims”. Did you mean “times”?"),
    Case(
      "export a.txt -t plain --set plian.times=2", 64,
      "“plian” of the option “plian.times” is not part of this run. Did you mean “plain”?"),
    Case(
      "export a.txt -t plain --set lossy.x=2", 64,
      "“lossy” of the option “lossy.x” is not part of this run. Choose from: plain, lines, stars."),
    Case("export a.words -t lossy --set x=2", 64, "lossy and words have no option “x”. There are no options."),
    Case("export a.txt -t plain --set times=0", 64, "times does not take “0”. It takes 1 to 1000000."),
    Case("export a.txt -t plain --set letters=x", 64, "letters does not take “x”. It takes kept, lower."),
    Case(
      "export a.txt -t plain --set preamble=none.txt", 64, "preamble: cannot read none.txt: No such file or directory"),
    Case("export a.txt -t plain --metadata titel=2", 64, "there is no metadata “titel”. Did you mean “title”?"),
    Case("export a.txt -t plain --metadata title=", 64, "the metadata title is blank. Give it as title=VALUE."),
    Case(
      "export a.txt -t plain --metadata date=May", 64, "“May” is not a date. Write it as 2024, 2024-05 or 2024-05-01."),
    Case("export a.txt -t plain --metadata lang=12", 64, "“12” is not a language tag. Write it as en or zh-Hans."),
    Case(
      "export a.txt -t plain --metadata cover=none.png", 64,
      "the cover cannot be read: cannot read none.png: No such file or directory"),
    Case(
      "export a.txt -t plain --transform echo --set makr=2", 64,
      "plain, lines and echo have no option “makr”. Did you mean “mark”?"),
    Case(
      "export a.txt -t plain --transform echo --set echo.tims=2", 64, "echo has no option “tims”. Did you mean “times”?"
    ),
    Case("export a.txt -t plain --transform echo --set echo.times=9", 64, "times does not take “9”. It takes 1 to 3."),
    Case(
      "export a.txt -t plain --set echo.times=2", 64,
      "“echo” of the option “echo.times” is not part of this run. Choose from: plain, lines, stars."),
    Case("export a.txt -t plain --transform star", 64, "there is no transform “star”. Did you mean “stars”?"),
    Case(
      "export a.txt -t plain --transform stars --without stars", 64,
      "the transform stars is both requested and omitted"),
    Case(
      "export a.words -t plain --encoding big5", 64,
      "--encoding is given, and no input is of a format that has encodings"),
    Case("formats plian", 64, "there is no format or transform “plian”. Did you mean “plain”?"),
    // Bad input.
    Case("export empty.txt -t plain", 65, "empty.txt: it is empty"),
    Case("export folder -t plain -o b.plain", 65, "cannot read folder: Is a directory"),
    Case("export nul.txt -t plain", 65, "nul.txt:1:2: it is not text: byte 1 is NUL"),
    Case("export a.txt -t plain --encoding big5", 65, "a.txt: the encoding “big5” is not known. Use utf-8."),
    Case("export a.txt -t plain --transform refusal", 65, "a.txt: refusal: the document cannot be refused"),
    Case("export a.txt -t broken", 65, "a.broken: this format cannot be written. Choose another."),
    Case("inspect empty.txt", 65, "empty.txt: it is empty"),
    // No input.
    Case("export none.txt -t plain", 66, "cannot read none.txt: No such file or directory"),
    Case("export a.txt none.txt -o b.plain", 66, "cannot read none.txt: No such file or directory"),
    Case("inspect none.txt", 66, "cannot read none.txt: No such file or directory"),
    // Cannot create.
    Case("export a.txt -o none/b.plain", 73, "cannot write none/b.plain: No such file or directory"),
    Case("export a.txt -o a.txt/b.plain", 73, "cannot write a.txt/b.plain: Not a directory"),
    // Input and output.
    Case("export a.txt -t plain -o /dev/full", 74, "cannot write /dev/full: No space left on device"),
  ]

  @Test(arguments: cases) func failureHasItsLineAndCode(_ test: Case) async throws {
    let folder = try ExitCodeTests.folder()
    let before = folder.files
    let outcome = try await Program.toy.run(test.arguments, in: folder)
    #expect(outcome == .init(code: test.code, output: "", errors: "platen: error: \(test.line)\n"))
    #expect(folder.files == before)
  }

  /// What ArgumentParser itself refuses: its wording, our code.
  @Test(arguments: [
    "export", "export - -", "export a.txt -t", "export a.txt -t plain --set x", "export a.txt --report xml",
    "export a.txt --fail-on sun", "export a.txt --jobs 0", "export a.txt -q --report text", "exprot",
    "export a.txt --nix",
    "inspect", "formats a b",
  ])
  func argumentsThatCannotBeParsedAreUsageErrors(_ arguments: String) async throws {
    let folder = try ExitCodeTests.folder()
    let outcome = try await Program.toy.run(arguments.split(separator: " ").map(String.init), in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("platen: error: "))
  }

  @Test(.disabled(if: geteuid() == 0, "the superuser may read everything"))
  func unreadableInputIsNoInput() async throws {
    let folder = try ExitCodeTests.folder()
    let outcome = try await shell("chmod 0 a.txt; ToyPlaten export a.txt -t plain", in: folder)
    #expect(outcome == .init(code: 66, output: "", errors: "platen: error: cannot read a.txt: Permission denied\n"))
  }

  @Test func failedFormatLeavesTheOthersUnwritten() async throws {
    let folder = Folder(["a.txt": "b\n", "a.plain": "old\n"])
    let outcome = try await Program.toy.run(["export", "a.txt", "-t", "plain", "-t", "broken"], in: folder)
    #expect(
      outcome
        == .init(
          code: 65, output: "", errors: "platen: error: a.broken: this format cannot be written. Choose another.\n"))
    #expect(try folder.text("a.plain") == "old\n")
    #expect(folder.files == ["a.plain", "a.txt"])
  }

  @Test func failureWhileCommittingSaysWhatWasWritten() async throws {
    let folder = Folder(["a.txt": "b\n"])
    let outcome = try await Program.toy.run(
      ["export", "a.txt", "-t", "plain", "-t", "lossy", "-t", "pl", "-o", "x", "-o", "/dev/full", "-o", "y", "-q"],
      in: folder)
    #expect(
      outcome
        == .init(
          code: 74, output: "",
          errors: "platen: error: cannot write /dev/full: No space left on device. Not written either: y.\n"))
    #expect(folder.files == ["a.txt", "x"])
  }

  private static func folder() throws -> Folder {
    let folder = Folder(["a.txt": "b\n", "b.txt": "c\n", "a.words": "b c\n", "empty.txt": "", "folder/f": ""])
    try folder.write([0x61, 0, 0x62], to: "nul.txt")
    return folder
  }
}
