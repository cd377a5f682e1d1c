import Foundation
import PlatenCore
import PlatenFiles
import Testing

/// Targets that are not regular files are written to as they are.
@Suite struct SpecialFileTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func fullDeviceIsAnError() throws {
    var sink = try FileSink(path: "/dev/full")
    try sink.write("a little")
    #expect(throws: ExportError(.sink, "cannot write /dev/full: No space left on device", code: ENOSPC)) {
      try sink.commit()
    }
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func linkToFullDeviceIsAnError() throws {
    let folder = try Folder()
    try folder.link("a", to: "/dev/full")
    var sink = try FileSink(path: folder.path("a"))
    #expect(throws: ExportError.self) {
      try sink.write(String(repeating: "much", count: 100_000))
    }
    #expect(try folder.names == ["a"])
  }

  @Test func nullDeviceTakesEverythingAndStays() throws {
    var sink = try FileSink(path: "/dev/null")
    try sink.write(String(repeating: "much", count: 100_000))
    try sink.commit()
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func fifoIsWrittenTo() throws {
    let folder = try Folder()
    let outcome = try shell(
      """
      cd "\(folder.path(""))" && mkfifo a
      cat a > out &
      "\(Probe.path)" file a x 1
      wait && test -p a && ls -A && tr -d x < out
      """)
    #expect(outcome == Outcome(output: "a\nout\n\n", status: 0, endedBySignal: false))
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
  func standardOutputByNameIsAppendedTo(path: String) throws {
    let folder = try Folder()
    let outcome = try shell(
      """
      cd "\(folder.path(""))" && echo before > out && ln -s \(path) link
      "\(Probe.path)" file \(path) x 1 >> out && "\(Probe.path)" file link y 1 >> out && echo after >> out
      tr -d xy < out; ls -A
      """)
    #expect(outcome == Outcome(output: "before\n\n\nafter\nlink\nout\n", status: 0, endedBySignal: false))
  }

  @Test func descriptorThatIsNotOpenIsAnError() {
    let error = #expect(throws: ExportError.self) { _ = try FileSink(path: "/dev/fd/987") }
    #expect(error?.message == "cannot write /dev/fd/987: Bad file descriptor")
  }

  /// Whether a small file system can be mounted, and its folder.
  static let small: (mount: String, unmount: String) = ("mount -t tmpfs -o size=64k tmpfs", "umount")
  static let canMount: Bool = {
    let probe = "d=$(mktemp -d) && \(small.mount) $d && \(small.unmount) $d; s=$?; rmdir $d; exit $s"
    return (try? shell(probe).status) == 0
  }()

  @Test(.enabled(if: canMount, "no file system can be mounted here"), arguments: ["", "old"])
  func fullDiskLeavesOldFileAndNothingElse(old: String) throws {
    let folder = try Folder()
    let disk = folder.path("disk")
    #expect(try shell("mkdir \(disk) && \(SpecialFileTests.small.mount) \(disk)").status == 0)
    defer { _ = try? shell("\(SpecialFileTests.small.unmount) \(disk)") }
    if !old.isEmpty { try folder.write(old, to: "disk/a") }
    let error = #expect(throws: ExportError.self) {
      var sink = try FileSink(path: disk + "/a")
      for _ in 0..<100 { try sink.write(String(repeating: "x", count: 1_000)) }
      try sink.commit()
    }
    #expect(error == ExportError(.sink, "cannot write \(disk)/a: No space left on device", code: ENOSPC))
    #expect(folder.text("disk/a") ?? "" == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == (old.isEmpty ? [] : ["a"]))
  }
}
