import Foundation
import Testing

/// `platen batch`: which documents it takes, where their editions go, and what it says.
@Suite struct BatchTests {
  private static func toy(
    _ arguments: String, in folder: Folder, input: String? = nil
  ) async throws -> Program.Outcome {
    try await Program.toy.run(["batch"] + arguments.split(separator: " ").map(String.init), in: folder, input: input)
  }

  @Test func editionsStandInAFolderAsTheirDocumentsDo() async throws {
    let folder = Folder(["in/a.txt": "one\n", "in/deep/er/b.txt": "two\n", "in/c.jpg": "", "in/.hidden/d.txt": "x\n"])
    let outcome = try await BatchTests.toy("in -t plain -o out", in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: "Made 2 editions of 2 documents.\n"))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a.plain", "out/deep/er/b.plain"])
    #expect(try folder.text("out/deep/er/b.plain") == "*two\n")
  }

  @Test func editionsStandBesideTheirDocumentsWithoutAFolder() async throws {
    let folder = Folder(["in/a.txt": "one\n", "in/deep/b.txt": "two\n"])
    let outcome = try await BatchTests.toy("in -t plain -t lossy -q", in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
    #expect(
      folder.files == [
        "in/a.lossy", "in/a.plain", "in/a.txt", "in/deep/b.lossy", "in/deep/b.plain", "in/deep/b.txt",
      ])
  }

  @Test(arguments: [
    ("in/a in/b", ["out/a/x.plain", "out/b/x.plain"]),
    ("in/a/x.txt in/b/x.txt", ["out/a/x.plain", "out/b/x.plain"]),
    ("in/a/x.txt", ["out/x.plain"]),
    ("in/a/x.txt --root in", ["out/a/x.plain"]),
    ("in/a/../b/x.txt in/./a", ["out/a/x.plain", "out/b/x.plain"]),
  ])
  func placesAreTakenFromTheFolderThatHoldsAllInputs(_ inputs: String, _ expected: [String]) async throws {
    let folder = Folder(["in/a/x.txt": "one\n", "in/b/x.txt": "two\n"])
    let outcome = try await BatchTests.toy(inputs + " -t plain -o out -q", in: folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
    #expect(folder.files.filter { $0.hasPrefix("out") } == expected)
  }

  @Test(arguments: ["in/a.txt\nin/b c.txt\n", "in/a.txt\r\n\r\nin/b c.txt", "in/a.txt\0in/b c.txt\0"])
  func documentsComeFromAList(_ list: String) async throws {
    let folder = Folder(["in/a.txt": "one\n", "in/b c.txt": "two\n"])
    let outcome = try await BatchTests.toy("--files-from - -t plain -o out", in: folder, input: list)
    #expect(outcome == .init(code: 0, output: "", errors: "Made 2 editions of 2 documents.\n"))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a.plain", "out/b c.plain"])
  }

  @Test(arguments: ["", " --isolate"])
  func aDocumentThatFailsIsReportedAndTheOthersGoOn(_ option: String) async throws {
    let folder = Folder(["in/a.txt": "one\n", "in/b.txt": "", "in/c.txt": "\0", "in/d.txt": "four\n"])
    let outcome = try await BatchTests.toy("in in/e.txt -t plain -o out -j 2" + option, in: folder)
    #expect(
      outcome
        == .init(
          code: 1, output: "",
          errors: """
            platen: error: in/b.txt: it is empty
            platen: error: in/c.txt:1:1: it is not text: byte 0 is NUL
            platen: error: cannot read in/e.txt: No such file or directory
            Made 2 editions of 5 documents. 3 failed.

            """))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a.plain", "out/d.plain"])
  }

  @Test func editionsThatWouldBeOneAreTold() async throws {
    let folder = Folder(["in/a.txt": "one\n", "in/a.lines": "two\n", "in/b.txt": "three\n"])
    let outcome = try await BatchTests.toy("in -t plain -o out", in: folder)
    #expect(outcome.code == 1)
    #expect(
      outcome.errors.hasPrefix(
        "platen: error: in/a.txt: its edition would be out/a.plain, as that of in/a.lines. Rename one of them.\n"))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a.plain", "out/b.plain"])
    #expect(try folder.text("out/a.plain") == "*two\n")
  }

  @Test func whatABatchHasMadeIsNoDocumentOfTheNext() async throws {
    let folder = Folder(["in/a.txt": "one\n"])
    for _ in 0..<2 {
      let outcome = try await BatchTests.toy("in -t plain -o in/out --extension txt --extension plain", in: folder)
      #expect(outcome == .init(code: 0, output: "", errors: "Made 1 edition of 1 document.\n"))
    }
    #expect(folder.files == ["in/a.txt", "in/out/a.plain"])
  }

  @Test(arguments: [1, 2, 3, 7, 40])
  func ranksTakeEveryDocumentOnce(_ size: Int) async throws {
    let names = (0..<23).map { String(format: "d%02d", $0) }
    let folder = Folder(Dictionary(uniqueKeysWithValues: names.map { ("in/\($0).txt", "\($0)\n") }))
    var made: [String] = []
    for rank in 0..<size {
      let outcome = try await BatchTests.toy(
        "in -t plain -o out\(rank) --rank \(rank) --world-size \(size) -q", in: folder)
      #expect(outcome == .init(code: 0, output: "", errors: ""))
      made += folder.files.filter { $0.hasPrefix("out\(rank)/") }.map { String($0.split(separator: "/")[1]) }
    }
    #expect(made.sorted() == names.map { $0 + ".plain" })
  }

  @Test(arguments: ["", " --isolate"])
  func reportIsALineForEachDocumentInOrder(_ option: String) async throws {
    let folder = Folder(["in/a.txt": "?odd\n", "in/b.txt": "", "in/c.txt": "three\n"])
    let outcome = try await BatchTests.toy("in -t plain -o out --report jsonl -j 3" + option, in: folder)
    #expect(outcome.code == 1)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(
      lines[0].hasPrefix(
        #"{"input":"in/a.txt","status":"made","diagnostics":[{"id":"lines.odd","severity":"warning","message":"this is odd: “?odd”","file":"in/a.txt","line":1,"column":1}],"omitted":[],"outputs":[{"path":"out/a.plain","format":"plain","bytes":6,"written":true"#
      ))
    #expect(
      lines[1]
        == #"{"input":"in/b.txt","status":"failed","diagnostics":[],"omitted":[],"outputs":[],"error":{"code":65,"message":"it is empty","place":"in/b.txt"}}"#
    )
    #expect(lines[2].hasPrefix(#"{"input":"in/c.txt","status":"made""#))
  }

  @Test func failOnFailsTheDocumentAlone() async throws {
    let folder = Folder(["in/a.txt": "?odd\n", "in/b.txt": "two\n"])
    let outcome = try await BatchTests.toy("in -t plain -o out --fail-on warning", in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("in/a.txt: there is a warning, and --fail-on warning is given"))
    #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/b.plain"])
  }

  @Test(arguments: [
    ("", "name documents or folders, or a list of them with --files-from"),
    ("in", "name a format with --format"),
    ("in -t plain --rank 2 --world-size 2", "--rank takes 0 to 1 with --world-size 2"),
    ("- -t plain", "standard input cannot be a document of a batch. Use --files-from - to read a list from it."),
    ("in -t plian", "there is no output format “plian”. Did you mean “plain”?"),
    ("in -t plain --set tims=2", "plain, lines and words have no option “tims”. Did you mean “times”?"),
    ("in --jsonl -t plain", "inputs cannot be given with --jsonl; the documents are read from standard input"),
  ])
  func wrongArgumentsAreTold(_ arguments: String, _ message: String) async throws {
    let folder = Folder(["in/a.txt": "one\n"])
    let outcome = try await BatchTests.toy(arguments, in: folder)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(folder.files == ["in/a.txt"])
  }

  @Test func noDocumentIsNoInput() async throws {
    let folder = Folder(["in/a.jpg": "x"])
    let outcome = try await BatchTests.toy("in -t plain", in: folder)
    #expect(outcome.code == 66)
    #expect(outcome.errors.hasPrefix("platen: error: there is no document among the inputs. "))
  }

  /// The forms of the article for clusters, each run as processes at once, with what its engine would give them.
  @Test(arguments: ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "parallel"])
  func formsForClustersMakeTheWhole(_ form: String) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appendingPathComponent("Sources/Platen/Platen.docc/ManyDocuments.md"), encoding: .utf8)
    let line = try #require(
      article.split(separator: "\n").first { $0.contains("platen batch texts") && $0.contains(form) })
    let folder = Folder(
      Dictionary(uniqueKeysWithValues: (0..<19).map { ("texts/\($0 % 3)/d\($0).md", "# Title \($0)\n\ntext\n") }))
    // Engines that are not here, by what they do for one machine.
    try folder.write("#!/bin/sh\nexec \"$@\"\n", to: "bin/srun")
    try folder.write(
      "#!/bin/sh\nwhile read rank; do $(echo \"$@\" | sed \"s/{}/$rank/\") & done; wait\n", to: "bin/parallel")
    var command = String(line)
    if form == "JOB_COMPLETION_INDEX" {
      command = String(try #require(command.split(separator: "\"").first { $0.hasPrefix("platen") }))
    }
    let ranks =
      form == "parallel" ? command : "for rank in 0 1 2 3 4 5 6 7; do (\(form)=$rank; \(command)) & done; wait"
    let outcome = try await shell(
      "chmod +x bin/*; PATH=$PWD/bin:$PATH; SLURM_ARRAY_TASK_COUNT=8; " + ranks, in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(folder.files.count { $0.hasPrefix("editions/") && $0.hasSuffix(".epub") } == 19, "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("Made ") } == 8, "\(outcome.errors)")
  }
}
