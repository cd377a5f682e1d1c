import Foundation
import PlatenCore
import PlatenFiles
import Testing

/// What a file that replaces another has of it, and what is taken away that runs left behind.
@Suite struct ReplacementTests {
  #if os(Linux)
    /// Whether the tools of access control lists are there, and the file system has lists.
    private static let hasLists =
      (try? shell("cd \"$(mktemp -d)\" && touch a && setfacl -m u:1234:rw a && getfacl a").status) == 0
    private static let hasAttributes =
      (try? shell("cd \"$(mktemp -d)\" && touch a && setfattr -n user.a -v b a && getfattr -n user.a a").status) == 0

    private func replace(_ path: String, _ calls: SystemCalls = .live) throws -> FileSink {
      var sink = try FileSink(path: path, calls: calls)
      try sink.write("new")
      try sink.commit()
      return sink
    }

    @Test(.enabled(if: hasLists, "no access control lists here"))
    func accessControlListIsKept() throws {
      let folder = try Folder()
      try folder.write("old", to: "a")
      _ = try shell("cd '\(folder.path(""))' && chmod 600 a && setfacl -m u:1234:rw,g::---,m::rw a")
      let before = try shell("getfacl -n '\(folder.path("a"))'").output
      let sink = try replace(folder.path("a"))
      #expect(folder.text("a") == "new")
      #expect(try shell("getfacl -n '\(folder.path("a"))'").output == before)
      #expect(before.contains("user:1234:rw-"))
      #expect(sink.attributesNotKept == [])
    }

    @Test(.enabled(if: hasAttributes, "no extended attributes here"))
    func extendedAttributesAreKept() throws {
      let folder = try Folder()
      try folder.write("old", to: "a")
      _ = try shell("setfattr -n user.origin -v village '\(folder.path("a"))'")
      let sink = try replace(folder.path("a"))
      #expect(
        try shell("getfattr --only-values -n user.origin '\(folder.path("a"))'").output == "village")
      #expect(sink.attributesNotKept == [])
    }

    @Test func listThatCannotBeKeptLetsNobodyIn() throws {
      let folder = try Folder()
      try folder.write("old", to: "a")
      try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: folder.path("a"))
      var calls = SystemCalls.live
      calls.copyExtendedAttributes = { _, _ in (false, ["user.a"]) }
      let sink = try replace(folder.path("a"), calls)
      #expect(sink.attributesNotKept == ["the access control list", "the attribute user.a"])
      #expect(try folder.permissions("a") == 0o604)
    }

    @Test func staleFilesOfNobodyAreRemoved() throws {
      let folder = try Folder()
      for name in [".platen-1.tmp", ".platen-2.tmp", ".platen-3.tmp", ".other-1.tmp", "platen-1.tmp"] {
        try folder.write("half", to: name)
        // The second is not a day old.
        let age: TimeInterval = name == ".platen-2.tmp" ? 3_600 : 2 * 86_400
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: folder.path(name))
      }
      // The third is somebody's.
      let descriptor = open(folder.path(".platen-3.tmp"), O_RDONLY)
      #expect(flock(descriptor, LOCK_EX) == 0)
      defer { close(descriptor) }
      var calls = SystemCalls.live
      calls.openUnnamed = { _, _ throws(SystemError) in throw SystemError(EOPNOTSUPP) }
      _ = try replace(folder.path("a"), calls)
      #expect(try folder.names == [".other-1.tmp", ".platen-2.tmp", ".platen-3.tmp", "a", "platen-1.tmp"])
    }

    @Test func linkToANameThatIsNotUTF8IsAnError() throws {
      let folder = try Folder()
      _ = try shell("cd '\(folder.path(""))' && ln -s \"$(printf '\\377.txt')\" a")
      #expect(throws: ExportError.self) { try replace(folder.path("a")) }
      #expect(try folder.names.count == 1)
    }
  #endif

  @Test func preparedFileHasNoNameYet() throws {
    let folder = try Folder()
    var sink = try FileSink(path: folder.path("a"))
    try sink.write("new")
    try sink.prepare()
    #expect(folder.text("a") == nil)
    try sink.commit()
    #expect(folder.text("a") == "new")
  }

  @Test func sameNameBehindALinkIsTheSameTarget() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path("z.p"), withDestinationPath: "z.q")
    try FileManager.default.createSymbolicLink(atPath: folder.path("z.r"), withDestinationPath: "z.s")
    #expect(FileQuestion.areSame(folder.path("z.p"), folder.path("z.q")))
    #expect(FileQuestion.areSame(folder.path("z.q"), folder.path("./z.q")))
    #expect(!FileQuestion.areSame(folder.path("z.p"), folder.path("z.r")))
    #expect(!FileQuestion.areSame(folder.path("z.p"), folder.path("z.s")))
  }
}
