import PlatenCLibrary
import Synchronization

/// A pipe to a program's standard input that knows no SIGPIPE.
///
/// A program may close its input before it has read all; the resulting signal would end this process. To ignore it
/// in the whole process would change what other children inherit. So it is held back in the one thread that writes, for as long as
/// one call takes.
final class InputPipe: Sendable {
  /// The program's end. The caller closes it after the program has started.
  let readEnd: Int32
  private let writeEnd: Mutex<Int32?>

  /// - Throws: ``PipeError`` if there are no descriptors left.
  init() throws(PipeError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw PipeError(code: errno) }
    // No other program that is started meanwhile is to inherit the ends: it would keep the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    #if canImport(Darwin)
      _ = fcntl(ends[1], F_SETNOSIGPIPE, 1)
    #endif
    readEnd = ends[0]
    writeEnd = Mutex(ends[1])
  }

  deinit { close() }

  /// Writes bytes and closes the pipe; returns early if the reader has closed it or the task is cancelled.
  func write(_ bytes: [UInt8]) async {
    defer { close() }
    var offset = 0
    var pause = Duration.microseconds(250)
    while offset < bytes.count, !Task.isCancelled {
      switch step(bytes, from: offset) {
      case .wrote(let count):
        offset += count
        pause = .microseconds(250)
      case .full:
        // Cancelled: the loop ends.
        do { try await Task.sleep(for: pause) } catch { return }
        pause = min(pause * 2, .milliseconds(8))
      case .closed: return
      }
    }
  }

  private enum Step { case wrote(Int), full, closed }

  /// One call of `write`, with SIGPIPE held back in this thread and taken away if it came.
  private func step(_ bytes: [UInt8], from offset: Int) -> Step {
    writeEnd.withLock { end in
      guard let end else { return .closed }
      var pipeSignal = sigset_t()
      var before = sigset_t()
      unsafe sigemptyset(&pipeSignal)
      unsafe sigaddset(&pipeSignal, SIGPIPE)
      unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
      let (count, number) = bytes.withUnsafeBytes { buffer in
        let count = unsafe InputPipe.write(end, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
        return (count, errno)
      }
      #if !canImport(Darwin)
        if count < 0, number == EPIPE {
          var now = timespec()
          _ = unsafe sigtimedwait(&pipeSignal, nil, &now)
        }
      #endif
      unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
      if count >= 0 { return .wrote(count) }
      return number == EAGAIN || number == EINTR ? .full : .closed
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe PlatenCLibrary.write(descriptor, bytes.baseAddress, bytes.count)
  }

  private func close() {
    writeEnd.withLock { end in
      if let number = end { _ = closeDescriptor(number) }
      end = nil
    }
  }
}

/// `close` of the C library, under a name that the class does not have.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// There is no pipe.
struct PipeError: Error, CustomStringConvertible {
  /// The system's error number.
  var code: Int32

  var description: String { unsafe String(cString: strerror(code)) }
}
