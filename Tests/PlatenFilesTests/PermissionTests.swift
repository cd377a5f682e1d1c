import Foundation
import Testing

private let isSuperuser = geteuid() == 0
private let isPossible = !isSuperuser || (try? shell("setpriv --reuid=65534 --clear-groups true").status) == 0

/// What a user who is not the superuser may do. The superuser runs these as somebody else (user 65534).
@Suite(.enabled(if: isPossible, "neither an ordinary user nor able to become one"))
struct PermissionTests {
  private let folder: Folder
  private let probe: String

  init() throws {
    folder = try Folder()
    probe = folder.path("probe")
    // Where it was built may be out of the other user's reach.
    try FileManager.default.copyItem(atPath: Probe.path, toPath: probe)
    try folder.write("old", to: "work/a")
    if isSuperuser {
      #expect(try shell("chown -R 65534 '\(folder.path("work"))'").status == 0)
    }
  }

  /// Runs the probe as an ordinary user in the folder `work`, after a command that prepares it.
  private func run(_ arguments: String, after preparation: String) throws -> String {
    let user = isSuperuser ? "setpriv --reuid=65534 --clear-groups " : ""
    return try shell("cd '\(folder.path("work"))' && \(preparation) && \(user)'\(probe)' \(arguments); echo $?").output
  }

  @Test func fileWithoutPermissionIsUnreadable() throws {
    #expect(try run("read a", after: "chmod 0 a") == "cannot read a: Permission denied\n66\n")
  }

  @Test func fileThatMayNotBeWrittenIsNotReplaced() throws {
    #expect(try run("file a x 1", after: "chmod 444 a") == "cannot write a: Permission denied\n74\n")
    #expect(folder.text("work/a") == "old")
  }

  @Test func folderThatMayNotBeWrittenIsAnError() throws {
    #expect(try run("file b x 1", after: "chmod 555 .") == "cannot write b: Permission denied\n74\n")
    #expect(try run("file a x 1", after: "chmod 555 .") == "cannot write a: Permission denied\n74\n")
    #expect(try folder.names == ["probe", "work"])
    #expect(folder.text("work/a") == "old")
  }

  @Test(arguments: ["system", "named"])
  func folderThatMayNotBeListedIsWrittenTo(making: String) throws {
    #expect(try run("file b x 0 \(making)", after: "chmod 333 .") == "0\n")
    #expect(folder.text("work/b") == "")
  }

  @Test(.enabled(if: isSuperuser, "only the superuser may give files away"), arguments: ["system", "named"])
  func superuserLeavesFileToItsOwner(making: String) throws {
    #expect(
      try shell("cd '\(folder.path("work"))' && chmod 640 a && '\(probe)' file a x 1 \(making) && stat -c '%u %a' a")
        .output == "65534 640\n")
  }
}
