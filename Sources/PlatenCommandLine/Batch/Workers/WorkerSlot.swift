import PlatenCLibrary
import PlatenCore

/// The place of one process in a ``WorkerPool``: the process, and what it is working on.
struct WorkerSlot {
  /// How much longer a process has for its first request, until it has said that it is ready.
  private static let startLimit = Duration.seconds(30)

  private let timeLimit: Duration?
  private let isMemoryLimited: Bool
  private var process: WorkerProcess?
  private var number: Int?
  private var request: ArraySlice<UInt8> = []
  private var answer: [UInt8] = []
  private var isReady = false
  /// When the time of the request is up.
  private(set) var deadline: ContinuousClock.Instant?

  init(timeLimit: Duration?, isMemoryLimited: Bool) {
    self.timeLimit = timeLimit
    self.isMemoryLimited = isMemoryLimited
  }

  /// Whether it can take a request.
  var isIdle: Bool { number == nil }

  /// The descriptors that say when it can go on.
  var polled: [pollfd] {
    guard number != nil, let process else { return [] }
    let output = pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)
    return request.isEmpty ? [output] : [output, pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0)]
  }

  /// Gives it a request.
  ///
  /// - Throws: ``Failure`` if no process can be started.
  mutating func begin(_ number: Int, _ request: [UInt8]) throws(Failure) {
    // One that ended after its last answer is not this request's fault.
    if let process, process.isGone {
      process.end(isForced: true)
      self.process = nil
    }
    isReady = process != nil
    if process == nil { process = try WorkerProcess() }
    self.number = number
    self.request = request[...]
    answer = []
    // The time that a process takes to start is none of its first document's.
    deadline = timeLimit.map { .now + $0 + (isReady ? .zero : WorkerSlot.startLimit) }
  }

  /// Writes and reads what can be without waiting.
  ///
  /// - Returns: the number of the request and the answer, when that is there.
  mutating func proceed() -> (Int, WorkerPool.Answer)? {
    guard let number, let process else { return nil }
    write(to: process)
    if let result = read(from: process) {
      self.number = nil
      deadline = nil
      return (number, result)
    }
    if let deadline, let timeLimit, deadline <= .now {
      process.end(isForced: true)
      self.process = nil
      self.number = nil
      self.deadline = nil
      return (number, .ended("it took longer than the limit of \(WorkerSlot.seconds(timeLimit))"))
    }
    return nil
  }

  /// Ends the process: at once if it is working.
  mutating func finish() {
    process?.end(isForced: number != nil)
    process = nil
  }

  private mutating func write(to process: WorkerProcess) {
    while !request.isEmpty {
      let count = request.withUnsafeBytes { bytes in
        PlatenCLibrary.write(process.input, bytes.baseAddress, bytes.count)
      }
      // An end of the process is seen where it answers.
      guard count > 0 else { return }
      request = request.dropFirst(count)
    }
  }

  private mutating func read(from process: WorkerProcess) -> WorkerPool.Answer? {
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
        count = PlatenCLibrary.read(process.output, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count > 0 {
        answer += piece
        if !isReady, answer.first == UInt8(ascii: "\n") {
          isReady = true
          answer.removeFirst()
          deadline = timeLimit.map { .now + $0 }
        }
        if answer.isEmpty { continue }
        if piece.last == UInt8(ascii: "\n") { return .line(Array(answer.dropLast())) }
      } else if count == 0 {
        let how = process.end(isForced: false)
        self.process = nil
        let hint = isMemoryLimited ? "; it may have needed more memory than the limit" : ""
        return .ended("the process that worked on it ended with \(how)\(hint)")
      } else if errno != EINTR {
        return nil
      }
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
    let rest = String(milliseconds % 1_000 + 1_000).dropFirst()
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds / 1_000).\(rest) s"
  }
}
