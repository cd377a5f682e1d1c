import Foundation
import PlatenFiles
import Testing

@Suite struct InputFileTests {
  @Test(arguments: ["", "hello", "\u{FEFF}村\r\n", String(repeating: "0123456789", count: 50_000)])
  func regularFileIsReadWhole(text: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "a.txt")
    #expect(try InputFile.read(folder.path("a.txt")) == Array(text.utf8))
  }

  @Test func linkToFileIsFollowed() throws {
    let folder = try Folder()
    try folder.write("text", to: "a.txt")
    try folder.link("link", to: "a.txt")
    #expect(try InputFile.read(folder.path("link")) == Array("text".utf8))
  }

  @Test(arguments: [
    ("missing", InputError.Kind.missing, "No such file or directory"),
    ("a.txt/b", .missing, "Not a directory"),
    ("folder", .directory, "Is a directory"),
    ("loop", .failed, "Too many levels of symbolic links"),
    ("nul\0", .missing, "its name contains a NUL"),
  ])
  func whatCannotBeReadHasAKindAndOneLine(name: String, kind: InputError.Kind, reason: String) throws {
    let folder = try Folder()
    try folder.write("", to: "a.txt")
    try folder.write("", to: "folder/a")
    try folder.link("loop", to: "loop")
    let error = #expect(throws: InputError.self) { _ = try InputFile.read(folder.path("") + name) }
    #expect(error?.kind == kind)
    let shown = (folder.path("") + name).replacingOccurrences(of: "\0", with: "\\u{0}")
    #expect(error?.message == "cannot read \(shown): \(reason)")
  }

  @Test(arguments: [0, 4, 5, 6])
  func limitIsTheMostThatIsRead(limit: Int) throws {
    let folder = try Folder()
    try folder.write("hello", to: "a.txt")
    if limit >= 5 {
      #expect(try InputFile.read(folder.path("a.txt"), limit: limit) == Array("hello".utf8))
    } else {
      let error = #expect(throws: InputError.self) { _ = try InputFile.read(folder.path("a.txt"), limit: limit) }
      #expect(error?.kind == .tooLarge)
      #expect(error?.message == "cannot read \(folder.path("a.txt")): it has more than \(limit) bytes")
    }
  }

  @Test(arguments: [0, 1_000_000])
  func deviceWithoutEndEndsAtLimit(limit: Int) throws {
    let error = #expect(throws: InputError.self) { _ = try InputFile.read("/dev/zero", limit: limit) }
    #expect(error?.kind == .tooLarge)
  }

  @Test(arguments: [
    ("printf hello | PROBE read -", "5\n"),
    ("PROBE read - < /dev/null", "0\n"),
    ("bash -c 'PROBE read <(printf hello; sleep 0.1; printf world)'", "10\n"),
    ("head -c 3000000 /dev/zero | PROBE read /dev/stdin", "3000000\n"),
    ("mkfifo f; printf 'through a fifo' > f & PROBE read f", "14\n"),
    ("PROBE read - < .", "cannot read standard input: Is a directory\n"),
    ("PROBE read - <&-", "cannot read standard input: Bad file descriptor\n"),
    ("PROBE read - 10 < /dev/zero", "cannot read standard input: it has more than 10 bytes\n"),
  ])
  func pipesAndStandardInputAreRead(command: String, output: String) throws {
    let folder = try Folder()
    let command = command.replacingOccurrences(of: "PROBE", with: Probe.path)
    #expect(try shell("cd \"\(folder.path(""))\" && { \(command); }").output == output)
  }
}
