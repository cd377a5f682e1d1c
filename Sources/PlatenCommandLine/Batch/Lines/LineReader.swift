import PlatenCLibrary
import PlatenCore
import Synchronization

/// Reads standard input a line at a time, lines of any length.
final class LineReader: Sendable {
  /// The options.
  enum Line: Sendable {
    /// A line without its line end, that is not blank.
    case line([UInt8])
    /// A line that was passed over: it has more than ``LineReader/maximumBytes``.
    case tooLong
    /// There is nothing more.
    case end
  }

  /// The longest line, 2 GiB.
  static let maximumBytes = 1 << 31

  fileprivate struct State {
    /// What was read and is not yet handed on.
    var bytes: [UInt8] = []
    /// Where the next line begins in it.
    var start = 0
    /// How far it was looked through for a line end.
    var seen = 0
    var isSkipping = false
    var isAtEnd = false
  }

  private let state = Mutex(State())

  /// The next line; waits for it. For one thread at a time.
  func next() -> Line {
    while true {
      if let line = buffered() { return line }
      read()
    }
  }

  /// The next line, if it is there without reading.
  func buffered() -> Line? {
    state.withLock { state in
      while let line = state.takeLine() {
        guard case .line(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else {
          return line
        }
      }
      return state.isAtEnd ? .end : nil
    }
  }

  /// Reads what is there; waits if there is nothing.
  func read() {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
      repeat {
        count = PlatenCLibrary.read(0, buffer.baseAddress, buffer.count)
      } while count < 0 && LineReader.isTemporary()
      filled = max(0, count)
    }
    state.withLock { $0.take(piece, isAtEnd: count <= 0) }
  }

  /// Whether there is something to be read, or an end, without waiting.
  static var hasInput: Bool {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Whether a reading is to be tried again; waits, if there is nothing to be read yet.
  private static func isTemporary() -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN || errno == EWOULDBLOCK else { return false }
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno == EINTR
  }
}

extension LineReader.State {
  fileprivate mutating func take(_ piece: [UInt8], isAtEnd: Bool) {
    if start > 0 {
      bytes.removeSubrange(..<start)
      seen -= start
      start = 0
    }
    bytes += piece
    self.isAtEnd = isAtEnd
  }

  /// The next complete line or, at the end of the input, the text after the last line end.
  fileprivate mutating func takeLine() -> LineReader.Line? {
    if let end = bytes[seen...].firstIndex(of: UInt8(ascii: "\n")) { return cut(at: end, next: end + 1) }
    seen = bytes.count
    if bytes.count - start > LineReader.maximumBytes {
      isSkipping = true
      (bytes, start, seen) = ([], 0, 0)
    }
    guard isAtEnd, isSkipping || start < bytes.count else { return nil }
    return cut(at: bytes.count, next: bytes.count)
  }

  private mutating func cut(at end: Int, next: Int) -> LineReader.Line {
    defer {
      (start, seen) = (next, next)
      isSkipping = false
    }
    return isSkipping ? .tooLong : .line(Array(bytes[start..<end]))
  }
}
