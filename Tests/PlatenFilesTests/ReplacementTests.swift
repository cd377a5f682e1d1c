import Foundation
import PlatenCore
import PlatenFiles
import Testing

/// What a file that replaces another has of it, and what is taken away that runs left behind.
@Suite struct ReplacementTests {
  #if os(Linux)
    /// Sets an attribute of a file by Python, which is nearly everywhere; the list lets user 1234 read and write, and the group
    /// nothing.
    private static func setting(_ path: String) -> String {
      """
      python3 - '\(path)' <<'END'
      import os, struct, sys
      entries = [(1, 6, -1), (2, 6, 1234), (4, 0, -1), (16, 6, -1), (32, 0, -1)]
      value = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
      os.setxattr(sys.argv[1], "system.posix_acl_access", value)
      os.setxattr(sys.argv[1], "user.origin", b"village")
      END
      """
    }

    private static func getting(_ path: String) -> String {
      """
      python3 - '\(path)' <<'END'
      import os, sys
      print(oct(os.stat(sys.argv[1]).st_mode), sorted((n, os.getxattr(sys.argv[1], n)) for n in os.listxattr(sys.argv[1])))
      END
      """
    }

    private static let hasAttributes = (try? shell("cd \"$(mktemp -d)\" && touch a && " + setting("a")).status) == 0

    private func replace(_ path: String, _ calls: SystemCalls = .live) throws -> FileSink {
      var sink = try FileSink(path: path, calls: calls)
      try sink.write("new")
      try sink.commit()
      return sink
    }

    @Test(.enabled(if: hasAttributes, "no Python, or a file system without lists and attributes"))
    func accessControlListAndAttributesAreKept() throws {
      let folder = try Folder()
      try folder.write("old", to: "a")
      #expect(try shell("chmod 600 '\(folder.path("a"))'; " + ReplacementTests.setting(folder.path("a"))).status == 0)
      let before = try shell(ReplacementTests.getting(folder.path("a"))).output
      let sink = try replace(folder.path("a"))
      #expect(folder.text("a") == "new")
      #expect(try shell(ReplacementTests.getting(folder.path("a"))).output == before)
      #expect(before.contains("posix_acl_access") && before.contains("village"))
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
