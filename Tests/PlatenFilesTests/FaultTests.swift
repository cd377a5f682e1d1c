import Foundation
import PlatenCore
import PlatenFiles
import Synchronization
import Testing

@Suite struct FaultTests {
  static let new = String(repeating: "new", count: 200)

  /// Writes the new text in many small writes.
  static func export(to path: String, calls: SystemCalls) throws(ExportError) {
    var sink = try FileSink(path: path, calls: calls, bufferSize: 50)
    for _ in 0..<20 { try sink.write(String(repeating: "new", count: 10)) }
    try sink.commit()
  }

  @Test(arguments: Making.allCases, [EIO, ENOSPC, EDQUOT, EINVAL, EACCES, EPERM])
  func whateverCallFailsOldFileStaysAndNothingIsLeft(making: Making, code: Int32) throws {
    try failEach(making, code: code, old: "old", isLasting: false)
    try failEach(making, code: code, old: nil, isLasting: false)
  }

  @Test(arguments: Making.allCases, [EIO, ENOSPC])
  func whateverCallFailsForGoodOldFileStaysAndNothingIsLeft(making: Making, code: Int32) throws {
    try failEach(making, code: code, old: "old", isLasting: true)
    try failEach(making, code: code, old: nil, isLasting: true)
  }

  /// Fails the first call, the second, and so on, until there is none left to fail.
  private func failEach(_ making: Making, code: Int32, old: String?, isLasting: Bool) throws {
    let folder = try Folder()
    var failed: Set<String> = []
    var number = 1
    while true {
      if let old {
        try folder.write(old, to: "a")
      } else {
        _ = try? FileManager.default.removeItem(atPath: folder.path("a"))
      }
      let faults = Faults()
      let calls = faults.calls(making, failing: number, code: code, isLasting: isLasting)
      var error: ExportError?
      do throws(ExportError) { try FaultTests.export(to: folder.path("a"), calls: calls) } catch let thrown {
        error = thrown
      }
      #expect(faults.openDescriptors == [])
      let context: Comment =
        "call \(number), \(faults.called.dropFirst(number - 1).first ?? "none"), of \(faults.called)"
      if let error, !error.message.hasPrefix("wrote ") {
        #expect(folder.text("a") == old, context)
        #expect(try folder.names == (old == nil ? [] : ["a"]), context)
        #expect(error.code == code || making == .named && error.code == EOPNOTSUPP, context)
      } else {
        #expect(folder.text("a") == FaultTests.new, context)
        #expect(try folder.names == ["a"], context)
      }
      guard number <= faults.called.count else {
        #expect(error == nil, context)
        break
      }
      if error != nil { failed.insert(faults.called[number - 1]) }
      number += 1
    }
    #expect(number > 20)
    #expect(failed.isSuperset(of: ["stat", "openDirectory", "write", "close", "rename"]), "\(failed)")
    if code == EIO { #expect(failed.contains("fsync"), "\(failed)") }
  }

  @Test func errorNamesPathAndReason() throws {
    let folder = try Folder()
    // stat, readlink, openDirectory, openUnnamed, write.
    let calls = Faults().calls(.system, failing: 5, code: ENOSPC)
    #expect(throws: ExportError(.sink, "cannot write \(folder.path("a")): No space left on device", code: ENOSPC)) {
      try FaultTests.export(to: folder.path("a"), calls: calls)
    }
  }

