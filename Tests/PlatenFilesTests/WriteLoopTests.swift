import Foundation
import PlatenCore
import PlatenFiles
import Synchronization
import Testing

/// What a system's `write` may do instead of writing everything.
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
    let error = #expect(throws: ExportError.self) { _ = try arrived { _ in 0 } }
    #expect(error?.code == EIO)
  }
}
