import Foundation
import PlatenCore
import PlatenFiles
import Synchronization
import Testing

/// How the pending file is made.
enum Making: CaseIterable {
  /// As the system likes: on Linux without a name.
  case system
  /// With a name from the start, as where `O_TMPFILE` is unknown.
  case named
}

/// Calls that fail once, or from then on, and say what was called.
final class Faults: Sendable {
  private let log = Mutex<[String]>([])

  /// Everything that was called, the calls that failed included.
  var called: [String] { log.withLock { $0 } }

  /// The system's calls, of which number `failing`, from 1, fails with `code`.
  ///
  /// - Parameter isLasting: whether every later call fails too. The removal of what was left is spared: where
  ///   nothing can be removed, something stays.
  func calls(_ making: Making, failing: Int? = nil, code: Int32 = EIO, isLasting: Bool = false) -> SystemCalls {
    var calls = SystemCalls.live
    if making == .named {
      calls.openUnnamed = { _, _ throws(SystemError) in throw SystemError(EOPNOTSUPP) }
    }
    return calls.before { name throws(SystemError) in
      let number = self.log.withLock { log in
        log.append(name)
        return log.count
      }
      guard let failing, number == failing || isLasting && number > failing && name != "unlink" else { return }
      throw SystemError(code)
    }
  }
}

@Suite struct FaultTests {
  static let new = String(repeating: "new", count: 200)

  /// Writes the new text in many small writes.
  static func export(to path: String, calls: SystemCalls) throws(SinkError) {
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
      var error: SinkError?
      do throws(SinkError) { try FaultTests.export(to: folder.path("a"), calls: calls) } catch let thrown {
        error = thrown
      }
      let context: Comment =
        "call \(number), \(faults.called.dropFirst(number - 1).first ?? "none"), of \(faults.called)"
      if let error, !error.message.hasPrefix("wrote ") {
        #expect(folder.text("a") == old, context)
        #expect(try folder.names == (old == nil ? [] : ["a"]), context)
        #expect(error.code == code || error.code == EOPNOTSUPP, context)
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
    #expect(throws: SinkError("cannot write \(folder.path("a")): No space left on device", code: ENOSPC)) {
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
      let error = #expect(throws: SinkError.self) { try failing.write("second") }
      #expect(error?.code == ENOSPC)
    }
    let error = #expect(throws: SinkError.self) { try failing.commit() }
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
      throws: SinkError(
        "wrote \(folder.path("a")), but cannot make sure that it survives a power failure: Input/output error",
        code: EIO)
    ) {
      try FaultTests.export(to: folder.path("a"), calls: Faults().calls(.system, failing: last + 1))
    }
    #expect(folder.text("a") == FaultTests.new)
  }

  #if os(Linux)
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
    #expect(attempts.withLock { $0 } == 5)
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
    #expect(throws: SinkError("cannot write \(folder.path("a")): Permission denied", code: EACCES)) {
      try FaultTests.export(to: folder.path("a"), calls: calls)
    }
    #expect(folder.text("a") == "old")
  }
}

@Suite struct WriteLoopTests {
  /// Writes through calls whose `write` is replaced, and gives what arrived.
  private func arrived(_ write: @escaping @Sendable (_ rest: Int) throws(SystemError) -> Int) throws -> String? {
    let folder = try Folder()
    var calls = SystemCalls.live
    let live = calls.write
    calls.write = { descriptor, bytes throws(SystemError) in
      let count = try write(bytes.count)
      return try count == 0 ? 0 : live(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    try FaultTests.export(to: folder.path("a"), calls: calls)
    return folder.text("a")
  }

  @Test func partialWritesAreContinued() throws {
    #expect(try arrived { min($0, 7) } == FaultTests.new)
  }

  @Test func interruptedWritesAreRepeated() throws {
    let count = Mutex(0)
    let text = try arrived { rest throws(SystemError) in
      let isOdd = count.withLock { count in
        count += 1
        return count % 2 == 1
      }
      if isOdd { throw SystemError(EINTR) }
      return min(rest, 11)
    }
    #expect(text == FaultTests.new)
  }

  @Test func descriptorThatIsFullIsWaitedFor() throws {
    let count = Mutex(0)
    let text = try arrived { rest throws(SystemError) in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      if isFirst { throw SystemError(EAGAIN) }
      return rest
    }
    #expect(text == FaultTests.new)
  }

  @Test func writeOfNothingIsAnError() throws {
    let error = #expect(throws: SinkError.self) { _ = try arrived { _ in 0 } }
    #expect(error?.code == EIO)
  }
}