  @Test func failedSinkKeepsItsErrorAndNeverCommits() throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    let faults = Faults()
    var sink = try FileSink(path: folder.path("a"), calls: faults.calls(.system), bufferSize: 1)
    let before = faults.called.count
    var failing = try FileSink(
      path: folder.path("a"), calls: Faults().calls(.system, failing: before + 2, code: ENOSPC), bufferSize: 1)
    try failing.write("first")
    for _ in 0..<3 {
      let error = #expect(throws: ExportError.self) { try failing.write("second") }
      #expect(error?.code == ENOSPC)
    }
    let error = #expect(throws: ExportError.self) { try failing.commit() }
    #expect(error?.code == ENOSPC)
    failing.abandon()
    try sink.write("other")
    sink.abandon()
    #expect(folder.text("a") == "old")
    #expect(try folder.names == ["a"])
  }

  @Test func lostFolderSyncSaysThatNewFileIsThere() throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    let faults = Faults()
    try FaultTests.export(to: folder.path("a"), calls: faults.calls(.system))
    let last = try #require(faults.called.lastIndex(of: "fsync"))
    #expect(
      throws: ExportError(
        .sink, "wrote \(folder.path("a")), but cannot make sure that it survives a power failure: Input/output error",
        code: EIO)
    ) {
      try FaultTests.export(to: folder.path("a"), calls: Faults().calls(.system, failing: last + 1))
    }
    #expect(folder.text("a") == FaultTests.new)
  }

  #if os(Linux)
    @Test func fileIsCopiedWhereItsLinkIsRefused() throws {
      let folder = try Folder()
      try folder.write("old", to: "a")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
      let text = String(repeating: "many bytes ", count: 50_000)
      let faults = Faults()
      var sink = try FileSink(path: folder.path("a"), calls: faults.calls(.copied))
      try sink.write(text)
      try sink.commit()
      #expect(folder.text("a") == text)
      #expect(try folder.permissions("a") == 0o640)
      #expect(try folder.names == ["a"])
      #expect(faults.called.contains("pread"))
    }

    @Test func fileHasNoNameUntilItIsWhole() throws {
      let folder = try Folder()
      let faults = Faults()
      var sink = try FileSink(path: folder.path("a"), calls: faults.calls(.system), bufferSize: 1)
      try sink.write("half")
      #expect(try folder.names == [])
      try sink.commit()
      #expect(
        faults.called == [
          "stat", "readlink", "openDirectory", "openUnnamed", "write", "fsync", "link", "close", "rename", "fsync",
          "close",
        ])
    }
  #endif

  @Test func namedFileIsMadeAndRenamed() throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    let faults = Faults()
    var sink = try FileSink(path: folder.path("a"), calls: faults.calls(.named), bufferSize: 1)
    try sink.write("half")
    let names = try folder.names
    #expect(names.count == 2)
    #expect(names[0].wholeMatch(of: /\.platen-[0-9a-f]{1,16}\.tmp/) != nil)
    try sink.commit()
    #expect(folder.text("a") == "half")
    #expect(
      faults.called == [
        "stat", "access", "readlink", "openDirectory", "openUnnamed", "openExclusively", "fstat", "fchmod", "write",
        "fsync", "close", "rename", "fsync", "close",
      ])
  }

  @Test(arguments: Making.allCases)
  func takenNamesAreTriedAgain(making: Making) throws {
    let folder = try Folder()
    let attempts = Mutex(0)
    let calls = Faults().calls(making).before { name throws(SystemError) in
      guard name == "link" || name == "openExclusively" else { return }
      let attempt = attempts.withLock { count in
        count += 1
        return count
      }
      if attempt < 5 { throw SystemError(EEXIST) }
    }
    try FaultTests.export(to: folder.path("a"), calls: calls)
    #expect(folder.text("a") == FaultTests.new)
    // Where links are refused, one attempt is a link.
    #expect(attempts.withLock { $0 } == (making == .copied ? 6 : 5))
  }

  @Test func giftThatIsNotPermittedIsNoError() throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    var calls = SystemCalls.live
    let fstat = calls.fstat
    calls.fstat = { descriptor throws(SystemError) in
      var status = try fstat(descriptor)
      status.owner += 1
      return status
    }
    calls.fchown = { _, _, _ throws(SystemError) in throw SystemError(EPERM) }
    try FaultTests.export(to: folder.path("a"), calls: calls)
    #expect(folder.text("a") == FaultTests.new)
  }

  @Test func fileThatMayNotBeWrittenIsNotReplaced() throws {
    let folder = try Folder()
    try folder.write("old", to: "a")
    var calls = SystemCalls.live
    // The superuser may write everything, so the system is not asked here.
    calls.access = { _ throws(SystemError) in throw SystemError(EACCES) }
    #expect(throws: ExportError(.sink, "cannot write \(folder.path("a")): Permission denied", code: EACCES)) {
      try FaultTests.export(to: folder.path("a"), calls: calls)
    }
    #expect(folder.text("a") == "old")
  }
}
