import Foundation
import PlatenCore
import PlatenFiles
import Testing

@Suite struct FileSinkTests {
  @Test func newFileIsThereOnlyAfterCommit() throws {
    let folder = try Folder()
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write("hello ")
    try sink.write("world")
    #expect(folder.text("a.txt") == nil)
    try sink.commit()
    #expect(folder.text("a.txt") == "hello world")
    #expect(try folder.names == ["a.txt"])
  }

  @Test func oldFileStaysUntilCommit() throws {
    let folder = try Folder()
    try folder.write("old", to: "a.txt")
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write(String(repeating: "new", count: 100_000))
    #expect(folder.text("a.txt") == "old")
    try sink.commit()
    #expect(folder.text("a.txt") == String(repeating: "new", count: 100_000))
    #expect(try folder.names == ["a.txt"])
  }

  @Test func abandonedSinkLeavesOldFileAndNothingElse() throws {
    let folder = try Folder()
    try folder.write("old", to: "a.txt")
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write(String(repeating: "new", count: 100_000))
    sink.abandon()
    #expect(folder.text("a.txt") == "old")
    #expect(try folder.names == ["a.txt"])
  }

  @Test func droppedSinkLeavesNothing() throws {
    let folder = try Folder()
    do {
      var sink = try FileSink(path: folder.path("a.txt"))
      try sink.write("half")
    }
    #expect(try folder.names == [])
  }

  @Test func finishedSinkRefusesMore() throws {
    let folder = try Folder()
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write("all")
    try sink.commit()
    #expect(throws: ExportError(.sink, "cannot write \(folder.path("a.txt")): it is finished already")) {
      try sink.write("more")
    }
    #expect(throws: ExportError.self) { try sink.commit() }
    sink.abandon()
    #expect(folder.text("a.txt") == "all")
  }

  @Test(arguments: [0o600, 0o644, 0o755, 0o666])
  func replacementKeepsPermissions(of permissions: Int) throws {
    let folder = try Folder()
    try folder.write("old", to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder.path("a.txt"))
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write("new")
    try sink.commit()
    #expect(folder.text("a.txt") == "new")
    #expect(try folder.permissions("a.txt") == permissions)
  }

  @Test func symbolicLinkStaysAndItsTargetIsReplaced() throws {
    let folder = try Folder()
    try folder.write("old", to: "deep/real.txt")
    try folder.link("middle", to: "deep/real.txt")
    try folder.link("link.txt", to: folder.path("middle"))
    var sink = try FileSink(path: folder.path("link.txt"))
    try sink.write("new")
    try sink.commit()
    #expect(folder.text("deep/real.txt") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.txt")) == folder.path("middle"))
    #expect(try folder.names == ["deep", "link.txt", "middle"])
  }

  @Test func danglingSymbolicLinkGetsItsTarget() throws {
    let folder = try Folder()
    try folder.link("link.txt", to: "real.txt")
    var sink = try FileSink(path: folder.path("link.txt"))
    try sink.write("new")
    try sink.commit()
    #expect(folder.text("real.txt") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.txt")) == "real.txt")
  }

  @Test func hardLinkKeepsOldContent() throws {
    let folder = try Folder()
    try folder.write("old", to: "a.txt")
    try FileManager.default.linkItem(atPath: folder.path("a.txt"), toPath: folder.path("b.txt"))
    var sink = try FileSink(path: folder.path("a.txt"))
    try sink.write("new")
    try sink.commit()
    #expect(folder.text("a.txt") == "new")
    #expect(folder.text("b.txt") == "old")
  }

  @Test(arguments: [
    ("", "No such file or directory"),
    ("missing/a.txt", "No such file or directory"),
    ("folder", "Is a directory"),
    ("folder/", "Is a directory"),
    ("new/", "Is a directory"),
    ("file/a.txt", "Not a directory"),
    ("loop", "Too many levels of symbolic links"),
    (String(repeating: "n", count: 300), "File name too long"),
    ("nul\0.txt", "Invalid argument"),
  ])
  func impossibleTargetIsRefusedAtOnce(name: String, reason: String) throws {
    let folder = try Folder()
    try folder.write("", to: "folder/inside")
    try folder.write("", to: "file")
    try folder.link("loop", to: "loop")
    let path = name.isEmpty ? "" : folder.path("") + name
    let error = #expect(throws: ExportError.self) { _ = try FileSink(path: path) }
    let shown = path.replacingOccurrences(of: "\0", with: "\\u{0}")
    #expect(error?.message == "cannot write \(shown): \(reason)")
    #expect(error?.code != nil)
    #expect(try folder.names == ["file", "folder", "loop"])
  }

  @Test func controlsInPathAreEscapedInMessage() throws {
    let error = #expect(throws: ExportError.self) { _ = try FileSink(path: "/nowhere/\u{1B}[31m\u{202E}x") }
    #expect(error?.message == "cannot write /nowhere/\\u{1b}[31m\\u{202e}x: No such file or directory")
  }
}
